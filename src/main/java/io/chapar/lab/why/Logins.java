package io.chapar.lab.why;

import io.chapar.host.Decisions;
import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.mail.Decision;
import java.io.IOException;
import java.util.List;

/** {@code lab why login [USER]}: why somebody came in, or did not. */
final class Logins {
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
    List<Decision> all =
        Decisions.of(session.world().mail(), Decisions.LOGIN).stream()
            .filter(d -> user.isEmpty() || is(d.subject(), user))
            .toList();
    if (all.isEmpty()) {
      process
          .err()
          .println(
              user.isEmpty()
                  ? session.words().get("why.nologin")
                  : session.words().get("why.nologinof", user));
      return 1;
    }
    Chain last = new Chain(Decisions.LOGIN, all.subList(all.size() - 1, all.size()));
    if (json) {
      process.out().println(Json.chains(List.of(last)));
    } else {
      process.out().print(new Story(session.words(), whole).of(last));
    }
    return 0;
  }

  private static boolean is(String login, String user) {
    return login.equals(user) || login.startsWith(user + "@");
  }
}
