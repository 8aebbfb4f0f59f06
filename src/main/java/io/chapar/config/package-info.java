/** Configuration as settings that know their origin, in layers. */
@NullMarked
package io.chapar.config;

import org.jspecify.annotations.NullMarked;
