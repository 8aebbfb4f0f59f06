/**
 * The one regular-expression library of the house: POSIX basic and extended as glibc reads them,
 * awk's, find's, and Perl's as PCRE2 reads them. No pattern and no text can blow it up: what has no
 * back-references and no look-around is matched in linear time by automata, the rest by a
 * backtracker with an explicit stack and a budget.
 */
@NullMarked
package io.chapar.text.regex;

import org.jspecify.annotations.NullMarked;
