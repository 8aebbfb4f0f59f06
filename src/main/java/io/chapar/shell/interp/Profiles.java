package io.chapar.shell.interp;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.shell.syntax.Parser;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;

/** The files that a shell reads before anything else. */
final class Profiles {
  private final Shell shell;

  Profiles(Shell shell) {
    this.shell = shell;
  }

  /** What a login shell reads; the status if one of them ended the shell, else -1. */
  int login() {
    int ended = read("/etc/profile");
    for (String name : List.of("/.bash_profile", "/.bash_login", "/.profile")) {
      String path = home() + name;
      if (ended < 0 && readable(path)) {
        return read(path);
      }
    }
    return ended;
  }

  /** What an interactive shell reads that is no login shell. */
  int interactive(String file) {
    int ended = file.isEmpty() ? read("/etc/bash.bashrc") : -1;
    return ended < 0 ? read(file.isEmpty() ? home() + "/.bashrc" : file) : ended;
  }

  private String home() {
    return shell.variables().text("HOME", "");
  }

  private boolean readable(String path) {
    Process process = shell.process();
    Inode inode = process.files().peek(process.path(path));
    return inode != null && inode.isRegular() && process.credentials().may(inode, 4);
  }

  /** Reads a file if it is there. */
  int read(String path) {
    if (!readable(path)) {
      return -1;
    }
    String text;
    try {
      text = Utf8.decode(shell.process().readAll(path));
    } catch (IOException e) {
      return -1;
    }
    shell.frames().push(new Frames.Frame("source", path, 0));
    try {
      shell.executor().main(new Parser(text, 1, shell.dialect()), true);
      return -1;
    } catch (ReturnException e) {
      return -1;
    } catch (ShellExit e) {
      return shell.traps().exit(e.status());
    } finally {
      shell.frames().pop();
      shell.line(1);
    }
  }
}
