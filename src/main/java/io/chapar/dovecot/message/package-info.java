/** Messages taken apart: MIME structure, envelopes, previews, and what a search finds in them. */
@NullMarked
package io.chapar.dovecot.message;

import org.jspecify.annotations.NullMarked;
