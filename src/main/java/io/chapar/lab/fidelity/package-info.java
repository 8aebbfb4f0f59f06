/** What is simulated and what is not, read off the code itself. */
@NullMarked
package io.chapar.lab.fidelity;

import org.jspecify.annotations.NullMarked;
