package io.chapar.lab.why;

import io.chapar.host.Decisions;
import io.chapar.host.LoginAttempts;
import io.chapar.host.LoginAttempts.Attempt;
import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.mail.Decision;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code lab why login [USER]}: why somebody came in, or did not, and what would change it. */
final class Logins {
  private static final Map<Integer, String> DOORS = new LinkedHashMap<>();

  static {
    DOORS.put(143, "imap");
    DOORS.put(993, "imap");
    DOORS.put(110, "pop3");
    DOORS.put(995, "pop3");
  }

  private final Session session;
  private final Process process;
  private final boolean whole;
  private final boolean json;

  Logins(Session session, Process process, boolean whole, boolean json) {
    this.session = session;
    this.process = process;
    this.whole = whole;
    this.json = json;
  }

  /** The last login of a user, or of anybody. */
  int tell(String user) throws IOException {
    List<Decision> all = Decisions.of(session.world().mail(), Decisions.LOGIN);
    Chain last = last(all, user);
    if (last == null) {
      process
          .err()
          .println(
              user.isEmpty()
                  ? session.words().get("why.nologin")
                  : session.words().get("why.nologinof", user));
      doors();
      return 1;
    }
    World world = session.world();
    Attempt attempt = LoginAttempts.of(world.mail(), last.end().run());
    boolean refused = last.outcome() == Chain.Outcome.REFUSED;
    Advice.Found found =
        refused && attempt != null
            ? new LoginAdvice(world, session.words()).about(last, attempt)
            : new Advice.Found(null, List.of());
    Culprit.Found culprit =
        attempt == null || found.again() != Chain.Outcome.REFUSED
            ? null
            : Culprit.of(session.timeline(), before -> admits(world, before, attempt));
    Answer answer = new Answer(List.of(last), found, culprit);
    if (json) {
      process.out().println(Json.answer(answer));
      return 0;
    }
    process.out().print(new Story(session.words(), whole).of(last));
    if (refused) {
      new Suggestions(session.words(), process, whole).tell(answer);
    }
    return 0;
  }

  private static boolean admits(World world, World.State before, Attempt attempt) {
    LoginTrial.Result result =
        new LoginTrial(world, before).login(attempt, LoginTrial.Way.of(attempt), "");
    return result != null && result.in();
  }

  /** The steps of the last try: what the auth process decided, and what came after it. */
  private static @Nullable Chain last(List<Decision> all, String user) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Decision end = all.get(i);
      if (!user.isEmpty() && !is(end.subject(), user)) {
        continue;
      }
      List<Decision> steps = new ArrayList<>();
      for (int k = 0; k <= i; k++) {
        Decision step = all.get(k);
        boolean mine = step.run().equals(end.run()) && !step.run().isEmpty();
        if (mine && (step.stage().startsWith("auth ") || step.stage().contains("-login "))) {
          steps.clear(); // an earlier try over the same connection
        }
        if (mine && k < i || k == i) {
          steps.add(step);
        }
      }
      return new Chain(Decisions.LOGIN, steps);
    }
    return null;
  }

  private static boolean is(String login, String user) {
    return login.equalsIgnoreCase(user)
        || login.regionMatches(true, 0, user + "@", 0, user.length() + 1);
  }

  /** Nobody came so far as to be refused: perhaps nobody listens. */
  private void doors() throws IOException {
    LoginAdvice advice = new LoginAdvice(session.world(), session.words());
    for (Map.Entry<Integer, String> door : DOORS.entrySet()) {
      if (!advice.answers(door.getValue(), door.getKey())) {
        process.out().println(session.words().get("why.shut", door.getKey(), door.getValue()));
        List<Advice.Change> changes = advice.opening(door.getValue(), door.getKey());
        if (!changes.isEmpty()) {
          Advice.Found found = new Advice.Found(null, changes.subList(0, 1));
          new Suggestions(session.words(), process, whole).tell(new Answer(List.of(), found, null));
        }
        return;
      }
    }
  }
}
