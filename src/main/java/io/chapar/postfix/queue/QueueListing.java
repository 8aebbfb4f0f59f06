package io.chapar.postfix.queue;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.mail.Quoting;
import io.chapar.text.Utf8;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What showq(8) tells of the queue: each message with the recipients that are left, and why. */
public final class QueueListing {
  /** The queues in which messages are, in the order of the report. */
  public static final List<String> QUEUES =
      List.of(Spool.MAILDROP, Spool.ACTIVE, Spool.INCOMING, Spool.DEFERRED, Spool.HOLD);

  private QueueListing() {}

  /** A recipient that is left; the reason is empty where it was not tried yet. */
  public record Left(String address, String reason) {}

  /** A message. */
  public record Item(
      String queue,
      String id,
      long arrival,
      long size,
      boolean forcedExpire,
      String sender,
      List<Left> recipients) {}

  /** How a bounce log is read: the recipient and reason of each entry. */
  @FunctionalInterface
  public interface LogReader {
    /** The entries of a log. */
    List<Left> read(String text);
  }

  /** All messages, queue by queue. */
  public static List<Item> of(Spool spool, String emptyAddress, LogReader reader) {
    List<Item> items = new ArrayList<>();
    for (String queue : QUEUES) {
      for (Spool.Entry entry : spool.list(queue)) {
        if ((entry.inode().mode() & 0100) == 0) {
          continue;
        }
        Item item = item(spool, entry, emptyAddress, reader);
        if (item != null) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private static @Nullable Item item(
      Spool spool, Spool.Entry entry, String emptyAddress, LogReader reader) {
    byte[] bytes;
    try {
      bytes = spool.read(entry.queue(), entry.id());
    } catch (DiskException e) {
      return null;
    }
    Inode inode = entry.inode();
    long arrival = 0;
    long size = inode.size();
    String sender = null;
    List<Left> left = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    int at = 0;
    Record record;
    while ((record = Record.at(bytes, at)) != null && record.type() != Record.END) {
      at = record.end();
      switch (record.type()) {
        case Record.TIME -> arrival = arrival == 0 ? number(record.text()) : arrival;
        case Record.SIZE -> size = number(record.text().strip());
        case Record.SENDER -> {
          String address = record.text().isEmpty() ? emptyAddress : record.text();
          sender = Quoting.header(address);
          if (!entry.queue().equals(Spool.MAILDROP)) {
            for (Left one : reasons(spool, entry.id(), reader)) {
              left.add(one);
              reported.add(one.address());
            }
          }
        }
        case Record.RECIPIENT -> {
          String address = Quoting.header(record.text().isEmpty() ? emptyAddress : record.text());
          if (!reported.contains(address)) {
            left.add(new Left(address, ""));
          }
        }
        case Record.MESSAGE -> {
          if (size < bytes.length - at && Record.at(bytes, 0) != null && bytes[0] == 'C') {
            at += (int) size;
          }
        }
        default -> {}
      }
    }
    if (sender == null) {
      return null;
    }
    return new Item(
        entry.queue(),
        entry.id(),
        arrival > 0 ? arrival : inode.mtime() / 1_000_000_000L,
        size,
        (inode.mode() & 0007) != 0 && !entry.queue().equals(Spool.MAILDROP),
        sender,
        left);
  }

  private static List<Left> reasons(Spool spool, String id, LogReader reader) {
    try {
      return reader.read(Utf8.decode(spool.read(Spool.DEFER, id)));
    } catch (DiskException e) {
      return List.of();
    }
  }

  private static long number(String text) {
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end == 0 || end > 18 ? 0 : Long.parseLong(text.substring(0, end));
  }
}
