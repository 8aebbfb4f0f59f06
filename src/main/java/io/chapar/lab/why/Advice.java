package io.chapar.lab.why;

import io.chapar.mail.Decision;
import io.chapar.world.World;
import java.util.ArrayList;
import java.util.List;
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
   * @param command that makes it
   * @param end what then becomes of the message
   */
  record Change(String command, String end, Chain.Outcome outcome) {}

  /**
   * What was found.
   *
   * @param again what becomes of the message if it is sent now; null: that cannot be tried
   * @param changes those that end better, the best first
   */
  record Found(Trial.@Nullable Result again, List<Change> changes) {}

  /** Tries. */
  Found about(Chain chain, List<Decision> all) {
    Letter letter = Letter.of(chain, Trial.origin(all));
    if (letter == null) {
      return new Found(null, List.of());
    }
    return about(chain, letter);
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

  Found about(Chain chain, Letter letter) {
    Trial trial = new Trial(world);
    Trial.Result again = trial.send(letter, "");
    if (again == null || again.outcome() == Chain.Outcome.SENT) {
      return new Found(again, List.of());
    }
    List<Change> good = new ArrayList<>();
    List<Change> better = new ArrayList<>();
    List<String> commands = new Remedies(world.mail(), chain, letter).all();
    for (String command : commands.subList(0, Math.min(MOST, commands.size()))) {
      Trial.Result result = trial.send(letter, command);
      if (result == null || result.chain() == null) {
        continue;
      }
      Change change = new Change(command, result.chain().end().verdict(), result.outcome());
      if (result.outcome() == Chain.Outcome.SENT) {
        good.add(change);
      } else if (result.outcome().ordinal() > again.outcome().ordinal()) {
        better.add(change);
      }
    }
    good.addAll(better);
    return new Found(again, good);
  }
}
