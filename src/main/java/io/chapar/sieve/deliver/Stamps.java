package io.chapar.sieve.deliver;

import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and identifiers of messages that scripts send. */
public final class Stamps {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private Stamps() {}

  /** A Date header's value. */
  public static String date(ZonedDateTime at) {
    return DATE.format(at);
  }

  /** A new Message-ID, the number-th of the process. */
  public static String messageId(Process p, int number) {
    long nanos = p.machine().scheduler().nanos();
    return Bytes.format(
        "<dovecot-sieve-%d-%d-%d@%s>",
        nanos / 1_000_000_000L, nanos / 1000 % 1_000_000, number, p.machine().hostname());
  }
}
