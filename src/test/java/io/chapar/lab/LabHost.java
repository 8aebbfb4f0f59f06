package io.chapar.lab;

import io.chapar.lab.report.Words;
import io.chapar.transcript.TestHost;
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

  @Override
  public void close() {
    host.close();
  }
}
