package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Service;
import io.chapar.host.Software;
import io.chapar.host.UnitFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The packages spamassassin, spamc and spamd: not there until somebody installs them. */
public final class SpamSoftware {
  private static final List<String> RULES =
      List.of(
          "10_default_prefs.cf",
          "20_body_tests.cf",
          "20_dnsbl_tests.cf",
          "20_head_tests.cf",
          "20_html_tests.cf",
          "20_uri_tests.cf",
          "23_bayes.cf",
          "50_scores.cf",
          "60_welcomelist.cf",
          "user_prefs.template");

  private SpamSoftware() {}

  private static byte[] resource(String name) {
    try (InputStream in = SpamSoftware.class.getResourceAsStream("/spam/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int update(Process p) throws IOException {
    p.err()
        .print(
            "sa-update: fetching rules is not simulated here: the rules of this host are in"
                + " /usr/share/spamassassin\n");
    return 2;
  }

  /** The rules and the commands. */
  public static Software spamassassin() {
    return new Software() {
      @Override
      public String name() {
        return "spamassassin";
      }

      @Override
      public boolean preinstalled() {
        return false;
      }

      @Override
      public Map<String, Program> programs() {
        return Map.of(
            "spamassassin", new SpamAssassin(),
            "sa-learn", new SaLearn(),
            "sa-update", SpamSoftware::update);
      }

      @Override
      public void install(Machine machine) throws DiskException {
        Files root = machine.root();
        root.mkdirs("/usr/share/spamassassin", 0755);
        for (String name : RULES) {
          root.write("/usr/share/spamassassin/" + name, resource("share/" + name), 0644);
        }
        root.mkdirs("/etc/spamassassin/sa-update-hooks.d", 0755);
        for (String name :
            List.of("local.cf", "init.pre", "v310.pre", "v320.pre", "65_debian.cf")) {
          if (!root.exists("/etc/spamassassin/" + name)) {
            root.write("/etc/spamassassin/" + name, resource("etc/" + name), 0644);
          }
        }
        root.mkdirs("/etc/mail", 0755);
        if (!root.exists("/etc/mail/spamassassin")) {
          root.symlink("../spamassassin", "/etc/mail/spamassassin");
        }
        root.mkdirs("/var/lib/spamassassin", 0755);
        for (String id : List.of("spamassassin", "sa-learn", "sa-update")) {
          root.write("/usr/bin/" + id, Programs.executable(id), 0755);
        }
      }
    };
  }

  /** The client. */
  public static Software spamc() {
    return new Software() {
      @Override
      public String name() {
        return "spamc";
      }

      @Override
      public boolean preinstalled() {
        return false;
      }

      @Override
      public Map<String, Program> programs() {
        return Map.of("spamc", new Spamc());
      }

      @Override
      public void install(Machine machine) throws DiskException {
        machine.root().write("/usr/bin/spamc", Programs.executable("spamc"), 0755);
      }
    };
  }

  /** The daemon. */
  public static Software spamd() {
    return new Software() {
      @Override
      public String name() {
        return "spamd";
      }

      @Override
      public boolean preinstalled() {
        return false;
      }

      @Override
      public Map<String, Program> programs() {
        return Map.of("spamd", new Spamd());
      }

      @Override
      public List<Service> services() {
        return List.of(new SpamdService());
      }

      @Override
      public void install(Machine machine) throws DiskException {
        Files root = machine.root();
        root.write("/usr/sbin/spamd", Programs.executable("spamd"), 0755);
        if (!root.exists("/etc/default/spamd")) {
          root.write("/etc/default/spamd", resource("etc/spamd.default"), 0644);
        }
        if (!root.exists("/usr/lib/systemd/system/spamd.service")) {
          UnitFile.install(
              machine, "spamd", io.chapar.text.Utf8.decode(resource("etc/spamd.service")));
        }
      }
    };
  }
}
