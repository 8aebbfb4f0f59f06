/** The commands that ask the name service: dig, host, nslookup. */
@NullMarked
package io.chapar.unix.dns;

import org.jspecify.annotations.NullMarked;
