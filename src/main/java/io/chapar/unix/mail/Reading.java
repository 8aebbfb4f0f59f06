package io.chapar.unix.mail;

import io.chapar.host.Process;
import io.chapar.unix.Options;
import java.io.IOException;

/** How mail(1) shows a mailbox. */
final class Reading {
  private final Process process;

  Reading(Process process, Settings settings) {
    this.process = process;
  }

  int run(Options.Parsed o) throws IOException {
    String user = process.machine().users().userName(process.realUid());
    if (o.has("f") || process.files().exists(Folders.system(process, user))) {
      process.err().print(process.name() + ": reading mail is not simulated here\n");
      return 2;
    }
    process.err().print("No mail for " + user + "\n");
    return 1;
  }
}
