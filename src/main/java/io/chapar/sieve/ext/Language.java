package io.chapar.sieve.ext;

import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.run.Comparator;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.SmtpAddress;
import java.util.List;

/** What the language has without any extension. */
public final class Language {
  private static final List<Definition> CORE =
      List.of(
          new BoolTest(false),
          new BoolTest(true),
          new NotTest(),
          new ListTest("anyof"),
          new ListTest("allof"),
          new AddressTest(),
          new HeaderTest(),
          new ExistsTest(),
          new SizeTest(),
          new RequireCommand(),
          new StopCommand(),
          new IfCommand("if"),
          new IfCommand("elsif"),
          new IfCommand("else"),
          new KeepCommand(),
          new DiscardCommand(),
          new RedirectCommand());

  private Language() {}

  /** Adds all of it to a check. */
  public static void register(Checker checker) {
    CORE.forEach(definition -> checker.register(definition, null));
    checker.thing("comparator", Comparator.OCTET.name(), Comparator.OCTET);
    checker.thing("comparator", Comparator.CASEMAP.name(), Comparator.CASEMAP);
    checker.thing("match type", "is", Matching.IS);
    checker.thing("match type", "contains", Matching.CONTAINS);
    checker.thing("match type", "matches", Matching.MATCHES);
    checker.thing("address part", "all", AddressPart.ALL);
    checker.thing(
        "address part",
        "localpart",
        new AddressPart("localpart", (run, address) -> address.local()));
    checker.thing("address part", "domain", new AddressPart("domain", (run, a) -> domain(a)));
  }

  private static @org.jspecify.annotations.Nullable String domain(SmtpAddress address) {
    return address.domain();
  }

  /** Whether a command or test is always there. */
  public static boolean core(String name) {
    return CORE.stream().anyMatch(d -> d.name().equalsIgnoreCase(name));
  }
}
