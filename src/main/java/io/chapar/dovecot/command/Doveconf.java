package io.chapar.dovecot.command;

import io.chapar.disk.DiskException;
import io.chapar.dovecot.LoginProtocol;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.Dump;
import io.chapar.dovecot.conf.Filter;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Process;
import io.chapar.host.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doveconf: what the configuration says, by name, as a whole, or only where it differs. */
public final class Doveconf implements Program {
  /** The version that all of Dovecot's programs tell. */
  public static final String VERSION = "2.3.19.1 (9b53102964)";

  private static final int FATAL = 89;
  private final List<LoginProtocol> protocols;

  /** The program; protocols of other packages are asked what they can do. */
  public Doveconf(List<LoginProtocol> protocols) {
    this.protocols = List.copyOf(protocols);
  }

  /** The options of one call. */
  private static final class Call {
    String path = ConfReader.PATH;
    Dump.Scope scope = Dump.Scope.ALL;
    boolean secrets;
    boolean hideNames;
    boolean simple;
    Filter filter = Filter.NONE;
    boolean filtered;
    @Nullable String exec;
    List<String> names = new ArrayList<>();
  }

  @Override
  public int run(Process p) throws IOException {
    Call call = new Call();
    Integer done = options(p, call);
    if (done != null) {
      return done;
    }
    return show(p, call);
  }

