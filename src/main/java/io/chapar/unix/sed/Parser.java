package io.chapar.unix.sed;

import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scripts as GNU sed's compile.c does, with its complaints. */
final class Parser {
  /** Commands and flags of s that POSIX does not have. */
  private static final String GNU_COMMANDS = "eFvzQRTW";

  private static final String GNU_FLAGS = "iImMe";

  private final Script in;
  private final boolean extended;
  private final List<Command> commands = new ArrayList<>();
  private final ArrayDeque<Integer> blocks = new ArrayDeque<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final boolean posix;
  private boolean silent;

  Parser(Script script, boolean extended, boolean posix) {
    this.in = script;
    this.extended = extended;
    this.posix = posix;
  }

  /** Whether the script began with #n. */
  boolean silent() {
    return silent;
  }

  List<Command> parse() {
    do {
      piece();
    } while (in.advance());
    if (!blocks.isEmpty()) {
      throw in.errorAtStart("unmatched `{'");
    }
    for (Command command : commands) {
      if ("btT".indexOf(command.name) >= 0) {
        Integer target =
            command.text.isEmpty() ? Integer.valueOf(commands.size()) : labels.get(command.text);
        if (target == null) {
          throw new ScriptException("can't find label for jump to `" + command.text + "'", 4);
        }
        command.target = target;
      }
    }
    return commands;
  }

  private void piece() {
    while (true) {
      int c = in.nextCommand();
      if (c == Script.END) {
        return;
      }
      if (c == '#') {
        silent |= in.atFirstTwoOfAll();
        skipLine();
        continue;
      }
      Address first = address(c);
      Address second = null;
      if (first != null) {
        c = in.nextFilled();
        if (c == ',') {
          second = second(in.nextFilled());
          if (second == null) {
            throw in.error("unexpected `,'");
          }
          c = in.nextFilled();
        }
      }
      if (first instanceof Address.Line line
          && line.number() == 0
          && (posix || !(second instanceof Address.Pattern))) {
        in.back(c);
        in.next();
        throw in.error("invalid usage of line address 0");
      }
      boolean negated = false;
      while (c == '!') {
        if (negated) {
          throw in.error("multiple `!'s");
        }
        negated = true;
        c = in.nextFilled();
      }
      if (c == Script.END) {
        throw in.error("missing command");
      }
      Command command = new Command((char) c);
      command.first = first;
      command.second = second;
      command.negated = negated;
      command(command);
    }
  }

  private void skipLine() {
    int c = in.next();
    while (c != Script.END && c != '\n') {
      c = in.next();
    }
  }

  private @Nullable Address second(int c) {
    if (!posix && (c == '+' || c == '~')) {
      int digit = in.nextFilled();
      long n = Character.isDigit(digit) ? number(digit) : 0;
      if (!Character.isDigit(digit)) {
        throw in.error("expected number");
      }
      return c == '+' ? new Address.More(n) : new Address.Multiple(n);
    }
    return address(c);
  }

  private @Nullable Address address(int c) {
    if (c == '/' || c == '\\') {
      int delimiter = c == '/' ? c : in.next();
      String pattern = delimiter == Script.END ? null : slashed(delimiter, true);
      if (pattern == null) {
        throw in.error("unterminated address regex");
      }
      Set<Flag> flags = EnumSet.noneOf(Flag.class);
      while (true) {
        int flag = in.nextFilled();
        if (flag == 'I' && !posix) {
          flags.add(Flag.IGNORE_CASE);
        } else if (flag == 'M' && !posix) {
          flags.add(Flag.MULTILINE);
        } else {
          in.back(flag);
          return new Address.Pattern(regex(pattern, flags));
        }
      }
    }
    if (Character.isDigit(c)) {
      long n = number(c);
      int tilde = in.nextFilled();
      if (tilde == '~' && !posix) {
        int digit = in.nextFilled();
        if (Character.isDigit(digit)) {
          long step = number(digit);
          return step == 0 ? new Address.Line(n) : new Address.Step(n, step);
        }
        in.back(digit);
        return new Address.Line(n);
      }
      in.back(tilde);
      return new Address.Line(n);
    }
    if (c == '$') {
      return new Address.Last();
    }
    in.back(c);
    in.next();
    return null;
  }

  private long number(int first) {
    long n = 0;
    int c = first;
    while (c >= '0' && c <= '9') {
      n = Math.min(Integer.MAX_VALUE, n * 10 + c - '0');
      c = in.next();
    }
    in.back(c);
    return n;
  }

