package io.chapar.shell.expand;

import io.chapar.shell.syntax.Names;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Word;
import io.chapar.shell.syntax.WordPart;
import io.chapar.shell.syntax.WordPart.Form;
import io.chapar.shell.syntax.WordPart.Kind;
import io.chapar.shell.syntax.WordPart.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code $x} and <code>${x…}</code> in all their forms. */
final class ParameterExpansion {
  private final Context context;
  private final Expander expander;
  private final ValueOperations operations;

  ParameterExpansion(Context context, Expander expander) {
    this.context = context;
    this.expander = expander;
    this.operations = new ValueOperations(context, expander);
  }

  void expand(WordPart.Parameter p, boolean quoted, Fields into) {
    switch (p.form()) {
      case BAD -> throw ExpansionException.discard(p.source() + ": bad substitution");
      case LENGTH -> put(length(p), quoted, into);
      case NAMES -> names(p, quoted, into);
      case KEYS -> keys(p, quoted, into);
      case INDIRECT -> indirect(p, quoted, into);
      case VALUE -> value(p.name(), p.subscript(), p.operation(), quoted, into);
    }
  }

  private static void put(String text, boolean quoted, Fields into) {
    if (quoted) {
      into.quoted(text);
    } else {
      into.result(text);
    }
  }

  // ---- what a parameter stands for

  private ParameterValue look(String name, @Nullable Word subscript) {
    char c = name.charAt(0);
    if (c == '@' || c == '*') {
      return new ParameterValue(context.positional(), true, c == '*');
    }
    if (c >= '0' && c <= '9') {
      return ParameterValue.of(positional(name));
    }
    if (!Names.starts(c)) {
      return ParameterValue.of(
          c == '#' ? Integer.toString(context.positional().size()) : context.special(c));
    }
    Variable variable = context.variable(name);
    if (subscript == null) {
      return ParameterValue.of(variable == null ? null : variable.value());
    }
    String text = subscript.text();
    if (text.equals("@") || text.equals("*")) {
      return new ParameterValue(
          variable == null ? List.of() : variable.values(), true, text.equals("*"));
    }
    String key = expander.subscript(subscript);
    return ParameterValue.of(
        variable == null ? unsetElement(key) : Subscripts.get(context, variable, name, key));
  }

  private @Nullable String unsetElement(String key) {
    Arithmetic.evaluate(context, key);
    return null;
  }

  private @Nullable String positional(String digits) {
    if (digits.length() > 6) {
      return null;
    }
    int n = Integer.parseInt(digits);
    if (n == 0) {
      return context.special('0');
    }
    List<String> all = context.positional();
    return n <= all.size() ? all.get(n - 1) : null;
  }

  private static String shown(String name, @Nullable Word subscript) {
    return subscript == null ? name : name + "[" + subscript.text() + "]";
  }

  private ParameterValue demand(String name, @Nullable Word subscript) {
    ParameterValue value = look(name, subscript);
    if (value.unset() && !value.list() && context.option("nounset")) {
      throw unbound(name, subscript);
    }
    return value;
  }

  private static ExpansionException unbound(String name, @Nullable Word subscript) {
    String dollar = name.charAt(0) >= '0' && name.charAt(0) <= '9' ? "$" : "";
    return ExpansionException.exit(dollar + shown(name, subscript) + ": unbound variable");
  }

  // ---- forms

  private String length(WordPart.Parameter p) {
    Word subscript = p.subscript();
    ParameterValue value = demand(p.name(), subscript);
    if (value.list()) {
      return Integer.toString(value.texts().size());
    }
    String text = value.unset() ? "" : value.texts().get(0);
    return Integer.toString(text.codePointCount(0, text.length()));
  }

  private void names(WordPart.Parameter p, boolean quoted, Fields into) {
    String prefix = p.name().substring(0, p.name().length() - 1);
    emit(new ParameterValue(context.names(prefix), true, p.name().endsWith("*")), quoted, into);
  }

  private void keys(WordPart.Parameter p, boolean quoted, Fields into) {
    Variable variable = context.variable(p.name());
    List<String> keys = variable == null ? List.of() : variable.keys();
    Word subscript = p.subscript();
    boolean star = subscript != null && subscript.text().equals("*");
    emit(new ParameterValue(keys, true, star), quoted, into);
  }

