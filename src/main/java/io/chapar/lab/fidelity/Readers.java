package io.chapar.lab.fidelity;

import io.chapar.dovecot.conf.SettingTable;
import io.chapar.postfix.conf.Parameter;
import io.chapar.postfix.conf.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which settings the simulated programs ask for. It is read off their compiled code: a program acts
 * on a setting only if its name, or a pattern that makes its name, is among the constants of its
 * classes. The tables of all settings and the commands that show them do not count.
 */
public final class Readers {
  private static final Pattern RECIPE = Pattern.compile("[a-zA-Z0-9_\\u0001]+");
  private static final Pattern EXPANDED = Pattern.compile("\\$\\{?\\(?([a-z0-9_]+)");
  private static final Pattern TRANSPORT =
      Pattern.compile("(default|transport|local|relay|smtp|lmtp|virtual|error|pipe)_.*");
  private static final int SPECIFIC = 6; // characters that a pattern must have of its own
  private static final List<String> SHOWING =
      List.of(
          "io/chapar/postfix/command/Postconf",
          "io/chapar/postfix/command/PostInstall",
          "io/chapar/postfix/command/KnownParameters",
          "io/chapar/postfix/command/DatabaseClients",
          "io/chapar/postfix/conf/Parameter",
          "io/chapar/postfix/conf/ComputedDefaults",
          "io/chapar/postfix/conf/ConfigCheck",
          "io/chapar/dovecot/Entrance",
          "io/chapar/dovecot/conf/SettingTable",
          "io/chapar/dovecot/conf/Dump",
          "io/chapar/dovecot/conf/ConfReader",
          "io/chapar/dovecot/command/Doveconf");

  private final Map<String, Set<String>> postfix = new TreeMap<>();
  private final Map<String, Set<String>> dovecot = new TreeMap<>();
  private final Set<String> unsimulated = new TreeSet<>();

  /** Reads the classes of this build. */
  public Readers(Code code) throws IOException {
    Map<String, List<String>> ofPostfix = new HashMap<>();
    Map<String, List<String>> ofDovecot = new HashMap<>();
    code.each("io/chapar/postfix/", (name, file) -> take(name, file, ofPostfix));
    for (String room : List.of("dovecot/", "mailbox/", "sieve/")) {
      code.each("io/chapar/" + room, (name, file) -> take(name, file, ofDovecot));
    }
    for (String room : List.of("unix/", "shell/", "procmail/", "spam/")) {
      code.each("io/chapar/" + room, (name, file) -> take(name, file, new HashMap<>()));
    }
    Set<String> parameters = new TreeSet<>();
    for (Parameter each : Parameters.standard().all()) {
      parameters.add(each.name());
    }
    match(ofPostfix, parameters, postfix);
    Set<String> settings = new TreeSet<>();
    SettingTable.GLOBAL.all().forEach(entry -> settings.add(entry.name()));
    match(ofDovecot, settings, dovecot);
  }

  private void take(String name, byte[] file, Map<String, List<String>> into) {
    if (SHOWING.stream().anyMatch(name::startsWith)) {
      return;
    }
    try {
      List<String> constants = Constants.of(file);
      into.put(name, constants);
      for (String text : constants) {
        if (text.contains("not simulated here")) {
          unsimulated.add(
              room(name) + ": " + text.replace('\u0001', '…').replace("\n", "").strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String room(String name) {
    String[] parts = name.split("/");
    return parts.length > 4 ? parts[2] + "." + parts[3] : parts[2];
  }

  private static void match(
      Map<String, List<String>> classes, Set<String> names, Map<String, Set<String>> into) {
    names.forEach(name -> into.put(name, new TreeSet<>()));
    for (Map.Entry<String, List<String>> each : classes.entrySet()) {
      String reader = each.getKey();
      for (String text : each.getValue()) {
        Set<String> readers = into.get(text);
        if (readers != null) {
          readers.add(shown(reader));
        } else if (RECIPE.matcher(text).matches()) {
          patterns(reader, text, into);
        } else {
          expanded(reader, text, into);
        }
      }
    }
  }

  /** A name behind a dollar sign: its value is put in. */
  private static void expanded(String reader, String text, Map<String, Set<String>> into) {
    Matcher name = EXPANDED.matcher(text);
    while (name.find()) {
      Set<String> readers = into.get(name.group(1));
      if (readers != null) {
        readers.add(shown(reader));
      }
    }
  }

  /** A name that is put together: by filling in, or behind the name of the program. */
  private static void patterns(String reader, String text, Map<String, Set<String>> into) {
    String own = text.replace("\u0001", "");
    boolean client = reader.startsWith("io/chapar/postfix/smtp/");
    boolean server = reader.startsWith("io/chapar/postfix/smtpd/");
    if (text.indexOf('\u0001') < 0) {
      if (text.length() >= SPECIFIC && (client || server)) {
        for (String prefix : client ? List.of("smtp_", "lmtp_") : List.of("smtpd_")) {
          Set<String> readers = into.get(prefix + text);
          if (readers != null) {
            readers.add(shown(reader));
          }
        }
      }
      return;
    }
    if (own.length() < SPECIFIC) {
      return;
    }
    Pattern pattern =
        Pattern.compile(
            text.startsWith("\u0001") && client
                ? "(smtp|lmtp)_" + text.substring(1).replace("\u0001", "[a-z0-9_]+")
                : text.replace("\u0001", "[a-z0-9_]+"));
    boolean delivery =
        text.startsWith("\u0001")
            && (reader.startsWith("io/chapar/postfix/deliver/")
                || reader.startsWith("io/chapar/postfix/queue/"));
    into.forEach(
        (name, readers) -> {
          boolean possible =
              !delivery
                  || TRANSPORT.matcher(name).matches()
                      && name.substring(name.indexOf('_')).equals(own);
          if (possible && pattern.matcher(name).matches()) {
            readers.add(shown(reader));
          }
        });
  }

  private static String shown(String name) {
    return name.replaceFirst("^io/chapar/", "").replaceFirst("\\$.*", "").replace('/', '.');
  }

  /** The parameters of Postfix with the classes that ask for each. */
  public Map<String, Set<String>> postfix() {
    return postfix;
  }

  /** The settings of Dovecot with the classes that ask for each. */
  public Map<String, Set<String>> dovecot() {
    return dovecot;
  }

  /** What programs say when something is asked of them that they lack. */
  public List<String> unsimulated() {
    return new ArrayList<>(unsimulated);
  }
}
