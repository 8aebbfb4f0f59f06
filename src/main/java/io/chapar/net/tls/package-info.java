/** Certificates, keys and TLS on the simulated internet: PEM, X.509 and the JDK's engine. */
@NullMarked
package io.chapar.net.tls;

import org.jspecify.annotations.NullMarked;
