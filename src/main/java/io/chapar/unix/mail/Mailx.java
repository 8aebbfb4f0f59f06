package io.chapar.unix.mail;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.time.Duration;

/**
 * mail(1), as bsd-mailx has it: with addresses it sends what it reads, without it shows a mailbox.
 */
final class Mailx implements Program {
  private static final String USAGE =
      """
      usage: mail [-dEIinv] [-a header] [-b bcc-addr] [-c cc-addr] [-r from-addr] [-s subject] [--] to-addr ...
             mail [-dEIiNnv] -f [name]
             mail [-dEIiNnv] [-u user]""";
  private static final Options OPTIONS =
      Options.of("d", "E", "I", "i", "N", "n", "v", "f", "e", "a=", "b=", "c=", "r=", "s=", "u=")
          .shortOnly()
          .hint(USAGE);

  /** Linking, start files, a fork for sendmail: the time of a start. */
  private static final Duration START = Duration.ofMillis(8);

  @Override
  public int run(Process p) throws IOException {
    p.sleep(START);
    Options.Parsed o = OPTIONS.parse(p);
    Settings settings = new Settings();
    StartFiles.read(p, settings, o.has("n"));
    boolean header = o.has("a") || o.has("b") || o.has("c") || o.has("s") || o.has("r");
    if (o.operands().isEmpty() && header) {
      return p.fail(1, "You must specify to-addr recipients when using -s, -c, -b, or -r");
    }
    if (!o.operands().isEmpty() && !o.has("f")) {
      return new Sending(p, settings, o.has("v"), o.has("d")).send(o);
    }
    return new Reading(p, settings).run(o);
  }
}
