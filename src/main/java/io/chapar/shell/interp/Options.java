package io.chapar.shell.interp;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of {@code set -o} and of {@code shopt}. */
public final class Options {
  /** The options of {@code set}, as {@code set -o} lists them. */
  public static final List<String> SET =
      List.of(
          "allexport",
          "braceexpand",
          "emacs",
          "errexit",
          "errtrace",
          "functrace",
          "hashall",
          "histexpand",
          "history",
          "ignoreeof",
          "interactive-comments",
          "keyword",
          "monitor",
          "noclobber",
          "noexec",
          "noglob",
          "nolog",
          "notify",
          "nounset",
          "onecmd",
          "physical",
          "pipefail",
          "posix",
          "privileged",
          "verbose",
          "vi",
          "xtrace");

  /** The options of {@code shopt}, as it lists them. */
  public static final List<String> SHOPT =
      List.of(
          "autocd",
          "assoc_expand_once",
          "cdable_vars",
          "cdspell",
          "checkhash",
          "checkjobs",
          "checkwinsize",
          "cmdhist",
          "compat31",
          "compat32",
          "compat40",
          "compat41",
          "compat42",
          "compat43",
          "compat44",
          "complete_fullquote",
          "direxpand",
          "dirspell",
          "dotglob",
          "execfail",
          "expand_aliases",
          "extdebug",
          "extglob",
          "extquote",
          "failglob",
          "force_fignore",
          "globasciiranges",
          "globskipdots",
          "globstar",
          "gnu_errfmt",
          "histappend",
          "histreedit",
          "histverify",
          "hostcomplete",
          "huponexit",
          "inherit_errexit",
          "interactive_comments",
          "lastpipe",
          "lithist",
          "localvar_inherit",
          "localvar_unset",
          "login_shell",
          "mailwarn",
          "no_empty_cmd_completion",
          "nocaseglob",
          "nocasematch",
          "noexpand_translation",
          "nullglob",
          "patsub_replacement",
          "progcomp",
          "progcomp_alias",
          "promptvars",
          "restricted_shell",
          "shift_verbose",
          "sourcepath",
          "varredir_close",
          "xpg_echo");

  private static final Set<String> ON_AT_FIRST =
      Set.of(
          "braceexpand",
          "hashall",
          "interactive-comments",
          "checkwinsize",
          "cmdhist",
          "complete_fullquote",
          "extquote",
          "force_fignore",
          "globasciiranges",
          "globskipdots",
          "hostcomplete",
          "interactive_comments",
          "patsub_replacement",
          "progcomp",
          "promptvars",
          "sourcepath");

  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('a', "allexport"),
          Map.entry('B', "braceexpand"),
          Map.entry('e', "errexit"),
          Map.entry('E', "errtrace"),
          Map.entry('T', "functrace"),
          Map.entry('h', "hashall"),
          Map.entry('H', "histexpand"),
          Map.entry('k', "keyword"),
          Map.entry('m', "monitor"),
          Map.entry('C', "noclobber"),
          Map.entry('n', "noexec"),
          Map.entry('f', "noglob"),
          Map.entry('b', "notify"),
          Map.entry('u', "nounset"),
          Map.entry('t', "onecmd"),
          Map.entry('P', "physical"),
          Map.entry('p', "privileged"),
          Map.entry('v', "verbose"),
          Map.entry('x', "xtrace"));

  private final Set<String> on;
  private String started = ""; // i, c, s: how the shell was started

  /** The options of a fresh shell. */
  public Options() {
    on = new HashSet<>(ON_AT_FIRST);
  }

  /** A copy, for a subshell. */
  public Options(Options other) {
    on = new HashSet<>(other.on);
    started = other.started;
  }

  /** Makes them those of another. */
  void become(Options other) {
    on.clear();
    on.addAll(other.on);
  }

  /** The name of an option letter of {@code set}, or null. */
  public static @Nullable String name(char letter) {
    return LETTERS.get(letter);
  }

  /** Whether an option is on. */
  public boolean is(String name) {
    return on.contains(name);
  }

  /** Switches an option. */
  public void set(String name, boolean value) {
    if (value) {
      on.add(name);
    } else {
      on.remove(name);
    }
  }

  void started(String letters) {
    started = letters;
  }

  /** The value of {@code $-}. */
  public String letters() {
    StringBuilder out = new StringBuilder();
    for (char c : "abefhkmnptuvxBCEHPT".toCharArray()) {
      String name = LETTERS.get(c);
      if (name != null && on.contains(name)) {
        out.append(c);
      }
    }
    int at = out.length();
    for (int i = 0; i < out.length(); i++) {
      if (Character.isUpperCase(out.charAt(i))) {
        at = i;
        break;
      }
    }
    boolean interactive = started.indexOf('i') >= 0;
    if (interactive) {
      int place = 0;
      while (place < at && out.charAt(place) < 'i') {
        place++;
      }
      out.insert(place, 'i');
    }
    return out + started.replace("i", "");
  }

  /** The value of SHELLOPTS. */
  String shellopts() {
    return String.join(":", SET.stream().filter(on::contains).toList());
  }

  /** The value of BASHOPTS. */
  String bashopts() {
    return String.join(":", new TreeMap<>(onShopt()).keySet());
  }

  private Map<String, Boolean> onShopt() {
    Map<String, Boolean> map = new TreeMap<>();
    SHOPT.stream().filter(on::contains).forEach(name -> map.put(name, true));
    return map;
  }
}
