package io.chapar.unix.sed;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a script: the pattern space, the hold space, and what is appended at the end of a cycle. */
final class Machine {
  private static final int LIMIT = 64 * 1024 * 1024;

  private final Process p;
  private final List<Command> commands;
  private final Input in;
  private final boolean silent;
  private final boolean unbuffered;
  private final boolean posix;
  private final int width;
  private final Map<String, Sink> files = new HashMap<>();
  private final Map<String, @Nullable Records> readers = new HashMap<>();
  private final List<Command> appended = new ArrayList<>();
  private String space = "";
  private boolean ended = true;
  private String hold = "";
  private boolean replaced;
  private boolean restart;
  private @Nullable Regex lastRegex;
  private int status = -1;

  Machine(Process p, List<Command> commands, Input in, Options.Parsed o, boolean silent)
      throws IOException {
    this.p = p;
    this.commands = commands;
    this.in = in;
    this.silent = silent;
    this.unbuffered = o.has("u");
    this.posix = o.has("posix");
    String length = o.value("l", "70");
    if (!length.matches("\\d+")) {
      throw new ScriptException("invalid line length: " + length, 1);
    }
    this.width = Integer.parseInt(length);
    for (Command c : commands) {
      String name = c.name == 's' ? c.file : c.name == 'w' || c.name == 'W' ? c.text : "";
      if (!name.isEmpty() && !files.containsKey(name)) {
        files.put(name, open(name));
      }
    }
  }

  private Sink open(String name) throws IOException {
    if (name.equals("/dev/stdout")) {
      return in.standard();
    }
    if (name.equals("/dev/stderr")) {
      return new Sink(p.err(), '\n');
    }
    try {
      int fd =
          p.allocate(
              p.open(name, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666),
              3);
      return new Sink(new FileOut(p, fd), '\n');
    } catch (IOException e) {
      throw new ScriptException("couldn't open file " + name + ": " + Say.reason(e), 4);
    }
  }

  int run() throws IOException {
    boolean more = read();
    while (more) {
      restart = false;
      boolean again = cycle();
      if (!again) {
        break;
      }
      more = restart || read();
    }
    in.finish(status >= 0);
    for (Sink sink : files.values()) {
      sink.flush();
    }
    in.standard().flush();
    return status >= 0 ? status : in.status();
  }

  private boolean read() throws IOException {
    String line = in.read();
    if (line == null) {
      return false;
    }
    replaced = false;
    space = line;
    ended = in.ended();
    return true;
  }

  private void print() throws IOException {
    in.out().line(space, ended);
  }

  private void endCycle() throws IOException {
    if (!silent) {
      print();
    }
    dump();
  }

  /** Writes what a, r and R have left for the end of the cycle. */
  private void dump() throws IOException {
    for (Command c : appended) {
      if (c.name == 'a') {
        in.out().raw(Utf8.encode(c.text));
      } else if (c.name == 'r') {
        try (Records file =
            c.text.equals("/dev/stdin") ? Records.open(p, "-") : Records.file(p, c.text, '\n')) {
          byte[] bytes = file.all();
          if (bytes.length > 0) {
            in.out().raw(bytes);
          }
        } catch (IOException e) {
          // a file that cannot be read is read as empty
        }
      } else {
        Records file = reader(c.text);
        byte[] line = file == null ? null : file.next();
        if (line != null && file != null) {
          in.out().raw(line);
          if (file.ended()) {
            in.out().raw(new byte[] {'\n'});
          }
        }
      }
    }
    appended.clear();
    if (unbuffered) {
      in.out().flush();
    }
  }

  private @Nullable Records reader(String name) {
    if (!readers.containsKey(name)) {
      Records opened = null;
      try {
        opened = Records.open(p, name.equals("/dev/stdin") ? "-" : name);
      } catch (IOException e) {
        // a file that cannot be read is read as empty
      }
      readers.put(name, opened);
    }
    return readers.get(name);
  }

