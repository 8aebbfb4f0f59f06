package io.chapar.shell.interp;

import io.chapar.shell.expand.Variable;
import io.chapar.shell.syntax.PromptWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Prompts: the backslash escapes of PS1, then the expansions in it. */
final class Prompt {
  private static final String VERSION = "5.2";
  private static final String RELEASE = "5.2.15";

  private final Shell shell;

  Prompt(Shell shell) {
    this.shell = shell;
  }

  String expand(String value) {
    if (value.indexOf('\\') < 0 && value.indexOf('$') < 0 && value.indexOf('`') < 0) {
      return value;
    }
    String decoded = escapes(value);
    if (!shell.options().is("promptvars")) {
      return decoded;
    }
    int status = shell.status();
    try {
      return shell.expander().quoted(PromptWords.read(decoded, shell.dialect()));
    } catch (io.chapar.shell.syntax.SyntaxException e) {
      return decoded;
    } finally {
      shell.status(status);
    }
  }

  private String escapes(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        out.append(c);
        continue;
      }
      char e = value.charAt(++i);
      if (e >= '0' && e <= '7') {
        int n = 0;
        int digits = 0;
        while (digits < 3
            && i < value.length()
            && value.charAt(i) >= '0'
            && value.charAt(i) <= '7') {
          n = n * 8 + value.charAt(i++) - '0';
          digits++;
        }
        i--;
        out.append((char) n);
      } else if (e == 'D' && i + 1 < value.length() && value.charAt(i + 1) == '{') {
        int end = value.indexOf('}', i);
        end = end < 0 ? value.length() : end;
        out.append(time("HH:mm:ss"));
        i = end;
      } else {
        out.append(escape(e));
      }
    }
    return out.toString();
  }

  private String escape(char e) {
    return switch (e) {
      case 'a' -> "\007";
      case 'd' -> time("EEE MMM dd");
      case 'e' -> "\033";
      case 'h' -> host().replaceAll("\\..*", "");
      case 'H' -> host();
      case 'j' -> Integer.toString(shell.jobs().list().size());
      case 'l' -> "0";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 's' -> {
        String name = shell.name().substring(shell.name().lastIndexOf('/') + 1);
        yield name.startsWith("-") ? name.substring(1) : name;
      }
      case 't' -> time("HH:mm:ss");
      case 'T' -> time("hh:mm:ss");
      case '@' -> time("hh:mm a");
      case 'A' -> time("HH:mm");
      case 'u' ->
          quote(shell.process().machine().users().userName(shell.process().credentials().uid()));
      case 'v' -> VERSION;
      case 'V' -> RELEASE;
      case 'w' -> quote(directory());
      case 'W' -> {
        String directory = directory();
        yield quote(
            directory.equals("/") || directory.equals("~")
                ? directory
                : directory.substring(directory.lastIndexOf('/') + 1));
      }
      case '!', '#' -> Integer.toString(shell.history().lines().size() + 1);
      case '$' -> shell.process().credentials().uid() == 0 ? "#" : "\\$";
      case '\\' -> "\\\\";
      case '[', ']' -> "";
      default -> "\\" + e;
    };
  }

  /** What comes from outside must not be expanded again. */
  private String quote(String text) {
    return shell.options().is("promptvars")
        ? text.replace("\\", "\\\\").replace("$", "\\$").replace("`", "\\`")
        : text;
  }

  private String host() {
    return shell.process().hostname();
  }

  private String directory() {
    String cwd = shell.variables().text("PWD", shell.process().cwd());
    Variable variable = shell.variables().get("HOME");
    String home = variable == null ? null : variable.value();
    if (home != null && home.length() > 1) {
      if (cwd.equals(home)) {
        return "~";
      }
      if (cwd.startsWith(home + "/")) {
        return "~" + cwd.substring(home.length());
      }
    }
    return cwd;
  }

  private String time(String pattern) {
    long nanos = shell.process().machine().scheduler().nanos();
    ZoneId zone = ZoneOffset.UTC;
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(Instant.ofEpochSecond(nanos / 1_000_000_000L).atZone(zone));
  }
}
