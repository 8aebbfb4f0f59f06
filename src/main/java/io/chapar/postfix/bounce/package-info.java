/** The bounce daemon: logs of failures, and the reports that are made of them. */
@NullMarked
package io.chapar.postfix.bounce;

import org.jspecify.annotations.NullMarked;
