package io.chapar.sieve.check;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.ext.Encoded;
import io.chapar.sieve.ext.Language;
import io.chapar.sieve.ext.VariableNames;
import io.chapar.sieve.syntax.Argument;
import io.chapar.sieve.syntax.Command;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a parsed script: every command and test against its definition, with the extensions that
 * it requires. What comes out can be turned into code.
 */
public final class Checker {
  /** What kind of argument is wanted. */
  public enum Type {
    /** A string. */
    STRING("a string"),
    /** A number. */
    NUMBER("a number"),
    /** A string or a list of such. */
    LIST("a string list");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    boolean takes(Argument argument) {
      return switch (this) {
        case STRING -> argument instanceof Argument.Text;
        case NUMBER -> argument instanceof Argument.Number;
        case LIST -> argument instanceof Argument.Text || argument instanceof Argument.TextList;
      };
    }
  }

  /** The key of the variables that scripts share with those they include. */
  public static final String GLOBALS = "globals";

  private static final class Loaded {
    boolean required;
    @Nullable Argument argument;
    boolean done;
  }

  private final Engine engine;
  private final Script script;
  private final Errors errors;
  private final boolean globalScript;
  private final boolean uploaded;
  private final Map<String, Registration> commands = new HashMap<>();
  private final Map<Extension, Loaded> extensions = new LinkedHashMap<>();
  private final Map<String, Object> registry = new HashMap<>();
  private final Map<Object, Object> memory = new HashMap<>();
  private boolean requiresDone;

  /**
   * A checker for one script.
   *
   * @param globalScript whether extensions for global scripts may be used
   * @param uploaded whether the script is only being stored
   */
  public Checker(
      Engine engine, Script script, Errors errors, boolean globalScript, boolean uploaded) {
    this.engine = engine;
    this.script = script;
    this.errors = errors;
    this.globalScript = globalScript;
    this.uploaded = uploaded;
    Language.register(this);
  }

  /** The engine with its settings. */
  public Engine engine() {
    return engine;
  }

  /** The script. */
  public Script script() {
    return script;
  }

  /** Where errors go. */
  public Errors errors() {
    return errors;
  }

  /** Whether the script is only being stored. */
  public boolean uploaded() {
    return uploaded;
  }

  /** What an extension keeps during the check. */
  @SuppressWarnings("unchecked")
  public <T> T memory(Object key, java.util.function.Supplier<T> fresh) {
    return (T) memory.computeIfAbsent(key, k -> fresh.get());
  }

  /** Shares what an including script has declared for all. */
  void inherit(Checker parent) {
    Object globals = parent.memory.get(GLOBALS);
    if (globals != null) {
      memory.put(GLOBALS, globals);
    }
  }

  /** Checks commands; null after errors. */
  public @Nullable List<Node> run(List<Command> top) {
    List<Node> nodes = new ArrayList<>();
    return block(top, null, nodes) ? nodes : null;
  }

  // ---- registration

  /** Adds a command or test. */
  public void register(Definition definition, @Nullable Extension ext) {
    Registration registration = registration(definition.name());
    registration.define(definition, ext);
    definition.tags(this, registration);
  }

