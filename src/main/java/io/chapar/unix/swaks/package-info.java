/** swaks, the Swiss army knife for SMTP: a client that shows the whole dialogue. */
@NullMarked
package io.chapar.unix.swaks;

import org.jspecify.annotations.NullMarked;
