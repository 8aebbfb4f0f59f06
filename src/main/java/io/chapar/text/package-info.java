/** Texts with places: what every parser reads from and every complaint points at. */
@NullMarked
package io.chapar.text;

import org.jspecify.annotations.NullMarked;
