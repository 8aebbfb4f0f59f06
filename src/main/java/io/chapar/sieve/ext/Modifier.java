package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.run.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A modifier of set: what is done with a value before it is assigned.
 *
 * @param precedence the higher ones come first
 */
record Modifier(String name, int precedence, Change change, int size) {
  /** What a modifier does. */
  @FunctionalInterface
  interface Change {
    /** The changed value; null after an error. */
    @Nullable String apply(Run run, String value);
  }

  private static final String KIND = "modifier";
  private static final Tag TAG =
      new Tag("MODIFIER") {
        @Override
        public boolean repeatable() {
          return true;
        }

        @Override
        public @Nullable Object match(Checker checker, String identifier) {
          return checker.thing(KIND, identifier);
        }
      };

  private static Modifier of(String name, int precedence, BinaryOperator<String> change) {
    return new Modifier(name, precedence, (run, value) -> change.apply(value, name), 3);
  }

  /** Adds those that come with variables. */
  static void register(Checker checker) {
    List<Modifier> all =
        List.of(
            of("lower", 40, (v, n) -> Bytes.lower(v)),
            of("upper", 40, (v, n) -> Bytes.upper(v)),
            of("lowerfirst", 30, (v, n) -> first(v, Bytes.lower(v))),
            of("upperfirst", 30, (v, n) -> first(v, Bytes.upper(v))),
            new Modifier("quotewildcard", 20, Modifier::quote, 3),
            of("length", 10, (v, n) -> Integer.toString(length(v))));
    all.forEach(m -> checker.thing(KIND, m.name(), m));
  }

  static void add(Checker checker, Modifier modifier) {
    checker.thing(KIND, modifier.name(), modifier);
  }

  private static String first(String value, String changed) {
    return value.isEmpty() ? value : changed.charAt(0) + value.substring(1);
  }

  private static int length(String value) {
    String text = Bytes.text(value);
    return text.codePointCount(0, text.length());
  }

  private static String quote(Run run, String value) {
    StringBuilder out = new StringBuilder();
    int max = run.maxVariable();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean special = c == '*' || c == '?' || c == '\\';
      if (out.length() + (special ? 2 : 1) > max) {
        break;
      }
      if (special) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** Adds the tags to a command. */
  static void tags(Registration registration, Extension variables) {
    registration.tag(TAG, variables, 0);
  }

  /** The modifiers of a command, in their order; null after an error. */
  static @Nullable List<Modifier> taken(Checker checker, Node node) {
    List<Modifier> all = new ArrayList<>();
    for (Arg arg : node.tags()) {
      if (!(arg.data() instanceof Modifier modifier)) {
        continue;
      }
      int at = 0;
      for (Modifier other : all) {
        if (other.precedence == modifier.precedence) {
          checker.error(
              arg,
              "modifiers :"
                  + other.name
                  + " and :"
                  + modifier.name
                  + " specified for the set command conflict having equal precedence");
          return null;
        }
        at += other.precedence > modifier.precedence ? 1 : 0;
      }
      all.add(at, modifier);
    }
    return all;
  }

  /** The operands for the code. */
  static List<Op.Field> fields(List<Modifier> modifiers, int line) {
    List<Op.Field> all = new ArrayList<>();
    all.add(new Op.Field(null, Raw.of(1, line)));
    for (Modifier modifier : modifiers) {
      all.add(new Op.Field(null, Thing.of(KIND, modifier.name, modifier, modifier.size, line)));
    }
    return all;
  }

  /** Applies modifiers to a value. */
  static String apply(Run run, List<Modifier> modifiers, String value) {
    String now = Bytes.cut(value, run.maxVariable());
    for (Modifier modifier : modifiers) {
      String changed = modifier.change.apply(run, now);
      if (changed == null) {
        throw new SieveFailure(SieveFailure.Kind.FAILURE);
      }
      now = changed;
      run.traceHere(
          Trace.Level.COMMANDS,
          "modify :"
              + modifier.name
              + " \""
              + Bytes.shown(now, 256)
              + "\" => \""
              + Bytes.shown(now, 256)
              + "\"");
      now = Bytes.cut(now, run.maxVariable());
    }
    return now;
  }
}
