package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Reply;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Omitted;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.MatchType;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import java.util.ArrayList;
import java.util.List;

/** editheader: addheader and deleteheader. */
final class Editheader extends Extension {
  Editheader() {
    super("editheader", 2);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Add(), this);
    checker.register(new Delete(), this);
    return true;
  }

  private static boolean listed(Engine engine, String setting, String name) {
    for (String word : engine.setting(setting, "").split("[ \t]+")) {
      if (Bytes.same(word, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayAdd(Engine engine, String name) {
    return Bytes.same(name, "subject")
        || !Bytes.same(name, "x-sieve-redirected-from")
            && !listed(engine, "sieve_editheader_protected", name)
            && !listed(engine, "sieve_editheader_forbid_add", name);
  }

  private static boolean mayDelete(Engine engine, String name) {
    return Bytes.same(name, "subject")
        || !Bytes.same(name, "received")
            && !Bytes.same(name, "auto-submitted")
            && !Bytes.same(name, "x-sieve-redirected-from")
            && !listed(engine, "sieve_editheader_protected", name)
            && !listed(engine, "sieve_editheader_forbid_delete", name);
  }

  private static boolean tooLarge(Engine engine, int size) {
    long max = engine.bytes("sieve_editheader_max_header_size", 2048);
    return size > (max < 1024 ? 2048 : max);
  }

  private static final class Add extends Definition {
    Add() {
      super("addheader", Kind.COMMAND, 2);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      registration.tag(last(), registration.ext(), 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg name = node.positional(0);
      Arg value = node.positional(1);
      if (name == null
          || value == null
          || !checker.argument(node, 0, "field-name", Checker.Type.STRING)) {
        return false;
      }
      if (name.literal()) {
        String text = name.literalText();
        String shown = Bytes.shown(text, 80);
        if (!Checker.headerName(text)) {
          return checker.error(
              name, "addheader command: specified field name `" + shown + "' is invalid");
        }
        if (!mayAdd(checker.engine(), text)) {
          checker.warning(
              name,
              "addheader command: adding specified header field `"
                  + shown
                  + "' is forbidden; modification will be denied");
        }
      }
      if (!checker.argument(node, 1, "value", Checker.Type.STRING)) {
        return false;
      }
      if (value.literal() && tooLarge(checker.engine(), value.literalText().length())) {
        return checker.error(
            value,
            "addheader command: specified header value `"
                + Bytes.shown(value.literalText(), 80)
                + "' is too large ("
                + value.literalText().length()
                + " bytes)");
      }
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "addheader",
              node.options(),
              node.fields("field-name", "value"),
              Add::run));
    }

    private static void run(Run run, Op op) {
      String name = op.text(run, 0);
      String value = op.text(run, 1);
      String shown = Bytes.shown(name, 80);
      if (!Checker.headerName(name)) {
        throw run.fail("addheader action: specified field name `" + shown + "' is invalid");
      }
      if (!mayAdd(run.engine(), name)) {
        run.warning(
            "addheader action: adding specified header field `"
                + shown
                + "' is forbidden; modification denied");
        return;
      }
      if (tooLarge(run.engine(), value.length())) {
        throw run.fail(
            "addheader action: specified header value `"
                + Bytes.shown(value, 80)
                + "' is too large ("
                + value.length()
                + " bytes)");
      }
      run.trace(
          Trace.Level.COMMANDS, "addheader \"" + shown + ": " + Bytes.shown(value, 80) + "\"");
      Mail mail = run.execution().mail();
      List<Mail.Field> fields = new ArrayList<>(mail.fields());
      String encoded = Reply.words(value.strip()).replaceAll("\r?\n[ \t]*", "\r\n\t");
      String folded = Reply.field(name, encoded).replace("\r\n", "\n");
      Mail.Field field = new Mail.Field(name, folded);
      fields.add(op.named("last") == null ? 0 : fields.size(), field);
      run.execution().mail(mail.with(fields));
    }
  }

  private static io.chapar.sieve.check.Tag last() {
    return Tags.flag(
        "last",
        tag -> {
          tag.field("last");
          return Raw.of(0, tag.line(), "last");
        });
  }

  private static final class Delete extends Definition {
    Delete() {
      super("deleteheader", Kind.COMMAND, -1);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
      registration.tag(
          Tags.with("index", "index", Checker.Type.NUMBER, false, Delete::bounded),
          registration.ext(),
          3);
      registration.tag(last(), registration.ext(), 4);
    }

    private static boolean bounded(Checker checker, Node node, Arg tag, Arg param) {
      if (param.operand() instanceof Num num
          && (num.value() < 0 || num.value() > Integer.MAX_VALUE)) {
        checker.warning(
            param,
            "the :index tag for the "
                + node.title()
                + " has a parameter value '"
                + Long.toUnsignedString(num.value())
                + "' exceeding the maximum ("
                + Integer.MAX_VALUE
                + ")");
        return false;
      }
      return true;
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg lastTag = null;
      boolean index = false;
      for (Arg tag : node.tags()) {
        lastTag = tag.field().equals("last") ? tag : lastTag;
        index |= tag.field().equals("index");
      }
      if (lastTag != null && !index) {
        checker.error(
            lastTag,
            "the :last tag for the "
                + node.title()
                + " cannot be specified without the :index tag");
      }
      Arg name = node.positional(0);
      if (name == null) {
        return checker.error(
            node,
            "the "
                + node.title()
                + " expects at least one positional argument, but none was found");
      }
      if (!checker.argument(node, 0, "field name", Checker.Type.LIST)) {
        return false;
      }
      if (name.literal()) {
        String text = name.literalText();
        String shown = Bytes.shown(text, 80);
        if (!Checker.headerName(text)) {
          return checker.error(
              name, "deleteheader command:specified field name `" + shown + "' is invalid");
        }
        if (!mayDelete(checker.engine(), text)) {
          checker.warning(
              name,
              "deleteheader command: deleting specified header field `"
                  + shown
                  + "' is forbidden; modification will be denied");
        }
      }
      if (node.positional(1) == null) {
        return true;
      }
      return checker.argument(node, 1, "value patterns", Checker.Type.LIST)
          && Tags.check(checker, node, node.positional(1));
    }

    @Override
    public void generate(Generator generator, Node node) {
      if (node.positional(2) != null) {
        generator.fail();
        return;
      }
      boolean patterns = node.positional(1) != null;
      List<Op.Option> options = new ArrayList<>(node.options());
      if (!patterns) {
        options.removeIf(
            o ->
                o.operand() instanceof io.chapar.sieve.code.Thing thing
                    && !thing.kind().equals(SideEffects.KIND));
      }
      List<Op.Field> fields =
          patterns
              ? node.fields("field name", "value patterns")
              : List.of(
                  new Op.Field("field name", node.operand(0)),
                  new Op.Field("value patterns", new Omitted("", node.line())));
      generator.emit(node, new Op(node.extension(), "DELETEHEADER", options, fields, Delete::run));
    }

    private static void run(Run run, Op op) {
      String name = op.texts(run, 0).get(0);
      String shown = Bytes.shown(name, 80);
      if (!Checker.headerName(name)) {
        throw run.fail("deleteheader action: specified field name `" + shown + "' is invalid");
      }
      if (!mayDelete(run.engine(), name)) {
        run.warning(
            "deleteheader action: deleting specified header field `"
                + shown
                + "' is forbidden; modification denied");
        return;
      }
      run.trace(Trace.Level.COMMANDS, "deleteheader command");
      long index = Tags.number(op, "index", 0);
      boolean fromLast = op.named("last") != null;
      String where = index == 0 ? "" : " at index " + index + (fromLast ? " from last" : "");
      Mail mail = run.execution().mail();
      List<Mail.Field> found = mail.fields(name);
      List<Mail.Field> gone = new ArrayList<>();
      boolean trace = run.traces(Trace.Level.COMMANDS);
      Texts patterns = op.field(1) instanceof Texts texts ? texts : null;
      if (trace) {
        run.descend();
        run.trace(
            Trace.Level.NONE,
            "deleting "
                + (patterns == null ? "" : "matching occurrences of ")
                + "header `"
                + name
                + "'"
                + where);
      }
      for (int i = 0; i < found.size(); i++) {
        int number = fromLast ? found.size() - i : i + 1;
        if (index == 0 || number == index) {
          gone.add(found.get(i));
        }
      }
      if (patterns != null) {
        List<String> keys = patterns.values(run);
        MatchType.Session session = Tags.matchType(op).session(run, Tags.comparator(op));
        gone.removeIf(f -> !session.matches(f.decoded(), keys));
      }
      List<Mail.Field> left = new ArrayList<>(mail.fields());
      gone.forEach(
          g -> {
            for (int i = 0; i < left.size(); i++) {
              if (left.get(i) == g) {
                left.remove(i);
                break;
              }
            }
          });
      run.execution().mail(mail.with(left));
      if (trace && patterns == null) {
        run.trace(
            Trace.Level.NONE, "deleted " + gone.size() + " occurrences of header `" + name + "'");
      }
    }
  }
}
