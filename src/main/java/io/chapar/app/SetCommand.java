package io.chapar.app;

import io.chapar.lab.progress.Event;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar set [NAME VALUE]}: keeps how the learner wants things, or shows it. */
@Command(
    name = "set",
    description = "Keeps a setting: lang (en, fa), bidi (auto, visual, none), plain (yes, no).",
    mixinStandardHelpOptions = true)
final class SetCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "lang, bidi or plain")
  private @Nullable String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "what it shall be")
  private @Nullable String value;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JournalFile journal = JournalFile.ofTheUser();
    PrintWriter out = Terminals.out(spec);
    String wanted = name;
    String put = value;
    if (wanted == null || put == null) {
      new TreeMap<>(journal.progress().settings())
          .forEach((key, is) -> out.println(key + " " + is));
      out.flush();
      return 0;
    }
    List<String> known = Preferences.SETTINGS.get(wanted);
    if (known == null) {
      throw usage("there is no setting '" + wanted + "': lang, bidi or plain");
    }
    if (!known.contains(put)) {
      throw usage(wanted + " is one of " + String.join(", ", known));
    }
    journal.note(Event.Kind.SETTING, wanted, put);
    return 0;
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
