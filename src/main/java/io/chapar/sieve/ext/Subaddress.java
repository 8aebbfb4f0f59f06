package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.run.Run;

/** subaddress: the user and the detail of an address. */
final class Subaddress extends Extension {
  Subaddress() {
    super("subaddress", 0);
  }

  @Override
  public boolean load(Checker checker) {
    checker.thing(
        "address part",
        "user",
        new AddressPart(
            "user",
            (run, a) -> {
              int at = split(run, a.local());
              return at < 0 ? a.local() : a.local().substring(0, at);
            }));
    checker.thing(
        "address part",
        "detail",
        new AddressPart(
            "detail",
            (run, a) -> {
              int at = split(run, a.local());
              return at < 0 ? null : a.local().substring(at + 1);
            }));
    return true;
  }

  private static int split(Run run, String local) {
    String delimiter = run.engine().delimiter();
    for (int i = 0; i < local.length(); i++) {
      if (delimiter.indexOf(local.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
