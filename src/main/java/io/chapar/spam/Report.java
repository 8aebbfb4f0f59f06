package io.chapar.spam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts about a verdict: the report, and the values that header fields are made of. */
final class Report {
  /** The program's version and the day of it. */
  static final String VERSION = "4.0.1";

  static final String DAY = "2024-03-25";

  private static final Pattern TAG = Pattern.compile("_([A-Z][A-Z0-9]*)(?:\\(([^)]*)\\))?_");
  private static final int WIDTH = 79;

  private final Settings settings;
  private final Subject mail;
  private final Verdict verdict;
  private final String host;

  Report(Settings settings, Subject mail, Verdict verdict, String host) {
    this.settings = settings;
    this.mail = mail;
    this.verdict = verdict;
    this.host = settings.hostname.isEmpty() ? host : settings.hostname;
  }

  /** Replaces the words between underscores. */
  String fill(String text) {
    Matcher m = TAG.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String value = value(m.group(1), m.group(2) == null ? "" : m.group(2), m.group(2) != null);
      m.appendReplacement(out, Matcher.quoteReplacement(value == null ? m.group() : value));
    }
    return m.appendTail(out).toString();
  }

  private @org.jspecify.annotations.Nullable String value(
      String tag, String argument, boolean given) {
    return switch (tag) {
      case "YESNO" -> {
        String[] words = argument.split(",", -1);
        yield given && words.length == 2
            ? words[verdict.spam() ? 0 : 1]
            : verdict.spam() ? "Yes" : "No";
      }
      case "YESNOCAPS" -> verdict.spam() ? "YES" : "NO";
      case "SCORE", "HITS" -> padded(argument);
      case "REQD" -> Verdict.shown(verdict.required());
      case "TESTS" -> verdict.tests(given ? argument : ",");
      case "TESTSSCORES" -> verdict.testsWithScores(given ? argument : ",");
      case "AUTOLEARN" -> verdict.learned();
      case "AUTOLEARNFORCE" -> "no";
      case "AUTOLEARNSCORE" -> Verdict.plain(verdict.score());
      case "VERSION" -> VERSION;
      case "SUBVERSION" -> DAY;
      case "HOSTNAME" -> host;
      case "CONTACTADDRESS" -> settings.contact;
      case "PREVIEW" -> preview();
      case "SUMMARY" -> summary();
      case "REPORT" -> "\n" + starred();
      case "STARS" ->
          (given && !argument.isEmpty() ? argument : "*")
              .repeat((int) Math.max(0, Math.min(50, Math.floor(verdict.score()))));
      case "BAYES" -> bayes();
      case "RELAYSUNTRUSTED", "RELAYSTRUSTED" -> "";
      default -> null;
    };
  }

  private String padded(String pad) {
    String score = verdict.shownScore();
    int missing = Math.min(pad.length(), pad.length() + 3 - score.length());
    return pad.isEmpty() || missing <= 0 ? score : pad.substring(0, missing) + score;
  }

  private String bayes() {
    return verdict.hits().stream()
        .filter(h -> h.rule().startsWith("BAYES_"))
        .flatMap(h -> h.notes().stream())
        .map(n -> n.replaceAll("[^0-9.]", ""))
        .findFirst()
        .orElse("0.5");
  }

  /** The beginning of the text, in lines. */
  private String preview() {
    return wrap(mail.preview() + " ", "Content preview:  ".length(), "   ");
  }

  private static String wrap(String text, int used, String indent) {
    StringBuilder out = new StringBuilder();
    int column = used;
    for (String word : text.split("(?<= )")) {
      if (column + word.stripTrailing().length() > 77 && column > indent.length()) {
        if (column > used || used == 0) {
          out.append("\n").append(indent);
          column = indent.length();
        }
      }
      out.append(word);
      column += word.length();
    }
    if (column > 77) {
      out.setLength(out.length() - (out.toString().endsWith(" ") ? 1 : 0));
      out.append("\n").append(indent);
    }
    return out.toString();
  }

  /** Points as a column of four. */
  private static String points(double score) {
    String text = Verdict.shown(score);
    if (text.length() > 4) {
      text = String.format(Locale.ROOT, "%.0f", score);
    } else if (Math.abs(score) >= 99.95) {
      text = String.format(Locale.ROOT, "%.0f", score);
    }
    return " ".repeat(Math.max(0, 4 - text.length())) + text;
  }

  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" +")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The table of a report. */
  private String summary() {
    StringBuilder out = new StringBuilder();
    for (Verdict.Hit hit : verdict.hits()) {
      List<String> lines = lines(hit.area() + hit.description(), 50);
      out.append(
          String.format(
              Locale.ROOT, "%s %-22s %s\n", points(hit.score()), hit.rule(), lines.get(0)));
      for (String more : lines.subList(1, lines.size())) {
        out.append(" ".repeat(28)).append(more).append('\n');
      }
      for (String note : hit.notes()) {
        out.append(" ".repeat(28)).append(note).append('\n');
      }
    }
    return out.length() == 0 ? "" : out.substring(0, out.length() - 1);
  }

  /** The table as X-Spam-Report has it. */
  private String starred() {
    StringBuilder out = new StringBuilder();
    for (Verdict.Hit hit : verdict.hits()) {
      String prefix = "\t* " + points(hit.score()) + " " + hit.rule() + " ";
      List<String> lines =
          lines(hit.area() + hit.description(), Math.max(20, WIDTH - prefix.length()));
      out.append(prefix).append(lines.get(0)).append('\n');
      for (String more : lines.subList(1, lines.size())) {
        out.append("\t*      ").append(more).append('\n');
      }
      for (String note : hit.notes()) {
        out.append("\t*      ").append(note).append('\n');
      }
    }
    return out.length() == 0 ? "" : out.substring(0, out.length() - 1);
  }

  /** The whole report. */
  String text() {
    StringBuilder out = new StringBuilder();
    for (String line : settings.report) {
      out.append(fill(line)).append('\n');
    }
    return out.append('\n').toString();
  }

  /** The header fields that this verdict adds. */
  List<String> headers() {
    List<String> all = new ArrayList<>();
    for (Settings.Added a : settings.added) {
      if (a.to().equals("all") || a.to().equals(verdict.spam() ? "spam" : "ham")) {
        all.add(field("X-Spam-" + a.name(), fill(a.text())));
      }
    }
    return all;
  }

  /** A header field in lines of the usual length. */
  String field(String name, String value) {
    if (!settings.fold || value.startsWith("\n")) {
      return name + ": " + value + "\n";
    }
    StringBuilder out = new StringBuilder(name + ": ");
    int column = out.length();
    boolean first = true;
    for (String piece : value.split("(?<=[ ,])")) {
      if (!first && column + piece.length() > WIDTH) {
        while (out.charAt(out.length() - 1) == ' ') {
          out.setLength(out.length() - 1);
        }
        out.append("\n\t");
        column = 8;
      }
      out.append(piece);
      column += piece.length();
      first = false;
    }
    return out.append('\n').toString();
  }
}
