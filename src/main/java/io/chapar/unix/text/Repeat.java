package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** yes(1). */
final class Repeat implements Program {
  private static final Options OPTIONS = Options.coreutils().inOrder();

  @Override
  public int run(Process p) throws IOException {
    List<String> words = OPTIONS.parse(p).operands();
    byte[] line = Utf8.encode((words.isEmpty() ? "y" : String.join(" ", words)) + "\n");
    byte[] block = new byte[line.length * Math.max(1, 8192 / line.length)];
    for (int i = 0; i < block.length; i += line.length) {
      System.arraycopy(line, 0, block, i, line.length);
    }
    try {
      while (true) {
        p.write(1, block, 0, block.length);
      }
    } catch (IOException e) {
      return Say.error(p, 1, "standard output: " + Say.reason(e));
    }
  }
}
