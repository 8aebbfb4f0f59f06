package io.chapar.dovecot.auth;

import io.chapar.dovecot.conf.Section;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The passdbs and userdbs of a configuration, in its order, and what keeps them from working. */
final class Databases {
  /** A passdb with its section. */
  record Pass(Section section, Passdb db) {}

  /** A userdb with its section. */
  record User(Section section, Userdb db) {}

  private final Machine machine;
  private final Settings settings;
  private final List<Pass> passdbs = new ArrayList<>();
  private final List<Pass> masters = new ArrayList<>();
  private final List<User> userdbs = new ArrayList<>();
  private @Nullable String broken;

  Databases(Machine machine, Settings settings) {
    this.machine = machine;
    this.settings = settings;
    for (Section section : settings.sections("passdb")) {
      Passdb db = passdb(section);
      if (db != null) {
        (section.yes("master") ? masters : passdbs).add(new Pass(section, db));
      }
    }
    for (Section section : settings.sections("userdb")) {
      Userdb db = userdb(section);
      if (db != null) {
        userdbs.add(new User(section, db));
      }
    }
    if (broken == null) {
      broken = mechanismProblem();
    }
  }

  List<Pass> passdbs() {
    return passdbs;
  }

  List<Pass> masters() {
    return masters;
  }

  List<User> userdbs() {
    return userdbs;
  }

  /** Why the auth process cannot start, or null. */
  @Nullable String broken() {
    return broken;
  }

  private @Nullable Passdb passdb(Section section) {
    String driver = section.value("driver");
    String args = section.value("args");
    return switch (driver) {
      case "pam", "shadow", "passwd" -> new SystemPassdb(machine, driver, args);
      case "passwd-file" -> file("passdb", args);
      case "static" -> new StaticDb(machine, args);
      default -> {
        fails(unusable("passdb", driver, args));
        yield null;
      }
    };
  }

  private @Nullable Userdb userdb(Section section) {
    String driver = section.value("driver");
    String args = section.value("args");
    return switch (driver) {
      case "passwd" ->
          new SystemUserdb(
              machine, settings.number("first_valid_uid"), settings.number("last_valid_uid"));
      case "passwd-file" -> file("userdb", args);
      case "static" -> new StaticDb(machine, args);
      case "prefetch" -> new PrefetchUserdb();
      default -> {
        fails(unusable("userdb", driver, args));
        yield null;
      }
    };
  }

  private @Nullable PasswdFile file(String kind, String args) {
    boolean userdb =
        settings.sections("userdb").size() == 1
            && settings.sections("userdb").stream()
                .anyMatch(
                    s -> s.value("driver").equals("passwd-file") && s.value("args").equals(args));
    PasswdFile file = new PasswdFile(machine, args, userdb);
    if (file.path().isEmpty()) {
      fails(kind + " passwd-file: Missing args");
      return null;
    }
    return file;
  }

  private void fails(String why) {
    broken = broken == null ? why : broken;
  }

  private String unusable(String kind, String driver, String args) {
    return switch (driver) {
      case "sql" -> sql(args);
      case "ldap" -> "Support not compiled in for " + kind + " driver 'ldap'";
      case "" -> "Error reading configuration: Invalid settings: " + kind + " is missing driver";
      case "checkpassword", "dict", "lua", "oauth2", "imap" ->
          kind + " driver '" + driver + "' is not simulated here";
      default -> "Unknown " + kind + " driver '" + driver + "'";
    };
  }

  private String sql(String args) {
    String text;
    try {
      text = machine.root().text(args);
    } catch (io.chapar.disk.DiskException e) {
      return "sql: open(" + args + ") failed: " + e.errno().text();
    }
    String driver = "";
    boolean connect = false;
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      if (bare.startsWith("driver") && bare.indexOf('=') > 0) {
        driver = bare.substring(bare.indexOf('=') + 1).strip();
      }
      connect |= bare.startsWith("connect") && bare.indexOf('=') > 0;
    }
    if (driver.isEmpty()) {
      return "sql: driver not set in configuration file " + args;
    }
    if (!connect) {
      return "sql: connect string not set in configuration file " + args;
    }
    return "Unknown database driver '" + driver + "'";
  }

  private @Nullable String mechanismProblem() {
    for (String word : settings.words("auth_mechanisms")) {
      String name = word.toUpperCase(Locale.ROOT);
      switch (name) {
        case "PLAIN", "LOGIN", "ANONYMOUS", "EXTERNAL", "OAUTHBEARER", "XOAUTH2" -> {}
        case "CRAM-MD5", "DIGEST-MD5", "APOP", "SCRAM-SHA-1", "SCRAM-SHA-256", "OTP" -> {
          boolean sets = name.equals("OTP"); // it must also keep a changed password
          if (sets || passdbs.stream().noneMatch(p -> p.db().lookups())) {
            return name + " mechanism can't be supported with given passdbs";
          }
        }
        default -> {
          return "Unknown authentication mechanism '" + name + "'";
        }
      }
    }
    if (settings.words("auth_mechanisms").isEmpty()) {
      return "No authentication mechanisms configured";
    }
    if (passdbs.isEmpty()) {
      return "No passdbs specified in configuration file. PLAIN mechanism needs one";
    }
    return null;
  }
}
