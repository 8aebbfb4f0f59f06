package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The list of the builtin commands. */
public final class Builtins {
  private Builtins() {}

  /** All of them, by name. */
  public static Map<String, Builtin> all() {
    Map<String, Builtin> all = new TreeMap<>();
    all.put(":", (shell, call) -> 0);
    all.put("true", (shell, call) -> 0);
    all.put("false", (shell, call) -> 1);
    all.put("echo", new Echo());
    all.put("printf", new Printf());
    all.put("test", new Test());
    all.put("[", new Test());
    all.put("let", new Let());

    all.put("cd", new ChangeDirectory());
    all.put("pwd", new PrintDirectory());
    all.put("pushd", new DirectoryStack());
    all.put("popd", new DirectoryStack());
    all.put("dirs", new DirectoryStack());

    all.put("declare", new Declare());
    all.put("typeset", new Declare());
    all.put("local", new Declare());
    all.put("export", new Export());
    all.put("readonly", new Export());
    all.put("unset", new Unset());
    all.put("set", new SetOptions());
    all.put("shopt", new Shopt());
    all.put("shift", new Shift());
    all.put("getopts", new GetOpts());
    all.put("read", new Read());
    all.put("mapfile", new MapFile());
    all.put("readarray", new MapFile());

    all.put("eval", new Eval());
    all.put("source", new Source());
    all.put(".", new Source());
    all.put("exec", new Exec());
    all.put("exit", new Exit());
    all.put("logout", new Exit());
    all.put("return", new Return());
    all.put("break", new Break(false));
    all.put("continue", new Break(true));

    all.put("trap", new Trap());
    all.put("kill", new Kill());
    all.put("wait", new Wait());
    all.put("jobs", new ShowJobs());
    all.put("fg", new Foreground());
    all.put("bg", new Foreground());
    all.put("disown", new Disown());
    all.put("suspend", new Suspend());

    all.put("type", new Type());
    all.put("command", new CommandBuiltin());
    all.put("builtin", new BuiltinBuiltin());
    all.put("enable", new Enable());
    all.put("hash", new Hash());
    all.put("alias", new Alias());
    all.put("unalias", new Unalias());
    all.put("caller", new Caller());
    all.put("help", new Help());

    all.put("history", new ShowHistory());
    all.put("fc", new FixCommand());
    all.put("compgen", new CompGen());
    all.put("complete", new Complete());
    all.put("compopt", new Complete());
    all.put("bind", new Complete());

    all.put("ulimit", new Limits());
    all.put("umask", new Umask());
    all.put("times", new Times());
    return Collections.unmodifiableMap(all);
  }
}
