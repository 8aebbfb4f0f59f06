/** Texts on a terminal: Markdown set in lines, right-to-left where the language is. */
@NullMarked
package io.chapar.lab.page;

import org.jspecify.annotations.NullMarked;
