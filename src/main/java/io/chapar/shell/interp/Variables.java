package io.chapar.shell.interp;

import io.chapar.shell.expand.AssociativeArray;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The variables of a shell: global ones, and a scope for each function that runs. */
public final class Variables {
  private static final int LONGEST = 48 * 1024 * 1024;

  private final List<Scope> scopes = new ArrayList<>();
  private final Map<String, Supplier<Variable>> dynamic = new HashMap<>();

  /** A scope: of a function, or of the assignments in front of one command. */
  private record Scope(Map<String, Variable> map, boolean function) {}

  Variables() {
    scopes.add(new Scope(new HashMap<>(), false));
  }

  /** A copy for a subshell; its dynamic variables are still to be defined. */
  Variables copy() {
    Variables copy = new Variables();
    copy.scopes.clear();
    for (Scope scope : scopes) {
      Map<String, Variable> map = new HashMap<>();
      scope.map.forEach((name, variable) -> map.put(name, variable.copy()));
      copy.scopes.add(new Scope(map, scope.function));
    }
    return copy;
  }

  /**
   * The global variables at a moment.
   *
   * @param dynamic those whose value is made when somebody asks
   */
  record Globals(Map<String, Variable> variables, Map<String, Supplier<Variable>> dynamic) {}

  /** The global variables of now, to come back to. */
  Globals globals() {
    Map<String, Variable> map = new TreeMap<>();
    scopes.get(0).map.forEach((name, variable) -> map.put(name, variable.copy()));
    return new Globals(map, new HashMap<>(dynamic));
  }

  /** Makes the global variables what they were. */
  void globals(Globals then) {
    Map<String, Variable> map = scopes.get(0).map;
    map.clear();
    then.variables().forEach((name, variable) -> map.put(name, variable.copy()));
    dynamic.clear();
    dynamic.putAll(then.dynamic());
  }

  void define(String name, Supplier<Variable> value) {
    dynamic.put(name, value);
  }

  /** A dynamic variable that is unset is never special again. */
  boolean undefine(String name) {
    return dynamic.remove(name) != null;
  }

  // ---- scopes

  void push(boolean function) {
    scopes.add(new Scope(new HashMap<>(), function));
  }

  void pop() {
    scopes.remove(scopes.size() - 1);
  }

  /** Whether a function runs. */
  public boolean inFunction() {
    return functionScope() != null;
  }

  private @Nullable Scope functionScope() {
    for (int i = scopes.size() - 1; i > 0; i--) {
      if (scopes.get(i).function) {
        return scopes.get(i);
      }
    }
    return null;
  }

  // ---- looking

