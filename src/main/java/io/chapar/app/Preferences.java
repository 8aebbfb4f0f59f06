package io.chapar.app;

import io.chapar.lab.page.Look;
import io.chapar.lab.progress.Progress;
import io.chapar.lab.scenario.ScenarioLoader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How the learner wants texts: what is asked for on the command line, else in the environment, else
 * what {@code chapar set} kept, else what LANG and the terminal suggest.
 */
final class Preferences {
  /** The names of the settings and what they may be. */
  static final Map<String, List<String>> SETTINGS =
      Map.of(
          "lang", ScenarioLoader.LANGUAGES,
          "bidi", List.of("auto", "visual", "none"),
          "plain", List.of("yes", "no"));

  @Spec(Spec.Target.MIXEE)
  private CommandLine.Model.@Nullable CommandSpec spec;

  private @Nullable String language;
  private @Nullable String bidi;

  @Option(names = "--plain", description = "no colours, no other escape codes (also: NO_COLOR)")
  private boolean plain;

  private @Nullable JournalFile journal;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "language of texts: en or fa (also: CHAPAR_LANG, 'chapar set lang', LANG)")
  void language(String code) {
    language = oneOf("lang", code, "there are no texts in '" + code + "'");
  }

  @Option(
      names = "--bidi",
      paramLabel = "MODE",
      description = "right-to-left text: auto, visual (for terminals that do not order it), none")
  void bidi(String mode) {
    bidi = oneOf("bidi", mode, "there is no mode '" + mode + "'");
  }

  private String oneOf(String name, String value, String message) {
    List<String> known = SETTINGS.getOrDefault(name, List.of());
    if (!known.contains(value) && spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), message + ": one of " + String.join(", ", known));
    }
    return value;
  }

  /** The journal of whoever runs this; what it has to say is said on standard error, once. */
  JournalFile journal() {
    JournalFile file = journal;
    if (file == null) {
      file = JournalFile.ofTheUser();
      journal = file;
    }
    return file;
  }

  /** What was asked for before the name of the subcommand, where this belongs to one. */
  private @Nullable Preferences outer() {
    CommandLine.Model.CommandSpec own = spec;
    CommandLine.Model.CommandSpec parent = own == null ? null : own.parent();
    CommandLine.Model.CommandSpec mixin =
        parent == null ? null : parent.mixins().get("preferences");
    return mixin != null && mixin.userObject() instanceof Preferences outer ? outer : null;
  }

  private @Nullable String asked(Function<Preferences, @Nullable String> option) {
    String own = option.apply(this);
    Preferences outer = outer();
    return own != null || outer == null ? own : option.apply(outer);
  }

  private Progress stored() {
    try {
      return journal().progress();
    } catch (IOException e) {
      return Progress.NONE;
    }
  }

  /** The code of the language. */
  String language() {
    String explicit = asked(p -> p.language);
    if (explicit != null) {
      return explicit;
    }
    for (String wish :
        new @Nullable String[] {
          System.getenv("CHAPAR_LANG"), stored().setting("lang"), System.getenv("LANG")
        }) {
      String code = wish == null ? "" : wish.replaceAll("[_.@].*", "").toLowerCase(Locale.ROOT);
      if (ScenarioLoader.LANGUAGES.contains(code)) {
        return code;
      }
    }
    return "en";
  }

  /** Whether escape codes are unwanted. */
  boolean plain() {
    String color = System.getenv("NO_COLOR");
    return asked(p -> p.plain ? "yes" : null) != null
        || "dumb".equals(System.getenv("TERM"))
        || (color != null && !color.isEmpty())
        || "yes".equals(stored().setting("plain"));
  }

  /**
   * How texts are to look.
   *
   * @param terminal whether somebody sees them at once
   */
  Look look(boolean terminal, int width) {
    String asked = asked(p -> p.bidi);
    String wish = asked != null ? asked : stored().setting("bidi");
    return new Look(
        language(),
        width > 0 ? width : 80,
        terminal && !plain(),
        bidi(wish == null ? "auto" : wish, terminal));
  }

  private static Look.Bidi bidi(String wish, boolean terminal) {
    return switch (wish) {
      case "visual" -> Look.Bidi.VISUAL;
      case "none" -> Look.Bidi.NONE;
      default ->
          !terminal
              ? Look.Bidi.NONE
              : leavesLettersAsTheyCome(System.getenv()) ? Look.Bidi.VISUAL : Look.Bidi.TERMINAL;
    };
  }

  /** Whether this is a terminal that is known not to put right-to-left text in order. */
  static boolean leavesLettersAsTheyCome(Map<String, String> env) {
    String term = env.getOrDefault("TERM", "");
    return env.containsKey("XTERM_VERSION")
        || env.containsKey("ALACRITTY_WINDOW_ID")
        || env.containsKey("KITTY_WINDOW_ID")
        || "vscode".equals(env.get("TERM_PROGRAM"))
        || term.startsWith("alacritty")
        || term.startsWith("foot")
        || term.startsWith("rxvt")
        || term.startsWith("st-")
        || term.equals("linux");
  }
}