  private void command(Command c) {
    if (posix && GNU_COMMANDS.indexOf(c.name) >= 0) {
      throw in.error("unknown command: `" + c.name + "'");
    }
    switch (c.name) {
      case '{' -> {
        blocks.push(commands.size());
        add(c);
      }
      case '}' -> {
        if (blocks.isEmpty()) {
          throw in.error("unexpected `}'");
        }
        if (c.first != null) {
          throw in.error("} doesn't want any addresses");
        }
        endOfCommand();
        commands.get(blocks.pop()).target = commands.size();
      }
      case ':' -> label(c);
      case 'b', 't', 'T' -> {
        c.text = word();
        add(c);
      }
      case 'a', 'i', 'c' -> {
        c.text = text();
        add(c);
      }
      case 'r', 'R', 'w', 'W' -> {
        c.text = fileName();
        add(c);
      }
      case 's' -> {
        substitute(c);
        add(c);
      }
      case 'y' -> {
        transliterate(c);
        endOfCommand();
        add(c);
      }
      case 'q', 'Q', 'l', 'L' -> {
        if (c.second != null && "qQ".indexOf(c.name) >= 0) {
          throw in.error("command only uses one address");
        }
        int digit = in.nextFilled();
        if (Character.isDigit(digit)) {
          c.number = (int) number(digit);
        } else {
          in.back(digit);
        }
        endOfCommand();
        add(c);
      }
      case 'v' -> version();
      case 'e' -> {
        int next = in.nextFilled();
        StringBuilder line = new StringBuilder();
        while (next != Script.END && next != '\n') {
          line.appendCodePoint(next);
          next = in.next();
        }
        c.text = line.toString();
        add(c);
      }
      case '=', 'd', 'D', 'F', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'z', 'x' -> {
        endOfCommand();
        add(c);
      }
      default -> throw in.error("unknown command: `" + c.name + "'");
    }
  }

  private void add(Command c) {
    commands.add(c);
  }

  private void version() {
    String wanted = word();
    if (wanted.matches("\\d+(\\.\\d+)*")
        && Double.parseDouble(wanted.replaceAll("^(\\d+(\\.\\d+)?).*", "$1")) > 4.9) {
      throw in.error("expected newer version of sed");
    }
  }

  private void label(Command c) {
    if (c.first != null) {
      throw in.error(": doesn't want any addresses");
    }
    int ch = in.nextFilled();
    StringBuilder name = new StringBuilder();
    while (ch != Script.END && ch != ';' && !(ch == ' ' || ch >= '\t' && ch <= '\r')) {
      name.appendCodePoint(ch);
      ch = in.next();
    }
    in.back(ch);
    if (name.isEmpty()) {
      throw in.error("\":\" lacks a label");
    }
    labels.put(name.toString(), commands.size());
  }

  private String word() {
    int ch = in.nextFilled();
    StringBuilder name = new StringBuilder();
    while (ch != Script.END && ch != ';' && ch != '}' && !(ch == ' ' || ch >= '\t' && ch <= '\r')) {
      name.appendCodePoint(ch);
      ch = in.next();
    }
    in.back(ch);
    endOfCommand();
    return name.toString();
  }

  private void endOfCommand() {
    int c = in.nextFilled();
    if (c == '}' || c == '#') {
      in.back(c);
    } else if (c != Script.END && c != '\n' && c != ';' && c != '\r') {
      throw in.error("extra characters after command");
    }
  }

  private String fileName() {
    int c = in.nextFilled();
    StringBuilder name = new StringBuilder();
    while (c != Script.END && c != '\n') {
      name.appendCodePoint(c);
      c = in.next();
    }
    if (name.isEmpty()) {
      throw in.error("missing filename in r/R/w/W commands");
    }
    return name.toString();
  }

  /** The text of a, i and c: after a backslash and a newline, or at once. */
  private String text() {
    int c = in.nextFilled();
    if (c == Script.END && !in.advance()) {
      throw in.error("expected \\ after `a', `c' or `i'");
    } else if (c == Script.END) {
      c = in.nextFilled();
    }
    StringBuilder text = new StringBuilder();
    if (c == '\\') {
      c = in.next();
      if (c == '\n') {
        c = in.next();
      } else if (c == Script.END) {
        if (!in.advance()) {
          return "";
        }
        c = in.next();
      } else if (c == ' ' || c == '\t') {
        int blank = c;
        StringBuilder blanks = new StringBuilder();
        while (blank == ' ' || blank == '\t') {
          blanks.appendCodePoint(blank);
          blank = in.next();
        }
        if (blank == '\n') {
          c = in.next();
        } else {
          text.append(blanks);
          c = blank;
        }
      }
    }
    while (c != Script.END && c != '\n') {
      if (c == '\\') {
        c = in.next();
        if (c == Script.END) {
          if (!in.advance()) {
            break;
          }
          text.append('\n');
          c = in.next();
          continue;
        }
        text.append(Escapes.inText(c, in));
      } else {
        text.appendCodePoint(c);
      }
      c = in.next();
    }
    return text.append('\n').toString();
  }

