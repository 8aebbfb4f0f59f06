package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import java.io.IOException;

/** What is appended to names without a domain. */
public final class Origins {
  private Origins() {}

  /** The domain that local names get: {@code myorigin}, or the first line of the file it names. */
  public static String origin(PostfixConfig config) {
    String origin = config.text("myorigin");
    if (!origin.startsWith("/")) {
      return origin;
    }
    String text;
    try {
      text = config.host().read(origin);
    } catch (IOException e) {
      throw new PostfixFatal(origin + ": cannot open file: " + e.getMessage());
    }
    int end = text.indexOf('\n');
    String line = Ascii.trim(end < 0 ? text : text.substring(0, end));
    if (line.isEmpty()) {
      throw new PostfixFatal("myorigin file " + origin + " is empty");
    }
    return line;
  }
}
