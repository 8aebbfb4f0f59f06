/** The commands of the network: nc, telnet, ssh, ip, ss, ping, dig, curl, swaks, openssl. */
@NullMarked
package io.chapar.unix.net;

import org.jspecify.annotations.NullMarked;
