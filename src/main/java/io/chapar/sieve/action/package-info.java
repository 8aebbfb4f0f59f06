/** What a script's run results in: actions, their side effects, and how they are carried out. */
@NullMarked
package io.chapar.sieve.action;

import org.jspecify.annotations.NullMarked;