  private static @Nullable Integer options(Process p, Call call) throws IOException {
    List<String> args = p.args();
    boolean rest = false;
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (rest || !arg.startsWith("-") || arg.equals("-")) {
        call.names.add(arg);
        continue;
      }
      if (arg.equals("--")) {
        rest = true;
        continue;
      }
      for (int k = 1; k < arg.length(); k++) {
        char option = arg.charAt(k);
        String value = null;
        if ("cefHimo".indexOf(option) >= 0 && option != 'o') {
          value =
              k + 1 < arg.length()
                  ? arg.substring(k + 1)
                  : i + 1 < args.size() ? args.get(++i) : null;
          if (value == null) {
            p.err().print("doveconf: option requires an argument -- '" + option + "'\n");
            return FATAL;
          }
          k = arg.length();
        }
        Integer end = option(p, call, option, value == null ? "" : value);
        if (end != null) {
          return end;
        }
      }
    }
    return null;
  }

  private static @Nullable Integer option(Process p, Call call, char option, String value)
      throws IOException {
    switch (option) {
      case 'a' -> call.scope = Dump.Scope.ALL;
      case 'n' -> call.scope = Dump.Scope.NON_DEFAULT;
      case 'N' -> call.scope = Dump.Scope.SAID;
      case 'd' -> call.scope = Dump.Scope.DEFAULTS;
      case 'S' -> call.simple = true;
      case 'h' -> call.hideNames = true;
      case 'P' -> call.secrets = true;
      case 'c' -> call.path = value;
      case 'e' -> call.exec = value;
      case 'f' -> {
        int eq = value.indexOf('=');
        String kind = eq < 0 ? "" : value.substring(0, eq);
        String what = value.substring(eq + 1);
        Filter f = call.filter;
        switch (kind) {
          case "protocol", "service" ->
              call.filter = new Filter(what, f.local(), f.remote(), f.localName());
          case "local", "laddr" ->
              call.filter = new Filter(f.protocol(), what, f.remote(), f.localName());
          case "remote", "raddr" ->
              call.filter = new Filter(f.protocol(), f.local(), what, f.localName());
          case "lname", "local_name" ->
              call.filter = new Filter(f.protocol(), f.local(), f.remote(), what);
          default -> {
            p.err().print("doveconf: Fatal: Unknown filter argument: " + value + "\n");
            return FATAL;
          }
        }
        call.filtered = true;
      }
      case 'k', 'o', 'p', 's', 'w', 'x', 'L', 'O' -> {
        // nothing that changes what these settings print
      }
      case 'm' -> {
        // one module's settings are shown with all others
      }
      case 'i' -> {
        p.err().print("doveconf: Fatal: Unknown instance name: " + value + "\n");
        return FATAL;
      }
      case 'H' -> {
        p.err().print("doveconf: Fatal: Host parameter missing %d\n");
        return FATAL;
      }
      default -> {
        p.err().print("doveconf: invalid option -- '" + option + "'\n");
        return FATAL;
      }
    }
    return null;
  }

  private int show(Process p, Call call) throws IOException {
    boolean header = call.names.isEmpty() && !call.simple && !call.hideNames && call.exec == null;
    if (header) {
      header(p, call);
    }
    if (call.exec != null) {
      p.err()
          .print("doveconf: Fatal: execvp(" + call.exec + ") failed: No such file or directory\n");
      return FATAL;
    }
    Map<String, String> capable = capability(p, call.path);
    if (header) {
      p.out().print("# Pigeonhole version 0.5.19 (4eae2f79)\n");
    }
    Conf conf;
    try {
      conf = ConfReader.read(p.files(), call.path, false);
    } catch (ConfException e) {
      warn(p, e.warnings());
      p.err().print("doveconf: Fatal: " + text(e) + "\n");
      return FATAL;
    }
    warn(p, conf.warnings());
    if (header) {
      system(p, call);
    }
    Settings merged = conf.settings(call.filter);
    List<String> lines =
        call.simple
            ? simple(merged, call)
            : new Dump(call.scope, call.secrets, call.hideNames, capable)
                .of(conf, merged, call.names, call.filtered);
    for (String line : lines) {
      p.out().print(line + "\n");
    }
    ConfException late = conf.late();
    if (late != null && (call.names.isEmpty() || !late.getMessage().startsWith("Missing '}'"))) {
      p.err().print("doveconf: Fatal: " + text(late) + "\n");
      return FATAL;
    }
    return 0;
  }

  private static List<String> simple(Settings merged, Call call) {
    List<String> all =
        Dump.simple(
            merged,
            call.scope == Dump.Scope.NON_DEFAULT,
            Comparator.comparing((String s) -> s.substring(0, s.indexOf('='))));
    if (call.names.isEmpty()) {
      return all;
    }
    return all.stream()
        .filter(
            l -> call.names.stream().anyMatch(n -> l.startsWith(n + "=") || l.startsWith(n + "/")))
        .toList();
  }

  /**
   * The settings of managesieve are worked out by running its login process, which reads the whole
   * configuration as daemons do: it is the first to complain.
   */
  Map<String, String> capability(Process p, String path) throws IOException {
    ConfException wrong;
    Map<String, String> all = Map.of();
    try {
      Conf conf = ConfReader.read(p.files(), path, true, false);
      warn(p, conf.warnings());
      wrong = conf.late();
      if (wrong == null) {
        all = worked(p, conf);
      }
    } catch (ConfException e) {
      warn(p, e.warnings());
      wrong = e;
    }
    if (wrong == null || String.valueOf(wrong.getMessage()).startsWith("open(")) {
      return all;
    }
    p.err()
        .print(
            "doveconf: Fatal: "
                + text(wrong)
                + "\ndoveconf: Error: managesieve-login: dump-capability process returned 89\n");
    return Map.of();
  }

  private Map<String, String> worked(Process p, Conf conf) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    for (LoginProtocol protocol : protocols) {
      String who =
          protocol.process() + "(" + p.machine().users().userName(p.credentials().uid()) + "): ";
      List<String> warnings = new ArrayList<>();
      try {
        Map<String, String> more = protocol.capabilities(conf.global(), warnings::add);
        for (String warning : warnings) {
          p.err().print(who + "Warning: " + warning + "\n");
        }
        all.putAll(more);
      } catch (LoginProtocol.CapabilityException e) {
        p.err().print(who + "Fatal: " + e.getMessage() + "\n");
        p.err()
            .print(
                "doveconf: Error: "
                    + protocol.process()
                    + "-login: dump-capability process returned 89\n");
      }
    }
    return all;
  }

  private static void warn(Process p, List<String> warnings) throws IOException {
    for (String warning : warnings) {
      p.err().print("doveconf: Warning: " + warning + "\n");
    }
  }

  /** The text of an error; a file that cannot be opened at all is no 'error in' it. */
  public static String text(ConfException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("open(") ? message : e.text();
  }

  private static void header(Process p, Call call) throws IOException {
    p.out().print("# " + VERSION + ": " + call.path + "\n");
    p.out().flush();
  }

  private static void system(Process p, Call call) throws IOException {
    String debian;
    try {
      debian = p.files().text("/etc/debian_version").strip();
    } catch (DiskException e) {
      debian = "12";
    }
    p.out().print("# OS: Linux 6.1.0-41-amd64 x86_64 Debian " + debian + " \n");
    p.out().print("# Hostname: " + p.machine().hostname() + "\n");
    if (call.scope == Dump.Scope.ALL || call.scope == Dump.Scope.DEFAULTS) {
      p.out().print("# NOTE: Send doveconf -n output instead when asking for help.\n");
    }
  }

  /** The settings that a command read before it started, or the status with which it ends. */
  public static Map<String, String> overrides(List<String> options) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String option : options) {
      int eq = option.indexOf('=');
      if (eq > 0) {
        all.put(option.substring(0, eq), option.substring(eq + 1));
      }
    }
    return all;
  }
}
