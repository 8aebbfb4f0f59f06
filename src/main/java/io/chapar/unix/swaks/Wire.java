package io.chapar.unix.swaks;

import io.chapar.disk.DiskException;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.swaks.Printer.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands out, replies in, each shown as it passes; a lost connection ends the program. */
final class Wire {
  private static final int LOST = 6;

  /**
   * One command and its reply.
   *
   * @param line what is sent; null: only a reply is awaited
   * @param shown what is shown instead of it
   * @param expected the beginning of a good reply
   * @param deferrable whether it may wait for others in a pipeline
   */
  record Step(
      @Nullable String line,
      @Nullable String shown,
      String expected,
      boolean deferrable,
      boolean brief,
      boolean decode,
      Runnable failed) {}

  private final Process process;
  private final Printer printer;
  private final Link link;
  private final Duration timeout;
  private final boolean raw;
  private final @Nullable String lapse;
  private final List<Step> pending = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private String reply = "";
  private boolean pipeline;
  private boolean dropBeforeRead;
  private boolean mayBeLost;
  private boolean lost;

  Wire(Process process, Printer printer, Link link, Duration timeout, Arguments arguments) {
    this.process = process;
    this.printer = printer;
    this.link = link;
    this.timeout = timeout;
    this.raw = arguments.has("show-raw-text");
    this.lapse = arguments.value("show-time-lapse");
  }

  /** From now on commands that may wait do so. */
  void pipeline(boolean on) {
    pipeline = on;
  }

  /** The next reply is not waited for. */
  void dropBeforeRead() {
    dropBeforeRead = true;
  }

  /** A connection that is lost now is no surprise. */
  void mayBeLost(boolean yes) {
    mayBeLost = yes;
  }

  boolean lost() {
    return lost;
  }

  /** The last reply, its lines separated by LF. */
  String reply() {
    return reply;
  }

  /** Sends a command, or nothing, and says whether the reply is as expected. */
  boolean exchange(@Nullable String line, String expected) throws IOException {
    return exchange(line, expected, null, false);
  }

  /** As {@link #exchange(String, String)}, showing something else. */
  boolean exchange(@Nullable String line, String expected, @Nullable String shown, boolean decode)
      throws IOException {
    return exchange(new Step(line, shown, expected, false, false, decode, () -> {}));
  }

  /** Carries out a step, and those that have waited for it. */
  boolean exchange(Step step) throws IOException {
    pending.add(step);
    if (pipeline && step.deferrable()) {
      return true;
    }
    List<Step> steps = List.copyOf(pending);
    pending.clear();
    long start = process.machine().scheduler().nanos();
    StringBuilder sent = new StringBuilder();
    for (Step each : steps) {
      String line = each.line();
      if (line != null) {
        String shown = each.shown() == null ? line : each.shown();
        String text = each.brief() ? lines(shown) + " lines sent" : shown;
        printer.print(Kind.SEND, text);
        sent.append(line).append("\r\n");
      }
    }
    send(Utf8.encode(sent.toString()));
    if (dropBeforeRead) {
      drop();
    }
    boolean good = true;
    List<Runnable> failures = new ArrayList<>();
    for (Step each : steps) {
      reply = read();
      if (lapse != null) {
        long took = process.machine().scheduler().nanos() - start;
        String seconds =
            lapse.toLowerCase(java.util.Locale.ROOT).startsWith("i")
                ? Long.toString(took / 1_000_000_000L)
                : String.format("%.3f", took / 1e9);
        printer.info("response in " + seconds + "s");
        start = process.machine().scheduler().nanos();
      }
      good = reply.lines().anyMatch(l -> l.startsWith(each.expected() + " "));
      if (!reply.isEmpty()) {
        String shown = each.decode() ? decoded(reply) : reply;
        printer.print(good ? Kind.RECEIVE : Kind.RECEIVE_ERROR, shown);
      }
      if (lost) {
        if (mayBeLost) {
          return good;
        }
        throw disconnected(LOST);
      }
      if (!good) {
        failures.add(each.failed());
      }
    }
    failures.forEach(Runnable::run);
    return good;
  }

  private static long lines(String text) {
    return text.split("\n", -1).length;
  }

  private static String decoded(String reply) {
    String[] words = reply.split(" ", 2);
    if (words.length < 2 || words[1].chars().anyMatch(Character::isWhitespace)) {
      return reply;
    }
    try {
      return words[0] + " " + Utf8.decode(java.util.Base64.getDecoder().decode(words[1]));
    } catch (IllegalArgumentException e) {
      return reply;
    }
  }

  private void send(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    try {
      link.out().write(bytes);
      link.out().flush();
    } catch (DiskException e) {
      lost = true; // the reply that does not come says it
    } catch (java.net.SocketException e) {
      lost = true;
    }
    if (raw) {
      printer.print(Kind.SEND_DUMP, Printer.dump(bytes));
    }
  }

  /** Gives up the connection without a word. */
  ExitException drop() throws IOException {
    printer.info("Dropping connection");
    throw new ExitException(0);
  }

  /** Says that the peer is gone; the exit status is {@code status}. */
  ExitException disconnected(int status) throws IOException {
    printer.error(link.peer() + " closed connection unexpectedly.");
    return new ExitException(status);
  }

  private String read() throws IOException {
    StringBuilder text = new StringBuilder();
    link.timeout(timeout);
    while (true) {
      String line;
      try {
        line = line();
      } catch (SocketTimeoutException e) {
        return "Timeout (" + timeout.toSeconds() + " secs) waiting for server response";
      }
      if (line == null) {
        lost = true;
        return text.toString();
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
      if (line.matches("(?s)\\d\\d\\d .*")) {
        return text.toString();
      }
    }
  }

  private @Nullable String line() throws IOException {
    while (true) {
      byte[] have = received.toByteArray();
      for (int i = 0; i < have.length; i++) {
        if (have[i] == '\n') {
          received.reset();
          received.write(have, i + 1, have.length - i - 1);
          return Utf8.decode(have, 0, i).replace("\r", "");
        }
      }
      byte[] buffer = new byte[8192];
      int n;
      try {
        n = link.in().read(buffer);
      } catch (DiskException | java.net.SocketException e) {
        n = -1;
      }
      if (n <= 0) {
        return null;
      }
      received.write(buffer, 0, n);
      if (raw) {
        printer.print(Kind.RECEIVE_DUMP, Printer.dump(java.util.Arrays.copyOf(buffer, n)));
      }
    }
  }
}