  /** The registration of a name, made if there is none. */
  public Registration registration(String name) {
    return commands.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new Registration());
  }

  /** Adds something by a name: a comparator, a match type, a part of addresses. */
  public void thing(String kind, String name, Object what) {
    registry.put(kind + " " + name.toLowerCase(Locale.ROOT), what);
  }

  /** Something by its name, or null. */
  public @Nullable Object thing(String kind, String name) {
    return registry.get(kind + " " + name.toLowerCase(Locale.ROOT));
  }

  // ---- extensions

  /** Whether an extension is in use. */
  public boolean uses(String name) {
    for (Map.Entry<Extension, Loaded> entry : extensions.entrySet()) {
      if (entry.getKey().name().equals(name) && entry.getValue().done) {
        return true;
      }
    }
    return false;
  }

  /** The extensions in use, in the order of their ids. */
  public List<Extension> used() {
    return engine.extensions().stream()
        .filter(e -> extensions.containsKey(e) && linked(e))
        .toList();
  }

  private boolean linked(Extension ext) {
    Loaded loaded = extensions.get(ext);
    return loaded != null && loaded.done;
  }

  /** Whether the script itself requires it, and does not merely ask for it. */
  public boolean required(Extension ext) {
    Loaded loaded = extensions.get(ext);
    return loaded != null && loaded.required;
  }

  /** The extensions in the order in which they were required. */
  public List<Extension> inOrder() {
    return extensions.entrySet().stream()
        .filter(e -> e.getValue().done)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Takes an extension into use; tells why it cannot be. */
  public boolean load(
      @Nullable Node command, @Nullable Argument argument, Extension ext, boolean required) {
    String prefix = command == null ? "" : command.title() + ": ";
    int line = argument == null ? 0 : argument.line();
    if (engine.global(ext) && !globalScript) {
      error(
          line,
          prefix
              + "failed to load Sieve capability `"
              + ext.name()
              + "': its use is restricted to global scripts");
      return false;
    }
    Loaded loaded = extensions.computeIfAbsent(ext, e -> new Loaded());
    loaded.required |= required;
    if (loaded.argument == null) {
      loaded.argument = argument;
    }
    if (!loaded.done && !ext.load(this)) {
      error(line, prefix + "failed to load Sieve capability `" + ext.name() + "'");
      return false;
    }
    for (Map.Entry<Extension, Loaded> entry : new ArrayList<>(extensions.entrySet())) {
      Extension other = entry.getKey();
      Loaded theirs = entry.getValue();
      if (other == ext || !theirs.done) {
        continue;
      }
      boolean both = loaded.required && theirs.required;
      Argument mine = argument == null ? theirs.argument : argument;
      if (!ext.beside(this, mine, other, both) || !other.beside(this, theirs.argument, ext, both)) {
        return false;
      }
    }
    loaded.done = true;
    return true;
  }

  /** Takes an extension into use by its name; tells the error. */
  public boolean load(Node command, Argument argument, String name) {
    Extension ext = engine.enabled(name);
    if (ext != null) {
      return load(command, argument, ext, true);
    }
    Registration core = commands.get(name.toLowerCase(Locale.ROOT));
    Definition definition = core == null ? null : core.definition();
    if (core != null && core.ext() == null && definition != null && Language.core(name)) {
      error(
          argument.line(),
          command.title()
              + ": `"
              + Bytes.shown(name, 128)
              + "' is not known as a Sieve capability, but it is known as a Sieve "
              + definition.kind().text()
              + " that is always available");
    } else {
      error(
          argument.line(),
          command.title() + ": unknown Sieve capability `" + Bytes.shown(name, 128) + "'");
    }
    return false;
  }

  private boolean finishRequires() {
    requiresDone = true;
    for (Extension ext : engine.implicit()) {
      load(null, null, ext, true);
    }
    for (Map.Entry<Extension, Loaded> entry : new ArrayList<>(extensions.entrySet())) {
      Loaded loaded = entry.getValue();
      if (loaded.done && !entry.getKey().ready(this, loaded.argument)) {
        return false;
      }
    }
    return true;
  }

  // ---- errors

  /** Tells an error at a line. */
  public void error(int line, String message) {
    errors.error(Errors.location(script.name(), line), message);
  }

  /** Tells an error about a command. */
  public boolean error(Node node, String message) {
    error(node.line(), message);
    return false;
  }

  /** Tells an error about an argument. */
  public boolean error(Arg arg, String message) {
    error(arg.line(), message);
    return false;
  }

  /** Tells a warning about an argument. */
  public void warning(Arg arg, String message) {
    errors.warning(Errors.location(script.name(), arg.line()), message);
  }

  /** Tells a warning at a line. */
  public void warning(int line, String message) {
    errors.warning(Errors.location(script.name(), line), message);
  }

  // ---- arguments

  /** Whether a positional argument is of a type. */
  public boolean positional(Node node, int index, String name, Type type) {
    Arg arg = node.positional(index);
    if (arg == null || !type.takes(arg.syntax())) {
      return error(
          arg == null ? new Arg(new Argument.Tag("", node.line())) : arg,
          "the "
              + node.title()
              + " expects "
              + type.text
              + " as argument "
              + (index + 1)
              + " ("
              + name
              + "), but "
              + (arg == null ? "nothing" : arg.syntax().kind())
              + " was found");
    }
    return true;
  }

  /** A positional argument of a type, made ready for the code. */
  public boolean argument(Node node, int index, String name, Type type) {
    Arg arg = node.positional(index);
    return positional(node, index, name, type) && arg != null && activate(arg, false);
  }

  /** A tag's parameter at hand: of a type, and made ready for the code. */
  public boolean parameter(Node node, Arg tag, Type type, boolean constant) {
    return parameter(node, tag, type, constant, "");
  }

  /** The same for one of several parameters. */
  public boolean parameter(Node node, Arg tag, Type type, boolean constant, String position) {
    Arg param = node.peek();
    String text =
        "the :"
            + tag.tagName()
            + " tag for the "
            + node.title()
            + " requires "
            + type.text
            + " as parameter"
            + position
            + ", but ";
    if (param == null) {
      return error(tag, text + "no parameters were found");
    }
    if (!type.takes(param.syntax())) {
      return error(param, text + param.syntax().kind() + " was found");
    }
    return activate(param, constant);
  }

  /** Makes an argument ready for the code. */
  public boolean activate(Arg arg, boolean constant) {
    Argument syntax = arg.syntax();
    if (syntax instanceof Argument.Number number) {
      arg.operand(new Num(number.value(), number.line()));
      return true;
    }
    if (syntax instanceof Argument.Text text) {
      Text made = text(text, constant);
      if (made != null) {
        arg.operand(made);
      }
      return made != null;
    }
    if (syntax instanceof Argument.TextList list) {
      List<Text> items = new ArrayList<>();
      for (Argument.Text item : list.items()) {
        Text made = text(item, false);
        if (made == null) {
          return false;
        }
        items.add(made);
      }
      arg.operand(items.size() == 1 ? items.get(0) : new Texts.Many(items, list.line()));
      return true;
    }
    return false;
  }

  private @Nullable Text text(Argument.Text text, boolean constant) {
    String value = text.value();
    if (uses("encoded-character")) {
      String decoded = Encoded.decode(this, text.line(), value);
      if (decoded == null) {
        return null;
      }
      value = decoded;
    }
    if (constant || !uses("variables")) {
      return new Text.Literal(value, text.line());
    }
    return VariableNames.substitute(this, text.line(), value);
  }

  /** Warns of header names that cannot be. */
  public void headerNames(Arg arg) {
    for (Text.Literal literal : arg.literals()) {
      if (!headerName(literal.text())) {
        warning(
            literal.line(),
            "specified header field name '" + Bytes.shown(literal.text(), 80) + "' is invalid");
        return;
      }
    }
  }

  /** Whether a header can have that name. */
  public static boolean headerName(String name) {
    return name.chars().allMatch(c -> c > 32 && c < 127 && c != ':');
  }

  // ---- commands

  private boolean block(List<Command> syntax, @Nullable Node parent, List<Node> into) {
    boolean good = true;
    Node previous = null;
    for (Command command : syntax) {
      if (!good && !errors.more()) {
        break;
      }
      if (parent == null && !requiresDone && !command.name().equalsIgnoreCase("require")) {
        if (!finishRequires()) {
          return false;
        }
      }
      Node node = node(command, false, parent, previous);
      int[] value = {Definition.UNKNOWN};
      if (node == null || !command(node, value)) {
        good = false;
      }
      if (node != null) {
        into.add(node);
        previous = node;
      }
    }
    return good;
  }

  private @Nullable Node node(
      Command command, boolean test, @Nullable Node parent, @Nullable Node previous) {
    Registration registration = registration(command.name());
    Definition definition = registration.definition();
    String as = test ? "test" : "command";
    if (definition == null) {
      if (!registration.unknown()) {
        error(
            command.line(),
            "unknown " + as + " '" + command.name() + "' (only reported once at first occurrence)");
        registration.markUnknown();
      }
      return null;
    }
    if (definition.kind() == Definition.Kind.COMMAND && test
        || definition.kind() == Definition.Kind.TEST && !test) {
      error(
          command.line(),
          "attempted to use " + definition.kind().text() + " '" + command.name() + "' as " + as);
      return null;
    }
    return new Node(command, test, parent, previous, registration, definition);
  }

  private boolean command(Node node, int[] value) {
    Definition definition = node.definition();
    definition.prepare(node);
    boolean isCommand = !node.title().endsWith("test");
    boolean good;
    if (!arguments(node)) {
      good = false;
      subtests(node);
    } else {
      good = subtests(node) && (!isCommand || braces(node)) && definition.check(this, node);
    }
    if (definition.subtests() > 0) {
      if (good || errors.more()) {
        good = tests(node, value) && good;
      }
    } else if (good) {
      if (definition.foldable()) {
        definition.fold(node, value, Definition.VARIABLE);
      } else {
        value[0] = Definition.VARIABLE;
      }
    }
    if (good && value[0] == 0) {
      return true;
    }
    List<Command> inside = node.syntax().block();
    if (definition.block() && isCommand && inside != null && (good || errors.more())) {
      good = block(inside, node, node.block()) && good;
    }
    return good;
  }

  private boolean arguments(Node node) {
    Registration registration = node.registration();
    for (Arg arg : node.args()) {
      if (!(arg.syntax() instanceof Argument.Tag tag)) {
        continue;
      }
      if (!resolve(registration, arg, tag.name())) {
        if (!registration.unknownTag(tag.name())) {
          error(
              arg,
              "unknown tagged argument ':"
                  + tag.name()
                  + "' for the "
                  + node.title()
                  + " (reported only once at first occurrence)");
          registration.markUnknownTag(tag.name());
        }
        return false;
      }
    }
    node.restart();
    for (Arg arg = node.peek(); arg != null && arg.tag() != null; arg = node.peek()) {
      Tag tag = arg.tag();
      if (tag == null || duplicate(node, arg, tag) || !tag.check(this, node)) {
        return false;
      }
    }
    node.positionalFromHere();
    int count = 0;
    for (Arg arg : node.positional()) {
      if (arg.syntax() instanceof Argument.Tag tag) {
        return error(
            arg,
            "encountered an unexpected tagged argument ':"
                + tag.name()
                + "' while validating positional arguments for the "
                + node.title());
      }
      count++;
    }
    int wanted = node.definition().positional();
    if (wanted >= 0 && count != wanted) {
      return error(
          node,
          "the "
              + node.title()
              + " requires "
              + wanted
              + " positional argument(s), but "
              + count
              + " is/are specified");
    }
    registration.always().forEach(action -> action.accept(this, node));
    return true;
  }

  private boolean resolve(Registration registration, Arg arg, String name) {
    for (boolean groups : new boolean[] {false, true}) {
      for (Registration.Entry entry : registration.tags()) {
        boolean group = entry.tag().name().equals(entry.tag().name().toUpperCase(Locale.ROOT));
        Object found = group == groups ? entry.tag().match(this, name) : null;
        if (found != null) {
          arg.resolve(entry, found);
          return true;
        }
      }
    }
    return false;
  }

  private boolean duplicate(Node node, Arg arg, Tag tag) {
    if (tag.repeatable()) {
      return false;
    }
    for (Arg earlier : node.args().subList(0, node.position())) {
      Tag other = earlier.tag();
      if (other == tag && earlier.syntax() instanceof Argument.Tag
          || arg.id() > 0 && earlier.id() == arg.id()) {
        String name = arg.tagName();
        error(
            arg,
            "encountered duplicate "
                + (tag.name().equals(name)
                    ? ":" + name + " argument"
                    : tag.name() + " argument (:" + name + ")")
                + " for the "
                + node.title());
        return true;
      }
    }
    return false;
  }

  private boolean subtests(Node node) {
    List<Command> tests = node.syntax().tests();
    String the = "the " + node.title();
    switch (node.definition().subtests()) {
      case 0 -> {
        if (tests.isEmpty()) {
          return true;
        }
        String name = tests.get(0).name();
        Registration of = registration(name);
        Definition definition = of.definition();
        if (definition != null && definition.kind() != Definition.Kind.COMMAND) {
          return error(node, the + " accepts no sub-tests, but tests are specified");
        }
        boolean isTag =
            definition == null
                && node.registration().tags().stream()
                    .anyMatch(e -> e.tag().match(this, name) != null);
        return error(
            node,
            isTag
                ? "missing colon ':' before ':" + name + "' tag in " + node.title()
                : "missing semicolon ';' after " + node.title());
      }
      case 1 -> {
        if (tests.isEmpty()) {
          return error(node, the + " requires one sub-test, but none is specified");
        }
        if (tests.size() > 1 || node.syntax().parenthesized()) {
          return error(node, the + " requires one sub-test, but a list of tests is specified");
        }
        return true;
      }
      default -> {
        if (tests.isEmpty()) {
          return error(node, the + " requires a list of sub-tests, but none is specified");
        }
        if (tests.size() == 1 && !node.syntax().parenthesized()) {
          return error(node, the + " requires a list of sub-tests, but a single test is specified");
        }
        return true;
      }
    }
  }

  private boolean braces(Node node) {
    boolean has = node.syntax().block() != null;
    if (node.definition().block() && !has) {
      return error(
          node, "the " + node.name() + " command requires a command block, but it is missing");
    }
    if (!node.definition().block() && has) {
      return error(
          node,
          "the "
              + node.name()
              + " command does not accept a command block, but one is specified anyway");
    }
    return true;
  }

  private boolean tests(Node node, int[] value) {
    Definition definition = node.definition();
    if (definition.foldable() && !definition.fold(node, value, Definition.UNKNOWN)) {
      return true;
    }
    boolean good = true;
    for (Command syntax : node.syntax().tests()) {
      if (!good && !errors.more()) {
        break;
      }
      int[] inner = {Definition.UNKNOWN};
      Node test = node(syntax, true, node, null);
      good = test != null && command(test, inner) && good;
      if (test != null && (!good || inner[0] < 0)) {
        node.tests().add(test);
      }
      if (good) {
        if (definition.foldable()) {
          if (!definition.fold(node, value, inner[0])) {
            return true;
          }
        } else {
          value[0] = Definition.VARIABLE;
        }
      }
    }
    return good;
  }
}
