/** Who may log in and who they are: passdbs, userdbs, schemes, mechanisms, the auth sockets. */
@NullMarked
package io.chapar.dovecot.auth;

import org.jspecify.annotations.NullMarked;