  /** The variable of a name itself, references not followed; null if there is none. */
  public @Nullable Variable raw(String name) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      Variable variable = scopes.get(i).map.get(name);
      if (variable != null) {
        return variable;
      }
    }
    if (dynamic.isEmpty() || name.isEmpty() || name.charAt(0) > 'Z') {
      return null;
    }
    Supplier<Variable> value = dynamic.get(name);
    return value == null ? null : value.get();
  }

  /** The variable of a name, references followed; null if there is none. */
  public @Nullable Variable get(String name) {
    Variable variable = raw(name);
    if (variable == null || !variable.is(Attribute.REFERENCE)) {
      return variable;
    }
    return raw(resolve(name));
  }

  /** The name that a reference leads to; a subscript in it stays. */
  public String resolve(String name) {
    String now = name;
    for (int i = 0; i < 10; i++) {
      Variable variable = raw(now);
      String target = variable == null ? null : variable.value();
      if (variable == null
          || !variable.is(Attribute.REFERENCE)
          || target == null
          || target.isEmpty()) {
        return now;
      }
      now = target;
    }
    return now;
  }

  /** The text of a variable, or {@code fallback}. */
  public String text(String name, String fallback) {
    Variable variable = get(name);
    String value = variable == null ? null : variable.value();
    return value == null ? fallback : value;
  }

  /** The names of all variables, sorted. */
  public Collection<String> names() {
    TreeSet<String> names = new TreeSet<>(dynamic.keySet());
    for (Scope scope : scopes) {
      names.addAll(scope.map.keySet());
    }
    return names;
  }

  /** The names of the local variables of the function that runs, sorted. */
  public Collection<String> locals() {
    Scope scope = functionScope();
    return scope == null ? List.of() : new TreeSet<>(scope.map.keySet());
  }

  // ---- changing

  /** The variable of a name in the scope where it is now, or a new global one. */
  public Variable obtain(String name) {
    Variable variable = raw(name);
    if (variable == null) {
      variable = new Variable();
      scopes.get(0).map.put(name, variable);
    }
    return variable;
  }

  /** The global variable of a name. */
  public Variable obtainGlobal(String name) {
    return scopes.get(0).map.computeIfAbsent(name, n -> new Variable());
  }

  /** The variable of a name in the scope of the function that runs. */
  public Variable obtainLocal(String name) {
    Scope scope = functionScope();
    return (scope == null ? scopes.get(0) : scope).map.computeIfAbsent(name, n -> new Variable());
  }

  /** Whether the function that runs has a variable of this name of its own. */
  public boolean isLocal(String name) {
    Scope scope = functionScope();
    return scope != null && scope.map.containsKey(name);
  }

  /** A variable in the innermost scope: for the assignments in front of a command. */
  Variable obtainInnermost(String name) {
    return scopes.get(scopes.size() - 1).map.computeIfAbsent(name, n -> new Variable());
  }

  /** Sets a global text without any check: what the shell itself sets. */
  public void put(String name, String value) {
    obtain(name).value(value);
  }

  /** Removes a variable from the scope where it is. */
  public void unset(String name) {
    for (int i = scopes.size() - 1; i >= 0; i--) {
      if (scopes.get(i).map.containsKey(name)) {
        if (scopes.get(i).function && i == scopes.size() - 1) {
          // a local variable that is unset stays local
          Variable empty = new Variable();
          scopes.get(i).map.put(name, empty);
        } else {
          scopes.get(i).map.remove(name);
        }
        return;
      }
    }
    undefine(name);
  }

  /**
   * Gives a variable a value, as its attributes demand.
   *
   * @param key the evaluated subscript, or null
   */
  void store(
      Evaluator evaluator,
      String name,
      Variable variable,
      @Nullable String key,
      String value,
      boolean append) {
    if (variable.is(Attribute.READONLY)) {
      throw ExpansionException.discard(name + ": readonly variable");
    }
    String old = append ? element(variable, key) : null;
    String text = value;
    if (variable.is(Attribute.INTEGER)) {
      long number = evaluator.evaluate(value);
      if (old != null && !old.isEmpty()) {
        number += evaluator.evaluate(old);
      }
      text = Long.toString(number);
    } else if (old != null) {
      text = old + value;
    }
    if (text.length() > LONGEST) {
      throw ExpansionException.exit("xrealloc: cannot allocate " + 4L * text.length() + " bytes");
    }
    text = cased(variable, text);
    if (key == null) {
      variable.value(text);
    } else if (variable.associative() != null) {
      variable.makeAssociative().put(key, text);
    } else {
      variable.makeIndexed().put(Long.parseLong(key), text);
    }
  }

  /** What {@link #store} needs of the shell: the value of an arithmetic expression. */
  @FunctionalInterface
  interface Evaluator {
    long evaluate(String expression);
  }

  private static @Nullable String element(Variable variable, @Nullable String key) {
    if (key == null) {
      return variable.value();
    }
    AssociativeArray associative = variable.associative();
    if (associative != null) {
      return associative.get(key);
    }
    TreeMap<Long, String> indexed = variable.indexed();
    if (indexed != null) {
      return indexed.get(Long.parseLong(key));
    }
    return key.equals("0") ? variable.value() : null;
  }

  private static String cased(Variable variable, String text) {
    if (variable.is(Attribute.UPPER)) {
      return text.toUpperCase(java.util.Locale.ROOT);
    }
    if (variable.is(Attribute.LOWER)) {
      return text.toLowerCase(java.util.Locale.ROOT);
    }
    if (variable.is(Attribute.CAPITAL) && !text.isEmpty()) {
      return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
          + text.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
    return text;
  }

  /** What is exported, in the order in which bash hands it to a program. */
  public Map<String, String> environment() {
    Map<String, String> exported = new HashMap<>();
    for (Scope scope : scopes) {
      scope.map.forEach(
          (name, variable) -> {
            String value = variable.value();
            if (variable.is(Attribute.EXPORT) && value != null && !variable.isArray()) {
              exported.put(name, value);
            } else {
              exported.remove(name);
            }
          });
    }
    List<String> names = new ArrayList<>(exported.keySet());
    names.sort(AssociativeArray.order(1024).thenComparing(java.util.Comparator.naturalOrder()));
    Map<String, String> environment = new LinkedHashMap<>();
    for (String name : names) {
      environment.put(name, exported.getOrDefault(name, ""));
    }
    return environment;
  }
}
