package io.chapar.app;

import io.chapar.lab.scenario.ScenarioLoader;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The language of texts: {@code --lang}, or else what LANG says, or else English. */
final class Language {
  @Spec(Spec.Target.MIXEE)
  private CommandLine.Model.@Nullable CommandSpec spec;

  private @Nullable String chosen;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "language of texts: en or fa (default: what LANG says)")
  void choose(String code) {
    if (!ScenarioLoader.LANGUAGES.contains(code) && spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "there are no texts in '"
              + code
              + "': one of "
              + String.join(", ", ScenarioLoader.LANGUAGES));
    }
    chosen = code;
  }

  /** Its code. */
  String code() {
    String explicit = chosen;
    if (explicit != null) {
      return explicit;
    }
    String lang = System.getenv("LANG");
    String code = lang == null ? "en" : lang.replaceAll("[_.@].*", "").toLowerCase(Locale.ROOT);
    return ScenarioLoader.LANGUAGES.contains(code) ? code : "en";
  }
}
