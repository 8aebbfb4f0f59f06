/** smtp(8) and lmtp(8): mail on its way to other hosts. */
@NullMarked
package io.chapar.postfix.smtp;

import org.jspecify.annotations.NullMarked;
