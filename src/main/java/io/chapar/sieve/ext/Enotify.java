package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
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
import io.chapar.sieve.run.Matching;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import io.chapar.sieve.syntax.Argument;
import io.chapar.sieve.syntax.Errors;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** enotify: tells somebody of the message, by mail. */
final class Enotify extends Extension {
  Enotify() {
    super("enotify", 3);
  }

  @Override
  public boolean load(Checker checker) {
    checker.register(new Command(), this);
    checker.register(new Valid(), this);
    checker.register(new Capability(), this);
    return true;
  }

  @Override
  public boolean beside(
      Checker checker, @Nullable Argument require, Extension other, boolean required) {
    if (other.name().equals("variables")) {
      Modifier.add(checker, new Modifier("encodeurl", 15, (run, value) -> encode(run, value), 1));
    }
    return true;
  }

  private static String encode(Run run, String value) {
    int max = run.maxVariable();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain = Bytes.letter(c) || Bytes.digit(c) || "-._~".indexOf(c) >= 0;
      String one = plain ? String.valueOf(c) : Bytes.format("%%%02X", (int) c);
      if (out.length() + one.length() > max) {
        break;
      }
      out.append(one);
    }
    return out.toString();
  }

  /** The scheme of a URI; null if there is none. */
  private static @Nullable String scheme(String uri) {
    int i = 0;
    while (i < uri.length()
        && i < 32
        && (Bytes.letter(uri.charAt(i))
            || i > 0 && (Bytes.digit(uri.charAt(i)) || "+-.".indexOf(uri.charAt(i)) >= 0))) {
      i++;
    }
    return i > 0 && i < uri.length() && uri.charAt(i) == ':' ? uri.substring(0, i) : null;
  }

  private static String behind(String uri) {
    return uri.substring(uri.indexOf(':') + 1);
  }

  private record Prefixed(Errors errors, @Nullable String location, String prefix)
      implements MailtoUri.Log {
    @Override
    public void error(String text) {
      errors.error(location, prefix + text);
    }

    @Override
    public void warning(String text) {
      errors.warning(location, prefix + text);
    }
  }

  private static final MailtoUri.Log SILENT =
      new MailtoUri.Log() {
        @Override
        public void error(String text) {}

        @Override
        public void warning(String text) {}
      };

  private static boolean valid(String uri) {
    return "mailto".equalsIgnoreCase(scheme(uri)) && MailtoUri.read(behind(uri), SILENT) != null;
  }

  private static final class Command extends Definition {
    Command() {
      super("notify", Kind.COMMAND, 1);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Extension ext = registration.ext();
      registration.tag(new Importance(), ext, 1);
      registration.tag(Tags.with("from", "from", Checker.Type.STRING, false, Tags.FINE), ext, 2);
      registration.tag(
          Tags.with("options", "options", Checker.Type.LIST, false, Tags.FINE), ext, 3);
      registration.tag(
          Tags.with("message", "message", Checker.Type.STRING, false, Tags.FINE), ext, 4);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg method = node.positional(0);
      return checker.argument(node, 0, "method", Checker.Type.STRING)
          && method != null
          && (!method.literal() || uri(checker, node, method));
    }

    private static boolean uri(Checker checker, Node node, Arg method) {
      String uri = method.literalText();
      String scheme = scheme(uri);
      if (scheme == null) {
        return checker.error(
            method,
            "notify command: invalid scheme part for method URI '" + Bytes.shown(uri, 80) + "'");
      }
      if (!scheme.equalsIgnoreCase("mailto")) {
        return checker.error(method, "notify command: invalid method '" + scheme + "'");
      }
      String location = Errors.location(checker.script().name(), method.line());
      Prefixed log = new Prefixed(checker.errors(), location, "notify command: mailto URI: ");
      if (MailtoUri.read(behind(uri), log) == null) {
        return false;
      }
      for (Arg tag : node.tags()) {
        if (tag.field().equals("from")
            && tag.operand() instanceof Text.Literal from
            && AddressReader.problem(from.text()) != null) {
          checker.error(
              from.line(),
              "notify command: specified :from address '"
                  + Bytes.shown(from.text(), 128)
                  + "' is invalid for the mailto method: "
                  + AddressReader.problem(from.text()));
          return false;
        }
        if (tag.field().equals("options") && !options(checker, tag)) {
          return false;
        }
      }
      return true;
    }

    private static boolean options(Checker checker, Arg tag) {
      for (Text.Literal option : tag.literals()) {
        String text = option.text();
        String problem = null;
        if (text.isEmpty()) {
          problem = "empty option specified";
        } else if (!text.matches("(?s)[A-Za-z0-9][A-Za-z0-9._-]*=.*")) {
          problem = "invalid option name specified in option '" + Bytes.shown(text, 80) + "'";
        } else if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
          problem =
              "notify command: invalid option value specified in option '"
                  + Bytes.shown(text, 80)
                  + "'";
        }
        if (problem != null) {
          checker.error(option.line(), "notify command: " + problem);
          return false;
        }
      }
      Operand operand = tag.operand();
      checker.warning(
          operand == null ? tag.line() : operand.line(),
          "notify command: method 'mailto' accepts no options");
      tag.id(0);
      return true;
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(), "NOTIFY", node.options(), node.fields("method"), Enotify::notify));
    }
  }

  private static final class Importance extends io.chapar.sieve.check.Tag {
    Importance() {
      super("importance");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      Arg param = node.peek();
      if (param == null || !(param.syntax() instanceof Argument.Text text)) {
        return checker.error(
            param == null ? tag : param,
            "the :importance tag for the notify command requires a string parameter, but "
                + (param == null ? "none" : param.syntax().kind())
                + " was found");
      }
      if (!text.value().matches("[123]")) {
        return checker.error(
            param, "invalid :importance value for notify command: " + text.value());
      }
      node.remove();
      tag.field("importance");
      tag.operand(new Num(text.value().charAt(0) - '0', param.line()));
      return true;
    }
  }

  private static final class Valid extends Definition {
    Valid() {
      super("valid_notify_method", Kind.TEST, 1);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "notification-uris", Checker.Type.LIST);
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "VALID_NOTIFY_METHOD",
              node.options(),
              node.fields("notify-uris"),
              (run, op) -> {
                run.trace(Trace.Level.TESTS, "valid_notify_method test");
                run.result(op.texts(run, 0).stream().allMatch(Enotify::valid));
              }));
    }
  }

  private static final class Capability extends Definition {
    Capability() {
      super("notify_method_capability", Kind.TEST, 3);
    }

    @Override
    public void tags(Checker checker, Registration registration) {
      Tags.matching(registration);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      return checker.argument(node, 0, "notification-uri", Checker.Type.STRING)
          && checker.argument(node, 1, "notification-capability", Checker.Type.STRING)
          && checker.argument(node, 2, "key-list", Checker.Type.LIST)
          && Tags.check(checker, node, node.positional(2));
    }

    @Override
    public void generate(Generator generator, Node node) {
      generator.emit(
          node,
          new Op(
              node.extension(),
              "NOTIFY_METHOD_CAPABILITY",
              node.options(),
              node.fields("notify uri", "notify capability", "key list"),
              Enotify::capability));
    }
  }

  private record One(String value) implements Values {
    @Override
    public Iterator<String> iterate(boolean traced) {
      return List.of(value).iterator();
    }

    @Override
    public int count(boolean traced) {
      return 1;
    }
  }

  private static void capability(Run run, Op op) {
    String uri = op.text(run, 0);
    String capability = op.text(run, 1);
    List<String> keys = op.texts(run, 2);
    run.trace(Trace.Level.TESTS, "notify_method_capability test");
    boolean known = method(run, uri) && valid(uri) && Bytes.same(capability, "online");
    run.result(
        known
            && Matching.run(run, Tags.matchType(op), Tags.comparator(op), new One("maybe"), keys));
  }

  private static boolean method(Run run, String uri) {
    String scheme = scheme(uri);
    if (scheme == null) {
      run.error("invalid scheme part for method URI '" + Bytes.shown(uri, 80) + "'");
      return false;
    }
    if (!scheme.equalsIgnoreCase("mailto")) {
      run.error("invalid notify method '" + scheme + "'");
      return false;
    }
    return true;
  }

  private static void notify(Run run, Op op) {
    long importance = Tags.number(op, "importance", 2);
    String from = Tags.text(op, "from", run);
    String message = Tags.text(op, "message", run);
    if (op.named("options") instanceof Texts options) {
      options.values(run);
    }
    String uri = op.text(run, 0);
    if (run.traces(Trace.Level.ACTIONS)) {
      run.trace(Trace.Level.NONE, "notify action");
      run.descend();
      run.trace(Trace.Level.NONE, "notify with uri `" + Bytes.shown(uri, 80) + "'");
    }
    if (!method(run, uri)) {
      throw new SieveFailure(SieveFailure.Kind.FAILURE);
    }
    Errors errors = run.execution().errors();
    String problem = from == null ? null : AddressReader.problem(from);
    if (from != null && problem != null) {
      errors.error(
          run.location(),
          "notify_action: specified :from address '"
              + Bytes.shown(from, 128)
              + "' is invalid for the mailto method: "
              + problem);
      throw new SieveFailure(SieveFailure.Kind.FAILURE);
    }
    MailtoUri parsed =
        MailtoUri.read(
            behind(uri), new Prefixed(errors, run.location(), "notify_action: mailto URI: "));
    if (parsed == null) {
      throw new SieveFailure(SieveFailure.Kind.FAILURE);
    }
    run.execution()
        .result()
        .add(
            run,
            "notify",
            new MailNotification(parsed, importance, message, from),
            List.of(),
            0,
            false);
  }
}
