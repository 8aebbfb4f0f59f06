/** Programs with which people of the host read and write mail. */
@NullMarked
package io.chapar.unix.mail;

import org.jspecify.annotations.NullMarked;
