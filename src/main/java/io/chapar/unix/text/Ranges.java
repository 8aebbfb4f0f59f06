package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list such as {@code 1,3-5,7-}, as cut takes it. */
final class Ranges {
  private final List<long[]> ranges = new ArrayList<>();

  /**
   * Reads a list; on a wrong one complains and ends the process. {@code what} is 'field',
   * 'byte/character'.
   */
  static Ranges parse(Process p, String list, boolean fields, boolean complement)
      throws IOException {
    Ranges out = new Ranges();
    for (String part : list.split("[, \t]", -1)) {
      int dash = part.indexOf('-');
      String from = dash < 0 ? part : part.substring(0, dash);
      String to = dash < 0 ? part : part.substring(dash + 1);
      String bad = !from.matches("\\d*") ? part : !to.matches("\\d*") ? part : null;
      if (bad != null) {
        int at = 0;
        while (at < part.length()
            && (Character.isDigit(part.charAt(at)) || part.charAt(at) == '-')) {
          at++;
        }
        throw wrong(
            p,
            "invalid "
                + (fields ? "field value " : "byte or character position ")
                + Quote.locale(part.substring(at)));
      }
      if (dash >= 0 && from.isEmpty() && to.isEmpty()) {
        throw wrong(p, "invalid range with no endpoint: -");
      }
      long low = from.isEmpty() ? 1 : number(p, from, fields);
      long high = to.isEmpty() ? Long.MAX_VALUE : number(p, to, fields);
      if (from.isEmpty() && dash < 0 || low == 0 || high == 0 && !to.isEmpty()) {
        throw wrong(p, (fields ? "fields" : "byte/character positions") + " are numbered from 1");
      }
      if (high < low) {
        throw wrong(p, "invalid decreasing range");
      }
      out.ranges.add(new long[] {low, high});
    }
    out.normalise(complement);
    return out;
  }

  private static long number(Process p, String digits, boolean fields) throws IOException {
    if (digits.length() > 18) {
      throw wrong(
          p,
          (fields ? "field number " : "byte/character offset ")
              + Quote.locale(digits)
              + " is too large");
    }
    return Long.parseLong(digits);
  }

  private static ExitException wrong(Process p, String message) throws IOException {
    return new ExitException(Say.usage(p, 1, message));
  }

  private void normalise(boolean complement) {
    ranges.sort((a, b) -> Long.compare(a[0], b[0]));
    List<long[]> merged = new ArrayList<>();
    for (long[] range : ranges) {
      long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && range[0] <= last[1]) {
        last[1] = Math.max(last[1], range[1]);
      } else {
        merged.add(range);
      }
    }
    ranges.clear();
    if (!complement) {
      ranges.addAll(merged);
      return;
    }
    long next = 1;
    for (long[] range : merged) {
      if (range[0] > next) {
        ranges.add(new long[] {next, range[0] - 1});
      }
      if (range[1] == Long.MAX_VALUE) {
        return;
      }
      next = range[1] + 1;
    }
    ranges.add(new long[] {next, Long.MAX_VALUE});
  }

  /** The index of the range that holds {@code n}, or -1. */
  int find(long n) {
    for (int i = 0; i < ranges.size(); i++) {
      if (n >= ranges.get(i)[0] && n <= ranges.get(i)[1]) {
        return i;
      }
    }
    return -1;
  }
}
