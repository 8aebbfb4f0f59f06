package io.chapar.lab.diff;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code lab diff}: what has changed since the start, a mark, or some steps ago. */
public final class Diff implements Verb {
  private static final int MOST = 60;

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String usage() {
    return "[-a] [files | settings | behaviour] [MARK | -N]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    boolean all = false;
    Set<String> parts = new TreeSet<>();
    World.State since = session.start();
    for (String arg : args) {
      switch (arg) {
        case "-a", "--all" -> all = true;
        case "files", "settings", "behaviour" -> parts.add(arg);
        default -> {
          World.State found = when(session, arg);
          if (found == null) {
            process.err().println(words.get("diff.when", arg));
            return 2;
          }
          since = found;
        }
      }
    }
    World world = session.world();
    World.State now = world.state();
    boolean every = parts.isEmpty();
    try (World before = World.of(world.distribution(), since);
        World after = World.of(world.distribution(), now)) {
      if (every || parts.contains("files")) {
        files(process, words, before, after);
      }
      if (every || parts.contains("settings")) {
        settings(process, words, before, after);
      }
    }
    if (every || parts.contains("behaviour")) {
      behaviour(process, words, world, since, now, all);
    }
    return 0;
  }

  private static World.@Nullable State when(Session session, String text) {
    if (text.matches("-\\d{1,6}")) {
      return session.timeline().before(Integer.parseInt(text.substring(1)));
    }
    return text.startsWith("-") ? null : session.timeline().marks().get(text);
  }

  private static void files(Process process, Words words, World before, World after)
      throws IOException {
    FileChanges changes = new FileChanges(before, after);
    TreeMap<String, String> paths = changes.paths();
    head(process, words, "diff.files", paths.isEmpty());
    List<String> passing = new ArrayList<>();
    for (Map.Entry<String, String> entry : paths.entrySet()) {
      String path = entry.getKey();
      boolean own =
          path.startsWith("/etc/") || path.startsWith("/usr/") || path.startsWith("/home/");
      String unified =
          own && !path.endsWith(".db") && !entry.getValue().equals("gone")
              ? unified(after, changes, path)
              : null;
      if (unified != null) {
        process.out().print(unified);
      } else {
        passing.add("  " + path + "  (" + how(words, entry.getValue()) + ")");
      }
    }
    for (String line : passing.subList(0, Math.min(MOST, passing.size()))) {
      process.out().println(line);
    }
    if (passing.size() > MOST) {
      process.out().println("  " + words.get("diff.more", passing.size() - MOST));
    }
  }

  private static String how(Words words, String change) {
    return words.has("diff." + change) ? words.get("diff." + change) : change;
  }

  private static @Nullable String unified(World after, FileChanges changes, String path)
      throws IOException {
    String text = inside(after, () -> Objects.requireNonNullElse(changes.unified(path), ""));
    return text.isEmpty() ? null : text;
  }

  /** Does something in a task of a copy. */
  static <T> T inside(World copy, Callable<T> body) throws IOException {
    try {
      return copy.scheduler().call("diff", body);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void settings(Process process, Words words, World before, World after)
      throws IOException {
    List<String> lines = SettingChanges.between(before, after);
    head(process, words, "diff.settings", lines.isEmpty());
    for (String line : lines) {
      process.out().println(line);
    }
  }

  private static void behaviour(
      Process process, Words words, World world, World.State since, World.State now, boolean all)
      throws IOException {
    Behaviour old = new Behaviour(world, since, words);
    Behaviour is = new Behaviour(world, now, words);
    Set<String> domains = new TreeSet<>(old.domains());
    domains.addAll(is.domains());
    Map<String, Behaviour.Seen> was = old.all(domains);
    Map<String, Behaviour.Seen> seen = is.all(domains);
    boolean same = was.equals(seen);
    head(process, words, "diff.behaviour", same && !all);
    for (Map.Entry<String, Behaviour.Seen> entry : seen.entrySet()) {
      Behaviour.Seen one = was.get(entry.getKey());
      Behaviour.Seen two = entry.getValue();
      if (two.equals(one)) {
        if (all) {
          process.out().println("    " + entry.getKey() + "\n        " + two);
        }
      } else {
        process.out().println("  * " + entry.getKey());
        process.out().println("      - " + one);
        process.out().println("      + " + two);
      }
    }
    Behaviour.Seen relay = seen.get(words.get("diff.probe.relaymx"));
    Behaviour.Seen before = was.get(words.get("diff.probe.relaymx"));
    String refused = words.get("diff.seen.refused");
    if (relay != null
        && before != null
        && before.kind().equals(refused)
        && !relay.kind().equals(refused)
        && !relay.kind().equals(words.get("diff.seen.nothing"))) {
      process.out().println("\n  " + words.get("diff.openrelay"));
    }
  }

  private static void head(Process process, Words words, String word, boolean nothing)
      throws IOException {
    process.out().println(words.get(word) + (nothing ? "  " + words.get("diff.nothing") : ""));
  }
}
