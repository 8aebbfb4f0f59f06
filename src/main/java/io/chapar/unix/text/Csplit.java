package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** csplit(1): a file cut where lines match. */
final class Csplit implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "b,suffix-format=",
          "f,prefix=",
          "k,keep-files",
          "n,digits=",
          "s,q,quiet,silent",
          "suppress-matched",
          "z,elide-empty-files");
  private static final Pattern BY_REGEX = Pattern.compile("([/%])(.*)\\1([-+]?\\d{1,9})?");
  private static final int MOST = 10_000; // files

  /** One cut; {@code regex} is null where it is a line's number. */
  private record Cut(
      String text, @Nullable Regex regex, boolean skip, int offset, long line, long times) {}

  private static final class Work {
    final Process p;
    final Options.Parsed o;
    final List<byte[]> lines;
    final List<String> made = new ArrayList<>();
    int at; // lines written
    int current; // the line looked at last

    Work(Process p, Options.Parsed o, List<byte[]> lines) {
      this.p = p;
      this.o = o;
      this.lines = lines;
    }

    int run(List<Cut> cuts) throws IOException {
      for (Cut cut : cuts) {
        for (long time = 0; time <= cut.times(); time++) {
          String wrong = cut.regex() == null ? byNumber(cut, time) : byRegex(cut);
          if (wrong != null) {
            write(at, lines.size());
            if (cut.times() == Long.MAX_VALUE) {
              return 0;
            }
            p.err()
                .print(
                    p.args().get(0)
                        + ": "
                        + Quote.locale(cut.text())
                        + ": "
                        + wrong
                        + (time > 0 ? " on repetition " + time : "")
                        + "\n");
            return failed();
          }
          if (made.size() > MOST) {
            Say.error(p, 1, "too many files");
            return failed();
          }
        }
      }
      write(at, lines.size());
      return 0;
    }

    private int failed() throws IOException {
      for (String file : o.has("k") ? List.<String>of() : made) {
        p.files().unlink(p.path(file));
      }
      return 1;
    }

    private @Nullable String byNumber(Cut cut, long time) throws IOException {
      long line = cut.line() * (time + 1);
      if (line > lines.size()) {
        return "line number out of range";
      }
      int to = Math.max(at, (int) line - 1);
      write(at, to);
      at = o.has("suppress-matched") ? to + 1 : to;
      current = to;
      return null;
    }

    private @Nullable String byRegex(Cut cut) throws IOException {
      Regex regex = java.util.Objects.requireNonNull(cut.regex());
      for (int i = made.isEmpty() && current == 0 && at == 0 ? 0 : current + 1;
          i < lines.size();
          i++) {
        String line = Utf8.decode(lines.get(i)).replaceFirst("\n$", "");
        if (regex.found(line, p::tick)) {
          int to = i + cut.offset();
          if (to < at || to > lines.size()) {
            return "line number out of range";
          }
          if (!cut.skip()) {
            write(at, to);
          }
          at = o.has("suppress-matched") ? to + 1 : to;
          current = Math.max(i, to);
          return null;
        }
      }
      return "match not found";
    }

    private void write(int from, int to) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int i = from; i < to; i++) {
        out.writeBytes(lines.get(i));
      }
      if (out.size() == 0 && o.has("z")) {
        return;
      }
      String format = o.value("b", "%0" + o.value("n", "2") + "d");
      String name = o.value("f", "xx") + String.format(Locale.ROOT, format, made.size());
      p.files().write(p.path(name), out.toByteArray(), 0666 & ~p.umask());
      made.add(name);
      if (!o.has("s")) {
        p.out().println(Integer.toString(out.size()));
      }
    }
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> operands = o.operands();
    if (operands.size() < 2) {
      String after = operands.isEmpty() ? "" : " after " + Quote.locale(operands.get(0));
      return Say.usage(p, 1, "missing operand" + after);
    }
    if (!o.value("n", "2").matches("[1-9]\\d?")) {
      return Say.error(p, 1, "invalid number: " + Quote.locale(o.value("n", "")));
    }
    if (!o.value("b", "%d").matches("[^%]*%[-0 ]?\\d{0,2}[dxo][^%]*")) {
      return Say.error(p, 1, "invalid conversion specifier in suffix: " + o.value("b", ""));
    }
    List<Cut> cuts = new ArrayList<>();
    String wrong = cuts(operands.subList(1, operands.size()), cuts);
    if (wrong != null) {
      return Say.error(p, 1, wrong);
    }
    List<byte[]> lines = new ArrayList<>();
    try (Records in = Records.open(p, operands.get(0))) {
      for (byte[] line; (line = in.raw()) != null; ) {
        lines.add(line);
      }
    } catch (IOException e) {
      return Say.error(
          p, 1, "cannot open " + Quote.shell(operands.get(0)) + " for reading: " + Say.reason(e));
    }
    return new Work(p, o, lines).run(cuts);
  }

  private static @Nullable String cuts(List<String> words, List<Cut> cuts) {
    for (String word : words) {
      Matcher by = BY_REGEX.matcher(word);
      if (word.matches("\\{(\\*|\\d{1,9})\\}") && !cuts.isEmpty()) {
        Cut last = cuts.remove(cuts.size() - 1);
        String times = word.substring(1, word.length() - 1);
        long n = times.equals("*") ? Long.MAX_VALUE : Long.parseLong(times);
        cuts.add(new Cut(last.text(), last.regex(), last.skip(), last.offset(), last.line(), n));
      } else if (by.matches()) {
        int offset = by.group(3) == null ? 0 : Integer.parseInt(by.group(3));
        try {
          Regex regex = Regex.compile(by.group(2), Syntax.BASIC);
          cuts.add(new Cut(word, regex, by.group(1).equals("%"), offset, 0, 0));
        } catch (RegexSyntaxException e) {
          return Quote.locale(word) + ": invalid regular expression: " + e.getMessage();
        }
      } else if (word.matches("\\d{1,9}")) {
        long line = Long.parseLong(word);
        if (line == 0) {
          return word + ": line number must be greater than zero";
        }
        cuts.add(new Cut(word, null, false, 0, line, 0));
      } else if (word.startsWith("/") || word.startsWith("%")) {
        return word + ": closing delimiter '" + word.charAt(0) + "' missing";
      } else {
        return Quote.locale(word) + ": invalid pattern";
      }
    }
    return null;
  }
}
