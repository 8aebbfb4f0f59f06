package io.chapar.lab.why;

import io.chapar.lab.report.Words;
import io.chapar.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out what would change the end of a chain: by trying it on copies of the world. */
final class Advice {
  private static final int MOST = 30;
  private final World world;

  Advice(World world) {
    this.world = world;
  }

  /**
   * A change that helps.
   *
   * @param command that makes it, or what the client would have to do
   * @param end what then becomes of the message
   */
  record Change(String command, String end, Chain.Outcome outcome, boolean ofClient) {
    /** One of the host. */
    Change(String command, String end, Chain.Outcome outcome) {
      this(command, end, outcome, false);
    }

    /** One of a client that logs in. */
    static Change ofClient(String what, Words words) {
      return new Change(what, words.get("why.in"), Chain.Outcome.ADMITTED, true);
    }
  }

  /**
   * What was found.
   *
   * @param again what comes of it if it is tried again now; null: that cannot be tried
   * @param changes those that end better, the best first
   */
  record Found(Chain.@Nullable Outcome again, List<Change> changes) {}

  private static boolean good(Trial.Result result) {
    return result.outcome() == Chain.Outcome.SENT || result.outcome() == Chain.Outcome.ADMITTED;
  }

  /** Whether a command only does more than one that helps already. */
  static boolean known(String command, List<Change> good) {
    return good.stream()
        .anyMatch(c -> command.startsWith(c.command().replaceFirst(" && [a-z]+ reload$", " && ")));
  }

  /** What would make a server answer that does not. */
  List<Change> connecting(Letter letter) {
    List<Change> changes = new ArrayList<>();
    for (String command :
        List.of(
            "systemctl start postfix",
            "postfix start",
            "postconf -e 'inet_interfaces = all' && systemctl restart postfix",
            "postconf -Me 'smtp/inet = smtp inet n - y - - smtpd' && systemctl restart postfix")) {
      Trial.Result result = new Trial(world).send(letter, command);
      if (result != null && result.chain() != null) {
        changes.add(new Change(command, result.chain().end().verdict(), result.outcome()));
      }
    }
    return changes;
  }

  /** What can be done once more: it is given what is run before it. */
  interface Again extends Function<String, Trial.@Nullable Result> {}

  /** Tries. */
  Found about(Chain chain, Letter letter) {
    Trial trial = new Trial(world);
    return about(chain, letter, before -> trial.send(letter, before));
  }

  /** Tries; a letter that is not complete is at least a hint. */
  Found about(Chain chain, Letter letter, Again trial) {
    Trial.Result again = trial.apply("");
    if (again == null || good(again)) {
      return new Found(again == null ? null : again.outcome(), List.of());
    }
    List<Change> good = new ArrayList<>();
    List<Change> better = new ArrayList<>();
    List<String> commands = new Remedies(world.mail(), chain, letter).all();
    for (String command : commands.subList(0, Math.min(MOST, commands.size()))) {
      Trial.Result result = trial.apply(command);
      if (result == null || result.outcome() == Chain.Outcome.OTHER || known(command, good)) {
        continue;
      }
      Change change = new Change(command, result.end(), result.outcome());
      if (good(result)) {
        good.add(change);
      } else if (result.outcome().ordinal() > again.outcome().ordinal()) {
        better.add(change);
      }
    }
    good.addAll(better);
    return new Found(again.outcome(), good);
  }
}
