package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.Locale;
import java.util.Set;

/** address: the addresses in header fields. */
final class AddressTest extends Definition {
  private static final Set<String> ALLOWED =
      Set.of(
          "from",
          "to",
          "cc",
          "bcc",
          "sender",
          "resent-from",
          "resent-to",
          "reply-to",
          "resent-reply-to",
          "resent-sender",
          "resent-cc",
          "resent-bcc",
          "for-approval",
          "for-handling",
          "for-comment",
          "apparently-to",
          "errors-to",
          "delivered-to",
          "return-receipt-to",
          "x-admin",
          "read-receipt-to",
          "x-confirm-reading-to",
          "return-receipt-requested",
          "registered-mail-reply-requested-by",
          "mail-followup-to",
          "mail-reply-to",
          "abuse-reports-to",
          "x-complaints-to",
          "x-report-abuse-to",
          "x-beenthere",
          "x-original-to");

  AddressTest() {
    super("address", Kind.TEST, 2);
  }

  @Override
  public void tags(Checker checker, Registration registration) {
    Tags.addresses(registration);
  }

  @Override
  public boolean check(Checker checker, Node node) {
    Arg names = node.positional(0);
    if (!checker.argument(node, 0, "header list", Checker.Type.LIST) || names == null) {
      return false;
    }
    checker.headerNames(names);
    for (Text.Literal name : names.literals()) {
      if (!ALLOWED.contains(name.text().toLowerCase(Locale.ROOT))) {
        checker.error(
            name.line(),
            "specified header '"
                + Bytes.shown(name.text(), 64)
                + "' is not allowed for the address test");
        return false;
      }
    }
    return checker.argument(node, 1, "key list", Checker.Type.LIST)
        && Tags.check(checker, node, node.positional(1));
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(
        node,
        new Op(
            null,
            "ADDRESS",
            node.options(),
            node.fields("header list", "key list"),
            AddressTest::run));
  }

  private static void run(Run run, Op op) {
    run.trace(Trace.Level.TESTS, "address test");
    run.descend();
    Values headers = Headers.of(run, op, op.texts(run, 0), false);
    run.ascend();
    AddressPart part = op.option("address part") instanceof AddressPart p ? p : AddressPart.ALL;
    run.result(
        Matching.run(
            run,
            Tags.matchType(op),
            Tags.comparator(op),
            Headers.addresses(run, part, headers),
            op.texts(run, 1)));
  }
}
