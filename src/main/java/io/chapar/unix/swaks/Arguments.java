package io.chapar.unix.swaks;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of swaks as its Getopt::Long reads them: one dash or two, any unique beginning of a
 * name, and {@code no-} before it takes an option back.
 */
final class Arguments {
  /** Each line: the names of an option; {@code :} an argument perhaps, {@code =} one always. */
  private static final String[] SPECS = {
    "config:",
    "from,f:",
    "to,t:",
    "helo,ehlo,lhlo,h:",
    "server,s:",
    "4",
    "6",
    "copy-routing:",
    "port,p:",
    "protocol=",
    "data,d:",
    "timeout:",
    "quit-after,quit,q=",
    "drop-after,drop,da=",
    "drop-after-send,das=",
    "suppress-data,n",
    "auth,a:",
    "auth-user,au:",
    "auth-password,ap:",
    "auth-map,am=",
    "auth-hide-password,ahp:",
    "auth-plaintext,apt",
    "auth-optional,ao:",
    "auth-optional-strict,aos:",
    "support",
    "local-interface,li:",
    "local-port,lport,lp:",
    "tls",
    "tls-optional,tlso",
    "tls-optional-strict,tlsos",
    "tls-on-connect,tlsc",
    "tls-get-peer-cert:",
    "tls-verify",
    "tls-ca-path=",
    "tls-sni=",
    "silent,S:",
    "no-strip-from,nsf",
    "no-hints,nth",
    "no-send-hints,nsh",
    "no-receive-hints,nrh",
    "no-info-hints,nih",
    "hide-receive,hr",
    "hide-send,hs",
    "hide-informational,hi",
    "hide-all,ha",
    "show-time-lapse,stl:",
    "protect-prompt,pp",
    "no-data-fixup,ndf",
    "show-raw-text,raw",
    "output,output-file=",
    "output-file-stdout=",
    "output-file-stderr=",
    "pipe:",
    "socket:",
    "body:",
    "attach-name:",
    "attach-type:",
    "attach:",
    "attach-body:",
    "add-header,ah:",
    "header:",
    "dump-mail",
    "pipeline",
    "force-getpwuid",
    "xclient:",
    "xclient-name:",
    "xclient-addr:",
    "xclient-port:",
    "xclient-proto:",
    "xclient-destaddr:",
    "xclient-destport:",
    "xclient-helo:",
    "xclient-login:",
    "xclient-reverse-name:",
    "xclient-delim",
    "xclient-optional",
    "xclient-optional-strict",
    "xclient-before-starttls",
    "xclient-no-verify",
    "help",
    "version",
  };

  /** Options of the real one that are not simulated. */
  private static final String[] MISSING = {
    "dump:",
    "dump-as-body,dab:",
    "dump-as-body-shows-password,dabsp",
    "auth-extra,ae=",
    "tls-cert=",
    "tls-key=",
    "tls-protocol,tlsp=",
    "tls-cipher=",
    "prdr",
    "proxy:",
    "proxy-version:",
    "proxy-family:",
    "proxy-command:",
    "proxy-protocol:",
    "proxy-source:",
    "proxy-source-port:",
    "proxy-dest:",
    "proxy-dest-port:",
  };

  /** One option, by its first name; the value is empty where it had none. */
  record Use(String name, String value) {}

  private record Spec(String name, char argument, boolean simulated) {}

  private final Map<String, Spec> names = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();

  private Arguments() {
    add(SPECS, true);
    add(MISSING, false);
  }

  private void add(String[] specs, boolean simulated) {
    for (String spec : specs) {
      char last = spec.charAt(spec.length() - 1);
      boolean takes = last == ':' || last == '=';
      String[] all = (takes ? spec.substring(0, spec.length() - 1) : spec).split(",", -1);
      for (String name : all) {
        names.put(name, new Spec(all[0], takes ? last : ' ', simulated));
      }
    }
  }

  /** The options of the configuration file, of the environment and of the command line. */
  static Arguments of(Process p) throws IOException {
    Arguments arguments = new Arguments();
    List<String> line = new ArrayList<>(p.args().subList(1, p.args().size()));
    arguments.configuration(p, line);
    List<String> environment = new ArrayList<>();
    for (Map.Entry<String, String> each : new java.util.TreeMap<>(p.env()).entrySet()) {
      if (each.getKey().startsWith("SWAKS_OPT_")) {
        environment.add("--" + each.getKey().substring(10).replace('_', '-'));
        if (!each.getValue().isEmpty()) {
          environment.add(each.getValue());
        }
      }
    }
    arguments.parse(p, environment, "environment");
    arguments.parse(p, line, "command line");
    return arguments;
  }

