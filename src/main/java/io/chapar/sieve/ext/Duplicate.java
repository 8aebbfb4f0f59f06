package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Action;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.syntax.Argument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** duplicate: whether a message has been here before. */
final class Duplicate extends Extension {
  private static final long PERIOD = 12 * 3600;
  private static final long MAX_PERIOD = 2 * 86400;

  Duplicate(String name) {
    super(name, 1);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Test(name().equals("duplicate")), this);
    return true;
  }

  @Override
  public boolean beside(
      Checker checker, @Nullable Argument require, Extension other, boolean required) {
    if (!name().equals("duplicate") && other.name().equals("duplicate")) {
      checker.error(
          require == null ? 0 : require.line(),
          "the (deprecated) vnd.dovecot.duplicate extension cannot be used together with the"
              + " duplicate extension");
      return false;
    }
    return true;
  }

  private static final class Test extends Definition {
    private final String unique;

    Test(boolean standard) {
      super("duplicate", Kind.TEST, 0);
      this.unique = standard ? "uniqueid" : "value";
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Extension ext = registration.ext();
      registration.tag(
          Tags.with("seconds", "seconds", Checker.Type.NUMBER, false, Test::period), ext, 1);
      registration.tag(
          Tags.flag(
              "last",
              tag -> {
                tag.field("last");
                return Raw.of(0, tag.line(), "last");
              }),
          ext,
          4);
      Tags.Also alone =
          (c, node, tag, param) -> {
            if (node.data() != null) {
              return c.error(
                  param,
                  "conflicting :header and :"
                      + unique
                      + " arguments specified for the duplicate test");
            }
            node.data(tag.tagName());
            if (tag.tagName().equalsIgnoreCase("header")) {
              c.headerNames(param);
            }
            return true;
          };
      registration.tag(Tags.with("header", "header", Checker.Type.STRING, false, alone), ext, 2);
      registration.tag(Tags.with(unique, unique, Checker.Type.STRING, false, alone), ext, 3);
      registration.tag(
          Tags.with("handle", "handle", Checker.Type.STRING, false, Tags.FINE), ext, 5);
    }

    private static boolean period(
        Checker checker,
        Node node,
        io.chapar.sieve.check.Arg tag,
        io.chapar.sieve.check.Arg param) {
      long max = checker.engine().seconds("sieve_duplicate_max_period", MAX_PERIOD);
      if (param.operand() instanceof Num num && max > 0 && num.value() > max) {
        checker.warning(param, "specified :seconds value '" + max + "' is over the maximum");
        param.operand(new Num(max, num.line()));
      }
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "DUPLICATE",
              node.options(),
              List.of(),
              (run, op) -> run(run, op, unique)));
    }
  }

  private static void run(Run run, Op op, String unique) {
    long usual = run.engine().seconds("sieve_duplicate_default_period", PERIOD);
    long seconds = Tags.number(op, "seconds", usual);
    String header = Tags.text(op, "header", run);
    String value = Tags.text(op, unique, run);
    String handle = Tags.text(op, "handle", run);
    boolean last = op.named("last") != null;
    run.trace(Trace.Level.TESTS, "duplicate test");
    run.descend();
    if (value == null) {
      Mail mail = run.execution().original();
      String raw = header == null ? mail.id() : mail.first(header);
      value = raw == null || header == null ? raw : Mail.decode(raw);
    }
    boolean duplicate = value != null && check(run, handle, value, seconds, last);
    run.trace(
        Trace.Level.TESTS, duplicate ? "message is a duplicate" : "message is not a duplicate");
    run.result(duplicate);
  }

  private static boolean check(
      Run run, @Nullable String handle, String value, long seconds, boolean last) {
    Surroundings host = run.execution().surroundings();
    if (!host.remembers()) {
      run.warning("duplicate test: duplicate checking not available in this context");
      return false;
    }
    byte[] id = hash(handle, value, last);
    Map<String, Boolean> known = run.execution().memory("duplicate", HashMap::new);
    String key = Bytes.of(id);
    if (known.containsKey(key)) {
      return false;
    }
    boolean duplicate = host.seen(id) || last && host.seen(hash(handle, value, false));
    if (!duplicate || last) {
      run.execution()
          .result()
          .add(
              run,
              "duplicate_mark",
              new MarkAction(id, handle, seconds, last),
              List.of(),
              0,
              false);
    }
    known.put(key, duplicate);
    return duplicate;
  }

  private static byte[] hash(@Nullable String handle, String value, boolean last) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(Bytes.raw("sieve duplicate" + (last ? "0" : "+")));
      md5.update(Bytes.raw(handle == null ? "default" : "h-" + handle));
      return md5.digest(Bytes.raw(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class MarkAction extends Action {
    private final byte[] id;
    private final @Nullable String handle;
    private final long seconds;
    private final boolean last;

    MarkAction(byte[] id, @Nullable String handle, long seconds, boolean last) {
      super("duplicate_mark");
      this.id = id;
      this.handle = handle;
      this.seconds = seconds;
      this.last = last;
    }

    @Override
    public boolean print(StringBuilder out, String defaultMailbox) {
      String name = handle;
      out.append(" * track")
          .append(last ? " last" : "")
          .append(" duplicate")
          .append(name == null ? "" : " with handle: " + Bytes.shown(name, 128))
          .append('\n');
      return true;
    }

    @Override
    public void finish(Carrier.Step step, Status status) {
      if (status == Status.OK) {
        step.outside().remember(id, step.outside().now() + seconds);
      }
    }
  }
}
