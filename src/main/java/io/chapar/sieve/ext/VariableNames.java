package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.code.Dumper;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of variables: which a script has, and how they stand in its strings. */
public final class VariableNames {
  private static final int MAX_NAME = 64;
  private static final int MAX_ELEMENTS = 10;
  private static final int MAX_MATCH_INDEX = 32;

  private VariableNames() {}

  /** A variable: its place among the script's own or among those of all scripts. */
  record Var(boolean global, int index, String name) {}

  /** The variables that a script or all of them together have declared. */
  static final class Scope {
    private final boolean global;
    private final Map<String, Var> known = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private boolean full;

    Scope(boolean global) {
      this.global = global;
    }

    List<String> names() {
      return names;
    }

    @Nullable Var get(String name) {
      return known.get(Bytes.lower(name));
    }

    /** Declares a variable; null the first time that there is no more room. */
    @Nullable Var declare(String name, int max) {
      Var old = get(name);
      if (old != null) {
        return old;
      }
      if (names.size() >= max) {
        boolean told = full;
        full = true;
        return told ? new Var(global, 0, "@ERROR@") : null;
      }
      Var fresh = new Var(global, names.size(), name);
      known.put(Bytes.lower(name), fresh);
      names.add(name);
      return fresh;
    }

    void adopt(Var foreign) {
      known.put(Bytes.lower(foreign.name()), foreign);
    }
  }

  static Scope local(Checker checker) {
    return checker.memory("local variables", () -> new Scope(false));
  }

  static Scope global(Checker checker) {
    return checker.memory(Checker.GLOBALS, () -> new Scope(true));
  }

  static int maxScope(Checker checker) {
    long set = checker.engine().number("sieve_variables_max_scope_size", 255);
    return set < 128 ? 255 : (int) set;
  }

  /** A variable in the code. */
  record Ref(Var variable, int line) implements Text {
    @Override
    public int size() {
      return 3 + Operand.sizeOf(variable.index());
    }

    @Override
    public String value(Run run) {
      return run.variables(variable.global()).get(variable.index());
    }

    void set(Run run, String value) {
      run.variables(variable.global()).set(variable.index(), value);
    }

    String id() {
      return (variable.global() ? "include:" : "") + variable.index();
    }

    @Override
    public void dump(Dumper dumper, @Nullable String field) {
      dumper.print(
          (field == null ? "" : field + ": ") + "VAR[" + id() + "] ${" + variable.name() + "}");
    }
  }

  /** A match value in the code. */
  record MatchRef(int index, int line) implements Text {
    @Override
    public int size() {
      return 2 + Operand.sizeOf(index);
    }

    @Override
    public String value(Run run) {
      return Bytes.cut(run.matchValue(index), run.maxVariable());
    }

    @Override
    public void dump(Dumper dumper, @Nullable String field) {
      dumper.print((field == null ? "" : field + ": ") + "MATCHVAL " + index);
    }
  }

  /** Whether a name can be one of a variable. */
  static boolean valid(String name) {
    return name.length() < MAX_NAME && name.matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  /** A name taken apart at its dots, or the number of a match value; null if it is none. */
  private record Parsed(List<String> elements, int number, int end) {
    static @Nullable Parsed at(String text, int from) {
      List<String> elements = new ArrayList<>();
      int at = from;
      while (at < text.length()) {
        if (elements.size() >= MAX_ELEMENTS) {
          return null;
        }
        int start = at;
        char c = text.charAt(at);
        if (Bytes.digit(c)) {
          while (at < text.length() && Bytes.digit(text.charAt(at))) {
            at++;
          }
          String digits = text.substring(start, at);
          int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
          if (elements.isEmpty()) {
            return new Parsed(elements, number, at);
          }
          elements.add(digits);
        } else if (c == '_' || Bytes.letter(c)) {
          while (at < text.length()
              && (text.charAt(at) == '_'
                  || Bytes.letter(text.charAt(at))
                  || Bytes.digit(text.charAt(at)))) {
            at++;
          }
          if (at - start > MAX_NAME) {
            return null;
          }
          elements.add(text.substring(start, at));
        } else {
          return null;
        }
        if (at >= text.length() || text.charAt(at) != '.') {
          break;
        }
        at++;
      }
      return elements.isEmpty() ? null : new Parsed(elements, -1, at);
    }
  }

  /** A string with its variables; null after an error. */
  public static @Nullable Text substitute(Checker checker, int line, String text) {
    List<Text> parts = new ArrayList<>();
    boolean any = false;
    int done = 0;
    int at = text.indexOf("${");
    while (at >= 0) {
      Parsed name = Parsed.at(text, at + 2);
      if (name != null && name.end() < text.length() && text.charAt(name.end()) == '}') {
        if (at > done) {
          parts.add(new Text.Literal(text.substring(done, at), line));
        }
        any = true;
        Text ref = ref(checker, line, name, false);
        if (ref != null) {
          parts.add(ref);
        }
        done = name.end() + 1;
        at = text.indexOf("${", done);
      } else {
        at = text.indexOf("${", at + 1);
      }
    }
    if (!any) {
      return new Text.Literal(text, line);
    }
    if (done < text.length()) {
      parts.add(new Text.Literal(text.substring(done), line));
    }
    return parts.size() == 1 ? parts.get(0) : new Text.Catenated(parts, line);
  }

  private static @Nullable Text ref(Checker checker, int line, Parsed name, boolean assignment) {
    if (name.number() >= 0) {
      if (assignment) {
        checker.error(line, "cannot assign to match variable");
        return null;
      }
      if (name.number() > MAX_MATCH_INDEX) {
        checker.error(
            line,
            "match value index " + name.number() + " out of range (max: " + MAX_MATCH_INDEX + ")");
        return null;
      }
      return new MatchRef(name.number(), line);
    }
    String first = name.elements().get(0);
    if (name.elements().size() == 1) {
      Var variable = local(checker).declare(first, maxScope(checker));
      if (variable == null) {
        checker.error(
            line,
            "(implicit) declaration of new variable '"
                + first
                + "' exceeds the limit (max variables: "
                + maxScope(checker)
                + ")");
        return null;
      }
      return new Ref(variable, line);
    }
    if (first.equalsIgnoreCase("global") && checker.uses("include")) {
      return global(checker, line, name);
    }
    checker.error(line, "referring to variable in unknown namespace '" + first + "'");
    return null;
  }

  private static @Nullable Text global(Checker checker, int line, Parsed name) {
    String wrong = "invalid variable name within global namespace: encountered ";
    if (name.elements().size() != 2) {
      checker.error(line, wrong + "sub-namespace");
      return null;
    }
    String variable = name.elements().get(1);
    if (Bytes.digit(variable.charAt(0))) {
      checker.error(line, wrong + "numeric variable name");
      return null;
    }
    Var found = global(checker).declare(variable, maxScope(checker));
    if (found == null) {
      checker.error(
          line,
          "(implicit) declaration of new global variable '"
              + variable
              + "' exceeds the limit (max variables: "
              + maxScope(checker)
              + ")");
      return null;
    }
    return new Ref(found, line);
  }

  /** Makes an argument that names a variable ready for the code. */
  static boolean activate(Checker checker, Arg arg, boolean assignment) {
    String text = arg.text();
    Parsed name = Parsed.at(text, 0);
    if (name == null || name.end() != text.length()) {
      return checker.error(arg, "invalid variable name '" + Bytes.shown(text, 80) + "'");
    }
    Text ref = ref(checker, arg.line(), name, assignment);
    if (ref != null) {
      arg.operand(ref);
    }
    return ref != null;
  }
}
