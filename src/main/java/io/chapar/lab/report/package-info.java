/** What a check tells the learner; pure. */
@NullMarked
package io.chapar.lab.report;

import org.jspecify.annotations.NullMarked;
