package io.chapar.lab.why;

import io.chapar.mail.Decision;
import java.util.Locale;
import java.util.stream.Collectors;

/** Chains as JSON, for programs. */
final class Json {
  private Json() {}

  /** The whole answer: an object of chains, what was tried, and the line that spoiled it. */
  static String answer(Answer answer) {
    Chain.Outcome again = answer.found().again();
    Culprit.Found culprit = answer.culprit();
    return "{\"chains\": "
        + answer.chains().stream().map(Json::chain).collect(Collectors.joining(",\n", "[", "]"))
        + ",\n \"again\": "
        + (again == null ? "null" : string(again.name().toLowerCase(Locale.ROOT)))
        + ",\n \"changes\": "
        + answer.found().changes().stream()
            .map(Json::change)
            .collect(Collectors.joining(",\n  ", "[", "]"))
        + ",\n \"culprit\": "
        + (culprit == null
            ? "null"
            : "{\"line\": " + string(culprit.line()) + ", \"undo\": " + culprit.steps() + "}")
        + "}";
  }

  private static String change(Advice.Change change) {
    return "{\"command\": "
        + string(change.command())
        + ", \"by\": "
        + string(change.ofClient() ? "client" : "host")
        + ", \"outcome\": "
        + string(change.outcome().name().toLowerCase(Locale.ROOT))
        + ", \"end\": "
        + string(change.end())
        + "}";
  }

  private static String chain(Chain chain) {
    return "{\"id\": "
        + string(chain.id())
        + ", \"outcome\": "
        + string(chain.outcome().name().toLowerCase(Locale.ROOT))
        + ", \"steps\": "
        + chain.steps().stream().map(Json::step).collect(Collectors.joining(",\n  ", "[\n  ", "]"))
        + "}";
  }

  private static String step(Decision step) {
    return "{\"at\": "
        + step.at()
        + ", \"stage\": "
        + string(step.stage())
        + ", \"subject\": "
        + string(step.subject())
        + ", \"verdict\": "
        + string(step.verdict())
        + ", \"causes\": "
        + step.causes().stream().map(Json::cause).collect(Collectors.joining(", ", "[", "]"))
        + "}";
  }

  private static String cause(Decision.Cause cause) {
    return "{\"text\": "
        + string(cause.text())
        + ", \"setting\": "
        + string(cause.setting())
        + ", \"value\": "
        + string(cause.value())
        + ", \"origin\": "
        + string(cause.origin())
        + ", \"place\": "
        + string(cause.place() == null ? "" : cause.place().toString())
        + "}";
  }

  /** A string literal. */
  static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default ->
            out.append(
                c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
