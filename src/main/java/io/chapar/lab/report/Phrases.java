package io.chapar.lab.report;

import io.chapar.lab.scenario.Phrase;
import java.util.stream.Collectors;

/** Says phrases in a language. */
public final class Phrases {
  private Phrases() {}

  /** The text of a phrase and of those in it. */
  public static String say(Phrase phrase, Words words) {
    Object[] args = phrase.args().stream().map(a -> argument(a, words)).toArray();
    return switch (phrase.key()) {
      case "literal" -> String.valueOf(args[0]);
      case "glue" -> together(args, "");
      case "join" -> together(args, words.get("join"));
      default -> words.get(phrase.key(), args);
    };
  }

  private static String together(Object[] args, String between) {
    return java.util.Arrays.stream(args)
        .map(String::valueOf)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(between));
  }

  private static Object argument(Object argument, Words words) {
    return argument instanceof Phrase inner ? say(inner, words) : argument;
  }
}
