package io.chapar.shell.expand;

import io.chapar.shell.syntax.Word;
import io.chapar.shell.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;

/** Expands words as bash does: each method is for one of the places where a word can stand. */
public final class Expander {
  private final Context context;
  private final ParameterExpansion parameters;

  /** Expansion in a shell. */
  public Expander(Context context) {
    this.context = context;
    this.parameters = new ParameterExpansion(context, this);
  }

  /** The shell that it works for. */
  public Context context() {
    return context;
  }

  // ---- places where a word can stand

  /** The words of a command: everything is expanded, and a word can become any number of them. */
  public List<String> fields(List<Word> words) {
    List<String> out = new ArrayList<>(words.size());
    for (Word word : words) {
      fields(word, out);
    }
    return out;
  }

  /** The fields of one word, added to {@code out}. */
  public void fields(Word word, List<String> out) {
    List<WordPart> parts = word.parts();
    if (parts.size() == 1 && parts.get(0) instanceof WordPart.Literal l && isPlain(l.text())) {
      out.add(l.text());
      return;
    }
    if (context.option("braceexpand") && Braces.mayExpand(word)) {
      for (Word each : Braces.expand(word, context)) {
        split(each, out);
      }
      return;
    }
    split(word, out);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[' || c == '{' || c == '~' || c == '(') {
        return false;
      }
    }
    return true;
  }

  private void split(Word word, List<String> out) {
    Fields fields = new Fields(context, Fields.Mode.SPLIT, out);
    Tilde tilde = word.assignment() == null ? Tilde.FRONT : Tilde.ASSIGNMENT;
    parts(Tilde.expand(word.parts(), tilde, context), false, false, fields);
    fields.finish();
  }

  /** One text: no splitting, no path names. Here-strings, {@code case} subjects, {@code [[ ]]}. */
  public String whole(Word word) {
    return collect(word, Tilde.FRONT).text();
  }

  /** The value of an assignment: tildes behind colons are expanded too. */
  public String value(Word word) {
    List<WordPart> parts = word.parts();
    if (parts.size() == 1
        && parts.get(0) instanceof WordPart.Literal l
        && l.text().indexOf('~') < 0) {
      return l.text();
    }
    return collect(word, Tilde.VALUE).text();
  }

  /** A pattern: what is quoted stands for itself. */
  public Pattern pattern(Word word) {
    return Pattern.of(patternText(word), context.option("extglob"), context.option("nocasematch"));
  }

  /** A pattern in which extended ones are always known: behind {@code ==} in {@code [[ ]]}. */
  public Pattern extendedPattern(Word word) {
    return Pattern.of(patternText(word), true, context.option("nocasematch"));
  }

  /** The text of a pattern, with backslashes in front of what was quoted. */
  public String patternText(Word word) {
    return collect(word, Tilde.FRONT).pattern();
  }

  /** A regular expression: what is quoted stands for itself. */
  public String regex(Word word) {
    return collect(word, Tilde.FRONT).regex();
  }

  /** The text of an arithmetic expression, and of anything else that is as if in double quotes. */
  public String quoted(Word word) {
    List<WordPart> parts = word.parts();
    if (parts.size() == 1 && parts.get(0) instanceof WordPart.Literal l) {
      return l.text();
    }
    Fields fields = new Fields(context, Fields.Mode.WHOLE, new ArrayList<>());
    parts(parts, true, false, fields);
    return fields.text();
  }

  /** The value of an arithmetic expression. */
  public long arithmetic(Word word, String command) {
    return Arithmetic.evaluate(context, quoted(word), command);
  }

  /** A subscript's text, for an associative array or to be evaluated. */
  public String subscript(Word word) {
    return collect(word, Tilde.NONE).text();
  }

  Fields collect(Word word, Tilde tilde) {
    Fields fields = new Fields(context, Fields.Mode.WHOLE, new ArrayList<>());
    parts(Tilde.expand(word.parts(), tilde, context), false, false, fields);
    return fields;
  }

  /** The word of an operator such as {@code :-}, in the place of the parameter. */
  void operand(Word word, boolean quoted, Fields into) {
    List<WordPart> parts = quoted ? word.parts() : Tilde.expand(word.parts(), Tilde.FRONT, context);
    parts(parts, quoted, true, into);
  }

  // ---- parts

  private void parts(List<WordPart> parts, boolean quoted, boolean operand, Fields into) {
    for (WordPart part : parts) {
      part(part, quoted, operand, into);
    }
  }

  private void part(WordPart part, boolean quoted, boolean operand, Fields into) {
    if (part instanceof WordPart.Literal l) {
      if (quoted) {
        into.quoted(l.text());
      } else if (operand) {
        into.result(l.text());
      } else {
        into.literal(l.text());
      }
    } else if (part instanceof WordPart.Quoted q) {
      into.quoted(q.text());
    } else if (part instanceof WordPart.DoubleQuoted d) {
      doubleQuoted(d, into);
    } else if (part instanceof WordPart.Parameter p) {
      parameters.expand(p, quoted, into);
    } else if (part instanceof WordPart.CommandSubstitution c) {
      put(context.substitute(c), quoted, into);
    } else if (part instanceof WordPart.Arithmetic a) {
      put(Long.toString(arithmetic(a.expression(), "")), quoted, into);
    } else if (part instanceof WordPart.ProcessSubstitution p) {
      into.quoted(context.substitute(p));
    } else if (part instanceof WordPart.ArrayLiteral) {
      into.literal("("); // only reached where a compound value is not allowed
    }
  }

  private void doubleQuoted(WordPart.DoubleQuoted d, Fields into) {
    if (d.parts().isEmpty()) {
      into.quoted("");
      return;
    }
    for (WordPart part : d.parts()) {
      part(part, true, false, into);
    }
  }

  private static void put(String result, boolean quoted, Fields into) {
    if (quoted) {
      into.quoted(result);
    } else {
      into.result(result);
    }
  }
}
