package io.chapar.shell.interp.builtin;

import io.chapar.disk.Inode;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.CommandPath;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Printer;
import io.chapar.shell.syntax.Reserved;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code type}, and what {@code command -v} shares with it. */
final class Type implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "afptP");
    if (flags.wrong()) {
      return 2;
    }
    int status = 0;
    for (String name : flags.rest()) {
      if (!describe(shell, flags, name)) {
        status = 1;
        if (!flags.has('t') && !flags.has('p') && !flags.has('P')) {
          shell.process().out().flush();
          shell.error(call.name() + ": " + name + ": not found");
        }
      }
    }
    return status;
  }

  private static boolean describe(Shell shell, Flags flags, String name) throws IOException {
    boolean all = flags.has('a');
    boolean word = flags.has('t');
    boolean pathOnly = flags.has('P');
    boolean paths = flags.has('p') || pathOnly;
    boolean found = false;
    if (!pathOnly) {
      String alias = shell.options().is("expand_aliases") ? shell.aliases().get(name) : null;
      if (alias != null) {
        say(shell, paths, word, "alias", name + " is aliased to `" + alias + "'");
        found = true;
      }
      if (Reserved.is(name) && (all || !found)) {
        say(shell, paths, word, "keyword", name + " is a shell keyword");
        found = true;
      }
      Shell.Function function = shell.functions().get(name);
      if (function != null && !flags.has('f') && (all || !found)) {
        String text = Printer.print(name, function.body());
        say(
            shell,
            paths,
            word,
            "function",
            name + " is a function\n" + text.substring(0, text.length() - 1));
        found = true;
      }
      if (shell.builtin(name) != null && (all || !found)) {
        say(shell, paths, word, "builtin", name + " is a shell builtin");
        found = true;
      }
    }
    if (all) {
      for (String path : shell.path().all(name)) {
        shell.print(word ? "file\n" : paths ? path + "\n" : name + " is " + path + "\n");
        found = true;
      }
      return found;
    }
    if (found) {
      return true;
    }
    CommandPath.Remembered remembered = shell.path().table().get(name);
    if (remembered != null && !pathOnly) {
      shell
          .path()
          .table()
          .put(name, new CommandPath.Remembered(remembered.path(), remembered.hits() + 1));
      shell.print(
          word
              ? "file\n"
              : paths
                  ? remembered.path() + "\n"
                  : name + " is hashed (" + remembered.path() + ")\n");
      return true;
    }
    String path = file(shell, name);
    if (path == null) {
      return false;
    }
    shell.print(word ? "file\n" : paths ? path + "\n" : name + " is " + path + "\n");
    return true;
  }

  private static void say(Shell shell, boolean paths, boolean word, String kind, String text)
      throws IOException {
    if (word) {
      shell.print(kind + "\n");
    } else if (!paths) {
      shell.print(text + "\n");
    }
  }

  /** The file that a name would run, or null. */
  static @Nullable String file(Shell shell, String name) {
    if (name.indexOf('/') >= 0) {
      Inode inode = shell.process().files().peek(shell.process().path(name));
      return inode != null && inode.isRegular() && shell.process().credentials().may(inode, 1)
          ? name
          : null;
    }
    List<String> all = shell.path().all(name);
    return all.isEmpty() ? null : all.get(0);
  }
}
