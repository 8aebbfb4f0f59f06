package io.chapar.shell.interp.builtin;

import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code cd}. */
final class ChangeDirectory implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "LPe@");
    if (flags.wrong()) {
      return 2;
    }
    List<String> rest = flags.rest();
    if (rest.size() > 1) {
      shell.error("cd: too many arguments");
      return 1;
    }
    boolean physical = flags.has('P') || shell.options().is("physical") && !flags.has('L');
    String target;
    boolean show = false;
    if (rest.isEmpty()) {
      target = shell.variables().text("HOME", "");
      if (shell.variables().get("HOME") == null) {
        shell.error("cd: HOME not set");
        return 1;
      }
    } else if (rest.get(0).equals("-")) {
      target = shell.variables().text("OLDPWD", "");
      if (shell.variables().get("OLDPWD") == null) {
        shell.error("cd: OLDPWD not set");
        return 1;
      }
      show = true;
    } else {
      target = rest.get(0);
    }
    if (target.isEmpty()) {
      if (show) {
        shell.print("\n");
      }
      return 0;
    }
    String path = target;
    if (!target.startsWith("/")
        && !target.startsWith("./")
        && !target.startsWith("../")
        && !target.equals(".")
        && !target.equals("..")) {
      for (String directory : shell.variables().text("CDPATH", "").split(":", -1)) {
        String candidate = directory.isEmpty() ? target : directory + "/" + target;
        if (shell.process().files().isDirectory(shell.process().path(candidate))) {
          path = candidate;
          show |= !directory.isEmpty() && !directory.equals(".");
          break;
        }
      }
    }
    String failure = Directory.change(shell, path, physical);
    if (failure != null) {
      shell.error("cd: " + target + ": " + failure);
      return shell.dash() ? 2 : 1;
    }
    if (show) {
      shell.print(shell.process().cwd() + "\n");
    }
    return 0;
  }
}
