package io.chapar.lab.fidelity;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.postfix.smtpd.restriction.Restrictions;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code lab fidelity}: what is simulated fully, partly, not. */
public final class Fidelity implements Verb {
  @Override
  public String name() {
    return "fidelity";
  }

  @Override
  public String usage() {
    return "[-a | PARAMETER | COMMAND]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    if (args.size() > 1) {
      process.err().println(words.get("usage", "lab fidelity " + usage()));
      return 2;
    }
    Readers readers = readers(session);
    String subject = args.isEmpty() ? "" : args.get(0);
    if (subject.isEmpty() || subject.equals("-a")) {
      return readers == null
          ? none(words, process)
          : overview(session, process, readers, !subject.isEmpty());
    }
    boolean known = false;
    if (readers != null) {
      known |= setting(words, process, "Postfix", subject, readers.postfix().get(subject));
      known |= setting(words, process, "Dovecot", subject, readers.dovecot().get(subject));
    }
    Boolean restriction = Restrictions.declared().get(subject);
    if (restriction != null) {
      known = true;
      String word = restriction ? "fidelity.restriction" : "fidelity.norestriction";
      process.out().println(words.get(word, subject));
    }
    known |= command(session, process, subject);
    if (!known) {
      process.err().println(words.get("fidelity.unknown", subject));
      return 1;
    }
    return 0;
  }

  private static int none(Words words, Process process) throws IOException {
    process.err().println(words.get("fidelity.nocode"));
    return 1;
  }

  /** What the code asks for, read once in a session; null: nobody has the code at hand. */
  static @Nullable Readers readers(Session session) throws IOException {
    Code code = session.beside(Code.class);
    if (code == null) {
      return null;
    }
    Readers readers = session.beside(Readers.class);
    if (readers == null) {
      readers = new Readers(code);
      session.bring(Readers.class, readers);
    }
    return readers;
  }

  private static boolean setting(
      Words words, Process process, String who, String name, @Nullable Set<String> classes)
      throws IOException {
    if (classes == null) {
      return false;
    }
    process
        .out()
        .println(
            classes.isEmpty()
                ? words.get("fidelity.ignored", who, name)
                : words.get("fidelity.acted", who, name, String.join(", ", classes)));
    return true;
  }

  private static boolean command(Session session, Process process, String name) throws IOException {
    Words words = session.words();
    Commands commands = new Commands(session.world());
    String path = commands.path(name);
    if (path == null) {
      return false;
    }
    Commands.Declared declared = commands.declared(path);
    if (declared == null) {
      process.out().println(words.get("fidelity.own", name, path));
      return true;
    }
    process.out().println(words.get("fidelity.command", name, path));
    process
        .out()
        .println("    " + words.get("fidelity.has", String.join("; ", declared.simulated())));
    process
        .out()
        .println(
            "    "
                + (declared.lacking().isEmpty()
                    ? words.get("fidelity.all")
                    : words.get("fidelity.lacks", String.join("; ", declared.lacking()))));
    return true;
  }

  // ---- the whole

  private static int overview(Session session, Process process, Readers readers, boolean all)
      throws IOException {
    Words words = session.words();
    share(words, process, "Postfix", readers.postfix(), all);
    share(words, process, "Dovecot", readers.dovecot(), all);
    List<String> missing =
        Restrictions.declared().entrySet().stream()
            .filter(e -> !e.getValue())
            .map(Map.Entry::getKey)
            .toList();
    int restrictions = Restrictions.declared().size();
    process
        .out()
        .println(
            words.get(
                "fidelity.restrictions",
                restrictions,
                restrictions - missing.size(),
                missing.isEmpty() ? "-" : String.join(", ", missing)));
    List<String> said = readers.unsimulated();
    process.out().println(words.get("fidelity.phrases", said.size()));
    for (String phrase : said) {
      process.out().println("    " + phrase);
    }
    List<String> idle = new Idle(session.world().mail(), process, readers).settings();
    if (!idle.isEmpty()) {
      process.out().println(words.get("fidelity.idle"));
      for (String each : idle) {
        process.out().println("    " + each);
      }
    }
    return 0;
  }

  private static void share(
      Words words, Process process, String who, Map<String, Set<String>> names, boolean all)
      throws IOException {
    List<String> ignored =
        names.entrySet().stream()
            .filter(e -> e.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    int acted = names.size() - ignored.size();
    String percent = String.format(Locale.ROOT, "%.0f", 100.0 * acted / Math.max(1, names.size()));
    process.out().println(words.get("fidelity.share", who, names.size(), acted, percent));
    if (all) {
      process.out().println("    " + words.get("fidelity.these"));
      for (String name : ignored) {
        process.out().println("      " + name);
      }
    }
  }
}
