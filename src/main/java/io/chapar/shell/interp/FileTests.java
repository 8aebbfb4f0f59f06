package io.chapar.shell.interp;

import io.chapar.disk.Body;
import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.shell.expand.Subscripts;
import io.chapar.shell.expand.Variable;
import org.jspecify.annotations.Nullable;

/** The operators of {@code test} and {@code [[ ]]} that ask about files, texts and the shell. */
public final class FileTests {
  private final Shell shell;
  private final Process process;

  /** Asks on behalf of a shell. */
  public FileTests(Shell shell) {
    this.shell = shell;
    this.process = shell.process();
  }

  private @Nullable Inode stat(String path) {
    if (path.isEmpty()) {
      return null;
    }
    if (path.startsWith("/dev/fd/")
        || path.equals("/dev/stdin")
        || path.equals("/dev/stdout")
        || path.equals("/dev/stderr")) {
      int fd =
          switch (path) {
            case "/dev/stdin" -> 0;
            case "/dev/stdout" -> 1;
            case "/dev/stderr" -> 2;
            default ->
                path.substring(8).matches("\\d{1,4}") ? Integer.parseInt(path.substring(8)) : -1;
          };
      Channel channel = process.channel(fd);
      if (channel == null) {
        return null;
      }
      Inode file = channel.stat();
      return file != null
          ? file
          : new Inode(
              0,
              0600,
              process.credentials().uid(),
              process.credentials().gid(),
              1,
              0,
              0,
              0,
              new Body.Special(Body.Kind.FIFO, ""));
    }
    return process.files().peek(process.path(path));
  }

  /** A test of one operand. */
  public boolean unary(String operator, String operand) {
    switch (operator) {
      case "-n":
        return !operand.isEmpty();
      case "-z":
        return operand.isEmpty();
      case "-o":
        return shell.options().is(operand);
      case "-v":
        return isSet(operand);
      case "-R":
        Variable variable = shell.variables().raw(operand);
        return variable != null && variable.is(Variable.Attribute.REFERENCE);
      case "-t":
        return operand.strip().matches("\\d{1,6}")
            && process.terminal(Integer.parseInt(operand.strip()));
      case "-h", "-L":
        try {
          return process.files().lstat(process.path(operand)).isSymlink();
        } catch (DiskException e) {
          return false;
        }
      default:
        Inode inode = stat(operand);
        return inode != null && file(operator.charAt(1), inode, operand);
    }
  }

  private boolean file(char operator, Inode inode, String path) {
    Credentials who = process.credentials();
    return switch (operator) {
      case 'a', 'e' -> true;
      case 'f' -> inode.isRegular();
      case 'd' -> inode.isDirectory();
      case 'b' -> false;
      case 'c' -> inode.type() == 'c';
      case 'p' -> inode.type() == 'p';
      case 'S' -> inode.type() == 's';
      case 's' -> inode.size() > 0;
      case 'r' -> who.may(inode, 4);
      case 'w' -> who.may(inode, 2);
      case 'x' -> who.may(inode, 1);
      case 'g' -> (inode.mode() & 02000) != 0;
      case 'u' -> (inode.mode() & 04000) != 0;
      case 'k' -> (inode.mode() & 01000) != 0;
      case 'O' -> inode.uid() == who.uid();
      case 'G' -> inode.gid() == who.gid();
      case 'N' -> inode.mtime() > inode.atime();
      default -> throw new IllegalArgumentException(operator + path);
    };
  }

  private boolean isSet(String name) {
    int bracket = name.indexOf('[');
    if (bracket > 0 && name.endsWith("]")) {
      Variable variable = shell.variables().get(name.substring(0, bracket));
      String subscript = name.substring(bracket + 1, name.length() - 1);
      if (variable == null) {
        return false;
      }
      if (subscript.equals("@") || subscript.equals("*")) {
        return !variable.values().isEmpty();
      }
      return Subscripts.get(shell.expander().context(), variable, name, subscript) != null;
    }
    if (name.matches("\\d{1,6}")) {
      return Integer.parseInt(name) <= shell.positional().size();
    }
    Variable variable = shell.variables().get(name);
    return variable != null && variable.value() != null;
  }

  /** A comparison of two texts or files: {@code < > -nt -ot -ef}. */
  public boolean binary(String left, String operator, String right) {
    switch (operator) {
      case "<":
        return left.compareTo(right) < 0;
      case ">":
        return left.compareTo(right) > 0;
      default:
        Inode a = stat(left);
        Inode b = stat(right);
        if (operator.equals("-ef")) {
          return a != null && b != null && a.number() == b.number() && a.number() != 0;
        }
        boolean newer = operator.equals("-nt");
        if (a == null || b == null) {
          return newer ? a != null : b != null;
        }
        return newer ? a.mtime() > b.mtime() : a.mtime() < b.mtime();
    }
  }
}
