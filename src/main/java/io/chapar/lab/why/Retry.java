package io.chapar.lab.why;

import io.chapar.host.Decisions;
import io.chapar.host.Dialogues;
import io.chapar.world.World;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How something that ended badly can be done again: a letter handed in, or, where there was none
 * yet or the client had logged in, a dialogue repeated line by line.
 *
 * @param letter as far as it is known
 * @param dialogue null: the letter is all that matters
 */
record Retry(Letter letter, Dialogues.@Nullable Dialogue dialogue) {
  /** That of a chain; null: too little is known. */
  static @Nullable Retry of(World world, Chain chain) {
    Letter letter = Letter.of(chain, Trial.origin(Decisions.of(world.mail(), chain.id())));
    Dialogues.Dialogue said = Dialogues.of(world.mail(), chain.end().run());
    if (chain.outcome() != Chain.Outcome.REFUSED || said == null) {
      return letter == null ? null : new Retry(letter, null);
    }
    if (letter != null && !needed(said)) {
      return new Retry(letter, null);
    }
    Letter known =
        letter == null ? new Letter(said.address(), said.port(), "", "", "", "", "", 0) : letter;
    return new Retry(known, said);
  }

  /** Whether more was said than handing in a letter says. */
  private static boolean needed(Dialogues.Dialogue said) {
    return said.lines().stream()
        .map(line -> line.toUpperCase(Locale.ROOT))
        .anyMatch(
            line ->
                line.startsWith("AUTH ")
                    || line.startsWith("STARTTLS")
                    || line.startsWith("XCLIENT ")
                    || line.startsWith("HELO "));
  }

  /** As it would go now. */
  Advice.Again now(World world) {
    return in(world, world.state());
  }

  private Advice.Again in(World world, World.State state) {
    Dialogues.Dialogue said = dialogue;
    if (said == null) {
      Trial trial = new Trial(world, state);
      return before -> trial.send(letter, before);
    }
    DialogueTrial trial = new DialogueTrial(world, state);
    return before -> trial.talk(said, before);
  }

  /** Whether it would have gone well in a world as it was. */
  boolean well(World world, World.State before) {
    Trial.Result then = in(world, before).apply("");
    return then != null
        && (then.outcome() == Chain.Outcome.SENT || then.outcome() == Chain.Outcome.ADMITTED);
  }
}
