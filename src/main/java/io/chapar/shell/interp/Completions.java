package io.chapar.shell.interp;

import io.chapar.host.Account;
import io.chapar.host.Channels;
import io.chapar.host.LineEditor.Candidate;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the arguments of known commands can be, by the rules in the resource {@code
 * shell/completions}: fixed words, users, or what another command of the host prints. Options come
 * from the command's own {@code --help}.
 */
final class Completions {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[A-Za-z][A-Za-z0-9-]*");
  private static final int LIMIT = 1 << 20;

  private final Shell shell;
  private final Map<String, List<String>> rules = new LinkedHashMap<>();

  Completions(Shell shell) {
    this.shell = shell;
    try (InputStream in = Completions.class.getResourceAsStream("/shell/completions")) {
      for (String line : Utf8.decode(Objects.requireNonNull(in).readAllBytes()).lines().toList()) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith("#")) {
          for (String command : line.substring(0, colon).split(" ")) {
            rules.put(command, List.of(line.substring(colon + 1).strip().split("\\s*;\\s*")));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The candidates for a word after {@code words}; empty if only file names come to mind. */
  List<Candidate> of(List<String> words, String prefix) {
    String command = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    TreeSet<String> found = new TreeSet<>();
    for (String rule : rules.getOrDefault(command, List.of())) {
      found.addAll(
          rule.startsWith("tree") || rule.startsWith("after ")
              ? new Subcommands(words, this::output).of(rule)
              : values(rule, words.size()));
    }
    if (prefix.startsWith("-") && !shell.builtins().containsKey(command)) {
      Matcher options = OPTION.matcher(output(words.get(0) + " --help"));
      while (options.find()) {
        found.add(options.group());
      }
    }
    if (words.get(words.size() - 1).equals("-u")
        && rules.getOrDefault(command, List.of()).contains("-u users")) {
      found.clear();
      found.addAll(users());
    }
    return found.stream()
        .filter(v -> v.startsWith(prefix))
        .map(v -> new Candidate(v, v, true))
        .toList();
  }

  /**
   * What a rule gives for argument number {@code position}: {@code 1=…} is for the first one only,
   * {@code 2+=…} from the second on.
   */
  private List<String> values(String rule, int position) {
    Matcher limited = Pattern.compile("(\\d)(\\+?)=(.*)").matcher(rule);
    String what = rule;
    if (limited.matches()) {
      int wanted = Integer.parseInt(limited.group(1));
      if (limited.group(2).isEmpty() ? position != wanted : position < wanted) {
        return List.of();
      }
      what = limited.group(3);
    }
    if (what.equals("users")) {
      return users();
    }
    if (what.equals("groups")) {
      return shell.process().machine().users().groups().stream().map(g -> g.name()).toList();
    }
    return what.startsWith("run ")
        ? List.of(output(what.substring(4)).split("\\s+"))
        : List.of(what.split(" "));
  }

  private List<String> users() {
    return shell.process().machine().users().accounts().stream().map(Account::name).toList();
  }

  /** What a command prints, run quietly beside the shell. */
  private String output(String script) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      Process child = shell.process().fork();
      child.terminal(null);
      child.attach(0, Channels.input(new byte[0]));
      child.attach(1, Channels.collector(printed, LIMIT));
      child.attach(2, Channels.collector(new ByteArrayOutputStream(), LIMIT));
      child.run(p -> p.exec("/bin/bash", List.of("bash", "-c", script), p.env()));
    } catch (IOException e) {
      return "";
    }
    return Utf8.decode(printed.toByteArray());
  }
}
