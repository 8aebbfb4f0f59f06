package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.host.Keepsake;
import io.chapar.host.Process;
import io.chapar.shell.expand.AssociativeArray;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.interp.Shell.Function;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of a shell at a moment, as a value: global variables, functions, aliases, options,
 * traps, positional parameters, working directory, umask. What was typed, the jobs and the open
 * files go on.
 */
final class ShellMoment implements Keepsake {
  private final Shell shell;
  private final Variables.Globals globals;
  private final Map<String, Function> functions;
  private final Map<String, String> aliases;
  private final Set<String> disabled;
  private final Set<String> readonlyFunctions;
  private final Set<String> exportedFunctions;
  private final Options options;
  private final Map<String, String> traps;
  private final List<String> directories;
  private final Map<String, CommandPath.Remembered> places;
  private final Special.Memory special;
  private final List<String> positional;
  private final String name;
  private final String cwd;
  private final int umask;

  ShellMoment(Shell shell) {
    Process process = shell.process();
    this.shell = shell;
    this.globals = shell.variables().globals();
    this.functions = new TreeMap<>(shell.functions());
    this.aliases = new TreeMap<>(shell.aliases());
    this.disabled = new TreeSet<>(shell.disabled());
    this.readonlyFunctions = new TreeSet<>(shell.readonlyFunctions());
    this.exportedFunctions = new TreeSet<>(shell.exportedFunctions());
    this.options = new Options(shell.options());
    this.traps = new LinkedHashMap<>(shell.traps().own());
    this.directories = List.copyOf(shell.directories().stack());
    this.places = new TreeMap<>(shell.path().table());
    this.special = shell.special().memory();
    this.positional = shell.positional();
    this.name = shell.name();
    this.cwd = process.cwd();
    this.umask = process.umask();
  }

  @Override
  public void give() {
    Process process = shell.process();
    shell.variables().globals(globals);
    become(shell.functions(), functions);
    become(shell.aliases(), aliases);
    become(shell.disabled(), disabled);
    become(shell.readonlyFunctions(), readonlyFunctions);
    become(shell.exportedFunctions(), exportedFunctions);
    shell.options().become(options);
    for (String signal : List.copyOf(shell.traps().own().keySet())) {
      shell.traps().reset(signal);
    }
    traps.forEach(shell.traps()::set);
    shell.directories().stack().clear();
    shell.directories().stack().addAll(directories);
    become(shell.path().table(), places);
    shell.special().memory(special);
    shell.positional(positional);
    shell.name(name);
    process.umask(umask);
    try {
      process.chdir(cwd);
    } catch (DiskException e) {
      // it was removed behind the shell's back, then as now
    }
  }

  private static <V> void become(Map<String, V> map, Map<String, V> before) {
    map.clear();
    map.putAll(before);
  }

  private static void become(Set<String> set, Set<String> before) {
    set.clear();
    set.addAll(before);
  }

  /** All of it in words; two moments that say the same are the same. */
  @Override
  public String toString() {
    List<String> out = new ArrayList<>();
    globals.variables().forEach((key, variable) -> out.add(key + described(variable)));
    out.add("dynamic " + new TreeSet<>(globals.dynamic().keySet()));
    out.add("functions " + functions);
    out.add("aliases " + aliases + " disabled " + disabled);
    out.add("readonly " + readonlyFunctions + " exported " + exportedFunctions);
    out.add("options " + options.shellopts() + " " + options.bashopts());
    out.add("traps " + traps + " directories " + directories + " places " + places.keySet());
    out.add("args " + name + " " + positional + " in " + cwd + " umask " + umask);
    return String.join("\n", out);
  }

  private static String described(Variable variable) {
    StringBuilder out = new StringBuilder(" ");
    for (Attribute attribute : Attribute.values()) {
      if (variable.is(attribute)) {
        out.append(attribute.letter());
      }
    }
    AssociativeArray associative = variable.associative();
    Map<Long, String> indexed = variable.indexed();
    if (associative != null) {
      for (String key : associative.keys()) {
        out.append(" [").append(key).append("]=").append(associative.get(key));
      }
    } else if (indexed != null) {
      out.append(' ').append(indexed);
    } else {
      out.append(" = ").append(variable.value());
    }
    return out.toString();
  }
}
