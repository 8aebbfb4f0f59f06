package io.chapar.unix.diff;

import java.util.function.Consumer;

/** The colours of {@code diff --color}: of what went, what came, places and file names. */
final class Colours implements Consumer<String> {
  private final Consumer<String> out;
  private int line;
  private boolean context;
  private boolean old;

  Colours(Consumer<String> out) {
    this.out = out;
  }

  @Override
  public void accept(String text) {
    String code = code(text);
    line++;
    if (code.isEmpty()) {
      out.accept(text);
      return;
    }
    int end = text.indexOf('\n');
    out.accept(
        "\033["
            + code
            + "m"
            + (end < 0 ? text : text.substring(0, end))
            + "\033[0m"
            + (end < 0 ? "" : text.substring(end)));
  }

  private String code(String text) {
    if (line < 2
        && (text.startsWith("*** ") || text.startsWith("--- ") || text.startsWith("+++ "))) {
      context |= text.startsWith("*** ");
      return "1";
    }
    if (context && (text.startsWith("*** ") || text.startsWith("--- "))) {
      old = text.startsWith("*** ");
      return "36";
    }
    if (text.isEmpty() || text.startsWith("---\n") || text.startsWith("***")) {
      return "";
    }
    return switch (text.charAt(0)) {
      case '<', '-' -> "31";
      case '>', '+' -> "32";
      case '!' -> old ? "31" : "32";
      case '@', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "36";
      default -> "";
    };
  }
}
