package io.chapar.lab;

import io.chapar.host.Console;
import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.transcript.TestHost;
import java.io.IOException;
import java.util.List;

/** A fresh host with somebody behind its {@code lab} command; mail and Dovecot run. */
public final class LabHost implements AutoCloseable {
  private final TestHost host = new TestHost();
  private final LabSession lab;

  /** In English. */
  public LabHost() {
    this("en");
  }

  /** In a language. */
  public LabHost(String language) {
    lab = new LabSession(host.world(), null, new Words(language), List::of);
    host.run("systemctl start postfix dovecot; sleep 1");
  }

  /** What lies behind the command. */
  public LabSession lab() {
    return lab;
  }

  /** The host itself. */
  public TestHost host() {
    return host;
  }

  /** Runs lines as root and returns what they print. */
  public String run(String... lines) {
    return host.run(String.join("\n", lines) + "\n");
  }

  /** The same, each line being a step as if it had been typed. */
  public String steps(String... lines) {
    host.world()
        .mail()
        .console(
            new Console() {
              @Override
              public int answer(Process process, List<String> args) throws IOException {
                return lab.answer(process, args);
              }

              @Override
              public void typed(Process shell, String line, boolean interactive) {
                lab.typed(shell, line, shell.ppid() == 1);
              }
            });
    String printed = run(lines);
    host.world().mail().console(lab);
    return printed;
  }

  @Override
  public void close() {
    host.close();
  }
}
