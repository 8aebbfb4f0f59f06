package io.chapar.lab.verb;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.lab.study.Study;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code lab help [VERB]}: what there is, or the page of one verb. */
public final class Help implements Verb {
  private static final int COLUMN = 22;
  private final List<Verb> verbs;

  /** The help of these verbs. */
  public Help(List<Verb> verbs) {
    this.verbs = List.copyOf(verbs);
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String usage() {
    return "[VERB]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    if (args.isEmpty()) {
      Told.print(session, process, overview(session));
      return 0;
    }
    for (Verb verb : verbs) {
      if (verb.name().equals(args.get(0))) {
        Told.print(session, process, page(session.words(), verb));
        return 0;
      }
    }
    process.err().println(session.words().get("unknown", args.get(0)));
    return 2;
  }

  /** A line for each verb that makes sense now. */
  public String overview(Session session) {
    Words words = session.words();
    StringBuilder out = new StringBuilder();
    if (session.scenario() == null && session.beside(Study.class) == null) {
      out.append(words.get("help.none")).append('\n');
    }
    Set<String> told = new HashSet<>();
    for (Verb verb : verbs) {
      if (verb.offered(session) && told.add(verb.name())) {
        String head = "lab " + verb.name();
        out.append(head)
            .append(" ".repeat(Math.max(1, COLUMN - head.length())))
            .append(words.get(verb.words()))
            .append('\n');
      }
    }
    return out.append(words.get("help.more")).append('\n').toString();
  }

  private static String page(Words words, Verb verb) {
    String head = "lab " + verb.name() + (verb.usage().isEmpty() ? "" : " " + verb.usage());
    @Nullable String page = words.page("help/" + verb.name());
    return head + "\n    " + words.get(verb.words()) + "\n" + (page == null ? "" : "\n" + page);
  }
}