  private void configuration(Process p, List<String> line) throws IOException {
    String file = p.env("HOME", "") + "/.swaksrc";
    boolean named = false;
    for (int i = 0; i < line.size(); i++) {
      if (line.get(i).matches("-?-config")) {
        if (i + 1 == line.size() || line.get(i + 1).startsWith("-")) {
          return;
        }
        file = line.get(i + 1);
        named = true;
      }
    }
    if (!named && !p.files().exists(file)) {
      return;
    }
    List<String> words = new ArrayList<>();
    try {
      for (String each : p.files().text(p.path(file)).lines().toList()) {
        if (!each.startsWith("#")) {
          String option = each.startsWith("-") ? each : "--" + each;
          words.addAll(Arrays.asList(option.split("\\s", 2)));
        }
      }
    } catch (io.chapar.disk.DiskException e) {
      p.err().print("*** Config file " + file + " could not be opened ($!).  Exiting\n");
      throw new ExitException(1);
    }
    parse(p, words, "Config file " + file);
  }

  private void parse(Process p, List<String> args, String source) throws IOException {
    List<String> rest = new ArrayList<>();
    boolean wrong = false;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-") || arg.equals("-")) {
        rest.add(arg);
        continue;
      }
      if (arg.equals("--")) {
        rest.addAll(args.subList(i + 1, args.size()));
        break;
      }
      int equals = arg.indexOf('=');
      String name = arg.substring(0, equals < 0 ? arg.length() : equals).replaceFirst("^--?", "");
      String value = equals < 0 ? null : arg.substring(equals + 1);
      java.util.regex.Matcher field =
          java.util.regex.Pattern.compile("h(?:eader)?-([^:]+):?").matcher(name);
      if (field.matches()) {
        String text = value != null ? value : i + 1 < args.size() ? args.get(++i) : "";
        uses.add(new Use("header", field.group(1) + ": " + text));
        continue;
      }
      Spec spec = find(p, name);
      boolean back = spec == null && name.startsWith("no-");
      if (back) {
        spec = find(p, name.substring(3));
      }
      if (spec == null) {
        wrong = true;
        continue;
      }
      if (!spec.simulated()) {
        throw Options.notSimulated(p, "--" + spec.name());
      }
      Spec found = spec;
      if (back) {
        uses.removeIf(u -> u.name().equals(found.name()));
        continue;
      }
      boolean next = value == null && i + 1 < args.size();
      if (next && (spec.argument() == '=' || spec.argument() == ':' && plain(args.get(i + 1)))) {
        value = args.get(++i);
      } else if (value == null && spec.argument() == '=') {
        p.err().print("Option " + name + " requires an argument\n");
        wrong = true;
        continue;
      }
      uses.add(new Use(spec.name(), value == null ? "" : value));
    }
    if (wrong) {
      throw new ExitException(1);
    }
    if (!rest.isEmpty()) {
      List<String> quoted = rest.stream().map(r -> "'" + r + "'").toList();
      p.err()
          .print(
              "*** Data left in option list when processing  "
                  + source
                  + " ("
                  + String.join(", ", quoted)
                  + ").  Exiting\n");
      throw new ExitException(1);
    }
  }

  private static boolean plain(String arg) {
    return !arg.startsWith("-") || arg.equals("-");
  }

  private @Nullable Spec find(Process p, String name) throws IOException {
    Spec exact = names.get(name);
    if (exact != null) {
      return exact;
    }
    Set<Spec> found = new LinkedHashSet<>();
    List<String> candidates = new ArrayList<>();
    names.forEach(
        (each, spec) -> {
          if (each.startsWith(name)) {
            candidates.add(each);
            found.add(spec);
          }
        });
    if (found.size() == 1) {
      return found.iterator().next();
    }
    if (found.size() > 1) {
      candidates.sort(null);
      p.err().print("Option " + name + " is ambiguous (" + String.join(", ", candidates) + ")\n");
    } else if (!name.startsWith("no-")) {
      p.err().print("Unknown option: " + name + "\n");
    }
    return null;
  }

  /** Whether an option was given. */
  boolean has(String name) {
    return value(name) != null;
  }

  /** The last value of an option, empty if it had none; null if it was not given. */
  @Nullable String value(String name) {
    String value = null;
    for (Use use : uses) {
      if (use.name().equals(name)) {
        value = use.value();
      }
    }
    return value;
  }

  /** The last value of an option, or {@code fallback} where there is none or an empty one. */
  String value(String name, String fallback) {
    String value = value(name);
    return value == null || value.isEmpty() ? fallback : value;
  }

  /** All values of an option. */
  List<String> values(String name) {
    return uses.stream().filter(u -> u.name().equals(name)).map(Use::value).toList();
  }

  /** All options whose names begin so, in the order given. */
  List<Use> starting(String prefix) {
    return uses.stream().filter(u -> u.name().startsWith(prefix)).toList();
  }

  /** The value of an option that asks for it at the terminal when it has none; null: not given. */
  @Nullable String asked(Process p, String name, String prompt) throws IOException {
    String value = value(name);
    return value == null || !value.isEmpty() ? value : ask(p, prompt);
  }

  /** Asks for a value. */
  static String ask(Process p, String prompt) throws IOException {
    p.out().print(prompt).flush();
    return Objects.requireNonNullElse(p.in().readLine(), "");
  }
}
