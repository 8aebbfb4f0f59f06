package io.chapar.transcript;

import io.chapar.lab.Masks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code .ci/fast replay [-q] FILE-OR-FOLDER…}: replays scenes in one JVM, prints every difference
 * (not with {@code -q}) and the score.
 */
final class Replay {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Replay() {}

  public static void main(String[] args) throws IOException {
    boolean quiet = false;
    List<Path> files = new ArrayList<>();
    for (String arg : args) {
      if (arg.equals("-q")) {
        quiet = true;
        continue;
      }
      try (Stream<Path> found = Files.walk(Path.of(arg))) {
        found.filter(f -> f.toString().endsWith(".t")).sorted().forEach(files::add);
      }
    }
    int good = 0;
    int all = 0;
    int whole = 0;
    for (Path file : files) {
      Transcript scene = Transcript.parse(file.toString(), Files.readString(file));
      long begin = System.nanoTime();
      List<String> differences = differences(scene);
      int agree = scene.steps().size() - differences.size();
      good += agree;
      all += scene.steps().size();
      whole += differences.isEmpty() ? 1 : 0;
      if (!differences.isEmpty()) {
        OUT.printf(
            "--- %s %d/%d (%d ms)%n",
            file, agree, scene.steps().size(), (System.nanoTime() - begin) / 1_000_000);
        if (!quiet) {
          differences.forEach(OUT::println);
        }
      }
    }
    OUT.printf(
        "%d of %d commands agree (%.1f %%), %d of %d transcripts whole%n",
        good, all, 100.0 * good / Math.max(1, all), whole, files.size());
    System.exit(good == all ? 0 : 1);
  }

  private static List<String> differences(Transcript scene) {
    List<String> out = new ArrayList<>();
    List<String> got;
    try (TestHost host = new TestHost()) {
      got = scene.split(host.run(scene.script()));
    } catch (Throwable failure) {
      StringBuilder trace = new StringBuilder("  the run failed: " + failure);
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        trace.append("\n    ").append(cause);
        for (int i = 0; i < Math.min(6, cause.getStackTrace().length); i++) {
          trace.append("\n      at ").append(cause.getStackTrace()[i]);
        }
      }
      String text = trace.toString();
      scene
          .steps()
          .forEach(
              step ->
                  out.add(out.isEmpty() ? text : "  $ " + step.command() + "\n    (not reached)"));
      return out;
    }
    for (int i = 0; i < got.size(); i++) {
      Transcript.Step step = scene.steps().get(i);
      List<String> want = Masks.lines(step.expected());
      List<String> have = Masks.lines(got.get(i));
      if (!want.equals(have)) {
        out.add("  $ " + step.command() + "\n" + difference(want, have));
      }
    }
    return out;
  }

  /** The lines that are not common to both, in the manner of a short diff. */
  private static String difference(List<String> want, List<String> have) {
    int head = 0;
    while (head < want.size() && head < have.size() && want.get(head).equals(have.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < want.size() - head
        && tail < have.size() - head
        && want.get(want.size() - 1 - tail).equals(have.get(have.size() - 1 - tail))) {
      tail++;
    }
    StringBuilder out = new StringBuilder();
    want.subList(head, want.size() - tail)
        .forEach(line -> out.append("    real: ").append(line).append('\n'));
    have.subList(head, have.size() - tail)
        .forEach(line -> out.append("    ours: ").append(line).append('\n'));
    return out.toString().stripTrailing();
  }
}
