package io.chapar.unix.awk;

import io.chapar.text.regex.Match;
import io.chapar.text.regex.Regex;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The functions that awk brings along. */
final class Functions {
  private static final int MAX_STRING = 64 * 1024 * 1024;

  private final Evaluator awk;
  private long seed;
  private long state;

  Functions(Evaluator awk) {
    this.awk = awk;
    this.state = awk.p.machine().random().nextLong();
  }

  private String text(List<Node.Expr> args, int i) throws IOException {
    return awk.evaluate(args.get(i)).string(awk.convfmt());
  }

  private double number(List<Node.Expr> args, int i) throws IOException {
    return awk.evaluate(args.get(i)).number();
  }

  Value call(Node.Builtin call) throws IOException {
    List<Node.Expr> args = call.args();
    switch (call.function()) {
      case "length":
        if (args.isEmpty()) {
          return Value.of(awk.record().string(awk.convfmt()).length());
        }
        if (args.get(0) instanceof Node.Variable v && isArray(v)) {
          return Value.of(awk.array(v.name()).size());
        }
        return Value.of(text(args, 0).length());
      case "substr":
        return substr(args);
      case "index":
        return Value.of(text(args, 0).indexOf(text(args, 1)) + 1);
      case "split":
        return split(args);
      case "sub", "gsub":
        return substitute(args, call.function().equals("gsub"));
      case "match":
        return match(args);
      case "sprintf":
        List<Value> values = new ArrayList<>();
        for (Node.Expr arg : args.subList(1, args.size())) {
          values.add(awk.evaluate(arg));
        }
        return Value.of(Printf.format(text(args, 0), values));
      case "sin":
        return Value.of(Math.sin(number(args, 0)));
      case "cos":
        return Value.of(Math.cos(number(args, 0)));
      case "atan2":
        return Value.of(Math.atan2(number(args, 0), number(args, 1)));
      case "exp":
        return Value.of(Math.exp(number(args, 0)));
      case "log":
        return Value.of(Math.log(number(args, 0)));
      case "sqrt":
        return Value.of(Math.sqrt(number(args, 0)));
      case "int":
        double d = number(args, 0);
        return Value.of(d < 0 ? Math.ceil(d) : Math.floor(d));
      case "rand":
        return Value.of(random());
      case "srand", "srandom":
        return reseed(args);
      case "tolower":
        return Value.of(mapped(text(args, 0), false));
      case "toupper":
        return Value.of(mapped(text(args, 0), true));
      case "system":
        return Value.of(awk.streams.system(text(args, 0)));
      case "close":
        return Value.of(awk.streams.close(text(args, 0)));
      case "fflush":
        awk.streams.flushAll();
        return Value.ZERO;
      case "systime":
        return Value.of((double) awk.p.machine().scheduler().instant().getEpochSecond());
      case "strftime":
        return strftime(args);
      default:
        throw new AwkException("run time error: " + call.function() + " is not simulated here");
    }
  }

  private boolean isArray(Node.Variable v) {
    Object[] frame = awk.locals;
    return v.name().slot() >= 0 && frame != null
        ? frame[v.name().slot()] instanceof AwkArray
        : awk.isGlobalArray(v.name().name());
  }

  private double random() {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 11) * 0x1.0p-53;
  }

  private Value reseed(List<Node.Expr> args) throws IOException {
    long before = seed;
    seed =
        args.isEmpty()
            ? awk.p.machine().scheduler().instant().getEpochSecond()
            : (long) number(args, 0);
    state = seed * 0x9e3779b97f4a7c15L + 1;
    random();
    return Value.of((double) before);
  }

  private static String mapped(String s, boolean upper) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean change = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
      out.append(change ? (char) (c ^ 32) : c);
    }
    return out.toString();
  }

  /** A beginning before the string lengthens what is taken: so does this version of mawk. */
  private Value substr(List<Node.Expr> args) throws IOException {
    String s = text(args, 0);
    long begin = (long) number(args, 1);
    long length = args.size() > 2 ? (long) number(args, 2) : Integer.MAX_VALUE;
    if (length <= 0) {
      return Value.EMPTY;
    }
    if (begin < 1) {
      length -= begin;
      begin = 1;
    }
    if (begin > s.length()) {
      return Value.EMPTY;
    }
    long end = Math.min(s.length(), begin - 1 + length);
    return Value.of(s.substring((int) begin - 1, (int) end));
  }

  private Value split(List<Node.Expr> args) throws IOException {
    String s = text(args, 0);
    Node.Variable target = (Node.Variable) args.get(1);
    List<Value> parts;
    if (args.size() > 2 && args.get(2) instanceof Node.Pattern pattern) {
      parts = Fields.split(s, "regex", x -> pattern.regex(), awk.p::tick);
    } else {
      parts = Fields.split(s, args.size() > 2 ? text(args, 2) : awk.fs(), awk::regex, awk.p::tick);
    }
    awk.array(target.name()).load(parts);
    return Value.of(parts.size());
  }

  private Value match(List<Node.Expr> args) throws IOException {
    String s = text(args, 0);
    Match match = awk.regex(args.get(1)).find(s, 0, awk.p::tick);
    int start = match == null ? 0 : match.start() + 1;
    awk.global("RSTART", Value.of(start));
    awk.global("RLENGTH", Value.of(match == null ? -1 : match.end() - match.start()));
    return Value.of(start);
  }

  private Value substitute(List<Node.Expr> args, boolean global) throws IOException {
    Regex regex = awk.regex(args.get(0));
    String replacement = text(args, 1);
    Node.Expr target =
        args.size() > 2 ? args.get(2) : new Node.Field(new Node.Constant(Value.ZERO));
    String s = awk.evaluate(target).string(awk.convfmt());
    StringBuilder out = new StringBuilder();
    int count = 0;
    int copied = 0;
    int from = 0;
    int lastEnd = -1;
    while (from <= s.length()) {
      Match match = regex.find(s, from, awk.p::tick);
      if (match == null) {
        break;
      }
      if (match.end() == match.start() && match.start() == lastEnd) {
        from = match.start() + 1;
        continue;
      }
      count++;
      lastEnd = match.end();
      out.append(s, copied, match.start());
      replace(out, replacement, match.group());
      copied = match.end();
      if (out.length() > MAX_STRING) {
        throw new AwkException("program limit exceeded: out of memory");
      }
      from = match.end() > match.start() ? match.end() : match.end() + 1;
      if (!global) {
        break;
      }
    }
    if (count > 0) {
      awk.assign(target, Value.of(out.append(s, copied, s.length()).toString()));
    }
    return Value.of(count);
  }

  private static void replace(StringBuilder out, String replacement, String matched) {
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '\\'
          && i + 1 < replacement.length()
          && (replacement.charAt(i + 1) == '&' || replacement.charAt(i + 1) == '\\')) {
        out.append(replacement.charAt(++i));
      } else if (c == '&') {
        out.append(matched);
      } else {
        out.append(c);
      }
    }
  }

  private Value strftime(List<Node.Expr> args) throws IOException {
    String format = args.isEmpty() ? "%c" : text(args, 0);
    Instant at =
        args.size() > 1
            ? Instant.ofEpochSecond((long) number(args, 1))
            : awk.p.machine().scheduler().instant();
    return Value.of(
        Latin.of(io.chapar.unix.Strftime.format(Latin.text(format), at.atZone(ZoneOffset.UTC))));
  }
}
