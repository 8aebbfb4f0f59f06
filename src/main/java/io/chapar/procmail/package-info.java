/** procmail, formail, lockfile and mailstat: the package procmail of Debian 12. */
@NullMarked
package io.chapar.procmail;

import org.jspecify.annotations.NullMarked;
