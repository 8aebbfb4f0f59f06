/** ManageSieve, and doveadm sieve. */
@NullMarked
package io.chapar.sieve.manage;

import org.jspecify.annotations.NullMarked;
