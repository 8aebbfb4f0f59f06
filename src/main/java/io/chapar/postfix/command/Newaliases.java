package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.PostfixConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What newaliases (sendmail -bi) does: hands the tables of {@code alias_database} to postalias,
 * which speaks in its own name.
 */
public final class Newaliases {
  private Newaliases() {}

  /** Builds the alias databases; returns the exit status. */
  public static int run(Process process, PostfixConfig config) throws IOException {
    List<String> databases = Ascii.words(config.get("alias_database"), Ascii.COMMA_SPACE);
    if (databases.isEmpty()) {
      return 0;
    }
    List<String> argv = new ArrayList<>(databases);
    argv.add(0, "postalias");
    return process.call(config.get("command_directory") + "/postalias", argv);
  }
}
