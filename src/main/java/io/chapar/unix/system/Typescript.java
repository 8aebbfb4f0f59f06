package io.chapar.unix.system;

import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * script(1) of util-linux: runs a command on a terminal of its own, and keeps what that shows.
 * Scripts use it to see what a program prints only to terminals.
 */
final class Typescript implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,append",
              "c,command=",
              "e,return",
              "f,flush",
              "q,quiet",
              "-E,echo=",
              "-I,log-in=",
              "-B,log-io=",
              "-m,logging-format=",
              "-o,output-limit=",
              "O,log-out=",
              "-T,log-timing=",
              "-t,timing=?",
              "-force")
          .version("util-linux", "2.38.1");
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed options = OPTIONS.parse(p);
    String file =
        options.value("O", options.operands().isEmpty() ? "typescript" : options.operands().get(0));
    boolean quiet = options.has("q");
    String command = options.value("c", "");
    if (!quiet) {
      p.out().println("Script started, output log file is '" + file + "'.");
      p.out().flush();
    }
    String start = WHEN.format(p.machine().scheduler().instant());
    Pty pty = new Pty(p);
    Process child = p.fork();
    child.terminal(pty);
    for (int fd = 0; fd < 3; fd++) {
      child.attach(fd, pty.channel());
    }
    String shell = p.env("SHELL", "/bin/sh");
    List<String> argv = command.isEmpty() ? List.of(shell, "-i") : List.of(shell, "-c", command);
    int status = child.run(c -> c.exec(shell, argv, c.env()));
    String end = WHEN.format(p.machine().scheduler().instant());
    String head =
        "Script started on "
            + start
            + (command.isEmpty()
                ? " [<not executed on terminal>]\n"
                : " [COMMAND=\"" + command + "\" <not executed on terminal>]\n");
    String tail = "\nScript done on " + end + " [COMMAND_EXIT_CODE=\"" + status + "\"]\n";
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes(Utf8.encode(head));
    log.writeBytes(pty.shown.toByteArray());
    log.writeBytes(Utf8.encode(tail));
    if (!file.equals("/dev/null")) {
      if (options.has("a")) {
        p.files().append(p.path(file), log.toByteArray(), 0644);
      } else {
        p.files().write(p.path(file), log.toByteArray(), 0644);
      }
    }
    if (!quiet) {
      p.out().println("Script done.");
    }
    return options.has("e") ? status : 0;
  }

  /** A terminal whose screen is the standard output of script, and whose keys its input. */
  private static final class Pty implements Terminal {
    private static final int LIMIT = 16 << 20;

    private final Process process;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    Pty(Process process) {
      this.process = process;
    }

    @Override
    public Channel channel() {
      return new Channel() {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          return process.read(0, into, offset, length);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
          ByteArrayOutputStream screen = new ByteArrayOutputStream(length + 16);
          for (int i = offset; i < offset + length; i++) {
            if (from[i] == '\n') {
              screen.write('\r');
            }
            screen.write(from[i]);
          }
          byte[] bytes = screen.toByteArray();
          if (shown.size() < LIMIT) {
            shown.writeBytes(bytes);
          }
          process.write(1, bytes, 0, bytes.length);
        }

        @Override
        public void close() {}

        @Override
        public boolean terminal() {
          return true;
        }

        @Override
        public String name() {
          return "/dev/pts/0";
        }
      };
    }

    @Override
    public String name() {
      return "/dev/pts/0";
    }

    @Override
    public int columns() {
      return 80;
    }

    @Override
    public int rows() {
      return 24;
    }

    @Override
    public void raw(boolean on) {}

    @Override
    public void echo(boolean on) {}
  }
}
