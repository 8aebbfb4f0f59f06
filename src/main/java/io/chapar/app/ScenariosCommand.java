package io.chapar.app;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chapar scenarios}: what there is to do. */
@Command(name = "scenarios", description = "Lists the scenarios.", mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {
  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws ScenarioException {
    PrintWriter out =
        spec == null
            ? new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8)
            : spec.commandLine().getOut();
    out.printf("%-32s %-9s %5s %7s  %s%n", "ID", "OBJECTIVE", "LEVEL", "MINUTES", "TITLE");
    for (Scenario s : new ScenarioLoader(new Content(), Probes.all()).all()) {
      out.printf(
          "%-32s %-9s %5d %7d  %s%n",
          s.id(), s.objective(), s.level(), s.minutes(), s.title().in(preferences.language()));
    }
    out.flush();
    return 0;
  }
}
