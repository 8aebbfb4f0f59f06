package io.chapar.mail;

import java.util.List;
import java.util.Set;

/**
 * What goes around a message: who sent it, to whom it goes, and what reports are wanted. Addresses
 * are in internal form.
 *
 * @param sender the return path; empty: the null sender
 * @param returnType what a failure report returns
 * @param envelopeId the sender's name for the transaction (RFC 3461 ENVID, xtext); empty: none
 */
public record Envelope(
    String sender, List<Recipient> recipients, ReturnType returnType, String envelopeId) {

  /** Keeps the recipients from changing. */
  public Envelope {
    recipients = List.copyOf(recipients);
  }

  /** What the RET parameter of RFC 3461 says. */
  public enum ReturnType {
    UNSAID,
    FULL,
    HEADERS
  }

  /** When a report is wanted: the NOTIFY parameter of RFC 3461. */
  public enum Notify {
    NEVER,
    SUCCESS,
    FAILURE,
    DELAY
  }

  /**
   * One recipient.
   *
   * @param address where it goes now
   * @param original the address that the message came with; empty: the same
   * @param dsnOriginal ORCPT of RFC 3461, {@code type;xtext}; empty: none
   * @param wishes the reports that are wanted; empty: unsaid
   */
  public record Recipient(String address, String original, String dsnOriginal, Set<Notify> wishes) {
    /** Keeps the set from changing. */
    public Recipient {
      wishes = Set.copyOf(wishes);
    }

    /** A recipient without wishes. */
    public static Recipient of(String address) {
      return new Recipient(address, "", "", Set.of());
    }
  }

  /** An envelope without wishes. */
  public static Envelope of(String sender, List<String> recipients) {
    return new Envelope(
        sender, recipients.stream().map(Recipient::of).toList(), ReturnType.UNSAID, "");
  }
}
