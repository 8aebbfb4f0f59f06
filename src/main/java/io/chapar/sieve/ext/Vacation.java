package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.VacationReply;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.run.AddressReader;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.syntax.Argument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** vacation: answers the sender once in a while. */
final class Vacation extends Extension {
  static final int SECONDS = 1;

  Vacation() {
    super("vacation", 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    return true;
  }

  /** What a command's tags say, for the name under which answers are remembered. */
  private static final class Plan {
    @Nullable Arg from;
    @Nullable Arg subject;
    @Nullable Arg handle;
    boolean mime;
  }

  private static final class Command extends Definition {
    Command() {
      super("vacation", Kind.COMMAND, 1);
    }

    @Override
    public void prepare(Node node) {
      node.data(new Plan());
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Extension ext = registration.ext();
      registration.tag(
          Tags.with("days", "seconds", Checker.Type.NUMBER, false, Vacation::period), ext, SECONDS);
      registration.tag(
          Tags.with("subject", "subject", Checker.Type.STRING, false, Command::note), ext, 2);
      registration.tag(
          Tags.with("from", "from", Checker.Type.STRING, false, Command::from), ext, 3);
      registration.tag(
          Tags.with("addresses", "addresses", Checker.Type.LIST, false, Tags.FINE), ext, 4);
      registration.tag(new Mime(), ext, 5);
      registration.tag(
          Tags.with("handle", "handle", Checker.Type.STRING, false, Command::note), ext, 0);
    }

    private static boolean note(Checker checker, Node node, Arg tag, Arg param) {
      if (node.data() instanceof Plan plan) {
        switch (Bytes.lower(tag.tagName())) {
          case "from" -> plan.from = param;
          case "subject" -> plan.subject = param;
          default -> plan.handle = param;
        }
      }
      return true;
    }

    private static boolean from(Checker checker, Node node, Arg tag, Arg param) {
      String problem = param.literal() ? AddressReader.problem(param.literalText()) : null;
      if (problem != null) {
        return checker.error(
            param,
            "specified :from address '"
                + Bytes.shown(param.literalText(), 128)
                + "' is invalid for vacation action: "
                + problem);
      }
      return note(checker, node, tag, param);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg reason = node.positional(0);
      if (!checker.argument(node, 0, "reason", Checker.Type.STRING)
          || reason == null
          || !(node.data() instanceof Plan plan)) {
        return false;
      }
      Arg handle = plan.handle;
      if (handle == null) {
        Arg subject = plan.subject;
        Arg from = plan.from;
        String text =
            reason.text()
                + (subject == null ? "<default-subject>" : subject.text())
                + (from == null ? "<default-from>" : from.text())
                + (plan.mime ? "<MIME>" : "<NO-MIME>");
        handle = new Arg(new Argument.Text(text, node.line()));
        handle.operand(new Text.Literal(text, node.line()));
      }
      node.append(handle);
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "VACATION",
              node.options(),
              node.fields("reason", "handle"),
              Vacation::run));
    }
  }

  private static final class Mime extends io.chapar.sieve.check.Tag {
    Mime() {
      super("mime");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      tag.field("mime");
      tag.operand(Raw.of(0, tag.line(), "mime"));
      if (node.data() instanceof Plan plan) {
        plan.mime = true;
      }
      return true;
    }
  }

  /** A period of :days or :seconds, kept within the administrator's limits. */
  static boolean period(Checker checker, Node node, Arg tag, Arg param) {
    if (!(param.operand() instanceof Num num)) {
      return false;
    }
    Engine engine = checker.engine();
    long unit = Bytes.same(tag.tagName(), "days") ? 86400 : 1;
    long seconds = num.value() > Long.MAX_VALUE / unit ? Long.MAX_VALUE : num.value() * unit;
    long least = engine.seconds("sieve_vacation_min_period", 86400);
    long most = engine.seconds("sieve_vacation_max_period", 0);
    String value = "specified :" + tag.tagName() + " value '" + num.value() + "' is ";
    if (seconds < least) {
      seconds = least;
      checker.warning(param, value + "under the minimum");
    } else if (most > 0 && seconds > most) {
      seconds = most;
      checker.warning(param, value + "over the maximum");
    }
    param.operand(new Num(seconds, num.line()));
    return true;
  }

  private static void run(Run run, Op op) {
    Engine engine = run.engine();
    long least = engine.seconds("sieve_vacation_min_period", 86400);
    long usual = Math.max(least, engine.seconds("sieve_vacation_default_period", 7 * 86400L));
    long seconds = Tags.number(op, "seconds", usual);
    String subject = Tags.text(op, "subject", run);
    String from = Tags.text(op, "from", run);
    Operand given = op.named("addresses");
    List<String> addresses = given instanceof Texts texts ? texts.values(run) : List.of();
    String reason = op.text(run, 0);
    String handle = op.text(run, 1);
    if (run.traces(Trace.Level.ACTIONS)) {
      run.trace(Trace.Level.NONE, "vacation action");
      run.descend();
      run.trace(Trace.Level.NONE, "auto-reply with message `" + Bytes.shown(reason, 80) + "'");
    }
    String problem = from == null ? null : AddressReader.problem(from);
    if (from != null && problem != null) {
      run.error(
          "specified :from address '"
              + Bytes.shown(from, 128)
              + "' is invalid for vacation action: "
              + problem);
    }
    List<SmtpAddress> own = new ArrayList<>();
    for (String address : addresses) {
      SmtpAddress read = AddressReader.read(address);
      if (read == null) {
        run.error(
            "specified :addresses item '"
                + Bytes.shown(address, 128)
                + "' is invalid: "
                + AddressReader.problem(address)
                + " for vacation action (ignored)");
      } else {
        own.add(read);
      }
    }
    run.execution()
        .result()
        .add(
            run,
            "vacation",
            new VacationReply(
                reason, seconds, subject, from, own, op.named("mime") != null, handle),
            List.of(),
            0,
            false);
  }
}
