package io.chapar.app;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.ScenarioLoader;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar shell [ID]}: the terminal of a host, fresh or as a scenario wants it. */
@Command(
    name = "shell",
    description = "Opens a terminal on a fresh host, or on the host of a scenario.",
    mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "a scenario; 'chapar scenarios' lists them")
  private @Nullable String id;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what the host's chance comes from (default: 1)")
  private long seed = 1;

  @Option(names = "--user", paramLabel = "NAME", description = "who logs in (default: root)")
  private String user = "root";

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "what the clock shows first, such as 2026-03-01T08:00:00Z")
  private @Nullable Instant now;

  @Option(names = "--fresh", description = "a new host, even if a session can go on")
  private boolean fresh;

  @Option(names = "--resume", description = "go on with the free host of last time")
  private boolean resume;

  @Mixin private PortOptions ports = new PortOptions();
  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Scenario scenario = id == null ? null : find(id);
    TerminalSession.Plan plan =
        new TerminalSession.Plan(
            seed,
            now,
            user,
            scenario,
            null,
            ports.wanted(),
            false,
            resume || (scenario != null && !fresh));
    return new TerminalSession(plan, preferences).run();
  }

  private Scenario find(String wanted) throws ScenarioException {
    ScenarioLoader loader = new ScenarioLoader(new Content(), Probes.all());
    for (Scenario each : loader.all()) {
      if (each.id().equals(wanted)) {
        return loader.load(each.folder(), seed);
      }
    }
    throw usage("there is no scenario '" + wanted + "': 'chapar scenarios' lists them");
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
