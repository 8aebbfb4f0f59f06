package io.chapar.dovecot.command;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.host.Process;
import io.chapar.host.Program;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dovecot command: starts the master, or tells about it. */
public final class Start implements Program {
  private final Doveconf doveconf;

  private static final int LOG_FAILED = 80;
  private static final int FATAL = 89;
  private static final String USAGE =
      "Usage: dovecot [-F] [-c <config file>] [-p] [-n] [-a] [--help] [--version]\n"
          + "       [--build-options] [--hostdomain] [reload] [stop]\n";

  /** The program; it reads the configuration through doveconf. */
  public Start(Doveconf doveconf) {
    this.doveconf = doveconf;
  }

  @Override
  public int run(Process p) throws IOException {
    String path = ConfReader.PATH;
    List<String> args = p.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      switch (arg) {
        case "-F", "-p" -> {
          // in the foreground, and asking for a key's password: nothing changes here
        }
        case "-c" -> {
          if (++i >= args.size()) {
            p.err().print("dovecot: option requires an argument -- 'c'\n" + USAGE);
            return FATAL;
          }
          path = args.get(i);
        }
        case "-n", "-a" -> {
          return p.call("/usr/bin/doveconf", List.of("doveconf", arg, "-c", path));
        }
        case "--help" -> {
          p.out().print(USAGE);
          return 0;
        }
        case "--version" -> {
          p.out().print(Doveconf.VERSION + "\n");
          return 0;
        }
        case "--build-options" -> {
          p.out()
              .print(
                  "Build options: ioloop=epoll notify=inotify openssl io_block_size=8192\n"
                      + "SQL driver plugins: mysql postgresql sqlite\n"
                      + "Passdb: checkpassword ldap pam passwd passwd-file shadow sql \n"
                      + "Userdb: checkpassword ldap(plugin) passwd prefetch passwd-file sql \n");
          return 0;
        }
        case "--hostdomain" -> {
          p.out().print(p.machine().hostname() + "\n");
          return 0;
        }
        case "reload", "stop" -> {
          return Doveadm.control(p, arg);
        }
        default -> {
          if (arg.startsWith("-")) {
            p.err()
                .print(
                    "dovecot: invalid option -- '"
                        + arg.charAt(arg.length() > 1 ? 1 : 0)
                        + "'\n"
                        + USAGE);
          } else {
            p.err().print("Fatal: Unknown argument: " + arg + "\n");
          }
          return FATAL;
        }
      }
    }
    return start(p, path);
  }

  private int start(Process p, String path) throws IOException {
    Conf conf = read(p, path);
    if (conf == null) {
      return FATAL;
    }
    for (String word : conf.global().words("protocols")) {
      if (!List.of("imap", "pop3", "lmtp", "sieve", "submission", "doveadm", "none")
          .contains(word)) {
        p.err()
            .print(
                "doveconf: Fatal: Error in configuration file "
                    + path
                    + ": protocols: Unknown protocol: "
                    + word
                    + "\n");
        return FATAL;
      }
    }
    if (p.credentials().uid() != 0) {
      p.err().print("Fatal: This must be run as root\n");
      return FATAL;
    }
    String pidFile = Master.baseDir(conf.global()) + "/master.pid";
    Master.State running = Master.running(p.machine());
    if (running != null) {
      String text =
          "Dovecot is already running with PID " + running.pid() + " (read from " + pidFile + ")";
      new DovecotLog(p.machine(), conf.global()).fatal("master: ", text);
      p.err().print("Fatal: " + text + "\n");
      return FATAL;
    }
    for (String name : List.of("default_internal_user", "default_login_user")) {
      String user = conf.global().get(name);
      if (p.machine().users().named(user) == null) {
        p.err()
            .print(
                "doveconf: Fatal: Error in configuration file "
                    + path
                    + ": "
                    + name
                    + " doesn't exist: "
                    + user
                    + "\n");
        return FATAL;
      }
    }
    String log = conf.global().get("log_path");
    int slash = log.lastIndexOf('/');
    if (log.startsWith("/")
        && !log.startsWith("/dev/")
        && !p.machine().root().isDirectory(log.substring(0, Math.max(1, slash)))) {
      p.err().print("Can't open log file " + log + ": No such file or directory\n");
      return LOG_FAILED;
    }
    try {
      Master.start(p, conf);
      return 0;
    } catch (Master.StartException e) {
      for (String error : e.errors()) {
        p.err().print("Error: " + error + "\n");
      }
      p.err().print("Fatal: " + e.getMessage() + "\n");
      return FATAL;
    }
  }

  private @Nullable Conf read(Process p, String path) throws IOException {
    doveconf.capability(p, path);
    try {
      Conf conf = ConfReader.read(p.files(), path, true);
      ConfException late = conf.late();
      if (late != null) {
        throw late;
      }
      return conf;
    } catch (ConfException e) {
      p.err().print("doveconf: Fatal: " + Doveconf.text(e) + "\n");
      return null;
    }
  }
}
