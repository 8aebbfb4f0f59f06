package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code pushd}, {@code popd} and {@code dirs}. */
final class DirectoryStack implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    return switch (call.name()) {
      case "pushd" -> push(shell, call.args());
      case "popd" -> pop(shell, call.args());
      default -> show(shell, call);
    };
  }

  private static int place(String arg, int size) {
    if (!arg.matches("[+-]\\d{1,6}")) {
      return -1;
    }
    int n = Integer.parseInt(arg.substring(1));
    return arg.startsWith("+") ? n : size - 1 - n;
  }

  private static int push(Shell shell, List<String> given) throws IOException {
    boolean stay = !given.isEmpty() && given.get(0).equals("-n");
    List<String> args = stay ? given.subList(1, given.size()) : given;
    List<String> stack = shell.directories().stack();
    List<String> all = shell.directories().all(shell.process().cwd());
    if (args.isEmpty()) {
      if (stack.isEmpty()) {
        shell.error("pushd: no other directory");
        return 1;
      }
      Collections.swap(all, 0, 1);
    } else if (args.get(0).matches("[+-]\\d+")) {
      int at = place(args.get(0), all.size());
      if (at < 0 || at >= all.size()) {
        shell.error("pushd: " + args.get(0) + ": directory stack index out of range");
        return 1;
      }
      Collections.rotate(all, -at);
    } else if (stay) {
      stack.add(0, args.get(0));
      return list(shell);
    } else {
      String before = shell.process().cwd();
      String failure = Directory.change(shell, args.get(0), false);
      if (failure != null) {
        shell.error("pushd: " + args.get(0) + ": " + failure);
        return 1;
      }
      stack.add(0, before);
      return list(shell);
    }
    String failure = Directory.change(shell, all.get(0), false);
    if (failure != null) {
      shell.error("pushd: " + all.get(0) + ": " + failure);
      return 1;
    }
    stack.clear();
    stack.addAll(all.subList(1, all.size()));
    return list(shell);
  }

  private static int pop(Shell shell, List<String> given) throws IOException {
    boolean stay = !given.isEmpty() && given.get(0).equals("-n");
    List<String> args = stay ? given.subList(1, given.size()) : given;
    List<String> stack = shell.directories().stack();
    if (stack.isEmpty()) {
      shell.error("popd: directory stack empty");
      return 1;
    }
    int at = args.isEmpty() ? 0 : place(args.get(0), stack.size() + 1);
    if (at < 0 || at > stack.size()) {
      shell.error("popd: " + args.get(0) + ": directory stack index out of range");
      return 1;
    }
    if (at > 0 || stay) {
      stack.remove(Math.max(0, at - 1));
      return list(shell);
    }
    String failure = Directory.change(shell, stack.get(0), false);
    if (failure != null) {
      shell.error("popd: " + stack.get(0) + ": " + failure);
      return 1;
    }
    stack.remove(0);
    return list(shell);
  }

  private static int list(Shell shell) throws IOException {
    List<String> shown = new ArrayList<>();
    for (String directory : shell.directories().all(shell.process().cwd())) {
      shown.add(tilde(shell, directory));
    }
    shell.print(String.join(" ", shown) + "\n");
    return 0;
  }

  private static String tilde(Shell shell, String directory) {
    String home = shell.variables().text("HOME", "");
    if (home.length() > 1 && (directory.equals(home) || directory.startsWith(home + "/"))) {
      return "~" + directory.substring(home.length());
    }
    return directory;
  }

  private static int show(Shell shell, Call call) throws IOException {
    List<String> all = shell.directories().all(shell.process().cwd());
    List<String> args = call.args();
    if (args.size() == 1 && args.get(0).matches("[+-]\\d+")) {
      int at = place(args.get(0), all.size());
      if (at < 0 || at >= all.size()) {
        shell.error("dirs: " + args.get(0) + ": directory stack index out of range");
        return 1;
      }
      shell.print(tilde(shell, all.get(at)) + "\n");
      return 0;
    }
    Flags flags = new Flags(shell, call, "clpv");
    if (flags.wrong()) {
      return 2;
    }
    if (flags.has('c')) {
      shell.directories().stack().clear();
      return 0;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      String shown = flags.has('l') ? all.get(i) : tilde(shell, all.get(i));
      if (flags.has('v')) {
        out.append(String.format(java.util.Locale.ROOT, "%2d  %s\n", i, shown));
      } else {
        out.append(shown).append(flags.has('p') || i == all.size() - 1 ? "\n" : " ");
      }
    }
    shell.print(out.toString());
    return 0;
  }
}
