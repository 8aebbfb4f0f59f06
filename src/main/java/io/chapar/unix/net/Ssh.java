package io.chapar.unix.net;

import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Stack;
import io.chapar.unix.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ssh, as far as the little internet needs it: {@code ssh HOST COMMAND} runs a command with the
 * network and the name of a neighbour. The neighbours share the files of this host.
 */
final class Ssh implements Program {
  /** What it takes to close the connection. */
  private static final Duration LEAVE = Duration.ofMillis(10);

  private static final String DOMAIN = ".example.net";

  private static final Options OPTIONS =
      Options.of(
              "4", "6", "A", "a", "C", "l=", "n", "o=", "p=", "q", "T", "t", "v", "V", "X", "x",
              "-B=", "-b=", "-c=", "-D=", "-E=", "-e=", "-F=", "-f", "-G", "-g", "-I=", "-i=",
              "-J=", "-K", "-k", "-L=", "-M", "-m=", "-N", "-O=", "-Q=", "-R=", "-S=", "-s", "-W=",
              "-w=", "-Y", "-y")
          .shortOnly()
          .inOrder()
          .status(255)
          .hint(
              "usage: ssh [-46AaCnqTtVvXx] [-l login_name] [-o option] [-p port]\n"
                  + "           destination [command [argument ...]]");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("V")) {
      p.err().print("OpenSSH_9.2p1 Debian-2+deb12u6, OpenSSL 3.0.17 1 Jul 2025\n");
      return 0;
    }
    List<String> args = o.operands();
    String target = args.isEmpty() ? "" : args.get(0).replaceFirst("^ssh://", "");
    String host = target.substring(target.indexOf('@') + 1);
    int dot = host.indexOf('.');
    String name = dot < 0 ? host : host.substring(0, dot);
    Stack stack = neighbour(p, name);
    if (stack == null) {
      p.err().print("ssh: Could not resolve hostname " + name + ": Name or service not known\n");
      return 255;
    }
    p.stack(stack);
    if (o.has("n")) {
      p.attach(0, p.open("/dev/null", Set.of(Files.Mode.READ), 0));
    }
    List<String> shell = new ArrayList<>(List.of("bash"));
    if (args.size() > 1) {
      shell.add("-c");
      shell.add(String.join(" ", args.subList(1, args.size())));
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
