package io.chapar.procmail;

import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of one recipe: decides whether it applies. */
final class Conditions {
  /** What came out. */
  enum Outcome {
    NO,
    YES,
    /** Another recipe begins where the action should be. */
    NO_ACTION
  }

  private static final double MAX = 2147483647.0;
  private static final Pattern NUMBER =
      Pattern.compile("[ \t]*([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)");

  private final Run run;
  private final RcFiles rc;
  private final Flags flags;
  private boolean good;
  private double score;
  private boolean scored;

  Conditions(Run run, Flags flags) {
    this.run = run;
    this.rc = run.rc;
    this.flags = flags;
  }

  /** What is searched: the whole mail or a part of it, or the value of a variable. */
  private record Area(byte[] text, int from, int to) {
    int length() {
      return to - from;
    }
  }

  /** Reads the conditions and checks them unless the recipe is skipped. */
  Outcome check(boolean previous, boolean lastDone, boolean last, boolean skipping, int lines)
      throws IOException {
    boolean chained = flags.has('A') || flags.has('a') || flags.has('E') || flags.has('e');
    int expected = lines < 0 ? (chained ? 0 : 1) : lines;
    Area area = part(flags.has('H'), flags.has('B'), !skipping);
    good = !skipping;
    if (flags.has('e')) {
      good &= previous && !lastDone;
      if (flags.has('E')) {
        conflict("else-if-flag", 'E');
      }
      if (flags.has('a')) {
        conflict("also-if-succeeded-flag", 'a');
      }
    }
    if (flags.has('E')) {
      good &= !previous;
    }
    if (flags.has('a')) {
      good &= last && lastDone;
    }
    if (flags.has('A')) {
      good &= last;
    }
    boolean blank = false;
    while (true) {
      run.tick();
      rc.skipSpace();
      expected--;
      if (!rc.take('*') && expected < 0) {
        if (rc.take('#')) {
          rc.skipLine();
          continue;
        }
        if (rc.take('\n')) {
          blank = true;
          continue;
        }
        if (blank && rc.take(':')) {
          run.log.say("Missing action");
          return Outcome.NO_ACTION;
        }
        break;
      }
      rc.skipSpace();
      String line = rc.logicalLine();
      if (line.length() > run.vars.lineBuf) {
        run.log.say("Exceeded LINEBUF");
        run.overflow();
        good = false;
      }
      if (good) {
        new One(area).check(line.replaceAll("[ \t]+$", ""));
      }
    }
    run.lastScore = (long) score;
    if (run.lastScore == 0 && score > 0) {
      run.lastScore = 1;
    }
    if (scored && good && score <= 0) {
      good = false;
    }
    return good ? Outcome.YES : Outcome.NO;
  }

  private void conflict(String what, char flag) throws IOException {
    run.log.say("Conflicting " + what + " suppressed");
    flags.clear(flag);
  }

  private Area part(boolean header, boolean body, boolean join) {
    Letter letter = run.letter;
    if (body && !header) {
      return new Area(letter.bytes(), letter.body(), letter.length());
    }
    if (join) {
      letter.join(' ');
    }
    return new Area(letter.bytes(), 0, body ? letter.length() : letter.body());
  }

  /** One condition. */
  private final class One {
    private Area area;
    private boolean negate;
    private boolean weighted;
    private double weight;
    private double exponent;
    private long size = run.letter.length();

    One(Area area) {
      this.area = area;
    }

