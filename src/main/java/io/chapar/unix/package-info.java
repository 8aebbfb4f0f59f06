/** What the general commands share: options, quoting, the tables that columns are printed in. */
@NullMarked
package io.chapar.unix;

import org.jspecify.annotations.NullMarked;
