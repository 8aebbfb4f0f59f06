package io.chapar.unix.system;

import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** watch(1): a command again and again, its output on the whole screen. */
final class Watch implements Program {
  private static final Options OPTIONS =
      Options.of(
              "n,interval=",
              "t,no-title",
              "e,errexit",
              "g,chgexit",
              "x,exec",
              "h,help",
              "v,version",
              "-b,beep",
              "-c,color",
              "-d,differences=?",
              "-p,precise",
              "-q,equexit=",
              "-r,no-rerun",
              "-w,no-wrap")
          .inOrder()
          .usage();
  private static final DateTimeFormatter CTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int MOST = 1 << 20; // bytes of one output

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    if (o.has("v")) {
      p.out().println("watch from procps-ng 4.0.2");
      return 0;
    }
    if (o.operands().isEmpty()) {
      throw OPTIONS.usageOnly(p);
    }
    Duration set = Intervals.parse(o.value("n", "2"));
    if (set == null) {
      p.err().print("watch: failed to parse argument: '" + o.value("n") + "'\n");
      return 1;
    }
    Duration pause = set.toMillis() < 100 ? Duration.ofMillis(100) : set;
    boolean screen = p.terminal(1);
    p.onSignal(
        Signal.INT,
        () -> {
          p.wake(new Interrupted());
        });
    p.out().print(screen ? "\033[?1049h" : "").flush();
    try {
      return loop(p, o, pause);
    } catch (Interrupted e) {
      return 0;
    } finally {
      p.out().print(screen ? "\033[?1049l" : "").flush();
      p.defaultSignal(Signal.INT);
    }
  }

  /** Ctrl-C ends it. */
  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  private static int loop(Process p, Options.Parsed o, Duration pause) throws IOException {
    String command = String.join(" ", o.operands());
    String before = null;
    while (true) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      Process child = p.fork();
      child.attach(1, Channels.collector(output, MOST));
      child.attach(2, Channels.collector(output, MOST));
      int status =
          child.run(
              c ->
                  o.has("x")
                      ? Launch.execOrFail(c, o.operands())
                      : c.exec("/bin/sh", List.of("sh", "-c", command), c.env()));
      String text = Utf8.decode(output.toByteArray());
      show(p, o, command, pause, text);
      if (o.has("e") && status != 0) {
        return 8;
      }
      if (o.has("g") && before != null && !before.equals(text)) {
        return 0;
      }
      before = text;
      p.sleep(pause);
    }
  }

  private static void show(Process p, Options.Parsed o, String command, Duration pause, String text)
      throws IOException {
    Terminal terminal = p.terminal();
    int rows = terminal == null ? 24 : terminal.rows();
    int columns = terminal == null ? 80 : terminal.columns();
    StringBuilder out = new StringBuilder("\033[H\033[J");
    if (!o.has("t")) {
      String left =
          String.format(Locale.ROOT, "Every %.1fs: %s", pause.toMillis() / 1000.0, command);
      String right =
          p.hostname().replaceFirst("\\..*", "")
              + ": "
              + CTIME.format(p.machine().scheduler().instant());
      int room = Math.max(0, columns - right.length() - 1);
      out.append(
          String.format(
              "%-" + (room + 1) + "s", left.length() > room ? left.substring(0, room) : left));
      out.append(right).append("\n\n");
    }
    text.lines()
        .limit(Math.max(1, rows - (o.has("t") ? 0 : 2)))
        .forEach(line -> out.append(line, 0, Math.min(columns, line.length())).append('\n'));
    p.out().print(out.substring(0, out.length() - 1)).flush();
  }
}
