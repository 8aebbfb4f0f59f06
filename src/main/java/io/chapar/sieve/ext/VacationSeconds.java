package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;

/** vacation-seconds: vacation :seconds. */
final class VacationSeconds extends Extension {
  VacationSeconds() {
    super("vacation-seconds", 0);
  }

  @Override
  public boolean load(Checker checker) {
    Extension vacation = checker.engine().enabled("vacation");
    if (vacation == null || !checker.load(null, null, vacation, true)) {
      return false;
    }
    checker
        .registration("vacation")
        .tag(
            Tags.with("seconds", "seconds", Checker.Type.NUMBER, false, Vacation::period),
            vacation,
            Vacation.SECONDS);
    return true;
  }
}
