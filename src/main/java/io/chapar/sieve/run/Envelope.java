package io.chapar.sieve.run;

import org.jspecify.annotations.Nullable;

/**
 * The envelope of a message.
 *
 * @param sender null: the empty one
 * @param recipient the final recipient
 * @param original the recipient that was first given
 */
public record Envelope(
    @Nullable SmtpAddress sender,
    @Nullable SmtpAddress recipient,
    @Nullable SmtpAddress original) {}
