package io.chapar.shell.interp.builtin;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.LineInput;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.interp.WokenException;
import io.chapar.text.Utf8;
import io.chapar.time.Timer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code read}. */
final class Read implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "ersa:d:i:n:N:p:t:u:");
    if (flags.wrong()) {
      return 2;
    }
    int fd = 0;
    String descriptor = flags.value('u');
    if (descriptor != null) {
      Long number = Numbers.of(descriptor);
      if (number == null || number < 0) {
        shell.error("read: " + descriptor + ": invalid file descriptor specification");
        return 1;
      }
      fd = number.intValue();
    }
    Process process = shell.process();
    if (process.channel(fd) == null) {
      shell.error("read: " + fd + ": invalid file descriptor: Bad file descriptor");
      return 1;
    }
    for (String name : flags.rest()) {
      if (!Targets.valid(name)) {
        shell.error("read: `" + name + "': not a valid identifier");
        return 1;
      }
    }
    int most = Integer.MAX_VALUE;
    String count = flags.has('N') ? flags.value('N') : flags.value('n');
    if (count != null) {
      Long number = Numbers.of(count);
      if (number == null || number < 0) {
        shell.error("read: " + count + ": invalid number");
        return 1;
      }
      most = (int) Math.min(Integer.MAX_VALUE, number);
    }
    Long timeout = null;
    String time = flags.value('t');
    if (time != null) {
      try {
        timeout = (long) (Double.parseDouble(time) * 1e9);
      } catch (NumberFormatException e) {
        timeout = -1L;
      }
      if (timeout < 0) {
        shell.error("read: " + time + ": invalid timeout specification");
        return 1;
      }
      if (timeout == 0) {
        io.chapar.host.Channel channel = process.channel(fd);
        return channel != null && channel.readable() ? 0 : 1;
      }
    }
    String prompt = flags.value('p');
    if (prompt != null && process.terminal(fd)) {
      shell.say(prompt);
    }
    return read(shell, flags, fd, most, timeout);
  }

  private static int read(Shell shell, Flags flags, int fd, int most, @Nullable Long timeout)
      throws IOException {
    String delimiter = flags.value('d');
    int end = delimiter == null ? '\n' : delimiter.isEmpty() ? 0 : Utf8.encode(delimiter)[0] & 0xff;
    if (flags.has('N')) {
      end = -1;
    }
    Input input = new Input(shell, fd, end, !flags.has('r'));
    Terminal terminal = flags.has('s') ? shell.process().terminal() : null;
    int status;
    try {
      if (terminal != null) {
        terminal.echo(false);
      }
      status = input.read(most, timeout);
    } catch (DiskException e) {
      shell.error("read: read error: " + fd + ": " + e.getMessage());
      return 1;
    } finally {
      if (terminal != null) {
        terminal.echo(true);
      }
    }
    try {
      assign(shell, flags, input.text, input.escaped);
    } catch (ExpansionException e) {
      shell.error("read: " + e.getMessage());
      return 1;
    }
    return status;
  }

  /** Characters as they come; of each it is noted whether a backslash stood in front of it. */
  private static final class Input {
    private final Shell shell;
    private final int fd;
    private final int end;
    private final boolean backslashes;
    private String text = "";
    private String escaped = "";

    Input(Shell shell, int fd, int end, boolean backslashes) {
      this.shell = shell;
      this.fd = fd;
      this.end = end;
      this.backslashes = backslashes;
    }

    int read(int most, @Nullable Long timeout) throws IOException {
      Timer timer = null;
      if (timeout != null) {
        WokenException late = new WokenException(null);
        var scheduler = shell.process().machine().scheduler();
        var task = scheduler.running();
        timer = scheduler.at(scheduler.nanos() + timeout, () -> task.interrupt(late));
      }
      LineInput lines = new LineInput(shell.process(), fd);
      StringBuilder raw = new StringBuilder();
      int status = 1;
      try {
        status = read(lines, raw, most);
      } finally {
        if (timer != null) {
          timer.cancel();
        }
      }
      unescape(raw.toString());
      return status;
    }

    /** A trap runs while one waits, and one waits on. */
    private int read(LineInput lines, StringBuilder raw, int most) throws IOException {
      while (true) {
        try {
          shell.traps().waiting(true);
          return most == Integer.MAX_VALUE ? whole(lines, raw) : counted(lines, raw, most);
        } catch (WokenException e) {
          if (e.signal() == null) {
            return 142;
          }
        } finally {
          shell.traps().waiting(false);
        }
        shell.traps().run();
      }
    }

    private int whole(LineInput lines, StringBuilder raw) throws IOException {
      while (true) {
        String part = lines.line(end);
        if (part == null) {
          return 1;
        }
        raw.append(part);
        if (lines.ended()) {
          return 1;
        }
        if (!backslashes || !open(part)) {
          return 0;
        }
        raw.append(end == '\n' ? "\n" : String.valueOf((char) end));
      }
    }

    /** Whether the last character is a backslash that is not itself behind one. */
    private static boolean open(String part) {
      int count = 0;
      while (count < part.length() && part.charAt(part.length() - 1 - count) == '\\') {
        count++;
      }
      return count % 2 == 1;
    }

    private int counted(LineInput lines, StringBuilder raw, int most) throws IOException {
      int taken = 0;
      java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
      try {
        while (taken < most) {
          byte[] one = lines.bytes(end, 1);
          if (one == null) {
            return 1;
          }
          if (one.length == 0) {
            return 0;
          }
          bytes.write(one[0]);
          taken = Utf8.decode(bytes.toByteArray()).length();
        }
        return 0;
      } finally {
        raw.append(Utf8.decode(bytes.toByteArray()));
      }
    }

    private void unescape(String raw) {
      StringBuilder out = new StringBuilder();
      StringBuilder marks = new StringBuilder();
      for (int i = 0; i < raw.length(); i++) {
        char c = raw.charAt(i);
        if (c == 0) {
          continue;
        }
        if (c == '\\' && backslashes) {
          i++;
          if (i < raw.length() && raw.charAt(i) != '\n') {
            out.append(raw.charAt(i));
            marks.append('1');
          }
          continue;
        }
        out.append(c);
        marks.append('0');
      }
      text = out.toString();
      escaped = marks.toString();
    }
  }

  // ---- into variables

  private static void assign(Shell shell, Flags flags, String text, String escaped) {
    Variable ifs = shell.variables().get("IFS");
    String separators = ifs == null || ifs.value() == null ? " \t\n" : String.valueOf(ifs.value());
    String array = flags.value('a');
    Splitter splitter = new Splitter(text, escaped, separators);
    if (array != null) {
      Variable variable = shell.variables().obtain(shell.variables().resolve(array));
      TreeMap<Long, String> elements = variable.makeIndexed();
      elements.clear();
      List<String> fields = splitter.all();
      for (int i = 0; i < fields.size(); i++) {
        elements.put((long) i, fields.get(i));
      }
      return;
    }
    List<String> names = flags.rest();
    if (names.isEmpty()) {
      shell.assignments().assign("REPLY", null, text, false);
      return;
    }
    if (flags.has('N')) {
      for (int i = 0; i < names.size(); i++) {
        Targets.assign(shell, names.get(i), i == 0 ? text : "");
      }
      return;
    }
    for (int i = 0; i < names.size(); i++) {
      boolean last = i == names.size() - 1;
      Targets.assign(shell, names.get(i), last ? splitter.rest() : splitter.next());
    }
  }

  /** Splits as {@code read} does: the last variable gets all that is left. */
  private static final class Splitter {
    private final String text;
    private final String escaped;
    private final String separators;
    private int at;

    Splitter(String text, String escaped, String separators) {
      this.text = text;
      this.escaped = escaped;
      this.separators = separators;
      blanks();
    }

    private boolean separator(int i) {
      return escaped.charAt(i) == '0' && separators.indexOf(text.charAt(i)) >= 0;
    }

    private boolean blank(int i) {
      return separator(i) && " \t\n".indexOf(text.charAt(i)) >= 0;
    }

    private void blanks() {
      while (at < text.length() && blank(at)) {
        at++;
      }
    }

    String next() {
      int from = at;
      while (at < text.length() && !separator(at)) {
        at++;
      }
      String field = text.substring(from, at);
      blanks();
      if (at < text.length() && separator(at) && !blank(at)) {
        // one separator that is no blank, unless the field itself was ended by it
        at++;
        blanks();
      }
      return field;
    }

    String rest() {
      int start = at;
      int end = text.length();
      while (end > start && blank(end - 1)) {
        end--;
      }
      // A single separator at the very end belongs to the last field's end.
      int save = at;
      String first = next();
      if (at >= text.length()) {
        return first;
      }
      at = save;
      return text.substring(start, end);
    }

    List<String> all() {
      List<String> fields = new ArrayList<>();
      while (at < text.length()) {
        fields.add(next());
      }
      return fields;
    }
  }
}
