package io.chapar.shell.interp.builtin;

import io.chapar.shell.expand.Quotation;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.LineInput;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Names;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.TreeMap;

/** {@code mapfile} and {@code readarray}. */
final class MapFile implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "d:n:O:s:tu:C:c:");
    if (flags.wrong()) {
      return 2;
    }
    String name = flags.rest().isEmpty() ? "MAPFILE" : flags.rest().get(0);
    if (!Names.isName(name)) {
      shell.error(call.name() + ": `" + name + "': not a valid identifier");
      return 1;
    }
    long most = number(flags, 'n', 0);
    long origin = number(flags, 'O', -1);
    long skip = number(flags, 's', 0);
    int fd = (int) number(flags, 'u', 0);
    long quantum = number(flags, 'c', 5000);
    if (shell.process().channel(fd) == null) {
      shell.error(call.name() + ": " + fd + ": invalid file descriptor: Bad file descriptor");
      return 1;
    }
    String delimiter = flags.value('d');
    int end = delimiter == null ? '\n' : delimiter.isEmpty() ? 0 : delimiter.charAt(0);
    Variable variable = shell.variables().obtain(shell.variables().resolve(name));
    TreeMap<Long, String> elements = variable.makeIndexed();
    if (origin < 0) {
      elements.clear();
    }
    long at = Math.max(0, origin);
    long count = 0;
    LineInput lines = new LineInput(shell.process(), fd);
    String callback = flags.value('C');
    while (most == 0 || count < most) {
      byte[] bytes = lines.bytes(end, Integer.MAX_VALUE);
      if (bytes == null) {
        break;
      }
      if (skip-- > 0) {
        continue;
      }
      String line = Utf8.decode(bytes);
      if (!flags.has('t') && !lines.ended()) {
        line += end == 0 ? "" : String.valueOf((char) end);
      }
      count++;
      if (callback != null && count % quantum == 0) {
        shell.executor().text(callback + " " + at + " " + Quotation.single(line), "mapfile");
      }
      elements.put(at++, line);
      if (lines.ended()) {
        break;
      }
    }
    return 0;
  }

  private static long number(Flags flags, char letter, long fallback) {
    String value = flags.value(letter);
    Long number = value == null ? null : Numbers.of(value);
    return number == null ? fallback : number;
  }
}
