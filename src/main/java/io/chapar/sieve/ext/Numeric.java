package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.run.Comparator;

/** comparator-i;ascii-numeric. */
final class Numeric extends Extension {
  Numeric() {
    super("comparator-i;ascii-numeric", 0);
  }

  @Override
  public boolean load(Checker checker) {
    checker.thing("comparator", Comparator.NUMERIC.name(), Comparator.NUMERIC);
    return true;
  }
}
