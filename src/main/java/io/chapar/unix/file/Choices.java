package io.chapar.unix.file;

import io.chapar.host.Process;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Options whose argument is one of a few words. */
final class Choices {
  private Choices() {}

  /** Complains, as gnulib's argmatch does, if an option has another value than these. */
  static void check(Process p, Options options, Options.Parsed o, String option, String... groups)
      throws IOException {
    String value = o.value(option);
    if (value == null) {
      return;
    }
    int prefixes = 0;
    for (String group : groups) {
      for (String word : group.split(",")) {
        if (word.equals(value)) {
          return;
        }
        prefixes += word.startsWith(value) ? 1 : 0;
      }
    }
    Gnu.error(
        p,
        (prefixes > 1 ? "ambiguous" : "invalid")
            + " argument "
            + Quote.locale(value)
            + " for "
            + Quote.locale("--" + option));
    StringBuilder out = new StringBuilder("Valid arguments are:\n");
    for (String group : groups) {
      List<String> words = new ArrayList<>();
      for (String word : group.split(",")) {
        words.add(Quote.locale(word));
      }
      out.append("  - ").append(String.join(", ", words)).append('\n');
    }
    p.err().print(out + "Try '" + p.args().get(0) + " --help' for more information.\n");
    throw new io.chapar.host.ExitException(1);
  }
}
