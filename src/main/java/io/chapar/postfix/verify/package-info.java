/** verify(8): whether addresses exist, found out by probes that are never delivered. */
@NullMarked
package io.chapar.postfix.verify;

import org.jspecify.annotations.NullMarked;