  /** What stands up to {@code delimiter}; null if it does not come. */
  private @Nullable String slashed(int delimiter, boolean regex) {
    StringBuilder out = new StringBuilder();
    boolean bracket = false;
    int bracketStart = 0;
    int c;
    while ((c = in.next()) != Script.END) {
      if (c == '\n' && regex) {
        in.back(c);
        return null;
      }
      if (c == delimiter && !bracket) {
        return out.toString();
      }
      if (c == '\\' && !bracket) {
        c = in.next();
        if (c == Script.END) {
          return null;
        }
        if (c == 'n' && regex && delimiter != 'n') {
          out.append('\n');
        } else if (c == '\n' && regex) {
          out.append('\n');
        } else {
          if (c != delimiter || !regex && c == '&') {
            out.append('\\');
          }
          out.appendCodePoint(c);
        }
        continue;
      }
      if (c == '\\' && regex) {
        int next = in.peek();
        if (next == 'n') {
          in.next();
          out.append('\n');
          continue;
        }
        if (next == ']' || next == '\\') {
          out.append('\\');
          if (next == '\\') {
            in.next();
            out.append('\\');
          }
          continue;
        }
      }
      if (regex && c == '[' && !bracket) {
        bracket = true;
        bracketStart = out.length() + 1;
      } else if (bracket
          && c == '['
          && (in.peek() == ':' || in.peek() == '.' || in.peek() == '=')) {
        int kind = in.next();
        out.append('[').appendCodePoint(kind);
        int last = 0;
        int inner;
        while ((inner = in.next()) != Script.END && inner != '\n') {
          out.appendCodePoint(inner);
          if (last == kind && inner == ']') {
            break;
          }
          last = inner;
        }
        continue;
      } else if (bracket && c == ']') {
        String so = out.substring(bracketStart);
        bracket = so.isEmpty() || so.equals("^");
      }
      out.appendCodePoint(c);
    }
    return null;
  }

  private @Nullable Regex regex(String pattern, Set<Flag> flags) {
    if (pattern.isEmpty()) {
      if (!flags.isEmpty()) {
        throw in.error("cannot specify modifiers on empty regexp");
      }
      return null;
    }
    try {
      return Regex.compile(
          Escapes.inRegex(posix && !extended ? plain(pattern) : pattern),
          extended ? Syntax.SED_EXTENDED : Syntax.SED,
          flags);
    } catch (RegexSyntaxException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith("character class")
          ? new ScriptException(message, 1)
          : in.error(message);
    }
  }

  /** In a basic expression of POSIX these letters behind a backslash are only themselves. */
  private static String plain(String pattern) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean pair = c == '\\' && i + 1 < pattern.length();
      char next = pair ? pattern.charAt(++i) : ' ';
      if (pair && "+?|".indexOf(next) >= 0) {
        out.append('[').append(next).append(']');
      } else if (pair && "wWsSbB<>".indexOf(next) >= 0) {
        out.append(next);
      } else {
        out.append(c).append(pair ? String.valueOf(next) : "");
      }
    }
    return out.toString();
  }

  private void substitute(Command c) {
    int delimiter = in.next();
    String pattern = delimiter == Script.END ? null : slashed(delimiter, true);
    String right = pattern == null ? null : slashed(delimiter, false);
    if (pattern == null || right == null) {
      throw in.error("unterminated `s' command");
    }
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    c.replacement = Escapes.replacement(right);
    flags(c, flags);
    c.regex = regex(pattern, flags);
    int highest = c.replacement.highestGroup();
    if (c.regex != null && highest > c.regex.groupCount()) {
      throw in.error("invalid reference \\" + highest + " on `s' command's RHS");
    }
  }

  private void flags(Command c, Set<Flag> flags) {
    boolean counted = false;
    while (true) {
      int flag = in.next();
      if (posix && flag != Script.END && GNU_FLAGS.indexOf(flag) >= 0) {
        throw in.error("unknown option to `s'");
      }
      switch (flag) {
        case 'i', 'I' -> flags.add(Flag.IGNORE_CASE);
        case 'm', 'M' -> flags.add(Flag.MULTILINE);
        case 'e' -> c.evaluate = true;
        case 'p' -> {
          if (c.print) {
            throw in.error("multiple `p' options to `s' command");
          }
          c.print = true;
        }
        case 'g' -> {
          if (c.global) {
            throw in.error("multiple `g' options to `s' command");
          }
          c.global = true;
        }
        case 'w' -> {
          c.file = fileName();
          return;
        }
        case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
          if (counted) {
            throw in.error("multiple number options to `s' command");
          }
          c.occurrence = (int) number(flag);
          if (c.occurrence == 0) {
            throw in.error("number option to `s' command may not be zero");
          }
          counted = true;
        }
        case '}', '#' -> {
          in.back(flag);
          return;
        }
        case '\n', ';', Script.END -> {
          return;
        }
        case ' ', '\t', '\r' -> {}
        default -> throw in.error("unknown option to `s'");
      }
    }
  }

  private void transliterate(Command c) {
    int delimiter = in.next();
    String from = delimiter == Script.END ? null : slashed(delimiter, false);
    String to = from == null ? null : slashed(delimiter, false);
    if (from == null || to == null) {
      throw in.error("unterminated `y' command");
    }
    int[] a = Escapes.plain(from).codePoints().toArray();
    int[] b = Escapes.plain(to).codePoints().toArray();
    if (a.length != b.length) {
      throw in.error("strings for `y' command are different lengths");
    }
    Map<Integer, Integer> map = new HashMap<>();
    for (int i = 0; i < a.length; i++) {
      map.putIfAbsent(a[i], b[i]);
    }
    c.translation = map;
  }
}
