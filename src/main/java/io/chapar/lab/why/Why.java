package io.chapar.lab.why;

import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code lab why}: the decisions behind what happened to mail, and what would change it. */
public final class Why implements Verb {
  @Override
  public String name() {
    return "why";
  }

  @Override
  public String usage() {
    return "[-v] [--json] [ID | ADDRESS | NOQUEUE | login [USER] | PARAMETER]";
  }

  /** What was asked for. */
  private record Request(boolean whole, boolean json, List<String> words) {
    static @Nullable Request of(List<String> args) {
      boolean whole = false;
      boolean json = false;
      List<String> words = new ArrayList<>();
      for (String arg : args) {
        switch (arg) {
          case "-v", "--verbose" -> whole = true;
          case "--json" -> json = true;
          default -> {
            if (arg.startsWith("-")) {
              return null;
            }
            words.add(arg);
          }
        }
      }
      return words.size() > 2 ? null : new Request(whole, json, List.copyOf(words));
    }
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Request request = Request.of(args);
    if (request == null) {
      process.err().println(session.words().get("usage", "lab why " + usage()));
      return 2;
    }
    Machine machine = session.world().mail();
    Chains chains = new Chains(machine);
    if (request.words().isEmpty()) {
      Chain last = chains.last();
      return last == null
          ? none(session, process, "why.nothing")
          : tell(session, process, request, List.of(last));
    }
    String subject = request.words().get(0);
    if (subject.equals("login")) {
      String user = request.words().size() > 1 ? request.words().get(1) : "";
      return new Logins(session, process, request.whole(), request.json()).tell(user);
    }
    if (request.words().size() > 1) {
      process.err().println(session.words().get("usage", "lab why " + usage()));
      return 2;
    }
    if (subject.equals(Decisions.NOQUEUE)) {
      List<Chain> refusals = chains.refusals();
      return refusals.isEmpty()
          ? none(session, process, "why.nothing")
          : tell(session, process, request, refusals);
    }
    if (!Decisions.of(machine, subject).isEmpty()) {
      return tell(session, process, request, latest(chains.of(subject)));
    }
    if (subject.indexOf('@') >= 0) {
      return address(session, process, request, subject);
    }
    return new Parameters(session, process, request.json()).tell(subject);
  }

  /** For each recipient what was told last. */
  private static List<Chain> latest(List<Chain> chains) {
    java.util.LinkedHashMap<String, Chain> byRecipient = new java.util.LinkedHashMap<>();
    chains.forEach(chain -> byRecipient.put(chain.end().subject(), chain));
    return List.copyOf(byRecipient.values());
  }

  private static int none(Session session, Process process, String word) throws IOException {
    process.err().println(session.words().get(word));
    return 1;
  }

  private static int tell(Session session, Process process, Request request, List<Chain> chains)
      throws IOException {
    Chain last = chains.get(chains.size() - 1);
    World world = session.world();
    Answer answer = Answer.of(chains);
    if (last.outcome().bad()) {
      Retry retry = Retry.of(world, last);
      Advice.Found found =
          retry == null
              ? new Advice.Found(null, List.of())
              : new Advice(world).about(last, retry.letter(), retry.now(world));
      answer = new Answer(chains, found, culprit(session, found, retry));
    }
    return answer(session, process, request, answer);
  }

  private static Culprit.@Nullable Found culprit(
      Session session, Advice.Found found, @Nullable Retry retry) {
    Chain.Outcome again = found.again();
    return retry == null || again == null || !again.bad()
        ? null
        : Culprit.of(session.timeline(), before -> retry.well(session.world(), before));
  }

  private static int answer(Session session, Process process, Request request, Answer answer)
      throws IOException {
    if (request.json()) {
      process.out().println(Json.answer(answer));
      return 0;
    }
    List<Chain> chains = answer.chains();
    for (int i = 0; i < chains.size(); i++) {
      Story story = new Story(session.words(), request.whole());
      process.out().print((i == 0 ? "" : "\n") + story.of(chains.get(i)));
    }
    if (chains.get(chains.size() - 1).outcome().bad()) {
      new Suggestions(session.words(), process, request.whole()).tell(answer);
    }
    return 0;
  }

  /** Nothing has to be sent to know what would become of it: a copy of the host is asked. */
  private static int address(Session session, Process process, Request request, String address)
      throws IOException {
    Words words = session.words();
    Letter letter = Letter.outside("stranger@example.net", address);
    Trial.Result result = new Trial(session.world()).send(letter, "");
    if (result == null || result.chain() == null) {
      process.err().println(words.get("why.silent", result == null ? "" : result.told()));
      List<Advice.Change> changes = new Advice(session.world()).connecting(letter);
      if (!changes.isEmpty()) {
        Advice.Found found = new Advice.Found(null, changes);
        new Suggestions(words, process, request.whole()).tell(new Answer(List.of(), found, null));
      }
      return 1;
    }
    Chain chain = result.chain();
    if (!request.json()) {
      process.out().println(words.get("why.probe", letter.sender(), address));
    }
    Answer answer = Answer.of(List.of(chain));
    if (chain.outcome().bad()) {
      Advice.Found found = new Advice(session.world()).about(chain, letter);
      answer = new Answer(List.of(chain), found, culprit(session, found, new Retry(letter, null)));
    }
    return answer(session, process, request, answer);
  }
}
