package io.chapar.postfix.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a Postfix command as getopt(3) takes them, one after the other, because what is
 * wrong with an early one is said before a later one is looked at. Operands may stand between them.
 */
final class ShortOptions {
  private final String spec;
  private final List<String> args;
  private final List<String> operands = new ArrayList<>();
  private int index = 1;
  private int within;
  private @Nullable String value;
  private @Nullable String complaint;

  /**
   * Options of a command line.
   *
   * @param args the arguments, the name first
   * @param spec the letters, each followed by ':' if it takes a value
   */
  ShortOptions(List<String> args, String spec) {
    this.args = args;
    this.spec = spec;
  }

  /** The next option; '?' for one that is wrong (see {@link #complaint}), 0 at the end. */
  char next() {
    value = null;
    complaint = null;
    while (within == 0) {
      if (index >= args.size()) {
        return 0;
      }
      String word = args.get(index);
      if (word.equals("--")) {
        operands.addAll(args.subList(index + 1, args.size()));
        index = args.size();
        return 0;
      }
      if (word.length() > 1 && word.startsWith("-")) {
        within = 1;
      } else {
        operands.add(word);
        index++;
      }
    }
    String word = args.get(index);
    char letter = word.charAt(within++);
    int place = letter == ':' ? -1 : spec.indexOf(letter);
    boolean last = within >= word.length();
    if (place < 0) {
      complaint = "invalid option -- '" + letter + "'";
      advance(last);
      return '?';
    }
    if (place + 1 >= spec.length() || spec.charAt(place + 1) != ':') {
      advance(last);
      return letter;
    }
    if (!last) {
      value = word.substring(within);
      advance(true);
      return letter;
    }
    advance(true);
    if (index >= args.size()) {
      complaint = "option requires an argument -- '" + letter + "'";
      return '?';
    }
    value = args.get(index++);
    return letter;
  }

  private void advance(boolean wordDone) {
    if (wordDone) {
      index++;
      within = 0;
    }
  }

  /** The value of the option that {@link #next} gave. */
  String value() {
    return value == null ? "" : value;
  }

  /** What getopt writes about a wrong option, without the program's name. */
  String complaint() {
    return complaint == null ? "" : complaint;
  }

  /** What is no option; complete once {@link #next} has given 0. */
  List<String> operands() {
    return operands;
  }
}
