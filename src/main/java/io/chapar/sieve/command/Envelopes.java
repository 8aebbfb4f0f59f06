package io.chapar.sieve.command;

import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope that the tools make for a message that came without one. */
final class Envelopes {
  private Envelopes() {}

  /** What the options say, else what the headers say, else somebody at example.com. */
  static Envelope of(
      Mail mail,
      @Nullable SmtpAddress sender,
      @Nullable SmtpAddress recipient,
      @Nullable SmtpAddress original) {
    SmtpAddress from = first(mail, sender, "sender", "Return-path", "Sender", "From");
    SmtpAddress to = first(mail, recipient, "recipient", "Envelope-To", "To");
    return new Envelope(from, to, original == null ? to : original);
  }

  private static SmtpAddress first(
      Mail mail, @Nullable SmtpAddress given, String usual, String... headers) {
    SmtpAddress found = given;
    for (String name : headers) {
      found = found == null ? header(mail, name) : found;
    }
    return found == null ? new SmtpAddress(usual, "example.com") : found;
  }

  private static @Nullable SmtpAddress header(Mail mail, String name) {
    String value = mail.first(name);
    if (value == null) {
      return null;
    }
    List<SmtpAddress.Named> all = SmtpAddress.inHeader(value);
    return all.isEmpty() ? null : all.get(0).address();
  }
}