  /** Runs the script once; false if sed shall end. */
  private boolean cycle() throws IOException {
    for (int pc = 0; pc < commands.size(); ) {
      p.tick();
      Command c = commands.get(pc);
      boolean selected = selected(c) != c.negated;
      if (!selected) {
        pc = c.name == '{' ? c.target : pc + 1;
        continue;
      }
      pc++;
      switch (c.name) {
        case '{', ':', '}' -> {}
        case '=' -> in.out().raw(Utf8.encode(in.line() + "\n"));
        case 'a', 'r', 'R' -> appended.add(c);
        case 'i' -> in.out().raw(Utf8.encode(c.text));
        case 'c' -> {
          boolean lastOfRange = c.second == null || c.negated || !c.active;
          if (lastOfRange) {
            in.out().raw(Utf8.encode(c.text));
          }
          dump();
          return true;
        }
        case 'b' -> pc = c.target;
        case 't' -> {
          if (replaced) {
            replaced = false;
            pc = c.target;
          }
        }
        case 'T' -> {
          if (replaced) {
            replaced = false;
          } else {
            pc = c.target;
          }
        }
        case 'd' -> {
          dump();
          return true;
        }
        case 'D' -> {
          int newline = space.indexOf('\n');
          dump();
          if (newline >= 0) {
            space = space.substring(newline + 1);
            restart = true;
          }
          return true;
        }
        case 'e' -> evaluate(c);
        case 'F' -> in.out().raw(Utf8.encode(in.name() + "\n"));
        case 'g' -> space = hold;
        case 'G' -> space = joined(space, hold);
        case 'h' -> hold = space;
        case 'H' -> hold = joined(hold, space);
        case 'x' -> {
          String other = hold;
          hold = space;
          space = other;
        }
        case 'l' ->
            in.out().raw(Utf8.encode(Unambiguous.of(space, c.number >= 0 ? c.number : width)));
        case 'n' -> {
          if (in.last()) {
            return quitAtEnd();
          }
          endCycleOutput();
          if (!read()) {
            return false;
          }
        }
        case 'N' -> {
          if (in.last()) {
            if (posix) {
              dump(); // what GNU sed prints here is lost in POSIX
              return true;
            }
            return quitAtEnd();
          }
          dump();
          String before = space;
          String next = in.read();
          if (next == null) {
            return false;
          }
          ended = in.ended();
          space = joined(before, next);
        }
        case 'p' -> print();
        case 'P' -> {
          int newline = space.indexOf('\n');
          in.out().line(newline < 0 ? space : space.substring(0, newline), newline >= 0 || ended);
        }
        case 'q' -> {
          endCycle();
          status = Math.max(0, c.number);
          return false;
        }
        case 'Q' -> {
          status = Math.max(0, c.number);
          return false;
        }
        case 's' -> substitute(c);
        case 'w' -> write(c.text, space, ended);
        case 'W' -> {
          int newline = space.indexOf('\n');
          write(c.text, newline < 0 ? space : space.substring(0, newline), true);
        }
        case 'y' -> {
          StringBuilder out = new StringBuilder(space.length());
          space
              .codePoints()
              .forEach(each -> out.appendCodePoint(c.translation.getOrDefault(each, each)));
          space = out.toString();
        }
        case 'z' -> space = "";
        default -> throw new IllegalStateException("sed command " + c.name);
      }
    }
    endCycle();
    return true;
  }

  /** GNU's n and N end the cycle as usual when there is no next line. */
  private boolean quitAtEnd() throws IOException {
    endCycle();
    return true;
  }

  private void endCycleOutput() throws IOException {
    if (!silent) {
      print();
    }
    dump();
  }

  private static String joined(String a, String b) throws DiskException {
    if ((long) a.length() + b.length() > LIMIT) {
      throw new DiskException(Errno.ENOMEM, "");
    }
    return a + "\n" + b;
  }

  private void write(String name, String text, boolean newline) throws IOException {
    Sink sink = files.get(name);
    if (sink != null) {
      sink.line(text, newline);
      sink.flush();
    }
  }

  private void evaluate(Command c) throws IOException {
    String output = shell(c.text.isEmpty() ? space : c.text);
    if (c.text.isEmpty()) {
      space = output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
    } else {
      in.out().raw(Utf8.encode(output));
    }
  }

