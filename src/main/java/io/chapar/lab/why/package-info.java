/** Why mail went as it went: what the daemons recorded, put in order, and what would change it. */
@NullMarked
package io.chapar.lab.why;

import org.jspecify.annotations.NullMarked;
