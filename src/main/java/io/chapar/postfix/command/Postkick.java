package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.SimSocket;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;

/** The command postkick: sends a request to a service over its local socket. */
public final class Postkick implements Program {
  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    return Guard.run(process, log, () -> kick(process, log));
  }

  private static int kick(Process process, CommandLog log) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "c:v");
    boolean wrong = false;
    for (char option; (option = options.next()) != 0; ) {
      if (option == 'c') {
        process.env().put("MAIL_CONFIG", options.value());
      } else if (option == '?') {
        process.err().println(process.name() + ": " + options.complaint());
        wrong = true;
        break;
      }
    }
    List<String> words = options.operands();
    if (wrong || words.size() != 3) {
      throw new PostfixFatal(
          "usage: " + process.name() + " [-c config_dir] [-v] class service request");
    }
    PostfixConfig config = log.configure("postkick");
    String socket = words.get(0) + "/" + words.get(1);
    try (SimSocket connection = process.connect(config.get("queue_directory") + "/" + socket)) {
      connection.getOutputStream().write(Utf8.encode(words.get(2)));
      connection.getOutputStream().flush();
      return 0;
    } catch (DiskException e) {
      if (e.errno() != Errno.ECONNREFUSED) {
        log.warning("unable to look up " + socket + ": " + e.getMessage());
      }
    } catch (IOException e) {
      // it was there, and is gone
    }
    log.warning(
        "Cannot contact class "
            + words.get(0)
            + " service "
            + words.get(1)
            + " - perhaps the mail system is down");
    return 1;
  }
}
