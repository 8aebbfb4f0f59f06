package io.chapar.dovecot.message;

import io.chapar.mailbox.MailboxException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The orders of SORT (RFC 5256 and 5957). */
public final class Sorting {
  private static final List<String> KEYS =
      List.of(
          "ARRIVAL",
          "CC",
          "DATE",
          "FROM",
          "SIZE",
          "SUBJECT",
          "TO",
          "DISPLAYFROM",
          "DISPLAYTO",
          "RELEVANCY");

  private Sorting() {}

  /** Sorts messages by a list of criteria. */
  public static List<Found> sort(List<Found> mails, List<String> program)
      throws Search.BadSearchException, MailboxException {
    Comparator<Row> order = null;
    boolean reverse = false;
    for (String word : program) {
      String key = word.toUpperCase(Locale.ROOT);
      if (key.equals("REVERSE")) {
        reverse = !reverse;
        continue;
      }
      if (!KEYS.contains(key)) {
        throw new Search.BadSearchException("Unknown sort argument: " + key);
      }
      int index = KEYS.indexOf(key);
      Comparator<Row> by = (a, b) -> compare(a.keys()[index], b.keys()[index]);
      by = reverse ? by.reversed() : by;
      order = order == null ? by : order.thenComparing(by);
      reverse = false;
    }
    List<Row> rows = new ArrayList<>();
    for (Found mail : mails) {
      rows.add(row(mail));
    }
    if (order != null) {
      rows.sort(order.thenComparingInt(r -> r.mail().sequence()));
    }
    return rows.stream().map(Row::mail).toList();
  }

  private record Row(Found mail, Comparable<?>[] keys) {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // the keys of one criterion are of one class
  private static int compare(Comparable a, Comparable b) {
    return a.compareTo(b);
  }

  private static Row row(Found mail) throws MailboxException {
    Part part = mail.part();
    Comparable<?>[] keys = {
      mail.mail().received(),
      mailbox(part, "Cc", false),
      sent(mail),
      mailbox(part, "From", false),
      (long) part.wholeSize(),
      Decode.baseSubject(part.header("Subject")),
      mailbox(part, "To", false),
      mailbox(part, "From", true),
      mailbox(part, "To", true),
      0L
    };
    return new Row(mail, keys);
  }

  /** The Date header's moment in nanoseconds, or else when the message came. */
  static long sent(Found mail) throws MailboxException {
    OffsetDateTime date = Decode.date(mail.part().header("Date"));
    return date == null ? mail.mail().received() : date.toEpochSecond() * 1_000_000_000L;
  }

  private static String mailbox(Part part, String header, boolean display) {
    for (Addresses.One one : Addresses.parse(part.header(header)).list()) {
      String name = one.name();
      String mailbox = one.mailbox();
      if (display && name != null) {
        return Decode.words(name).toUpperCase(Locale.ROOT);
      }
      return mailbox == null ? "" : mailbox.toUpperCase(Locale.ROOT);
    }
    return "";
  }
}
