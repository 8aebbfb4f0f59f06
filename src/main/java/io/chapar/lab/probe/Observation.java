package io.chapar.lab.probe;

import java.util.List;

/**
 * What a delivery probe saw.
 *
 * @param connected whether a server answered at all
 * @param accepted whether the message was taken
 * @param reply the last thing the server said, or why nobody could be asked
 * @param found whether it was in the mailbox afterwards
 * @param mailbox what looking into the mailbox gave: a count, or an error of the IMAP server
 * @param log what the mail log said about it, last line last
 */
public record Observation(
    boolean connected,
    boolean accepted,
    String reply,
    boolean found,
    String mailbox,
    List<String> log) {}