    void check(String line) throws IOException {
      String text = line;
      double before = score;
      while (true) {
        run.tick();
        char first = text.isEmpty() ? 0 : text.charAt(0);
        if (first >= '0' && first <= '9' || first != 0 && "-+.,".indexOf(first) >= 0) {
          String rest = weight(text);
          if (rest == null) {
            if (weighted && score >= MAX) {
              return;
            }
            text = expression(text, text);
            break;
          }
          if (score >= MAX) {
            return; // enough: nothing more is looked at
          }
          text = rest;
        } else if (first == '!') {
          negate = !negate;
          text = skipSpace(text.substring(1));
        } else if (first == '$') {
          String expanded = run.expand("\"" + squeeze(text.substring(1)));
          if (expanded == null) {
            good = false;
            text = "";
            break;
          }
          text = skipSpace(expanded);
        } else if (first == '?') {
          text = program(text.substring(1));
          break;
        } else if (first == '<' || first == '>') {
          String sized = size(text);
          if (sized == null) {
            good = false;
            break;
          }
          text = sized;
          break;
        } else if (first == '\\') {
          text = expression(text, text.substring(1));
          break;
        } else {
          String rest = variable(text);
          if (rest == null) {
            text = expression(text, text);
            break;
          }
          text = rest;
        }
      }
      if (score > MAX) {
        score = MAX;
      }
      if (score <= -MAX) {
        score = -MAX;
        good = false;
      }
      report(text, before);
    }

    private void report(String text, double before) throws IOException {
      if (!run.log.verbose) {
        return;
      }
      if (weighted) {
        String now = String.format(java.util.Locale.ROOT, "%7d", (long) score);
        if ((long) score == 0 && score > 0) {
          now = "     +0";
        }
        run.log.begin("Score: ");
        run.log.raw(
            String.format(java.util.Locale.ROOT, "%7d", (long) (score - before)) + " " + now);
      } else {
        run.log.begin(good ? "Match on" : "No match on");
      }
      run.log.raw((negate ? " !" : "") + " \"" + text + "\"\n");
    }

    /** Takes a weight, as 2^1; null if there is none. */
    private @Nullable String weight(String text) {
      Matcher w = NUMBER.matcher(text);
      if (!w.lookingAt()) {
        return null;
      }
      String rest = skipSpace(text.substring(w.end()));
      if (!rest.startsWith("^")) {
        return null;
      }
      Matcher x = NUMBER.matcher(rest);
      if (!x.region(1, rest.length()).lookingAt()) {
        return null;
      }
      if (score < MAX) {
        weight = Double.parseDouble(w.group(1));
        exponent = Double.parseDouble(x.group(1));
        weighted = true;
        scored = true;
      }
      return skipSpace(rest.substring(x.end()));
    }

    /** Takes {@code NAME ??}; null if there is none. */
    private @Nullable String variable(String text) {
      int end = 0;
      while (end < text.length() && Vars.isName(text.charAt(end))) {
        end++;
      }
      if (end == 0 || !Vars.isNameStart(text.charAt(0))) {
        return null;
      }
      String rest = skipSpace(text.substring(end));
      if (!rest.startsWith("??")) {
        return null;
      }
      String name = text.substring(0, end);
      switch (name) {
        case "B" -> area = part(false, true, true);
        case "H" -> area = part(true, false, true);
        case "HB", "BH" -> area = part(true, true, true);
        default -> {
          byte[] value = Utf8.encode(run.vars.text(name));
          area = new Area(value, 0, value.length);
        }
      }
      size = area.length();
      return skipSpace(rest.substring(2));
    }

    /** A regular expression; returns how the log shows it. */
    private String expression(String whole, String pattern) throws IOException {
      String squeezed = squeeze(pattern);
      Macros.Expanded macros = Macros.expand(squeezed, !whole.startsWith("\\"));
      String text = macros.text();
      boolean ignoreCase = macros.daemon() || !flags.has('D');
      String shown = whole.startsWith("\\") ? "\\" + text : text;
      if (!weighted && text.isEmpty()) {
        good &= !negate;
        return shown;
      }
      MailPattern compiled = MailPattern.compile(text, ignoreCase);
      if (!compiled.valid()) {
        run.log.say("Invalid regexp", text);
      }
      if (weighted) {
        score(compiled);
      } else {
        good = search(compiled, area.from()) != null ^ negate;
      }
      return shown;
    }

    private MailPattern.@Nullable Hit search(MailPattern pattern, int from) throws IOException {
      MailPattern.Hit hit =
          pattern.find(area.text(), area.from(), from, area.to(), steps -> spend(steps));
      if (hit != null && hit.matched() >= 0) {
        int start = Math.max(area.from(), hit.matched());
        int end = Math.max(start, Math.min(area.to(), hit.end()));
        String matched = Utf8.decode(area.text(), start, end - start);
        run.set("MATCH", "");
        run.vars.put("MATCH", matched);
        run.log.detail("Matched", matched);
      }
      return hit;
    }

