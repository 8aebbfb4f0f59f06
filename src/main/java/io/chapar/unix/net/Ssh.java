package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ssh, as far as the little internet needs it: {@code ssh HOST COMMAND} runs a command with the
 * network and the name of a neighbour. The neighbours share the files of this host.
 */
final class Ssh implements Program {
  /** What it takes to close the connection. */
  private static final Duration LEAVE = Duration.ofMillis(10);

  private static final String DOMAIN = ".example.net";

  @Override
  public int run(Process p) throws IOException {
    List<String> args = p.args();
    String target = args.size() > 1 ? args.get(1) : "";
    String host = target.substring(target.indexOf('@') + 1);
    int dot = host.indexOf('.');
    String name = dot < 0 ? host : host.substring(0, dot);
    Stack stack = neighbour(p, name);
    if (stack == null) {
      p.err().print("ssh: Could not resolve hostname " + name + ": Name or service not known\n");
      return 255;
    }
    p.stack(stack);
    List<String> shell = new ArrayList<>(List.of("bash"));
    if (args.size() > 2) {
      shell.add("-c");
      shell.add(String.join(" ", args.subList(2, args.size())));
    } else if (!p.terminal(0)) {
      return 0;
    }
    int status = p.exec("/bin/bash", shell, p.env());
    p.machine().scheduler().sleep(LEAVE);
    return status;
  }

  private static @Nullable Stack neighbour(Process p, String name) {
    Stack stack = p.machine().stack().internet().named(name + DOMAIN);
    return stack == p.machine().stack() ? null : stack;
  }
}
