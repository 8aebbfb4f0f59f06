package io.chapar.shell.interp.builtin;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;

/** {@code source} and {@code .}. */
final class Source implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "");
    if (flags.wrong()) {
      return 2;
    }
    List<String> args = flags.rest();
    if (args.isEmpty()) {
      shell.error(call.name() + ": filename argument required");
      return Usages.say(shell, call.name());
    }
    String file = args.get(0);
    String path = find(shell, file);
    byte[] bytes;
    try {
      Inode inode = shell.process().files().peek(shell.process().path(path));
      if (inode != null && inode.isDirectory()) {
        shell.error(call.name() + ": " + path + ": is a directory");
        return 1;
      }
      bytes = shell.process().readAll(path);
    } catch (DiskException e) {
      shell.error(path + ": " + e.getMessage());
      return 1;
    }
    for (int i = 0; i < Math.min(80, bytes.length); i++) {
      if (bytes[i] == 0) {
        shell.error(call.name() + ": " + path + ": cannot execute binary file");
        return 126;
      }
    }
    return shell.executor().source(Utf8.decode(bytes), path, args.subList(1, args.size()));
  }

  private static String find(Shell shell, String file) {
    if (file.indexOf('/') >= 0 || !shell.options().is("sourcepath")) {
      return file;
    }
    for (String directory : shell.variables().text("PATH", "").split(":", -1)) {
      String candidate = (directory.isEmpty() ? "." : directory) + "/" + file;
      Inode inode = shell.process().files().peek(shell.process().path(candidate));
      if (inode != null && inode.isRegular() && shell.process().credentials().may(inode, 4)) {
        return candidate;
      }
    }
    return file;
  }
}
