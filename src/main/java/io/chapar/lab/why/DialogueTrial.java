package io.chapar.lab.why;

import io.chapar.host.Dialogues.Dialogue;
import io.chapar.lab.probe.Bench;
import io.chapar.lab.probe.Wire;
import io.chapar.world.World;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says on a copy of the world what an SMTP client said before it was refused, line by line, and
 * looks whether the last line is taken there.
 */
final class DialogueTrial {
  private final World world;
  private final World.State state;

  /** Trials on copies of a world as it was. */
  DialogueTrial(World world, World.State state) {
    this.world = world;
    this.state = state;
  }

  /** Runs {@code before} as root on a copy, then talks; null if {@code before} fails. */
  Trial.@Nullable Result talk(Dialogue dialogue, String before) {
    try (World copy = World.of(world.distribution(), state)) {
      return copy.scheduler().call("trial", () -> run(new Bench(copy), dialogue, before));
    } catch (Exception e) {
      return Trial.Result.none(String.valueOf(e.getMessage()));
    }
  }

  private static Trial.@Nullable Result run(Bench bench, Dialogue dialogue, String before)
      throws IOException {
    if (!before.isEmpty() && bench.run("root", before).status() != 0) {
      return null;
    }
    String from = Trial.host(dialogue.address());
    try (Wire wire = Wire.connect(bench.stack(from), bench.target(from), dialogue.port())) {
      return new Talk(wire, dialogue).run();
    } catch (IOException e) {
      return Trial.Result.none(Wire.told(e));
    }
  }

  /** One under way. */
  private record Talk(Wire wire, Dialogue dialogue) {
    Trial.Result run() {
      String reply = "";
      try {
        if (dialogue.port() == 465) {
          wire.secure();
        }
        reply = reply();
        for (String line : dialogue.lines()) {
          wire.send(line);
          reply = reply();
          if (line.toUpperCase(Locale.ROOT).strip().equals("STARTTLS") && reply.startsWith("2")) {
            wire.secure();
          }
        }
      } catch (IOException e) {
        reply = reply.matches("(?s)[45].*") ? reply : Wire.told(e);
      }
      boolean taken = reply.matches("(?s)[23]\\d\\d.*");
      String first = reply.lines().findFirst().orElse("");
      return new Trial.Result(null, first, taken ? Chain.Outcome.ADMITTED : Chain.Outcome.REFUSED);
    }

    private String reply() throws IOException {
      StringBuilder lines = new StringBuilder();
      while (true) {
        String line = wire.line();
        lines.append(lines.length() == 0 ? "" : "\n").append(line);
        if (line.length() < 4 || line.charAt(3) != '-') {
          return lines.toString();
        }
      }
    }
  }
}
