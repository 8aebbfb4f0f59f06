package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Shell;
import java.util.Map;

/** How each builtin is called, in the words that bash uses. */
final class Usages {
  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry(".", ". filename [arguments]"),
          Map.entry(":", ":"),
          Map.entry("[", "[ arg... ]"),
          Map.entry("alias", "alias [-p] [name[=value] ... ]"),
          Map.entry("bg", "bg [job_spec ...]"),
          Map.entry(
              "bind",
              "bind [-lpsvPSVX] [-m keymap] [-f filename] [-q name] [-u name] [-r keyseq] [-x keyseq:shell-command] [keyseq:readline-function or readline-command]"),
          Map.entry("break", "break [n]"),
          Map.entry("builtin", "builtin [shell-builtin [arg ...]]"),
          Map.entry("caller", "caller [expr]"),
          Map.entry("cd", "cd [-L|[-P [-e]] [-@]] [dir]"),
          Map.entry("command", "command [-pVv] command [arg ...]"),
          Map.entry(
              "compgen",
              "compgen [-abcdefgjksuv] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [word]"),
          Map.entry(
              "complete",
              "complete [-abcdefgjksuv] [-pr] [-DEI] [-o option] [-A action] [-G globpat] [-W wordlist] [-F function] [-C command] [-X filterpat] [-P prefix] [-S suffix] [name ...]"),
          Map.entry("compopt", "compopt [-o|+o option] [-DEI] [name ...]"),
          Map.entry("continue", "continue [n]"),
          Map.entry(
              "declare",
              "declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]"),
          Map.entry("dirs", "dirs [-clpv] [+N] [-N]"),
          Map.entry("disown", "disown [-h] [-ar] [jobspec ... | pid ...]"),
          Map.entry("echo", "echo [-neE] [arg ...]"),
          Map.entry("enable", "enable [-a] [-dnps] [-f filename] [name ...]"),
          Map.entry("eval", "eval [arg ...]"),
          Map.entry("exec", "exec [-cl] [-a name] [command [argument ...]] [redirection ...]"),
          Map.entry("exit", "exit [n]"),
          Map.entry("export", "export [-fn] [name[=value] ...] or export -p"),
          Map.entry("false", "false"),
          Map.entry("fc", "fc [-e ename] [-lnr] [first] [last] or fc -s [pat=rep] [command]"),
          Map.entry("fg", "fg [job_spec]"),
          Map.entry("getopts", "getopts optstring name [arg ...]"),
          Map.entry("hash", "hash [-lr] [-p pathname] [-dt] [name ...]"),
          Map.entry("help", "help [-dms] [pattern ...]"),
          Map.entry(
              "history",
              "history [-c] [-d offset] [n] or history -anrw [filename] or history -ps arg [arg...]"),
          Map.entry("jobs", "jobs [-lnprs] [jobspec ...] or jobs -x command [args]"),
          Map.entry(
              "kill",
              "kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]"),
          Map.entry("let", "let arg [arg ...]"),
          Map.entry("local", "local [option] name[=value] ..."),
          Map.entry("logout", "logout [n]"),
          Map.entry(
              "mapfile",
              "mapfile [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]"),
          Map.entry("popd", "popd [-n] [+N | -N]"),
          Map.entry("printf", "printf [-v var] format [arguments]"),
          Map.entry("pushd", "pushd [-n] [+N | -N | dir]"),
          Map.entry("pwd", "pwd [-LP]"),
          Map.entry(
              "read",
              "read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]"),
          Map.entry(
              "readarray",
              "readarray [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]"),
          Map.entry("readonly", "readonly [-aAf] [name[=value] ...] or readonly -p"),
          Map.entry("return", "return [n]"),
          Map.entry("set", "set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]"),
          Map.entry("shift", "shift [n]"),
          Map.entry("shopt", "shopt [-pqsu] [-o] [optname ...]"),
          Map.entry("source", "source filename [arguments]"),
          Map.entry("suspend", "suspend [-f]"),
          Map.entry("test", "test [expr]"),
          Map.entry("times", "times"),
          Map.entry("trap", "trap [-lp] [[arg] signal_spec ...]"),
          Map.entry("true", "true"),
          Map.entry("type", "type [-afptP] name [name ...]"),
          Map.entry(
              "typeset",
              "typeset [-aAfFgiIlnrtux] name[=value] ... or typeset -p [-aAfFilnrtux] [name ...]"),
          Map.entry("ulimit", "ulimit [-SHabcdefiklmnpqrstuvxPRT] [limit]"),
          Map.entry("umask", "umask [-p] [-S] [mode]"),
          Map.entry("unalias", "unalias [-a] name [name ...]"),
          Map.entry("unset", "unset [-f] [-v] [-n] [name ...]"),
          Map.entry("wait", "wait [-fn] [-p var] [id ...]"));

  private Usages() {}

  /** The synopsis of a builtin. */
  static String of(String name) {
    return ALL.getOrDefault(name, name);
  }

  /** Prints the usage of a builtin on standard error, and gives its status. */
  static int say(Shell shell, String name) {
    shell.say(name + ": usage: " + of(name) + "\n");
    return 2;
  }
}
