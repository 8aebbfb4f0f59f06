package io.chapar.shell.interp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is different where the shell is dash, Debian's {@code /bin/sh}: fewer builtins, and other
 * words for the same complaints.
 */
final class Dash {
  private static final Set<String> BUILTINS =
      Set.of(
          ".",
          ":",
          "[",
          "alias",
          "bg",
          "break",
          "cd",
          "command",
          "continue",
          "echo",
          "eval",
          "exec",
          "exit",
          "export",
          "false",
          "fg",
          "getopts",
          "hash",
          "jobs",
          "kill",
          "local",
          "printf",
          "pwd",
          "read",
          "readonly",
          "return",
          "set",
          "shift",
          "test",
          "times",
          "trap",
          "true",
          "type",
          "ulimit",
          "umask",
          "unalias",
          "unset",
          "wait");

  private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

  static {
    word("^cd: (.*): [^:]*$", "cd: can't cd to $1");
    word("^(.*): command not found$", "$1: not found");
    word("^(\\S*/\\S*): No such file or directory$", "$1: not found");
    word("^(/\\S*): Is a directory$", "$1: Permission denied");
    word("^(.*): parameter null or not set$", "$1: parameter not set or null");
    word("^(.*): unbound variable$", "$1: parameter not set");
    word("^\\$\\{.*: bad substitution$", "Bad substitution");
    word("^(\\w+): readonly variable$", "$1: is read only");
    word("^unset: (\\w+): cannot unset: readonly variable$", "unset: $1: is read only");
    word("^(.*): division by 0 .*$", "arithmetic expression: division by zero: \"$1\"");
    word("^(.*): syntax error.*$", "arithmetic expression: expecting primary: \"$1\"");
    word("^(.*): value too great for base.*$", "arithmetic expression: expecting EOF: \"$1\"");
    word("^(\\w+): `([^']*)': not a valid identifier$", "$1: $2: bad variable name");
    word("^(\\w+): (\\S*): numeric argument required$", "$1: Illegal number: $2");
    word("^(\\w+): ([-+]\\w+): invalid option$", "$1: Illegal option $2");
    word("^set: (\\S+): invalid option name$", "set: Illegal option -o $1");
    word("^\\[: missing `]'$", "[: missing ]");
    word("^(test|\\[): (.*): integer expression expected$", "$1: Illegal number: $2");
    word("^(test|\\[): (.*): (unary|binary) operator expected$", "$1: $2: unexpected operator");
    word("^local: can only be used in a function$", "local: not in a function");
    word("^printf: (.*): invalid number$", "printf: $1: expected numeric value");
    word("^kill: \\(\\d+\\) - (.*)$", "kill: $1");
    word("^trap: (.*): invalid signal specification$", "trap: $1: bad trap");
    word("^umask: (.*): octal number out of range$", "umask: Illegal number: $1");
  }

  private Dash() {}

  private static void word(String pattern, String put) {
    WORDS.put(Pattern.compile(pattern, Pattern.DOTALL), put);
  }

  /** Makes a fresh shell dash. */
  static void prepare(Shell shell) {
    shell.dash(true);
    String level = shell.process().env().get("SHLVL"); // for dash a variable like any other
    if (level == null) {
      shell.variables().unset("SHLVL");
    } else {
      shell.variables().obtainGlobal("SHLVL").value(level);
    }
    shell.builtins().keySet().stream()
        .filter(name -> !BUILTINS.contains(name))
        .forEach(shell.disabled()::add);
    shell.options().set("braceexpand", false);
    for (String name :
        List.of(
            "RANDOM",
            "SRANDOM",
            "SECONDS",
            "EPOCHSECONDS",
            "EPOCHREALTIME",
            "GROUPS",
            "FUNCNAME",
            "DIRSTACK",
            "PIPESTATUS",
            "BASHPID",
            "SHELLOPTS",
            "BASHOPTS")) {
      shell.variables().undefine(name);
    }
  }

  /** What dash says where bash says {@code message}. */
  static String words(String message) {
    for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
      java.util.regex.Matcher matcher = word.getKey().matcher(message);
      if (matcher.matches()) {
        return matcher.replaceFirst(word.getValue());
      }
    }
    return message;
  }

  /** What dash says of a syntax error. */
  static String syntax(String message, String expecting) {
    String expected = expecting.isEmpty() ? "" : " (expecting \"" + expecting + "\")";
    if (message.startsWith("syntax error near unexpected token `")) {
      String token = message.substring(36, message.length() - 1);
      return "Syntax error: "
          + (token.equals("newline") ? "newline" : "\"" + token + "\"")
          + " unexpected"
          + expected;
    }
    if (message.startsWith("unexpected EOF while looking for matching")) {
      if (message.endsWith("`}'")) {
        return "Syntax error: Missing '}'";
      }
      return message.endsWith("`)'")
          ? "Syntax error: end of file unexpected (expecting \""
              + message.charAt(message.length() - 2)
              + "\")"
          : message.endsWith("``'")
              ? "Syntax error: EOF in backquote substitution"
              : "Syntax error: Unterminated quoted string";
    }
    return message.equals("syntax error: unexpected end of file")
        ? "Syntax error: end of file unexpected" + expected
        : "Syntax error: " + message;
  }
}
