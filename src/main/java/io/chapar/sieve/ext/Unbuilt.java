package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;

/** An extension that exists, is off unless an administrator turns it on, and is not built here. */
final class Unbuilt extends Extension {
  Unbuilt(String name) {
    super(name, 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.error(0, "the extension `" + name() + "' is not simulated here");
    return false;
  }
}
