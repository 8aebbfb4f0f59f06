package io.chapar.postfix.conf;

import org.jspecify.annotations.Nullable;

/** The defaults of {@code myhostname} and {@code mydomain}, which come from the host's name. */
final class ComputedDefaults {
  private static final String LOCAL_DOMAIN = "localdomain";

  private ComputedDefaults() {}

  static String hostName(PostfixConfig config) {
    String name = config.host().hostName();
    if (name.indexOf('.') >= 0) {
      return name;
    }
    String domain = config.said("mydomain");
    return name + "." + (domain == null ? LOCAL_DOMAIN : domain);
  }

  static String domain(PostfixConfig config) {
    @Nullable String said = config.said("myhostname");
    String name = said == null ? hostName(config) : said;
    int dot = name.indexOf('.');
    return dot < 0 ? LOCAL_DOMAIN : name.substring(dot + 1);
  }
}
