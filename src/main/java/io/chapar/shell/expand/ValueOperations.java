package io.chapar.shell.expand;

import io.chapar.shell.syntax.Escapes;
import io.chapar.shell.syntax.Word;
import io.chapar.shell.syntax.WordPart.Kind;
import io.chapar.shell.syntax.WordPart.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The operators of <code>${x…}</code> that make a new value from the old one. */
final class ValueOperations {
  private final Context context;
  private final Expander expander;

  ValueOperations(Context context, Expander expander) {
    this.context = context;
    this.expander = expander;
  }

  ParameterValue apply(
      String name,
      @Nullable Word subscript,
      @Nullable Variable variable,
      ParameterValue value,
      Operation operation) {
    switch (operation.kind()) {
      case SUBSTRING:
        return substring(variable, value, operation);
      case TRANSFORM:
        return transform(name, variable, value, operation.first().text());
      case PREFIX, PREFIX_LONG, SUFFIX, SUFFIX_LONG:
        Pattern cut = expander.pattern(operation.first());
        return each(value, text -> remove(text, cut, operation.kind()));
      case REPLACE, REPLACE_ALL, REPLACE_PREFIX, REPLACE_SUFFIX:
        return replace(value, operation);
      default:
        return changeCase(value, operation);
    }
  }

  private static ParameterValue each(
      ParameterValue value, java.util.function.UnaryOperator<String> change) {
    return value.with(ParameterExpansion.map(value.texts(), change));
  }

  private static String remove(String text, Pattern pattern, Kind kind) {
    boolean longest = kind == Kind.PREFIX_LONG || kind == Kind.SUFFIX_LONG;
    if (kind == Kind.PREFIX || kind == Kind.PREFIX_LONG) {
      int end = pattern.end(text, 0, longest);
      return end < 0 ? text : text.substring(end);
    }
    int start = pattern.suffix(text, longest);
    return start < 0 ? text : text.substring(0, start);
  }

  // ---- ${x/pattern/text}

  private ParameterValue replace(ParameterValue value, Operation operation) {
    String source = expander.patternText(operation.first());
    Pattern pattern = Pattern.of(source, context.option("extglob"), context.option("nocasematch"));
    Word second = operation.second();
    List<String> pieces = second == null ? List.of("") : replacement(second);
    if (source.isEmpty()
        && operation.kind() != Kind.REPLACE_PREFIX
        && operation.kind() != Kind.REPLACE_SUFFIX) {
      return value;
    }
    return each(value, text -> replace(text, pattern, pieces, operation.kind()));
  }

