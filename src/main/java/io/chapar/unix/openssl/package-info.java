/** The openssl command: keys, requests, certificates, digests, and s_client. All of it is real. */
@NullMarked
package io.chapar.unix.openssl;

import org.jspecify.annotations.NullMarked;
