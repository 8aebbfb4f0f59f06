package io.chapar.dovecot.store;

import io.chapar.disk.Credentials;
import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.Section;
import io.chapar.host.Account;
import io.chapar.host.Channel;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs what quota_warning asks for: a script behind a service of the configuration. */
final class QuotaWarnings {
  private QuotaWarnings() {}

  /** Runs the first warning whose limit lies between two usages. */
  static void run(MailUser user, Quota.Root root, Quota.Usage before, Quota.Usage after) {
    for (Quota.Warning warning : root.warnings()) {
      if (warning.crossed(before, after)) {
        execute(user, warning.command());
        return;
      }
    }
  }

  private static void execute(MailUser user, String command) {
    List<String> words = List.of(command.strip().split(" +"));
    Machine machine = user.process().machine();
    String name = words.get(0);
    String path = name.startsWith("/") ? name : Master.baseDir(user.settings()) + "/" + name;
    Master.State master = Master.running(machine);
    Conf conf = master == null ? null : master.conf();
    Section service = conf == null ? null : behind(conf, name);
    if (service == null || conf == null) {
      user.complain(
          "program unix:"
              + path
              + ": net_connect_unix("
              + path
              + ") failed: "
              + (machine.root().exists(path) ? "Connection refused" : "No such file or directory"));
      return;
    }
    String executable = service.value("executable");
    DovecotLog log = new DovecotLog(machine, conf.global());
    if (!executable.startsWith("script ")) {
      log.error("master: ", "service(" + service.name() + "): executable is no script");
      return;
    }
    List<String> argv = new ArrayList<>(List.of(executable.substring(7).strip().split(" +")));
    argv.addAll(words.subList(1, words.size()));
    String as = Master.expand(service.value("user"), conf);
    Account account = machine.users().named(as.isEmpty() ? "root" : as);
    Credentials who = account == null ? Credentials.ROOT : machine.users().credentials(account);
    Process child = machine.process(argv, Map.of(), Master.baseDir(user.settings()), who);
    Lines errors = new Lines();
    child.attach(1, new Lines());
    child.attach(2, errors);
    child.run(
        p -> {
          try {
            return p.exec(argv.get(0), argv, Map.of("PWD", Master.baseDir(user.settings())));
          } catch (IOException e) {
            log.fatal(
                service.name() + ": ", "execv(" + argv.get(0) + ") failed: " + e.getMessage());
            return 84;
          }
        });
    for (String line : errors.text().split("\n")) {
      if (!line.isEmpty()) {
        log.error(service.name() + ": ", line);
      }
    }
  }

  private static @Nullable Section behind(Conf conf, String socket) {
    for (Section service : conf.services()) {
      if (service.section("unix_listener", socket) != null) {
        return service;
      }
    }
    return null;
  }

  /** What a script writes. */
  private static final class Lines implements Channel {
    private static final int MOST = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public int read(byte[] into, int offset, int length) {
      return -1;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, Math.min(length, MOST - Math.min(MOST, bytes.size())));
    }

    @Override
    public void close() {}

    @Override
    public String name() {
      return "pipe:[log]";
    }

    String text() {
      return Utf8.decode(bytes.toByteArray());
    }
  }
}
