package io.chapar.postfix.smtpd;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.command.CommandLog;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.table.ProcessTableHost;
import io.chapar.postfix.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** smtpd -S, as sendmail -bs runs it: SMTP on the standard streams, for whoever runs it. */
public final class SmtpdCommand implements Program {
  /** The standard streams of a process. */
  private record Streams(Process process) implements Link {
    @Override
    public InputStream input() {
      return process.in();
    }

    @Override
    public OutputStream output() {
      return process.out();
    }

    @Override
    public void timeout(int seconds) {}

    @Override
    public void close() {
      process.close(0);
      process.close(1);
    }
  }

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.quiet(process);
    try {
      if (!process.args().contains("-S")) {
        throw new PostfixFatal("do not run this command by hand");
      }
      PostfixConfig config = log.configure("smtpd");
      Tables tables = Tables.forDaemon(new ProcessTableHost(process), config, log);
      PostdropBackend backend = new PostdropBackend(process, config, log);
      new Server(process, config, tables, log, backend, "smtp", true)
          .serveStandAlone(new Streams(process));
      process.out().flush();
      return 0;
    } catch (PostfixFatal fatal) {
      log.fatal(fatal);
      return 1;
    }
  }
}