  private void indirect(WordPart.Parameter p, boolean quoted, Fields into) {
    ParameterValue pointer = look(p.name(), p.subscript());
    String target = pointer.unset() ? "" : String.join(" ", pointer.texts());
    if (target.isEmpty()) {
      throw ExpansionException.discard(
          pointer.unset() ? p.name() + ": invalid indirect expansion" : ": invalid variable name");
    }
    Word word = parse("${" + target + "}");
    if (word == null
        || !(word.parts().get(0) instanceof WordPart.Parameter named)
        || named.form() != Form.VALUE
        || named.operation() != null) {
      throw ExpansionException.discard(target + ": invalid variable name");
    }
    value(named.name(), named.subscript(), p.operation(), quoted, into);
  }

  private static @Nullable Word parse(String text) {
    try {
      var script = Parser.parse(": " + text, io.chapar.shell.syntax.Dialect.PLAIN);
      var command = script.statements().get(0).list().first().commands().get(0);
      return command instanceof io.chapar.shell.syntax.Command.Simple s && s.words().size() == 2
          ? s.words().get(1)
          : null;
    } catch (io.chapar.shell.syntax.SyntaxException e) {
      return null;
    }
  }

  private void value(
      String name,
      @Nullable Word subscript,
      @Nullable Operation operation,
      boolean quoted,
      Fields into) {
    if (operation == null) {
      emit(demand(name, subscript), quoted, into);
      return;
    }
    apply(name, subscript, look(name, subscript), operation, quoted, into);
  }

  private void apply(
      String name,
      @Nullable Word subscript,
      ParameterValue value,
      Operation operation,
      boolean quoted,
      Fields into) {
    boolean missing = value.unset() || operation.colon() && isNull(value, into);
    switch (operation.kind()) {
      case DEFAULT -> {
        if (missing) {
          if (quoted) {
            into.quoted("");
          }
          expander.operand(operation.first(), quoted, into);
        } else {
          emit(value, quoted, into);
        }
      }
      case ALTERNATIVE -> {
        if (!missing) {
          expander.operand(operation.first(), quoted, into);
        } else if (quoted) {
          into.quoted("");
        }
      }
      case ASSIGN -> {
        if (!missing) {
          emit(value, quoted, into);
          return;
        }
        String text =
            quoted ? expander.quoted(operation.first()) : expander.whole(operation.first());
        assign(name, subscript, text);
        put(text, quoted, into);
      }
      case ERROR -> {
        if (!missing) {
          emit(value, quoted, into);
          return;
        }
        throw missing(name, subscript, operation);
      }
      default -> {
        if (value.unset()
            && !value.list()
            && context.option("nounset")
            && operation.kind() != Kind.TRANSFORM) {
          throw unbound(name, subscript);
        }
        Variable variable = Names.isName(name) ? context.variable(name) : null;
        emit(operations.apply(name, subscript, variable, value, operation), quoted, into);
      }
    }
  }

  private static boolean isNull(ParameterValue value, Fields into) {
    return value.list()
        ? String.join(value.star() ? into.joint() : " ", value.texts()).isEmpty()
        : value.isNull();
  }

  private void assign(String name, @Nullable Word subscript, String text) {
    if (!Names.isName(name)) {
      throw ExpansionException.discard("$" + name + ": cannot assign in this way");
    }
    String key =
        subscript == null
            ? null
            : Subscripts.key(context, context.variable(name), name, expander.subscript(subscript));
    context.assign(name, key, text);
  }

  private ExpansionException missing(String name, @Nullable Word subscript, Operation operation) {
    String text = expander.whole(operation.first());
    String why =
        !text.isEmpty()
            ? text
            : operation.colon() ? "parameter null or not set" : "parameter not set";
    return ExpansionException.exit(shown(name, subscript) + ": " + why);
  }

  // ---- into fields

  private void emit(ParameterValue value, boolean quoted, Fields into) {
    List<String> texts = value.texts();
    if (!value.list()) {
      if (!texts.isEmpty()) {
        put(texts.get(0), quoted, into);
      } else if (quoted) {
        into.quoted("");
      }
    } else if (quoted && value.star()) {
      into.quoted(String.join(into.joint(), texts));
    } else if (quoted) {
      for (int i = 0; i < texts.size(); i++) {
        if (i > 0) {
          into.hardBreak();
        }
        into.quoted(texts.get(i));
      }
    } else {
      for (int i = 0; i < texts.size(); i++) {
        if (i > 0) {
          into.softBreak();
        }
        into.result(texts.get(i));
      }
    }
  }

  static List<String> map(List<String> texts, java.util.function.UnaryOperator<String> change) {
    List<String> out = new ArrayList<>(texts.size());
    for (String text : texts) {
      out.add(change.apply(text));
    }
    return out;
  }
}