    private int spent;

    private void spend(int steps) {
      spent += steps;
      if (spent > 1000) {
        run.p.tick(10 * spent);
        run.checkSignals();
        spent = 0;
      }
    }

    /** Adds the weight for every match, each time multiplied by the exponent. */
    private void score(MailPattern pattern) throws IOException {
      if (negate) {
        if (weight != 0 && search(pattern, area.from()) == null) {
          score += weight;
        }
        return;
      }
      double square = weight * weight;
      int at = area.from();
      while (weight != 0 && -MAX < score && score < MAX && at <= area.to()) {
        run.tick();
        MailPattern.Hit hit = search(pattern, at);
        if (hit == null) {
          break;
        }
        score += weight;
        weight *= exponent;
        if (at >= hit.end()) { // an empty match: as if there were endless ones
          if (0 < exponent && exponent < 1) {
            score += weight / (1 - exponent);
          } else if (exponent >= 1 && weight != 0) {
            score += weight < 0 ? -MAX : MAX;
          }
          break;
        }
        double now = weight * weight;
        if (now < square && square < 1) {
          break;
        }
        square = now;
        at = hit.end();
      }
    }

    private String program(String line) throws IOException {
      Command command = run.command(line);
      boolean sent =
          run.pipes.send(
              command,
              java.util.Arrays.copyOfRange(area.text(), area.from(), area.to()),
              Pipes.Wait.QUIETLY,
              true,
              false);
      int code = sent ? 0 : run.exitCode;
      if (weighted && run.exitCode >= 0) {
        if (negate) {
          for (int j = code; j > 0; j--) {
            score += weight;
            if (score >= MAX || score <= -MAX) {
              break;
            }
            weight *= exponent;
          }
        } else {
          score += code != 0 ? exponent : weight;
        }
      } else if ((code != 0) ^ negate) {
        good = false;
      }
      return command.text();
    }

    private @Nullable String size(String text) throws IOException {
      String expanded = run.expand(text);
      if (expanded == null) {
        return null;
      }
      Matcher digits = Pattern.compile("[ \t]*([+-]?[0-9]{1,18})").matcher(expanded);
      long pivot = 0;
      int end = 1;
      if (digits.region(1, expanded.length()).lookingAt()) {
        pivot = Long.parseLong(digits.group(1).replace("+", ""));
        end = digits.end();
      }
      String rest = skipSpace(expanded.substring(end));
      if (!rest.isEmpty()) {
        run.log.say("Skipped", rest);
      }
      boolean less = expanded.charAt(0) == '<';
      if (!weighted) {
        boolean holds = less ? size < pivot : size > pivot;
        if (holds == negate) {
          good = false;
        }
        return expanded;
      }
      double ratio;
      if (less ^ negate) {
        if (size == 0) {
          score = pivot > 0 ? MAX : -MAX;
          good &= pivot > 0;
          return expanded;
        }
        ratio = (double) pivot / size;
      } else if (pivot == 0) {
        score = MAX;
        return expanded;
      } else {
        ratio = (double) size / pivot;
      }
      score += weight * power(ratio, exponent);
      return expanded;
    }
  }

  private static double power(double base, double exponent) {
    double result = Math.pow(base, exponent);
    return Double.isNaN(result) ? 0 : result;
  }

  static String skipSpace(String text) {
    int i = 0;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return text.substring(i);
  }

  /** Joins lines that a backslash continued, without the blanks that begin the next one. */
  private static String squeeze(String text) {
    if (text.indexOf('\n') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int state = 0;
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        if (state == 1) {
          out.setLength(out.length() - 1);
        } else {
          out.append(c);
        }
        state = 2;
      } else if ((c != ' ' && c != '\t') || state != 2) {
        state = c == '\\' ? 1 : 0;
        out.append(c);
      }
    }
    return out.toString();
  }
}
