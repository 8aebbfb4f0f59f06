package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Channels;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** xargs(1). */
final class Xargs implements Program {
  private static final Options OPTIONS =
      Options.of(
              "0,null",
              "a,arg-file=",
              "d,delimiter=",
              "E=",
              "e,eof=?",
              "I=",
              "i,replace=?",
              "L,max-lines-posix=",
              "l,max-lines=?",
              "n,max-args=",
              "P,max-procs=",
              "-p,interactive",
              "r,no-run-if-empty",
              "s,max-chars=",
              "t,verbose",
              "x,exit",
              "-show-limits",
              "-process-slot-var=",
              "-o,open-tty")
          .inOrder()
          .version("GNU findutils", "4.9.0");
  private static final int MAX_CHARS = 131_072;

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String file = o.value("a");
    try (Records in = Records.open(p, file == null ? "-" : file)) {
      return new Run(p, o, in).all();
    } catch (DiskException e) {
      return Say.error(
          p,
          1,
          "Cannot open input file " + Quote.locale(String.valueOf(file)) + ": " + Say.reason(e));
    }
  }

  private static long number(Process p, Options.Parsed o, String option, long least)
      throws IOException {
    String value = o.value(option);
    if (value == null) {
      return -1;
    }
    if (!value.matches("-?\\d{1,9}")) {
      throw new ExitException(
          Say.usage(p, 1, "invalid number \"" + value + "\" for -" + option + " option"));
    }
    long n = Long.parseLong(value);
    if (n < least) {
      throw new ExitException(
          Say.usage(p, 1, "value " + value + " for -" + option + " option should be >= " + least));
    }
    return n;
  }

  private static final class Run {
    private final Process p;
    private final Options.Parsed o;
    private final Records in;
    private final List<String> command;
    private final @Nullable String replace;
    private final long maxArgs;
    private final long maxLines;
    private final long maxChars;
    private final int delimiter;
    private final @Nullable String eof;
    private int status;
    private boolean lineEnded;

    Run(Process p, Options.Parsed o, Records in) throws IOException {
      this.p = p;
      this.o = o;
      this.in = in;
      this.command = o.operands().isEmpty() ? List.of("echo") : o.operands();
      String how = o.last("I", "i", "L", "l", "n");
      this.replace = how.equals("I") || how.equals("i") ? o.value(how, "{}") : null;
      this.maxArgs = how.equals("n") ? number(p, o, "n", 1) : -1;
      this.maxLines =
          how.equals("L")
              ? number(p, o, "L", 1)
              : how.equals("l") ? Math.max(1, number(p, o, "l", 1)) : -1;
      long chars = number(p, o, "s", 1);
      this.maxChars = chars < 0 ? MAX_CHARS : chars;
      number(p, o, "P", 0);
      this.delimiter = o.has("0") ? 0 : o.has("d") ? delimiter(o.value("d", "\n")) : -1;
      this.eof = o.has("E") ? o.value("E") : o.value("e");
    }

    private int delimiter(String text) throws IOException {
      if (text.length() == 1) {
        return text.charAt(0);
      }
      switch (text) {
        case "\\n":
          return '\n';
        case "\\t":
          return '\t';
        case "\\r":
          return '\r';
        case "\\0":
          return 0;
        case "\\\\":
          return '\\';
        default:
          throw new ExitException(
              Say.error(
                  p,
                  1,
                  "Invalid input delimiter specification "
                      + text
                      + ": the delimiter must be either a single character or an escape sequence starting with \\."));
      }
    }

    int all() throws IOException {
      int initial = command.stream().mapToInt(c -> Utf8.encode(c).length + 1).sum();
      List<String> args = new ArrayList<>();
      int chars = initial;
      int lines = 0;
      boolean ran = false;
      for (String item; (item = replace != null ? line() : item()) != null; ) {
        if (delimiter < 0 && eof != null && !eof.isEmpty() && item.equals(eof)) {
          break;
        }
        if (replace != null) {
          String with = item;
          String mark = replace;
          List<String> argv = new ArrayList<>();
          command.forEach(c -> argv.add(c.replace(mark, with)));
          if (argv.stream().mapToLong(c -> Utf8.encode(c).length + 1L).sum() > maxChars) {
            throw new ExitException(Say.error(p, 1, "argument line too long"));
          }
          execute(argv);
          ran = true;
          continue;
        }
        int length = Utf8.encode(item).length + 1;
        if (length + initial > maxChars) {
          if (!args.isEmpty()) {
            execute(args);
          }
          throw new ExitException(Say.error(p, 1, "argument line too long"));
        }
        if (chars + length > maxChars && (maxLines > 0 || maxArgs > 0 && o.has("x"))) {
          throw new ExitException(Say.error(p, 1, "argument list too long"));
        }
        if (chars + length > maxChars && !args.isEmpty()) {
          execute(args);
          args.clear();
          chars = initial;
          lines = 0;
          ran = true;
        }
        args.add(item);
        chars += length;
        lines += lineEnded ? 1 : 0;
        if (maxArgs > 0 && args.size() >= maxArgs || maxLines > 0 && lines >= maxLines) {
          execute(args);
          args.clear();
          chars = initial;
          lines = 0;
          ran = true;
        }
      }
      if (!args.isEmpty() || !ran && !o.has("r") && replace == null) {
        execute(args);
      }
      return status;
    }

    private void execute(List<String> args) throws IOException {
      List<String> argv = new ArrayList<>();
      if (replace == null) {
        argv.addAll(command);
      }
      argv.addAll(args);
      if (o.has("t")) {
        StringBuilder line = new StringBuilder();
        argv.forEach(a -> line.append(line.isEmpty() ? "" : " ").append(Quote.shellIfNeeded(a)));
        p.err().println(line.toString());
      }
      int result;
      try {
        String path = Launch.find(p, argv.get(0));
        Process child = p.fork();
        child.attach(
            0, o.has("a") && p.channel(0) != null ? shared() : Channels.input(new byte[0]));
        result =
            child.run(
                each -> {
                  try {
                    return each.exec(path, argv, each.env());
                  } catch (DiskException e) {
                    if (e.errno() == Errno.ENOEXEC) {
                      return Launch.exec(each, argv);
                    }
                    each.err().print("xargs: " + argv.get(0) + ": " + Say.reason(e) + "\n");
                    return 126;
                  }
                });
      } catch (DiskException e) {
        Say.error(p, 0, argv.get(0) + ": " + Say.reason(e));
        throw new ExitException(e.errno() == Errno.ENOENT ? 127 : 126);
      }
      if (result == 255) {
        throw new ExitException(
            Say.error(p, 124, argv.get(0) + ": exited with status 255; aborting"));
      }
      if (result > 128 && result < 160) {
        throw new ExitException(
            Say.error(p, 125, argv.get(0) + ": terminated by signal " + (result - 128)));
      }
      if (result == 126 || result == 127) {
        throw new ExitException(result);
      }
      if (result != 0) {
        status = 123;
      }
    }

    private io.chapar.host.Channel shared() {
      io.chapar.host.Channel channel = p.channel(0);
      return channel == null ? Channels.input(new byte[0]) : channel;
    }

    /** A whole line without leading blanks, for -I. */
    private @Nullable String line() throws IOException {
      if (delimiter >= 0) {
        return delimited();
      }
      while (true) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int c = in.in().read();
        while (c == ' ' || c == '\t') {
          c = in.in().read();
        }
        boolean any = false;
        while (c >= 0 && c != '\n') {
          any = true;
          if (c == '\'' || c == '"') {
            c = quoted(out, c);
          } else if (c == '\\') {
            c = in.in().read();
            if (c >= 0) {
              out.write(c);
            }
            c = in.in().read();
          } else {
            out.write(c);
            c = in.in().read();
          }
        }
        if (any) {
          return Utf8.decode(out.toByteArray());
        }
        if (c < 0) {
          return null;
        }
      }
    }

    private int quoted(ByteArrayOutputStream out, int quote) throws IOException {
      int c = in.in().read();
      while (c != quote) {
        if (c < 0 || c == '\n') {
          p.out().flush();
          throw new ExitException(
              Say.error(
                  p,
                  1,
                  "unmatched "
                      + (quote == '"' ? "double" : "single")
                      + " quote; by default quotes are special to xargs unless you use the -0 option"));
        }
        out.write(c);
        c = in.in().read();
      }
      return in.in().read();
    }

    private @Nullable String delimited() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int c = in.in().read();
      if (c < 0) {
        return null;
      }
      while (c >= 0 && c != delimiter) {
        out.write(c);
        c = in.in().read();
      }
      lineEnded = true;
      p.tick(out.size());
      return Utf8.decode(out.toByteArray());
    }

    private @Nullable String item() throws IOException {
      if (delimiter >= 0) {
        return delimited();
      }
      int c = in.in().read();
      while (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 11 || c == 12) {
        c = in.in().read();
      }
      if (c < 0) {
        return null;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      while (c >= 0 && c != ' ' && c != '\t' && c != '\n') {
        if (c == '\'' || c == '"') {
          c = quoted(out, c);
        } else if (c == '\\') {
          c = in.in().read();
          if (c >= 0) {
            out.write(c);
          }
          c = in.in().read();
        } else {
          out.write(c);
          c = in.in().read();
        }
        if (out.size() > MAX_CHARS) {
          throw new ExitException(Say.error(p, 1, "argument line too long"));
        }
      }
      lineEnded = c != ' ' && c != '\t';
      p.tick(out.size());
      return Utf8.decode(out.toByteArray());
    }
  }
}
