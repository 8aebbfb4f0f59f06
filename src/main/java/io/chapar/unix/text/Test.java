package io.chapar.unix.text;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** test(1) and [, the programs; bash has its own. */
final class Test implements Program {
  private static final List<String> BINARY =
      List.of(
          "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

  /** An expression that test refuses. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  @Override
  public int run(Process p) throws IOException {
    List<String> args = new ArrayList<>(p.args().subList(1, p.args().size()));
    if (p.name().equals("[")) {
      if (args.isEmpty() || !args.remove(args.size() - 1).equals("]")) {
        return Say.error(p, 2, "missing ‘]’");
      }
    }
    try {
      return new Evaluation(p, args).all() ? 0 : 1;
    } catch (Refused e) {
      return Say.error(p, 2, String.valueOf(e.getMessage()));
    }
  }

  private static final class Evaluation {
    private final Process p;
    private final List<String> args;
    private int at;
    private int depth;

    Evaluation(Process p, List<String> args) {
      this.p = p;
      this.args = args;
    }

    boolean all() throws Refused {
      return range(0, args.size());
    }

    /** POSIX decides by the number of arguments up to four. */
    private boolean range(int from, int to) throws Refused {
      int n = to - from;
      if (n == 0) {
        return false;
      }
      if (n == 1) {
        return !args.get(from).isEmpty();
      }
      if (n == 2) {
        if (args.get(from).equals("!")) {
          return args.get(from + 1).isEmpty();
        }
        if (isUnary(args.get(from))) {
          return unary(args.get(from), args.get(from + 1));
        }
        throw new Refused(
            args.get(from).startsWith("-")
                ? Quote.locale(args.get(from)) + ": unary operator expected"
                : "missing argument after " + Quote.locale(args.get(from + 1)));
      }
      if (n == 3 && BINARY.contains(args.get(from + 1))) {
        return binary(args.get(from), args.get(from + 1), args.get(from + 2));
      }
      if (n <= 4 && args.get(from).equals("!")) {
        return !range(from + 1, to);
      }
      if (n <= 4 && args.get(from).equals("(") && args.get(to - 1).equals(")")) {
        return range(from + 1, to - 1);
      }
      if (n == 3 && !args.get(1).equals("-a") && !args.get(1).equals("-o")) {
        throw new Refused(Quote.locale(args.get(from + 1)) + ": binary operator expected");
      }
      at = from;
      boolean result = or();
      if (at < to) {
        throw new Refused("extra argument " + Quote.locale(args.get(at)));
      }
      return result;
    }

    private boolean or() throws Refused {
      boolean left = and();
      while (at < args.size() && args.get(at).equals("-o")) {
        at++;
        left = and() || left;
      }
      return left;
    }

    private boolean and() throws Refused {
      boolean left = term();
      while (at < args.size() && args.get(at).equals("-a")) {
        at++;
        left = term() && left;
      }
      return left;
    }

    private boolean term() throws Refused {
      if (++depth > 500) {
        throw new Refused("memory exhausted");
      }
      if (at >= args.size()) {
        throw new Refused("missing argument after " + Quote.locale(args.get(args.size() - 1)));
      }
      String token = args.get(at);
      if (token.equals("!")) {
        at++;
        return !term();
      }
      if (token.equals("(")) {
        at++;
        boolean inner = or();
        if (at >= args.size() || !args.get(at).equals(")")) {
          throw new Refused("')' expected");
        }
        at++;
        return inner;
      }
      if (at + 2 < args.size() && BINARY.contains(args.get(at + 1))) {
        at += 3;
        return binary(args.get(at - 3), args.get(at - 2), args.get(at - 1));
      }
      if (isUnary(token) && at + 1 < args.size()) {
        at += 2;
        return unary(token, args.get(at - 1));
      }
      at++;
      return !token.isEmpty();
    }

    private static boolean isUnary(String token) {
      return token.length() == 2
          && token.charAt(0) == '-'
          && "bcdefghkLnNOGprsStuwxz".indexOf(token.charAt(1)) >= 0;
    }

    private @Nullable Inode file(String name, boolean follow) {
      try {
        return follow ? p.files().stat(p.path(name)) : p.files().lstat(p.path(name));
      } catch (IOException e) {
        return null;
      }
    }

    private boolean unary(String operator, String operand) throws Refused {
      char c = operator.charAt(1);
      if (c == 'n' || c == 'z') {
        return operand.isEmpty() == (c == 'z');
      }
      if (c == 't') {
        return integer(operand).bitLength() < 31 && p.terminal(integer(operand).intValue());
      }
      Inode inode = operand.isEmpty() ? null : file(operand, c != 'h' && c != 'L');
      if (inode == null) {
        return false;
      }
      return switch (c) {
        case 'e' -> true;
        case 'f' -> inode.isRegular();
        case 'd' -> inode.isDirectory();
        case 'h', 'L' -> inode.isSymlink();
        case 's' -> inode.size() > 0;
        case 'b' -> inode.type() == 'b';
        case 'c' -> inode.type() == 'c';
        case 'p' -> inode.type() == 'p';
        case 'S' -> inode.type() == 's';
        case 'g' -> (inode.mode() & 02000) != 0;
        case 'u' -> (inode.mode() & 04000) != 0;
        case 'k' -> (inode.mode() & 01000) != 0;
        case 'r' -> p.credentials().may(inode, 4);
        case 'w' -> p.credentials().may(inode, 2);
        case 'x' -> p.credentials().may(inode, 1);
        case 'O' -> inode.uid() == p.credentials().uid();
        case 'G' -> inode.gid() == p.credentials().gid();
        default -> inode.mtime() > inode.atime();
      };
    }

    private boolean binary(String left, String operator, String right) throws Refused {
      switch (operator) {
        case "=", "==":
          return left.equals(right);
        case "!=":
          return !left.equals(right);
        case "<":
          return left.compareTo(right) < 0;
        case ">":
          return left.compareTo(right) > 0;
        case "-nt", "-ot", "-ef":
          Inode a = file(left, true);
          Inode b = file(right, true);
          return operator.equals("-ef")
              ? a != null && b != null && a.number() == b.number()
              : operator.equals("-nt")
                  ? a != null && (b == null || a.mtime() > b.mtime())
                  : b != null && (a == null || a.mtime() < b.mtime());
        default:
          int order = integer(left).compareTo(integer(right));
          return switch (operator) {
            case "-eq" -> order == 0;
            case "-ne" -> order != 0;
            case "-lt" -> order < 0;
            case "-le" -> order <= 0;
            case "-gt" -> order > 0;
            default -> order >= 0;
          };
      }
    }

    private static BigInteger integer(String text) throws Refused {
      String t = text.strip();
      if (!t.matches("[-+]?\\d{1,400}")) {
        throw new Refused("invalid integer " + Quote.locale(text));
      }
      return new BigInteger(t.startsWith("+") ? t.substring(1) : t);
    }
  }
}