  /** The replacement, cut where an ampersand that is not quoted stands for what was matched. */
  private List<String> replacement(Word word) {
    Fields fields = expander.collect(word, Tilde.FRONT);
    String text = fields.text();
    if (!context.option("patsub_replacement") || text.indexOf('&') < 0) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&' && !fields.isQuoted(i)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      } else if (c == '\\'
          && !fields.isQuoted(i)
          && i + 1 < text.length()
          && (text.charAt(i + 1) == '&' || text.charAt(i + 1) == '\\')) {
        piece.append(text.charAt(++i));
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private String replace(String text, Pattern pattern, List<String> pieces, Kind kind) {
    if (kind == Kind.REPLACE_PREFIX) {
      int end = pattern.end(text, 0, true);
      return end < 0 ? text : String.join(text.substring(0, end), pieces) + text.substring(end);
    }
    if (kind == Kind.REPLACE_SUFFIX) {
      int start = pattern.suffix(text, true);
      return start < 0
          ? text
          : text.substring(0, start) + String.join(text.substring(start), pieces);
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at <= text.length()) {
      int end = pattern.end(text, at, true);
      if (end < 0 || end == at) {
        if (at == text.length()) {
          break;
        }
        out.append(text.charAt(at++));
        if ((at & 0xff) == 0) {
          context.work(256);
        }
        continue;
      }
      out.append(String.join(text.substring(at, end), pieces));
      at = end;
      if (kind == Kind.REPLACE) {
        break;
      }
    }
    return at < text.length() ? out.append(text, at, text.length()).toString() : out.toString();
  }

  // ---- ${x^^}

  private ParameterValue changeCase(ParameterValue value, Operation operation) {
    Kind kind = operation.kind();
    IntUnaryOperator change =
        switch (kind) {
          case UPPER, UPPER_ALL -> Character::toUpperCase;
          case LOWER, LOWER_ALL -> Character::toLowerCase;
          default ->
              c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
        };
    boolean all = kind == Kind.UPPER_ALL || kind == Kind.LOWER_ALL || kind == Kind.TOGGLE_ALL;
    Pattern only = operation.first().parts().isEmpty() ? null : expander.pattern(operation.first());
    return each(value, text -> changeCase(text, change, all, only));
  }

  static String changeCase(
      String text, IntUnaryOperator change, boolean all, @Nullable Pattern only) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean here = (all || i == 0) && (only == null || only.matches(Character.toString(c)));
      out.appendCodePoint(here ? change.applyAsInt(c) : c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  // ---- ${x:offset:length}

  private ParameterValue substring(
      @Nullable Variable variable, ParameterValue value, Operation operation) {
    long offset = expander.arithmetic(operation.first(), "");
    Word second = operation.second();
    Long length = second == null ? null : expander.arithmetic(second, "");
    if (value.list()) {
      return slice(variable, value, offset, length);
    }
    String text = value.unset() ? "" : value.texts().get(0);
    int size = text.codePointCount(0, text.length());
    long from = offset < 0 ? size + offset : offset;
    if (from < 0 || from > size || value.unset()) {
      return value.with(List.of(""));
    }
    long to = length == null ? size : length < 0 ? size + length : Math.min(size, from + length);
    if (to < from) {
      throw ExpansionException.discard(
          (second == null ? "" : second.text()) + ": substring expression < 0");
    }
    int start = text.offsetByCodePoints(0, (int) from);
    int end = text.offsetByCodePoints(start, (int) (to - from));
    return value.with(List.of(text.substring(start, end)));
  }

  private ParameterValue slice(
      @Nullable Variable variable, ParameterValue value, long offset, @Nullable Long length) {
    List<String> all = value.texts();
    long from = offset;
    if (variable == null || !variable.isArray()) {
      all = new ArrayList<>(all);
      String zero = context.special('0');
      all.add(0, zero == null ? "" : zero); // the positional parameters count from $0
      from = from < 0 ? all.size() + from : from;
    } else if (variable.indexed() != null) {
      var elements = java.util.Objects.requireNonNull(variable.indexed());
      long size = elements.isEmpty() ? 0 : elements.lastKey() + 1;
      from = from < 0 ? size + from : from;
      all = from < 0 ? List.of() : new ArrayList<>(elements.tailMap(from).values());
      from = from < 0 ? -1 : 0;
    } else {
      from = from < 0 ? all.size() + from : Math.max(0, from - 1);
    }
    if (length != null && length < 0) {
      throw ExpansionException.discard(length + ": substring expression < 0");
    }
    if (from < 0 || from > all.size()) {
      return value.with(List.of());
    }
    long to = length == null ? all.size() : Math.min(all.size(), from + length);
    return value.with(new ArrayList<>(all.subList((int) from, (int) to)));
  }

  // ---- ${x@Q}

  private ParameterValue transform(
      String name, @Nullable Variable variable, ParameterValue value, String operator) {
    switch (operator) {
      case "Q":
        return each(value, Quotation::single);
      case "U":
        return each(value, text -> changeCase(text, Character::toUpperCase, true, null));
      case "u":
        return each(value, text -> changeCase(text, Character::toUpperCase, false, null));
      case "L":
        return each(value, text -> changeCase(text, Character::toLowerCase, true, null));
      case "E":
        return each(value, text -> Escapes.decode(text, Escapes.Style.ANSI_C).text());
      case "P":
        return each(value, context::prompt);
      case "a":
        String letters = variable == null ? "" : variable.letters();
        if (value.list()) {
          return each(value, text -> letters);
        }
        return variable == null ? ParameterValue.of(null) : ParameterValue.of(letters);
      case "A":
        return assignment(name, variable, value);
      case "K", "k":
        return pairs(variable, value, operator.equals("K"));
      default:
        throw ExpansionException.discard("${" + name + "@" + operator + "}: bad substitution");
    }
  }

  private static ParameterValue assignment(
      String name, @Nullable Variable variable, ParameterValue value) {
    if (variable == null) {
      return value.unset() || value.list()
          ? ParameterValue.of(null)
          : ParameterValue.of(Quotation.single(value.texts().get(0)));
    }
    String letters = variable.letters();
    if (value.list() && variable.isArray()) {
      return ParameterValue.of(
          "declare -" + letters + " " + name + "=" + Declarations.array(variable));
    }
    String text = value.unset() ? "" : "=" + Quotation.single(value.texts().get(0));
    return ParameterValue.of((letters.isEmpty() ? "" : "declare -" + letters + " ") + name + text);
  }

  private static ParameterValue pairs(
      @Nullable Variable variable, ParameterValue value, boolean quoted) {
    if (variable == null || !variable.isArray() || !value.list()) {
      return each(value, Quotation::single);
    }
    List<String> out = new ArrayList<>();
    List<String> keys = variable.keys();
    List<String> values = variable.values();
    for (int i = 0; i < keys.size(); i++) {
      out.add(
          quoted && variable.associative() != null ? Declarations.key(keys.get(i)) : keys.get(i));
      out.add(quoted ? Quotation.doubled(values.get(i)) : values.get(i));
    }
    return quoted
        ? new ParameterValue(
            List.of(String.join(" ", out) + (variable.associative() != null ? " " : "")),
            true,
            value.star())
        : value.with(out);
  }
}
