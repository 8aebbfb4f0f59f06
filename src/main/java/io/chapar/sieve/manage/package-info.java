/** ManageSieve (RFC 5804): users put, list and activate their scripts over the network. */
@NullMarked
package io.chapar.sieve.manage;

import org.jspecify.annotations.NullMarked;
