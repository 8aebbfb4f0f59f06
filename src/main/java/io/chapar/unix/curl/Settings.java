package io.chapar.unix.curl;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line of curl. */
final class Settings {
  /** Letter, long name, and whether it takes an argument. */
  private static final String[] OPTIONS = {
    "s silent",
    "S show-error",
    "v verbose",
    "k insecure",
    "X request=",
    "T upload-file=",
    "u user=",
    "l list-only",
    "I head",
    "i include",
    "o output=",
    "O remote-name",
    "m max-time=",
    "f fail",
    "L location",
    "N no-buffer",
    "q disable",
    "4 ipv4",
    "6 ipv6",
    "# progress-bar",
    "A user-agent=",
    "H header=",
    "h help",
    "V version",
    "  url=",
    "  mail-from=",
    "  mail-rcpt=",
    "  mail-rcpt-allowfails",
    "  mail-auth=",
    "  ssl-reqd",
    "  ssl",
    "  crlf",
    "  connect-timeout=",
    "  cacert=",
    "  capath=",
    "  login-options=",
    "  sasl-ir",
    "  interface=",
    "  no-progress-meter",
    "  tlsv1.2",
    "  tlsv1.3",
    "  tlsv1",
    "  disable-epsv",
    "  path-as-is",
    "  noproxy=",
  };

  private static final Set<String> MISSING =
      Set.of(
          "-F",
          "--form",
          "-d",
          "--data",
          "-b",
          "--cookie",
          "-c",
          "--cookie-jar",
          "-x",
          "--proxy",
          "-w",
          "--write-out",
          "-K",
          "--config",
          "-E",
          "--cert",
          "--key",
          "-e",
          "--referer",
          "-g",
          "--globoff",
          "-G",
          "--get",
          "-n",
          "--netrc",
          "-r",
          "--range",
          "-R",
          "--remote-time",
          "-t",
          "--telnet-option",
          "-z",
          "--time-cond",
          "-Z",
          "--parallel",
          "-C",
          "--continue-at",
          "-D",
          "--dump-header",
          "-J",
          "-Q",
          "--quote",
          "-U",
          "-Y",
          "-y",
          "-a",
          "--append",
          "-j",
          "-p",
          "--trace",
          "--trace-ascii",
          "--resolve",
          "--retry",
          "--stderr",
          "--compressed",
          "--data-raw",
          "--data-binary",
          "--json",
          "--oauth2-bearer",
          "--local-port",
          "--limit-rate",
          "--ciphers",
          "--tls-max",
          "--oauth",
          "--create-dirs");

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> urls = new ArrayList<>();
  private final Map<Character, String> letters = new LinkedHashMap<>();
  private final Map<String, Boolean> names = new LinkedHashMap<>();

  private Settings() {
    for (String option : OPTIONS) {
      boolean takes = option.endsWith("=");
      String name = option.substring(2, option.length() - (takes ? 1 : 0));
      names.put(name, takes);
      if (option.charAt(0) != ' ') {
        letters.put(option.charAt(0), name);
      }
    }
  }

  static Settings parse(Process p) throws IOException {
    Settings settings = new Settings();
    List<String> args = p.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith("--") && arg.length() > 2) {
        i = settings.longOption(p, args, i);
      } else if (arg.startsWith("-") && arg.length() > 1) {
        i = settings.letters(p, args, i);
      } else {
        settings.urls.add(arg);
      }
    }
    settings.urls.addAll(settings.all("url"));
    return settings;
  }

  private int longOption(Process p, List<String> args, int at) throws IOException {
    String arg = args.get(at);
    String name = arg.substring(2);
    Boolean takes = names.get(name);
    if (takes == null && name.startsWith("no-") && names.containsKey(name.substring(3))) {
      values.remove(name.substring(3));
      return at;
    }
    if (takes == null) {
      List<String> found = names.keySet().stream().filter(n -> n.startsWith(name)).toList();
      if (found.size() != 1) {
        throw unknown(p, arg, found.size() > 1 ? "is ambiguous" : "is unknown");
      }
      return use(p, args, at, found.get(0), arg);
    }
    return use(p, args, at, name, arg);
  }

  private int use(Process p, List<String> args, int at, String name, String written)
      throws IOException {
    if (!Boolean.TRUE.equals(names.get(name))) {
      add(name, "");
      return at;
    }
    if (at + 1 >= args.size()) {
      throw unknown(p, written, "requires parameter");
    }
    add(name, args.get(at + 1));
    return at + 1;
  }

  private int letters(Process p, List<String> args, int at) throws IOException {
    String arg = args.get(at);
    for (int i = 1; i < arg.length(); i++) {
      String name = letters.get(arg.charAt(i));
      if (name == null) {
        if (MISSING.contains("-" + arg.charAt(i))) {
          throw Options.notSimulated(p, "-" + arg.charAt(i));
        }
        throw unknown(p, arg, "is unknown");
      }
      if (Boolean.TRUE.equals(names.get(name))) {
        if (i + 1 < arg.length()) {
          add(name, arg.substring(i + 1));
          return at;
        }
        return use(p, args, at, name, arg);
      }
      add(name, "");
    }
    return at;
  }

  private static ExitException unknown(Process p, String option, String why) throws IOException {
    if (MISSING.contains(option)) {
      return Options.notSimulated(p, option);
    }
    p.err().print("curl: option " + option + ": " + why + "\n");
    p.err().print("curl: try 'curl --help' or 'curl --manual' for more information\n");
    return new ExitException(2);
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String value(String name) {
    List<String> all = values.get(name);
    return all == null ? null : all.get(all.size() - 1);
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  List<String> urls() {
    return urls;
  }
}
