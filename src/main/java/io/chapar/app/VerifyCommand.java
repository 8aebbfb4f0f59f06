package io.chapar.app;

import io.chapar.lab.check.Proof;
import io.chapar.lab.probe.Probes;
import io.chapar.lab.report.CheckReport;
import io.chapar.lab.report.Words;
import io.chapar.lab.scenario.Library;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.lab.scenario.Script;
import io.chapar.world.Debian;
import io.chapar.world.Distribution;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar verify [FOLDER...]}: whether scenarios keep their promises. */
@Command(
    name = "verify",
    description = {
      "For authors: the untouched host must fail, every solution must get all points, every"
          + " mistake",
      "must fail as it says; for several seeds."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FOLDER",
      description = "a scenario, or a folder of them (default: those of this build)")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "how many learners to try (default: 20)")
  private int seeds = 20;

  @Option(names = "--seed", paramLabel = "N", description = "try only this learner")
  private long onlySeed;

  @Option(
      names = "--show",
      paramLabel = "FILE",
      description =
          "only print a script of the scenario (setup.sh, solutions/x.sh) or scenario.yaml as"
              + " --seed has it")
  private @Nullable String show;

  @Option(names = "--reports", description = "print what the learner would read each time")
  private boolean reports;

  @Spec private @Nullable CommandSpec spec;

  private final Words words = new Words("en");

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Terminals.out(spec);
    List<Library> libraries = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw usage("there is no folder '" + folder + "'");
      }
      libraries.add(new FolderLibrary(folder));
    }
    if (libraries.isEmpty()) {
      libraries.add(new Content());
    }
    ExecutorService threads = Threads.pool();
    Distribution debian = Debian.distribution(threads);
    // Not on this thread: its stack is small.
    try {
      return threads.submit(() -> all(libraries, debian, out)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        out.println(io.getCause() == null ? io.getMessage() : io.getCause().getMessage());
        return 1;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      out.flush();
    }
  }

  private int all(List<Library> libraries, Distribution debian, PrintWriter out) throws Exception {
    int bad = 0;
    int count = 0;
    for (Library library : libraries) {
      for (String folder : library.scenarios()) {
        count++;
        try {
          bad += verify(new ScenarioLoader(library, Probes.all()), folder, debian, out) ? 0 : 1;
        } catch (ScenarioException e) {
          out.println(e.getMessage());
          bad++;
        }
        out.flush();
      }
    }
    if (count == 0) {
      throw usage("there is no scenario.yaml below");
    }
    if (show == null && count > 1) {
      out.println(count + " scenarios, " + bad + " of them not as they say");
    }
    return bad == 0 ? 0 : 1;
  }

  private boolean verify(ScenarioLoader loader, String folder, Distribution debian, PrintWriter out)
      throws Exception {
    long first = onlySeed == 0 ? 1 : onlySeed;
    long last = onlySeed == 0 ? seeds : onlySeed;
    Scenario scenario = loader.load(folder, first);
    if (show != null) {
      if (show.equals("scenario.yaml")) {
        out.print(loader.filled(folder, first));
        return true;
      }
      return show(scenario, out);
    }
    List<String> complaints = Proof.complaints(scenario);
    complaints.forEach(c -> out.println(folder + "/" + c));
    boolean good = complaints.isEmpty();
    double slowest = 0;
    int runs = 0;
    for (long seed = first; seed <= last; seed++) {
      Scenario drawn = loader.load(folder, seed);
      Proof proof = Proof.of(drawn, debian, seed);
      List<Callable<Proof.Outcome>> attempts = new ArrayList<>(List.of(proof::untouched));
      drawn.solutions().forEach(s -> attempts.add(() -> proof.solution(s)));
      drawn.mistakes().forEach(m -> attempts.add(() -> proof.mistake(m)));
      for (Callable<Proof.Outcome> attempt : attempts) {
        long begin = System.nanoTime();
        Proof.Outcome outcome = attempt.call();
        slowest = runs == 0 ? 0 : Math.max(slowest, (System.nanoTime() - begin) / 1e9);
        runs++;
        good &= outcome.complaints().isEmpty();
        tell(drawn, seed, outcome, out);
      }
    }
    out.printf(
        Locale.ROOT,
        "%s %-40s %d seeds, %d runs, the slowest %.2f s%n",
        good ? "ok  " : "FAIL",
        scenario.id(),
        last - first + 1,
        runs,
        slowest);
    return good;
  }

  private void tell(Scenario scenario, long seed, Proof.Outcome outcome, PrintWriter out) {
    String script = outcome.script().isEmpty() ? "setup.sh" : outcome.script();
    for (String complaint : outcome.complaints()) {
      out.println(scenario.folder() + "/" + script + ": seed " + seed + ": " + complaint);
    }
    if (reports || !outcome.complaints().isEmpty()) {
      out.println("---- " + script + " (seed " + seed + ")");
      out.println(new CheckReport(scenario, words).of(outcome.result()));
    }
  }

  private boolean show(Scenario scenario, PrintWriter out) {
    String name = String.valueOf(show);
    if (name.equals("setup.sh")) {
      out.print(scenario.setup());
      return true;
    }
    List<Script> scripts = new ArrayList<>(scenario.solutions());
    scripts.addAll(scenario.mistakes());
    for (Script script : scripts) {
      if (script.name().equals(name)) {
        out.print(script.text());
        return true;
      }
    }
    throw usage("the scenario has no script '" + name + "'");
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
