package io.chapar.unix.swaks;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** swaks(1). */
public final class Swaks implements Program {
  static final String VERSION = "20201014.0";
  private static final List<String> SUPPORT =
      List.of(
          "=== AUTH CRAM-MD5 supported",
          "=== AUTH CRAM-SHA1 supported",
          "*** AUTH DIGEST-MD5 not available: requires Authen::SASL",
          "*** AUTH NTLM not available: requires Authen::NTLM",
          "=== Basic AUTH supported",
          "=== Date Manipulation supported",
          "=== High Resolution Timing supported",
          "*** IPv6 not available: requires IO::Socket::INET6",
          "=== Local Hostname Detection supported",
          "=== MX Routing supported",
          "=== Netrc Credentials supported",
          "=== Pipe Transport supported",
          "=== Socket Transport supported",
          "=== TLS supported");

  @Override
  public int run(Process p) throws IOException {
    Arguments arguments = Arguments.of(p);
    if (arguments.has("version")) {
      p.out().println("swaks version " + VERSION + "\n");
      p.out().println("        Copyright (c) 2003-2008,2010-2020 John Jetmore <jj33@pobox.com>\n");
      return 0;
    }
    if (arguments.has("help")) {
      Options.of().parse(p, List.of("--help"));
      return 0;
    }
    if (arguments.has("support")) {
      for (String line : SUPPORT) {
        (line.startsWith("*") ? p.err() : p.out()).print(line + "\n").flush();
      }
      return 0;
    }
    output(p, arguments);
    Printer printer = new Printer(p, arguments);
    Plan plan = Plan.of(p, arguments, printer);
    if (arguments.has("dump-mail")) {
      String data = plan.data();
      p.out().print(data.endsWith("\n.") ? data.substring(0, data.length() - 2) : data);
      return 0;
    }
    try {
      new Dialogue(p, arguments, printer, plan).run();
      return 0;
    } catch (ExitException e) {
      return e.status();
    }
  }

  /** --output and its kin: both streams, or one, go to a file. */
  private static void output(Process p, Arguments arguments) throws IOException {
    for (int fd = 1; fd < 3; fd++) {
      String both = arguments.value("output", "");
      String file = arguments.value(fd == 1 ? "output-file-stdout" : "output-file-stderr", both);
      if (!file.isEmpty()) {
        try {
          p.attach(
              fd,
              p.open(
                  file,
                  java.util.Set.of(
                      io.chapar.disk.Files.Mode.APPEND, io.chapar.disk.Files.Mode.CREATE),
                  0666));
        } catch (IOException e) {
          p.err().print("*** Unable to open " + file + " for writing\n");
          throw new ExitException(1);
        }
      }
    }
  }
}
