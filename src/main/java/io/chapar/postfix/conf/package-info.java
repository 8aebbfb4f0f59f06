/**
 * What /etc/postfix says: main.cf, master.cf, every parameter with its default, expansion and
 * types.
 */
@NullMarked
package io.chapar.postfix.conf;

import org.jspecify.annotations.NullMarked;
