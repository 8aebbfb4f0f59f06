package io.chapar.lab.why;

import io.chapar.host.LoginAttempts.Attempt;
import io.chapar.lab.probe.Bench;
import io.chapar.lab.probe.LoginDialogue;
import io.chapar.world.World;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Logs in on a copy of the world, as somebody did on the world itself. */
final class LoginTrial {
  private static final String CLIENT = "203.0.113.66";
  private final World world;
  private final World.State state;

  /** Trials on copies of a world as it was. */
  LoginTrial(World world, World.State state) {
    this.world = world;
    this.state = state;
  }

  /**
   * How a client comes.
   *
   * @param tls none, starttls or implicit
   */
  record Way(int port, String tls) {
    /** As the attempt came. */
    static Way of(Attempt attempt) {
      int port = attempt.port() == 0 ? port(attempt.service(), attempt.tls()) : attempt.port();
      boolean implicit = port == 993 || port == 995 || port == 465;
      return new Way(port, implicit ? "implicit" : attempt.tls() ? "starttls" : "none");
    }

    private static int port(String service, boolean tls) {
      return switch (service) {
        case "pop3" -> 110;
        case "smtp" -> tls ? 587 : 25;
        default -> 143;
      };
    }
  }

  /**
   * How it ended.
   *
   * @param answered whether there was anybody who listened
   * @param told what the server said last
   */
  record Result(boolean in, boolean answered, String told) {}

  /**
   * Runs {@code before} as root on a copy, then logs in.
   *
   * @return null if {@code before} fails
   */
  @Nullable Result login(Attempt attempt, Way way, String before) {
    try (World copy = World.of(world.distribution(), state)) {
      return copy.scheduler().call("trial", () -> run(new Bench(copy), attempt, way, before));
    } catch (Exception e) {
      return new Result(false, false, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Result run(Bench bench, Attempt attempt, Way way, String before)
      throws IOException {
    if (!before.isEmpty() && bench.run("root", before).status() != 0) {
      return null;
    }
    if (attempt.rip().isEmpty()) {
      String quoted = "'" + attempt.login() + "' '" + attempt.password() + "'";
      Bench.Ran ran = bench.run("root", "doveadm auth login " + quoted);
      String[] lines = ran.output().strip().split("\n");
      return new Result(ran.status() == 0 && !ran.output().contains("not found"), true, lines[0]);
    }
    boolean self = attempt.rip().equals("127.0.0.1") || attempt.rip().equals("192.0.2.10");
    String from = self ? "mail" : attempt.rip().equals(CLIENT) ? "outside" : attempt.rip();
    LoginDialogue.Seen seen =
        new LoginDialogue(
                from,
                attempt.service(),
                way.port(),
                way.tls(),
                attempt.mechanism().equals("LOGIN") ? "login" : "plain",
                attempt.login(),
                attempt.password())
            .on(bench);
    return new Result(seen.in(), !seen.shut(), seen.reply());
  }
}
