package io.chapar.app;

import io.chapar.lab.study.Overview;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chapar scenarios}: what there is to solve. */
@Command(name = "scenarios", description = "Lists the scenarios.", mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {
  @Mixin private Preferences preferences = new Preferences();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return Listing.print(preferences, Terminals.out(spec), Overview::scenarios);
  }
}
