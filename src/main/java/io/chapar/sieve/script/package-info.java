/** Scripts as files: storages, the active one, compiled ones beside their sources. */
@NullMarked
package io.chapar.sieve.script;

import org.jspecify.annotations.NullMarked;