  private String shell(String command) throws IOException {
    in.out().flush();
    p.out().flush();
    var pipe = p.pipe();
    Process child = p.fork();
    child.attach(1, pipe[1]);
    int fd = p.allocate(pipe[0], 3);
    child.close(fd);
    child.start(each -> Launch.exec(each, List.of("/bin/sh", "-c", command)));
    try {
      StringBuilder out = new StringBuilder();
      var stream = p.in(fd);
      for (byte[] line; (line = stream.line()) != null; ) {
        out.append(Utf8.decode(line));
      }
      child.await();
      return out.toString();
    } finally {
      p.close(fd);
    }
  }

  private Regex regex(@Nullable Regex given) {
    Regex regex = given == null ? lastRegex : given;
    if (regex == null) {
      throw new ScriptException("-e expression #1, char 0: no previous regular expression", 1);
    }
    lastRegex = regex;
    return regex;
  }

  private void substitute(Command c) throws IOException {
    Regex regex = regex(c.regex);
    StringBuilder out = null;
    int copied = 0;
    int count = 0;
    int from = 0;
    int lastEnd = -1;
    while (from <= space.length()) {
      p.tick();
      Match match = regex.find(space, from, p::tick);
      if (match == null) {
        break;
      }
      int start = match.start();
      int end = match.end();
      if (start == end && start == lastEnd) {
        // An empty match right after a match does not count.
        from =
            start < space.length()
                ? start + Character.charCount(space.codePointAt(start))
                : start + 1;
        continue;
      }
      count++;
      lastEnd = end;
      if (count >= c.occurrence) {
        if (out == null) {
          out = new StringBuilder();
        }
        out.append(space, copied, start);
        c.replacement.append(out, match);
        copied = end;
        if (out.length() > LIMIT) {
          throw new DiskException(Errno.ENOMEM, "");
        }
        if (!c.global) {
          break;
        }
      }
      from =
          end > start
              ? end
              : start < space.length()
                  ? start + Character.charCount(space.codePointAt(start))
                  : start + 1;
    }
    if (out == null) {
      return;
    }
    space = out.append(space, copied, space.length()).toString();
    replaced = true;
    if (c.evaluate) {
      String output = shell(space);
      space = output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
    }
    if (c.print) {
      print();
    }
    if (!c.file.isEmpty()) {
      write(c.file, space, ended);
    }
  }

  private boolean selected(Command c) throws IOException {
    Address first = c.first;
    if (first == null) {
      return true;
    }
    Address second = c.second;
    if (second == null) {
      return matches(first);
    }
    long line = in.line();
    if (c.active) {
      return continues(c, second, line);
    }
    boolean zero = first instanceof Address.Line l && l.number() == 0;
    if (zero ? line != 1 : !matches(first)) {
      return false;
    }
    if (zero) {
      c.active = true;
      return continues(c, second, line);
    }
    if (second instanceof Address.Line l) {
      c.rangeEnd = l.number();
      c.active = line < l.number();
    } else if (second instanceof Address.More more) {
      c.rangeEnd = line + more.lines();
      c.active = more.lines() > 0;
    } else if (second instanceof Address.Multiple multiple) {
      c.rangeEnd = multiple.of() == 0 ? line : (line / multiple.of() + 1) * multiple.of();
      c.active = c.rangeEnd > line;
    } else {
      c.active = !(second instanceof Address.Last) || !in.last();
      c.rangeEnd = -1;
    }
    return true;
  }

  private boolean continues(Command c, Address second, long line) throws IOException {
    if (second instanceof Address.Pattern
        || second instanceof Address.Last
        || second instanceof Address.Step) {
      c.active = !matches(second);
      return true;
    }
    if (line > c.rangeEnd) {
      // The range ended on a line that this command did not see.
      c.active = false;
      Address first = c.first;
      return first != null && !(first instanceof Address.Line) && selected(c);
    }
    c.active = line < c.rangeEnd;
    return true;
  }

  private boolean matches(Address address) throws IOException {
    if (address instanceof Address.Line line) {
      return in.line() == line.number();
    } else if (address instanceof Address.Last) {
      return in.last();
    } else if (address instanceof Address.Step step) {
      return in.line() >= step.first() && (in.line() - step.first()) % step.step() == 0;
    } else if (address instanceof Address.Pattern pattern) {
      return regex(pattern.regex()).found(space, p::tick);
    }
    return false;
  }
}
