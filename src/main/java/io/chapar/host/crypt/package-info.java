/** Password hashes as crypt(3) and libxcrypt have them: what /etc/shadow holds. */
@NullMarked
package io.chapar.host.crypt;

import org.jspecify.annotations.NullMarked;
