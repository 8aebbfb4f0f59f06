package io.chapar.lab.why;

import io.chapar.lab.probe.Bench;
import io.chapar.lab.probe.SmtpClient;
import io.chapar.lab.probe.Wire;
import io.chapar.mail.Decision;
import io.chapar.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands a message in on a copy of the world and waits for what becomes of it. */
public final class Trial {
  private static final int PATIENCE = 40;
  private final World world;
  private final World.State state;

  /** Trials on copies of a world as it is now. */
  public Trial(World world) {
    this(world, world.state());
  }

  /** Trials on copies of a world as it was. */
  public Trial(World world, World.State state) {
    this.world = world;
    this.state = state;
  }

  /**
   * What happened.
   *
   * @param chain what the daemons recorded; null: nothing
   * @param told what the client was told, where it was not taken
   * @param outcome what came of it
   */
  public record Result(@Nullable Chain chain, String told, Chain.Outcome outcome) {
    /** One that was recorded, or not. */
    static Result of(@Nullable Chain chain, String told) {
      return new Result(chain, told, chain == null ? Chain.Outcome.OTHER : chain.outcome());
    }

    /** One that led to nothing. */
    static Result none(String told) {
      return of(null, told);
    }

    /** Its end in words. */
    String end() {
      return chain == null ? told : chain.end().verdict();
    }
  }

  /**
   * Runs {@code before} as root on a copy, then hands the letter in.
   *
   * @return null if {@code before} fails
   */
  public @Nullable Result send(Letter letter, String before) {
    try (World copy = World.of(world.distribution(), state)) {
      return copy.scheduler().call("trial", () -> run(new Bench(copy), letter, before));
    } catch (Exception e) {
      return Result.none(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Result run(Bench bench, Letter letter, String before)
      throws IOException {
    if (!before.isEmpty() && bench.run("root", before).status() != 0) {
      return null;
    }
    Chains chains = new Chains(bench.mail());
    Set<String> known = new HashSet<>(chains.messages());
    long since = bench.world().scheduler().nanos();
    String told = letter.from().equals("sendmail") ? sendmail(bench, letter) : smtp(bench, letter);
    for (int i = 0; i < PATIENCE; i++) {
      bench.sleep(Duration.ofMillis(i < 4 ? 250 : 1000));
      Chain chain = found(chains, letter, known, since);
      if (chain != null || !told.isEmpty() && i > 1) {
        return Result.of(chain, told);
      }
    }
    return Result.none(told);
  }

  /** What was recorded of it: the refusal, or what was told of the recipient last. */
  private static @Nullable Chain found(
      Chains chains, Letter letter, Set<String> known, long since) {
    Chain found = null;
    for (Chain chain : chains.refusals()) {
      if (chain.at() >= since && chain.end().subject().contains("<" + letter.recipient() + ">")) {
        found = chain;
      }
    }
    if (found != null) {
      return found;
    }
    for (String id : chains.messages()) {
      if (known.contains(id)) {
        continue;
      }
      for (Chain chain : chains.of(id)) {
        if (chain.outcome() != Chain.Outcome.OTHER && (found == null || worse(chain, found))) {
          found = chain;
        }
      }
      if (found != null) {
        return found; // the first message is ours; later ones are reports and forwarded copies
      }
    }
    return null;
  }

  private static boolean worse(Chain one, Chain other) {
    return one.outcome().ordinal() < other.outcome().ordinal();
  }

  private static String smtp(Bench bench, Letter letter) {
    String host = host(letter.from());
    try (SmtpClient client =
        new SmtpClient(Wire.connect(bench.stack(host), bench.target(host), letter.port()))) {
      try {
        String tls = letter.port() == 465 ? "implicit" : "none";
        boolean taken =
            client.open(tls, letter.helo())
                && client.send(letter.sender(), letter.recipient(), letter.text());
        client.quit();
        return taken ? "" : client.reply();
      } catch (IOException e) {
        return client.reply().isEmpty() ? Wire.told(e) : client.reply();
      }
    } catch (IOException e) {
      return Wire.told(e);
    }
  }

  /** The host that has an address. */
  static String host(String address) {
    return switch (address) {
      case "127.0.0.1", "192.0.2.10" -> "mail";
      case "203.0.113.66" -> "outside";
      case "198.51.100.25" -> "neighbour";
      default -> address;
    };
  }

  private static String sendmail(Bench bench, Letter letter) throws IOException {
    String path = "/tmp/.trial";
    bench.mail().root().write(path, letter.text(), 0644);
    String sender = letter.sender().isEmpty() ? "" : " -f '" + letter.sender() + "'";
    Bench.Ran ran =
        bench.run(
            "root", "/usr/sbin/sendmail -i" + sender + " '" + letter.recipient() + "' < " + path);
    return ran.status() == 0 ? "" : ran.output().strip();
  }

  /** The step that says who handed a message in; null: not known. */
  static @Nullable Decision origin(List<Decision> steps) {
    for (Decision step : steps) {
      if (step.stage().equals("cleanup envelope")) {
        return step;
      }
    }
    return null;
  }
}
