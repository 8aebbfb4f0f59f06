package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.SideEffect;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.action.Store;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.run.Trace;

/** mailbox: the test mailboxexists and fileinto :create. */
final class MailboxExtension extends Extension {
  MailboxExtension() {
    super("mailbox", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker
        .registration("fileinto")
        .tag(
            Tags.flag(
                "create",
                t ->
                    Thing.of(
                        SideEffects.KIND,
                        "create",
                        (SideEffects.Maker) run -> new Create(),
                        1,
                        t.line())),
            this,
            Tags.SIDE_EFFECT);
    checker.register(new Exists(), this);
    return true;
  }

  private static final class Create extends SideEffect {
    Create() {
      super("create", 100);
    }

    @Override
    public boolean print(StringBuilder out, boolean implicitKeep) {
      out.append("        + create mailbox if it does not exist\n");
      return implicitKeep;
    }

    @Override
    public Status before(Carrier.Step step) {
      return Store.create(step);
    }
  }

  private static final class Exists extends Definition {
    Exists() {
      super("mailboxexists", Kind.TEST, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg names = node.positional(0);
      if (!checker.argument(node, 0, "mailbox-names", Checker.Type.LIST) || names == null) {
        return false;
      }
      for (Text.Literal name : names.literals()) {
        if (!Bytes.utf8(name.text())) {
          checker.warning(
              name.line(),
              "mailboxexists test: invalid mailbox name `"
                  + Bytes.shown(name.text(), 256)
                  + "' specified: invalid utf-8");
        }
      }
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "MAILBOXEXISTS",
              node.options(),
              node.fields("mailbox-names"),
              MailboxExtension::run));
    }
  }

  private static void run(Run run, Op op) {
    boolean trace = run.traces(Trace.Level.MATCHING);
    if (run.traces(Trace.Level.TESTS)) {
      run.trace(Trace.Level.NONE, "mailboxexists test");
      run.descend();
    }
    Surroundings host = run.execution().surroundings();
    if (!host.hasMailboxes()) {
      run.trace(Trace.Level.NONE, "no mail user; yield true");
      run.result(true);
      return;
    }
    boolean all = true;
    for (String name : op.texts(run, 0)) {
      if (!Bytes.utf8(name)) {
        run.warning(
            "mailboxexists test: invalid mailbox name `"
                + Bytes.shown(name, 256)
                + "' specified: invalid utf-8");
        all = false;
      } else {
        all = host.mailboxExists(name);
        if (trace) {
          run.trace(
              Trace.Level.NONE,
              "mailbox `" + Bytes.shown(name, 80) + (all ? "' exists" : "' cannot be opened"));
        }
      }
      if (!all) {
        break;
      }
    }
    if (trace) {
      run.trace(
          Trace.Level.NONE, all ? "all mailboxes are available" : "some mailboxes are unavailable");
    }
    run.result(all);
  }
}
