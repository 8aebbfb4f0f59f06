package io.chapar.mailbox;

/**
 * A message in a mailbox as it was when the mailbox was last read.
 *
 * @param uid its UID
 * @param flags its flags
 * @param recent whether no session has been told of it yet
 * @param received when it came, nanoseconds since the epoch
 * @param saved when it was put into this mailbox
 * @param key what the format finds it by
 */
public record Mail(
    long uid, MailFlags flags, boolean recent, long received, long saved, String key) {}
