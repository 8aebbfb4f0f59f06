package io.chapar.lab.why;

import io.chapar.host.LoginAttempts.Attempt;
import io.chapar.lab.report.Words;
import io.chapar.lab.why.Advice.Change;
import io.chapar.lab.why.Advice.Found;
import io.chapar.lab.why.Chain.Outcome;
import io.chapar.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what would let somebody in who was turned away: by trying it on copies of the world.
 */
final class LoginAdvice {
  private static final int MOST = 40;
  private final World world;
  private final Words words;
  private final LoginTrial trial;

  LoginAdvice(World world, Words words) {
    this.world = world;
    this.words = words;
    this.trial = new LoginTrial(world, world.state());
  }

  /** Tries. */
  Found about(Chain chain, Attempt attempt) {
    if (attempt.login().isEmpty()) {
      return new Found(null, List.of());
    }
    LoginTrial.Way way = LoginTrial.Way.of(attempt);
    LoginTrial.Result again = trial.login(attempt, way, "");
    if (again == null || again.in()) {
      return new Found(again == null ? null : Outcome.ADMITTED, List.of());
    }
    List<Change> changes = new ArrayList<>(client(attempt, way));
    List<String> commands = new LoginRemedies(world.mail(), chain, attempt).all();
    for (String command : commands.subList(0, Math.min(MOST, commands.size()))) {
      if (Advice.known(command, changes)) {
        continue;
      }
      LoginTrial.Result result = trial.login(attempt, way, command);
      if (result != null && result.in()) {
        changes.add(new Change(command, words.get("why.in"), Outcome.ADMITTED));
      }
    }
    return new Found(Outcome.REFUSED, changes);
  }

  /** What the client could do. */
  private List<Change> client(Attempt attempt, LoginTrial.Way way) {
    List<Change> changes = new ArrayList<>();
    if (attempt.rip().isEmpty() || !way.tls().equals("none")) {
      return changes;
    }
    if (in(attempt, new LoginTrial.Way(way.port(), "starttls"))) {
      changes.add(Change.ofClient(words.get("why.client.starttls", way.port()), words));
    }
    int other =
        switch (attempt.service()) {
          case "imap" -> 993;
          case "pop3" -> 995;
          default -> 465;
        };
    if (in(attempt, new LoginTrial.Way(other, "implicit"))) {
      changes.add(Change.ofClient(words.get("why.client.tls", other), words));
    }
    return changes;
  }

  private boolean in(Attempt attempt, LoginTrial.Way way) {
    LoginTrial.Result result = trial.login(attempt, way, "");
    return result != null && result.in();
  }

  /** What would make a door open at which nobody listens. */
  List<Change> opening(String service, int port) {
    List<Change> changes = new ArrayList<>();
    String protocols = "echo 'protocols = imap pop3 lmtp' >> /etc/dovecot/local.conf";
    for (String command :
        List.of(
            "systemctl start dovecot",
            "systemctl restart dovecot",
            "echo 'listen = *' >> /etc/dovecot/local.conf && systemctl restart dovecot",
            protocols + " && systemctl restart dovecot",
            "echo 'ssl = yes' >> /etc/dovecot/local.conf && systemctl restart dovecot",
            "apt-get install -y dovecot-" + service + "d && systemctl restart dovecot")) {
      Attempt attempt = new Attempt(service, "PLAIN", "203.0.113.66", port, false, "nobody", "x");
      String tls = port == 993 || port == 995 ? "implicit" : "none";
      if (answers(attempt, new LoginTrial.Way(port, tls), command)) {
        changes.add(new Change(command, words.get("why.open"), Outcome.ADMITTED));
      }
    }
    return changes;
  }

  /** Whether somebody answers at a door. */
  boolean answers(String service, int port) {
    Attempt attempt = new Attempt(service, "PLAIN", "203.0.113.66", port, false, "nobody", "x");
    String tls = port == 993 || port == 995 ? "implicit" : "none";
    return answers(attempt, new LoginTrial.Way(port, tls), "");
  }

  private boolean answers(Attempt attempt, LoginTrial.Way way, String command) {
    LoginTrial.Result result = trial.login(attempt, way, command);
    return result != null && result.answered();
  }
}
