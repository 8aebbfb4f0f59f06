package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** envelope: sender and recipient as SMTP had them. */
final class EnvelopeExtension extends Extension {
  EnvelopeExtension() {
    super("envelope", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test(), this);
    return true;
  }

  private static final class Test extends Definition {
    Test() {
      super("envelope", Kind.TEST, 2);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.addresses(registration);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg parts = node.positional(0);
      if (!checker.argument(node, 0, "envelope part", Checker.Type.LIST) || parts == null) {
        return false;
      }
      String plain = null;
      for (Text.Literal part : parts.literals()) {
        String name = part.text().toLowerCase(Locale.ROOT);
        if (!List.of("from", "to", "auth").contains(name)) {
          checker.error(
              part.line(),
              "specified envelope part '"
                  + Bytes.shown(part.text(), 64)
                  + "' is not supported by the envelope test");
          return false;
        }
        plain = plain == null && name.equals("auth") ? name : plain;
      }
      if (plain != null) {
        for (Arg tag : node.tags()) {
          if (tag.operand() instanceof Thing thing && thing.value() instanceof AddressPart) {
            return checker.error(
                tag,
                "address part ':"
                    + tag.tagName()
                    + "' specified while non-address envelope part '"
                    + plain
                    + "' is tested with the envelope test");
          }
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
              node.extension(),
              "ENVELOPE",
              node.options(),
              node.fields("envelope part", "key list"),
              EnvelopeExtension::run));
    }
  }

  private static void run(Run run, Op op) {
    List<String> parts = op.texts(run, 0);
    AddressPart part = op.option("address part") instanceof AddressPart p ? p : AddressPart.ALL;
    run.trace(Trace.Level.TESTS, "envelope test");
    run.result(
        Matching.run(
            run,
            Tags.matchType(op),
            Tags.comparator(op),
            values(run, parts, part),
            op.texts(run, 1)));
  }

  private static Values values(Run run, List<String> parts, AddressPart part) {
    Envelope envelope = run.execution().envelope();
    return traced ->
        new Values.Lazy() {
          private final Iterator<String> left = parts.iterator();

          @Override
          protected Optional<String> look() {
            while (left.hasNext()) {
              String name = left.next();
              if (traced) {
                run.trace(
                    Trace.Level.NONE,
                    "getting `" + Bytes.shown(name, 80) + "' part from message envelope");
              }
              String lower = name.toLowerCase(Locale.ROOT);
              SmtpAddress address =
                  lower.equals("from")
                      ? envelope.sender()
                      : lower.equals("to")
                          ? envelope.original() == null ? envelope.recipient() : envelope.original()
                          : null;
              Optional<String> value =
                  address != null
                      ? Headers.part(run, part, address, traced)
                      : lower.equals("from")
                          ? Headers.unparsed(run, part, "", traced)
                          : Optional.empty();
              if (value.isPresent()) {
                return value;
              }
            }
            return Optional.empty();
          }
        };
  }
}
