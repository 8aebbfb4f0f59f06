package io.chapar.shell.interp;

import io.chapar.shell.expand.Arithmetic;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.expand.Subscripts;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.syntax.Assignment;
import io.chapar.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Assignment to variables, elements and whole arrays. */
public final class Assignments {
  private final Shell shell;

  Assignments(Shell shell) {
    this.shell = shell;
  }

  private long evaluate(String expression) {
    return Arithmetic.evaluate(shell.expander().context(), expression);
  }

  /** The variable that a reference leads to: an element looks like a variable of its own. */
  @Nullable Variable referenced(String name) {
    String target = shell.variables().resolve(name);
    int bracket = target.indexOf('[');
    if (bracket < 0 || !target.endsWith("]")) {
      return shell.variables().raw(target);
    }
    Variable array = shell.variables().raw(target.substring(0, bracket));
    if (array == null) {
      return null;
    }
    String element =
        Subscripts.get(
            shell.expander().context(),
            array,
            target,
            target.substring(bracket + 1, target.length() - 1));
    return element == null ? null : new Variable(element);
  }

  /**
   * {@code name[key]=value}.
   *
   * @param key the evaluated subscript, or null
   */
  public void assign(String name, @Nullable String key, String value, boolean append) {
    String target = shell.variables().resolve(name);
    String element = key;
    int bracket = target.indexOf('[');
    if (bracket > 0 && target.endsWith("]")) {
      String text = target.substring(bracket + 1, target.length() - 1);
      target = target.substring(0, bracket);
      element =
          Subscripts.key(shell.expander().context(), shell.variables().raw(target), target, text);
    }
    if (key == null && shell.special().assigned(target, value)) {
      return;
    }
    Variable variable = shell.variables().obtain(target);
    shell.variables().store(this::evaluate, target, variable, element, value, append);
    if (shell.options().is("allexport")) {
      variable.set(Attribute.EXPORT, true);
    }
    changed(target);
  }

  /** Gives a variable a value as its attributes demand: for what declares variables. */
  public void store(
      String name, Variable variable, @Nullable String key, String value, boolean append) {
    shell.variables().store(this::evaluate, name, variable, key, value, append);
  }

  /** What depends on a variable is told. */
  public void changed(String name) {
    switch (name) {
      case "PATH" -> shell.path().clear();
      case "OPTIND" -> shell.special().optionPlace(0);
      default -> {
        // nothing is kept of the others
      }
    }
  }

  /** An assignment as it stands in a command; its trace, for {@code set -x}. */
  public void perform(Assignment a) {
    List<Assignment.Element> elements = a.elements();
    if (elements != null) {
      String target = shell.variables().resolve(a.name());
      Variable variable = shell.variables().obtain(target);
      fill(target, variable, elements, a.append());
      changed(target);
      if (shell.options().is("xtrace")) {
        shell.executor().trace(io.chapar.shell.syntax.Printer.print(a));
      }
      return;
    }
    String value = shell.expander().value(a.value());
    assign(a.name(), key(a), value, a.append());
    if (shell.options().is("xtrace")) {
      shell
          .executor()
          .trace(
              a.name()
                  + (a.subscript() == null ? "" : "[" + a.subscript().text() + "]")
                  + (a.append() ? "+=" : "=")
                  + (value.isEmpty() ? "" : io.chapar.shell.expand.Quotation.trace(value)));
    }
  }

  private @Nullable String key(Assignment a) {
    Word subscript = a.subscript();
    if (subscript == null) {
      return null;
    }
    String name = shell.variables().resolve(a.name());
    return Subscripts.key(
        shell.expander().context(),
        shell.variables().raw(name),
        name,
        shell.expander().subscript(subscript));
  }

  /** Fills an array from what stands between the parentheses. */
  public void fill(
      String name, Variable variable, List<Assignment.Element> elements, boolean append) {
    if (variable.is(Attribute.READONLY)) {
      throw ExpansionException.discard(name + ": readonly variable");
    }
    variable.touch(true);
    if (variable.associative() != null) {
      fillAssociative(name, variable, elements, append);
      return;
    }
    // The elements are expanded before the array is cleared: they may use its old values.
    TreeMap<Long, String> old = new TreeMap<>(variable.makeIndexed());
    TreeMap<Long, String> next = append ? new TreeMap<>(old) : new TreeMap<>();
    long at = next.isEmpty() ? 0 : next.lastKey() + 1;
    for (Assignment.Element element : elements) {
      Word key = element.key();
      if (key != null) {
        at =
            Long.parseLong(
                Subscripts.key(
                    shell.expander().context(), variable, name, shell.expander().subscript(key)));
        put(variable, next, at, shell.expander().value(element.value()), element.append());
        at++;
        continue;
      }
      List<String> fields = new ArrayList<>();
      shell.expander().fields(element.value(), fields);
      for (String field : fields) {
        put(variable, next, at++, field, false);
      }
    }
    TreeMap<Long, String> array = variable.makeIndexed();
    array.clear();
    array.putAll(next);
  }

  private void put(
      Variable variable, Map<Long, String> into, long at, String value, boolean append) {
    Variable one = new Variable();
    for (Attribute a :
        List.of(Attribute.INTEGER, Attribute.UPPER, Attribute.LOWER, Attribute.CAPITAL)) {
      one.set(a, variable.is(a));
    }
    if (append) {
      one.value(into.get(at));
    }
    shell.variables().store(this::evaluate, "", one, null, value, append);
    String result = one.value();
    into.put(at, result == null ? "" : result);
  }

  private void fillAssociative(
      String name, Variable variable, List<Assignment.Element> elements, boolean append) {
    List<String> pending = new ArrayList<>();
    List<String[]> pairs = new ArrayList<>();
    for (Assignment.Element element : elements) {
      Word key = element.key();
      if (key == null) {
        pending.add(shell.expander().value(element.value()));
        continue;
      }
      String text = shell.expander().subscript(key);
      String value = shell.expander().value(element.value());
      String before = element.append() ? variable.makeAssociative().get(text) : null;
      pairs.add(new String[] {text, before == null ? value : before + value});
    }
    for (int i = 0; i < pending.size(); i += 2) {
      pairs.add(new String[] {pending.get(i), i + 1 < pending.size() ? pending.get(i + 1) : ""});
    }
    if (!append) {
      variable.clear();
    }
    for (String[] pair : pairs) {
      shell.variables().store(this::evaluate, name, variable, pair[0], pair[1], false);
    }
  }
}
