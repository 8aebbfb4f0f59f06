/** What has changed on a host: its files, its settings, what it does. */
@NullMarked
package io.chapar.lab.diff;

import org.jspecify.annotations.NullMarked;
