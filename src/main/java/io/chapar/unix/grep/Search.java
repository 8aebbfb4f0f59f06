package io.chapar.unix.grep;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import io.chapar.unix.text.Wildcard;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** One run of grep over its files. */
final class Search {
  private final Process p;
  private final Settings s;
  private final Matcher matcher;
  private boolean selected;
  private boolean failed;
  private boolean stop;

  Search(Process p, Settings settings, Matcher matcher) {
    this.p = p;
    this.s = settings;
    this.matcher = matcher;
  }

  int status() {
    return failed && !(s.quiet() && selected) ? 2 : selected ? 0 : 1;
  }

  /**
   * Searches what the command line names; an empty name is the working directory, without its name.
   */
  void operand(String name) throws IOException {
    if (stop) {
      return;
    }
    if (s.recursive() && (name.isEmpty() || p.files().isDirectory(p.path(name)))) {
      if (excludedDirectory(name)) {
        return;
      }
      walk(name.isEmpty() ? "." : name, name);
      return;
    }
    if (!name.equals("-") && excluded(base(name))) {
      return;
    }
    file(name);
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private boolean excluded(String name) {
    if (s.exclude().stream().anyMatch(g -> Wildcard.matches(g, name))) {
      return true;
    }
    return !s.include().isEmpty() && s.include().stream().noneMatch(g -> Wildcard.matches(g, name));
  }

  private boolean excludedDirectory(String name) {
    String plain =
        name.endsWith("/") && name.length() > 1 ? name.substring(0, name.length() - 1) : name;
    return s.excludeDirectories().stream()
        .anyMatch(
            g ->
                Wildcard.matches(
                    g.endsWith("/") ? g.substring(0, g.length() - 1) : g, base(plain)));
  }

  private void walk(String path, String shown) throws IOException {
    List<String> names;
    try {
      names = p.files().readdir(p.path(path));
    } catch (IOException e) {
      complain(shown, e);
      return;
    }
    for (String name : names) {
      if (stop || name.equals(".") || name.equals("..")) {
        continue;
      }
      p.tick();
      String inner = path.endsWith("/") ? path + name : path + "/" + name;
      String label =
          shown.isEmpty() ? name : shown.endsWith("/") ? shown + name : shown + "/" + name;
      Inode inode;
      try {
        inode = s.followLinks() ? p.files().stat(p.path(inner)) : p.files().lstat(p.path(inner));
      } catch (IOException e) {
        complain(label, e);
        continue;
      }
      if (inode.isDirectory()) {
        if (!excludedDirectory(name)) {
          walk(inner, label);
        }
      } else if (inode.isRegular() && !excluded(name)) {
        file(label);
      }
    }
  }

  private void complain(String name, IOException e) throws IOException {
    failed = true;
    if (!s.noMessages()) {
      Say.error(p, 2, name + ": " + Say.reason(e));
    }
  }

  private boolean device(String name) {
    Inode inode = p.files().peek(p.path(name));
    return inode != null && !inode.isRegular() && !inode.isDirectory();
  }

  private void file(String name) throws IOException {
    if (s.skipDevices() && !name.equals("-") && device(name)) {
      return;
    }
    try (Records in = Records.open(p, name, s.end())) {
      Lines lines = new Lines(p, s, matcher, name.equals("-") ? s.label() : name);
      lines.run(in);
      selected |= lines.count() > 0;
      stop |= s.quiet() && selected;
    } catch (IOException e) {
      if (Say.isDirectory(e) && s.directories().equals("skip")) {
        return;
      }
      complain(name, e);
      if (Say.isDirectory(e)) { // it was opened: its lines are none, and counted
        try (Records none = Records.open(p, "/dev/null", s.end())) {
          new Lines(p, s, matcher, name).run(none);
        }
      }
    }
  }

  /** The lines of one file. */
  private static final class Lines {
    private static final byte[] NOTHING = {};
    private final Process p;
    private final Settings s;
    private final Matcher matcher;
    private final Printer printer;
    private final String name;
    private final ArrayDeque<byte[]> before = new ArrayDeque<>();
    private long count;
    private long number;
    private long offset;
    private long lastPrinted;
    private boolean binary;
    private boolean first = true;

    Lines(Process p, Settings s, Matcher matcher, String name) {
      this.p = p;
      this.s = s;
      this.matcher = matcher;
      this.name = name;
      this.printer = new Printer(p.out(), s, matcher, name);
    }

    long count() {
      return count;
    }

    void run(Records in) throws IOException {
      int pending = 0;
      boolean done = s.max() == 0;
      for (byte[] line; !done && (line = in.next()) != null; ) {
        for (byte[] part : parts(line)) {
          number++;
          String text = Utf8.decode(part);
          if (matcher.matches(text) != s.invert()) {
            count++;
            if (!s.silent()) {
              if (unprintable(text)) {
                if (!s.withoutBinary()) {
                  p.out().print("");
                  p.out().flush();
                  p.out().print("grep: " + name + ": binary file matches\n");
                } else {
                  count = 0;
                }
                return;
              }
              context();
              printer.selected(text, number, offset);
              lastPrinted = number;
              pending = s.after();
            }
            boolean enough = s.quiet() || !s.list().isEmpty();
            if (enough || count >= s.max()) {
              done = true;
            }
          } else if (!s.silent() && pending > 0) {
            printer.context(part, number, offset);
            lastPrinted = number;
            pending--;
          } else if (s.before() > 0 && !s.silent()) {
            before.add(part);
            if (before.size() > s.before()) {
              before.remove();
            }
          }
          offset += part.length + 1;
          if (done) {
            break;
          }
        }
        if (s.lineBuffered()) {
          p.out().flush();
        }
      }
      trailing(in, pending, done);
      summary();
    }

    /** After -m's last line, its trailing context still comes. */
    private void trailing(Records in, int pending, boolean done) throws IOException {
      int left = done && !s.silent() ? pending : 0;
      for (byte[] line; left > 0 && (line = in.next()) != null; left--) {
        number++;
        if (matcher.matches(Utf8.decode(line)) != s.invert()) {
          return;
        }
        printer.context(line, number, offset);
        offset += line.length + 1;
      }
    }

    private void summary() throws IOException {
      if (s.quiet()) {
        return;
      }
      if (s.withoutBinary() && binary) {
        count = 0;
      }
      if (s.count() && s.list().isEmpty()) {
        printer.count(count);
      }
      if (s.list().equals("l") && count > 0 || s.list().equals("L") && count == 0) {
        printer.name();
      }
    }

    /** In a binary file NULs end lines as well. */
    private List<byte[]> parts(byte[] line) {
      if (first) {
        first = false;
      }
      if (s.end() == 0 || s.text()) {
        return List.of(line);
      }
      int nul = -1;
      for (int i = 0; i < line.length && nul < 0; i++) {
        nul = line[i] == 0 ? i : -1;
      }
      if (nul < 0) {
        return List.of(line);
      }
      binary = true;
      List<byte[]> parts = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= line.length; i++) {
        if (i == line.length || line[i] == 0) {
          parts.add(i == start ? NOTHING : java.util.Arrays.copyOfRange(line, start, i));
          start = i + 1;
        }
      }
      return parts;
    }

    private boolean unprintable(String text) {
      if (s.text()) {
        return false;
      }
      if (!binary) {
        for (int i = 0; i < text.length() && !binary; i++) {
          char c = text.charAt(i);
          boolean raw =
              c >= 0xdc80
                  && c <= 0xdcff
                  && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
          if (raw && s.only()) {
            continue;
          }
          binary = raw;
        }
      }
      return binary;
    }

    private void context() throws IOException {
      long start = number - before.size();
      long at = offset;
      for (byte[] line : before) {
        at -= line.length + 1;
      }
      boolean asked = s.context();
      if (asked && lastPrinted > 0 && start > lastPrinted + 1) {
        printer.separator();
      }
      for (byte[] line : before) {
        printer.context(line, start++, at);
        at += line.length + 1;
      }
      before.clear();
    }
  }
}
