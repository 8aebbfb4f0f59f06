package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Redirect;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.AddressReader;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Trace;

/** redirect: to another address. */
final class RedirectCommand extends Definition {
  RedirectCommand() {
    super("redirect", Kind.COMMAND, 1);
  }

  @Override
  public boolean check(Checker checker, Node node) {
    Arg address = node.positional(0);
    if (!checker.argument(node, 0, "address", Checker.Type.STRING) || address == null) {
      return false;
    }
    if (address.literal()) {
      String text = address.literalText();
      String problem = AddressReader.problem(text);
      return problem == null
          || checker.error(
              address,
              "specified redirect address '" + Bytes.shown(text, 128) + "' is invalid: " + problem);
    }
    return checker.engine().maxRedirects() != 0
        || checker.error(node, "local policy prohibits the use of a redirect action");
  }

  @Override
  public void generate(Generator generator, Node node) {
    generator.emit(
        node,
        new Op(null, "REDIRECT", node.options(), node.fields("address"), RedirectCommand::run));
  }

  private static void run(Run run, Op op) {
    String text = op.text(run, 0);
    SmtpAddress to = AddressReader.read(text);
    if (to == null) {
      throw run.fail(
          "specified redirect address '"
              + Bytes.shown(text, 128)
              + "' is invalid: "
              + AddressReader.problem(text));
    }
    int max = run.engine().maxRedirects();
    if (max == 0) {
      throw run.fail("local policy prohibits the use of a redirect action");
    }
    if (run.traces(Trace.Level.ACTIONS)) {
      run.trace(Trace.Level.NONE, "redirect action");
      run.descend();
      run.trace(Trace.Level.NONE, "forward message to address <" + to.encode() + ">");
    }
    run.execution()
        .result()
        .add(run, "redirect", new Redirect(to), SideEffects.of(run, op), max, true);
  }
}
