/** Lookup tables of every type, lists of tables, and match lists. */
@NullMarked
package io.chapar.postfix.table;

import org.jspecify.annotations.NullMarked;
