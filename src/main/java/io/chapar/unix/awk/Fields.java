package io.chapar.unix.awk;

import io.chapar.text.regex.Match;
import io.chapar.text.regex.Meter;
import io.chapar.text.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The record and its fields, each made from the other when it is needed. */
final class Fields {
  private static final int MAX = 1 << 20;

  private final Function<String, Regex> regexes;
  private final Meter meter;
  private final List<Value> fields = new ArrayList<>();
  private Value record = Value.EMPTY;
  private String separator = " ";
  private boolean split = true;
  private boolean joined = true;

  Fields(Function<String, Regex> regexes, Meter meter) {
    this.regexes = regexes;
    this.meter = meter;
  }

  /** A new record, to be split by {@code fs} when it is asked for. */
  void record(String text, String fs, boolean paragraph) {
    record = Value.input(text);
    separator =
        paragraph && fs.equals(" ")
            ? " "
            : paragraph ? "\n|" + (fs.length() == 1 ? literal(fs) : fs) : fs;
    split = false;
    joined = true;
  }

  private static String literal(String fs) {
    return "\\.[]()*+?^$|{}".contains(fs) ? "\\" + fs : fs;
  }

  Value record(String ofs, String format) {
    if (!joined) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < fields.size(); i++) {
        if (i > 0) {
          out.append(ofs);
        }
        out.append(fields.get(i).string(format));
      }
      record = Value.input(out.toString());
      joined = true;
    }
    return record;
  }

  private void divide() {
    if (!split) {
      split = true;
      fields.clear();
      fields.addAll(split(record.string("%.6g"), separator, regexes, meter));
    }
  }

  int count() {
    divide();
    return fields.size();
  }

  void count(int n) {
    divide();
    if (n > MAX) {
      throw new AwkException("program limit exceeded: maximum number of fields size=" + MAX);
    }
    while (fields.size() > n) {
      fields.remove(fields.size() - 1);
    }
    while (fields.size() < n) {
      fields.add(Value.EMPTY);
    }
    joined = false;
  }

  Value get(int n) {
    divide();
    return n <= fields.size() ? fields.get(n - 1) : Value.NONE;
  }

  void set(int n, Value value) {
    divide();
    if (n > fields.size()) {
      count(n);
    }
    fields.set(n - 1, value);
    joined = false;
  }

  /** Splits {@code text} as FS or split() do. */
  static List<Value> split(String text, String fs, Function<String, Regex> regexes, Meter meter) {
    List<Value> out = new ArrayList<>();
    if (text.isEmpty()) {
      return out;
    }
    if (fs.equals(" ")) {
      int i = 0;
      while (i < text.length()) {
        while (i < text.length() && blank(text.charAt(i))) {
          i++;
        }
        int start = i;
        while (i < text.length() && !blank(text.charAt(i))) {
          i++;
        }
        if (i > start) {
          out.add(Value.input(text.substring(start, i)));
        }
      }
      return out;
    }
    if (fs.isEmpty()) {
      text.chars().forEach(c -> out.add(Value.input(Character.toString(c))));
      return out;
    }
    if (fs.length() == 1) {
      int start = 0;
      for (int end; (end = text.indexOf(fs.charAt(0), start)) >= 0; start = end + 1) {
        out.add(Value.input(text.substring(start, end)));
      }
      out.add(Value.input(text.substring(start)));
      return out;
    }
    Regex regex = regexes.apply(fs);
    int start = 0;
    int from = 0;
    while (from <= text.length()) {
      Match match = regex.find(text, from, meter);
      if (match == null) {
        break;
      }
      if (match.end() == match.start()) {
        from = match.end() + 1;
        continue;
      }
      out.add(Value.input(text.substring(start, match.start())));
      start = match.end();
      from = start;
    }
    out.add(Value.input(text.substring(start)));
    return out;
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }
}
