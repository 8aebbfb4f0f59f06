package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.host.Signal;
import io.chapar.net.Internet;
import io.chapar.net.Ip;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** ping(8) of iputils: echo requests, answered where the little internet has a host. */
final class Ping implements Program {
  private static final Options OPTIONS =
      Options.of(
              "4", "6", "a", "c=", "D", "h", "i=", "n", "O", "q", "s=", "t=", "V", "v", "w=", "W=",
              "-A", "-B", "-b", "-C", "-d", "-e=", "-F=", "-f", "-I=", "-L", "-l=", "-M=", "-m=",
              "-N=", "-p=", "-Q=", "-R", "-S=", "-T=", "-U")
          .shortOnly()
          .usage()
          .status(2);
  private static final Duration UNANSWERED = Duration.ofSeconds(10);
  private static final Duration RESOLVES_ITSELF = Duration.ofMillis(3060); // three ARP requests

  /** What comes of a request. */
  private enum Answer {
    REPLY,
    SILENCE,
    NO_HOST,
    NO_NETWORK
  }

  private record Settings(
      long count,
      Duration interval,
      @Nullable Duration patience,
      @Nullable Duration deadline,
      int size,
      boolean quiet) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("V")) {
      p.out().println("ping from iputils 20221126");
      return 0;
    }
    if (o.has("h")) {
      throw OPTIONS.usageOnly(p);
    }
    if (o.operands().isEmpty()) {
      return say(p, 1, "usage error: Destination address required");
    }
    Settings settings = settings(p, o);
    if (settings == null) {
      return 1;
    }
    String host = o.operands().get(o.operands().size() - 1);
    Resolver.Family family =
        switch (o.last("4", "6")) {
          case "4" -> Resolver.Family.V4;
          case "6" -> Resolver.Family.V6;
          default -> Resolver.Family.ANY;
        };
    Resolver.Addresses found = Resolver.of(p).addresses(host, family);
    if (found.failure() != null) {
      return say(p, 2, host + ": " + found.failure().text());
    }
    return ping(p, o, settings, host, found);
  }

  private static int say(Process p, int status, String message) throws IOException {
    p.err().print("ping: " + message + "\n");
    return status;
  }

  private static @Nullable Settings settings(Process p, Options.Parsed o) throws IOException {
    String size = o.value("s", "56");
    String count = o.value("c", Long.toString(Long.MAX_VALUE));
    for (String number : List.of(size, count)) {
      if (!number.matches("\\d{1,19}") || number.equals("0")) {
        boolean odd = !number.matches("-?\\d+");
        say(
            p,
            1,
            odd
                ? "invalid argument: '" + number + "'"
                : "invalid argument: '"
                    + number
                    + "': out of range: 1 <= value <= 9223372036854775807");
        return null;
      }
    }
    Duration interval = time(p, o.value("i", "1"));
    Duration wait = o.has("W") ? time(p, o.value("W", "")) : null;
    Duration deadline = o.has("w") ? time(p, o.value("w", "")) : null;
    if (interval == null || o.has("W") && wait == null || o.has("w") && deadline == null) {
      return null;
    }
    if (interval.toMillis() < 2 && !p.credentials().root()) {
      say(
          p,
          2,
          "cannot flood, minimal interval for user must be >= 2 ms, use -i 0.002 (or higher)");
      return null;
    }
    long times = Long.parseLong(count);
    return new Settings(
        times,
        interval,
        wait,
        deadline,
        Integer.parseInt(size.length() > 5 ? "65507" : size),
        o.has("q"));
  }

  private static @Nullable Duration time(Process p, String text) throws IOException {
    if (!text.matches("\\d{0,9}(\\.\\d{1,9})?") || text.isEmpty()) {
      say(p, 1, "bad timing interval: '" + text + "'");
      return null;
    }
    return Duration.ofNanos((long) (Double.parseDouble(text) * 1e9));
  }

  private static int ping(
      Process p, Options.Parsed o, Settings settings, String host, Resolver.Addresses found)
      throws IOException {
    InetAddress address = found.list().get(0);
    boolean v4 = address.getAddress().length == 4;
    boolean literal = Resolver.literal(host) != null;
    String text = Ip.text(address);
    String named = literal ? text : found.canonical().isEmpty() ? host : found.canonical();
    String from = literal || o.has("n") ? text : named(p, named, address) + " (" + text + ")";
    p.out()
        .println(
            v4
                ? "PING "
                    + named
                    + " ("
                    + text
                    + ") "
                    + settings.size()
                    + "("
                    + (settings.size() + 28)
                    + ") bytes of data."
                : "PING " + host + "(" + from + ") " + settings.size() + " data bytes")
        .flush();
    Statistics statistics = new Statistics(p);
    boolean[] interrupted = {false};
    p.onSignal(
        Signal.INT,
        () -> {
          interrupted[0] = true;
          p.wake(new Interrupted());
        });
    try {
      run(p, settings, address, from, statistics, o.has("D"));
    } catch (Interrupted e) {
      p.out().println();
    } finally {
      p.defaultSignal(Signal.INT);
    }
    p.out().print(statistics.report(named));
    boolean short1 =
        settings.deadline() != null
            && statistics.received < settings.count()
            && settings.count() < Long.MAX_VALUE
            && !interrupted[0];
    return statistics.received == 0 || short1 ? 1 : 0;
  }

  private static String named(Process p, String host, InetAddress address) {
    Resolver.Name name = Resolver.of(p).name(address);
    return name.failure() == null ? name.name() : host;
  }

  /** Ctrl-C ends the requests, not the program. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  private static void run(
      Process p,
      Settings settings,
      InetAddress address,
      String from,
      Statistics statistics,
      boolean dates)
      throws IOException {
    long end =
        settings.deadline() == null
            ? Long.MAX_VALUE
            : p.machine().scheduler().nanos() + settings.deadline().toNanos();
    Answer answer = answer(p, address);
    for (long sequence = 1; sequence <= settings.count(); sequence++) {
      long left = end - p.machine().scheduler().nanos();
      if (left <= 0) {
        return;
      }
      boolean last = sequence == settings.count();
      statistics.sent++;
      if (answer == Answer.REPLY) {
        reply(p, settings, address, from, statistics, sequence, dates);
      } else if (answer != Answer.SILENCE) {
        Duration wait = settings.patience();
        boolean slow = answer == Answer.NO_HOST && sequence == 1 && address(p, address);
        if (slow) {
          p.sleep(wait != null && wait.compareTo(RESOLVES_ITSELF) < 0 ? wait : RESOLVES_ITSELF);
        }
        if (!slow || wait == null || wait.compareTo(RESOLVES_ITSELF) >= 0) {
          statistics.errors++;
          p.out()
              .println(
                  "From "
                      + reporter(p, address)
                      + " icmp_seq="
                      + sequence
                      + " Destination "
                      + (answer == Answer.NO_HOST ? "Host" : "Net")
                      + " Unreachable");
        }
      } else if (last) {
        p.sleep(settings.patience() == null ? UNANSWERED : settings.patience());
      }
      p.out().flush();
      if (!last) {
        p.sleep(Duration.ofNanos(Math.min(settings.interval().toNanos(), Math.max(1, left))));
      }
    }
  }

  private static void reply(
      Process p,
      Settings settings,
      InetAddress address,
      String from,
      Statistics statistics,
      long sequence,
      boolean dates)
      throws IOException {
    boolean own = p.stack().owns(address);
    long micros = (own ? 20L : 60L) + p.machine().random().nextInt(own ? 30 : 140);
    p.sleep(Duration.ofNanos(micros * 1000));
    statistics.add(micros);
    if (settings.quiet()) {
      return;
    }
    long now = p.machine().scheduler().nanos();
    String date =
        dates ? String.format("[%d.%06d] ", now / 1_000_000_000, now / 1000 % 1_000_000) : "";
    p.out()
        .println(
            date
                + (settings.size() + 8)
                + " bytes from "
                + from
                + ": icmp_seq="
                + sequence
                + " ttl="
                + (own ? 64 : 63)
                + " time="
                + String.format(Locale.ROOT, "%.3f", micros / 1000.0)
                + " ms");
  }

  /** Whether an address lies in a network of this host. */
  private static boolean address(Process p, InetAddress address) {
    return Routes.local(p.stack(), address);
  }

  private static String reporter(Process p, InetAddress address) {
    InetAddress own = p.stack().addresses().get(0);
    return address(p, address) ? Ip.text(own) : Routes.gateway(own);
  }

  private static Answer answer(Process p, InetAddress address) {
    Internet internet = p.stack().internet();
    if (p.stack().owns(address)) {
      return Answer.REPLY;
    }
    if (internet.knows(address)) {
      return internet.blocked(p.stack(), address, 0) ? Answer.SILENCE : Answer.REPLY;
    }
    return internet.near(address) ? Answer.NO_HOST : Answer.NO_NETWORK;
  }

  /** What was sent and received, and how long it took. */
  private static final class Statistics {
    final Process p;
    final long start;
    final List<Long> micros = new ArrayList<>();
    long sent;
    long received;
    long errors;

    Statistics(Process p) {
      this.p = p;
      this.start = p.machine().scheduler().nanos();
    }

    void add(long time) {
      received++;
      micros.add(time);
    }

    String report(String host) {
      long elapsed = sent <= 1 ? 0 : (p.machine().scheduler().nanos() - start) / 1_000_000;
      StringBuilder out = new StringBuilder("\n--- " + host + " ping statistics ---\n");
      out.append(sent).append(" packets transmitted, ").append(received).append(" received, ");
      out.append(errors > 0 ? "+" + errors + " errors, " : "");
      double loss = sent == 0 ? 0 : 100.0 * (sent - received) / sent;
      out.append(
          loss == Math.rint(loss)
              ? Long.toString((long) loss)
              : String.format(Locale.ROOT, "%.4f", loss));
      out.append("% packet loss, time ").append(elapsed).append("ms\n");
      if (received == 0) {
        return out.append("\n").toString();
      }
      double mean = micros.stream().mapToLong(Long::longValue).average().orElse(0);
      double square = micros.stream().mapToDouble(m -> (double) m * m).average().orElse(0);
      return out.append(
              String.format(
                  Locale.ROOT,
                  "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms%n",
                  micros.stream().mapToLong(Long::longValue).min().orElse(0) / 1000.0,
                  mean / 1000,
                  micros.stream().mapToLong(Long::longValue).max().orElse(0) / 1000.0,
                  Math.sqrt(Math.max(0, square - mean * mean)) / 1000))
          .toString();
    }
  }
}
