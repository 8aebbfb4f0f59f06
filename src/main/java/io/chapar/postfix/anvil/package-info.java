/** anvil(8): the daemon that counts, for all SMTP servers of a host, what each client does. */
@NullMarked
package io.chapar.postfix.anvil;

import org.jspecify.annotations.NullMarked;
