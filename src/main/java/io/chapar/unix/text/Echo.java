package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** echo(1), the program; bash has its own. */
final class Echo implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args();
    int i = 1;
    boolean newline = true;
    boolean escapes = false;
    while (i < args.size() && args.get(i).matches("-[neE]+")) {
      for (char c : args.get(i).substring(1).toCharArray()) {
        newline &= c != 'n';
        escapes = c == 'e' || c != 'E' && escapes;
      }
      i++;
    }
    String text = String.join(" ", args.subList(Math.min(i, args.size()), args.size()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean stopped = false;
    if (escapes) {
      stopped = BackslashEscapes.write(Utf8.encode(text), out, true);
    } else {
      out.writeBytes(Utf8.encode(text));
    }
    if (newline && !stopped) {
      out.write('\n');
    }
    p.out().write(out.toByteArray());
    return 0;
  }
}
