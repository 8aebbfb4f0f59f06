package io.chapar.shell.interp.builtin;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.interp.Shell;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Changing the working directory: what {@code cd} and {@code pushd} share. */
final class Directory {
  private Directory() {}

  /** Goes to a directory; what is wrong with it, or null. */
  static @Nullable String change(Shell shell, String target, boolean physical) {
    Process process = shell.process();
    String before = process.cwd();
    String path = process.path(target);
    try {
      String to = physical ? process.files().realpath(path) : logical(path);
      try {
        process.chdir(to);
      } catch (DiskException e) {
        if (physical || process.files().peek(path) == null) {
          throw e;
        }
        process.chdir(process.files().realpath(path));
      }
    } catch (DiskException e) {
      return e.getMessage();
    }
    shell.variables().obtain("OLDPWD").set(Attribute.EXPORT, true).value(before);
    shell.variables().obtain("PWD").set(Attribute.EXPORT, true).value(process.cwd());
    return null;
  }

  /** A path without '.' and '..', which are taken literally. */
  static String logical(String path) {
    ArrayDeque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return "/" + String.join("/", names);
  }
}
