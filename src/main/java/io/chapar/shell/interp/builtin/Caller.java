package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Frames;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code caller}. */
final class Caller implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    List<Frames.Frame> frames = shell.frames().inwards();
    if (frames.isEmpty() && call.args().isEmpty() && shell.scripted()) {
      shell.print("0 NULL\n");
      return 0;
    }
    if (frames.isEmpty()) {
      return 1;
    }
    if (call.args().isEmpty()) {
      String source =
          frames.size() > 1 ? frames.get(1).source() : shell.scripted() ? shell.name() : "NULL";
      shell.print(frames.get(0).callLine() + " " + source + "\n");
      return 0;
    }
    Long depth = Numbers.of(call.args().get(0));
    if (depth == null) {
      shell.error("caller: " + call.args().get(0) + ": invalid number");
      return Usages.say(shell, "caller");
    }
    int known = frames.size() - (shell.scripted() ? 0 : 1); // -c has no main program
    if (depth < 0 || depth >= known) {
      return 1;
    }
    int i = depth.intValue();
    String function = i + 1 < frames.size() ? frames.get(i + 1).function() : "main";
    String source = i + 1 < frames.size() ? frames.get(i + 1).source() : shell.name();
    shell.print(frames.get(i).callLine() + " " + function + " " + source + "\n");
    return 0;
  }
}
