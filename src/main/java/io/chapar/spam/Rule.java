package io.chapar.spam;

import io.chapar.text.regex.Regex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One test: what it looks at, and for what. */
sealed interface Rule {
  /** Its name. */
  String name();

  /** What reports put in front of its description. */
  default String area() {
    return "";
  }

  /** A header field compared with a pattern. */
  record Header(
      String name,
      String field,
      String part,
      boolean negated,
      Regex pattern,
      @Nullable String unset)
      implements Rule {}

  /** Whether a header field is there. */
  record Exists(String name, String field) implements Rule {}

  /** Text of the body, of its source, of a link, or of the whole mail. */
  record Text(String name, Where where, Regex pattern) implements Rule {
    @Override
    public String area() {
      return where.area;
    }
  }

  /** Where a pattern is looked for. */
  enum Where {
    BODY("BODY: "),
    RAWBODY("RAW: "),
    URI("URI: "),
    FULL("FULL: ");

    final String area;

    Where(String area) {
      this.area = area;
    }
  }

  /** A test that is written in Java. */
  record Eval(String name, boolean ofBody, String function, List<String> arguments)
      implements Rule {
    @Override
    public String area() {
      return ofBody ? "BODY: " : function.startsWith("check_rbl") ? "RBL: " : "";
    }
  }

  /** A combination of others. */
  record Meta(String name, String expression) implements Rule {}
}
