package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.run.Run;
import org.jspecify.annotations.Nullable;

/** vnd.dovecot.environment: more items for the environment test. */
final class VndEnvironment extends Extension {
  private static final String KEY = "vnd.dovecot.environment";

  VndEnvironment() {
    super(KEY, 0);
  }

  @Override
  public boolean load(Checker checker) {
    Extension environment = checker.engine().enabled("environment");
    return environment != null && checker.load(null, null, environment, true);
  }

  @Override
  public void start(Run run, Block.Link link) {
    run.memory(KEY, () -> Boolean.TRUE);
  }

  /** The value of an item, or null. */
  static @Nullable String item(Run run, String name) {
    if (!run.memory(KEY, () -> Boolean.FALSE) || !name.startsWith("vnd.dovecot.")) {
      return null;
    }
    String rest = name.substring("vnd.dovecot.".length());
    if (rest.equals("default-mailbox")) {
      return "INBOX";
    }
    if (rest.equals("username")) {
      return Bytes.of(run.engine().setting("username", ""));
    }
    if (rest.startsWith("config.")) {
      String value = run.engine().setting("sieve_env_" + rest.substring(7));
      return value == null ? null : Bytes.of(value);
    }
    return null;
  }
}
