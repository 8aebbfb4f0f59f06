package io.chapar.shell.interp.builtin;

import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.shell.expand.PathNames;
import io.chapar.shell.expand.Pattern;
import io.chapar.shell.interp.Builtin;
import io.chapar.shell.interp.Call;
import io.chapar.shell.interp.Shell;
import io.chapar.shell.syntax.Reserved;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code compgen}, for lists of names in scripts. */
final class CompGen implements Builtin {
  @Override
  public int run(Shell shell, Call call) throws IOException {
    Flags flags = new Flags(shell, call, "abcdefgjksuvo:A:G:W:F:C:X:P:S:");
    if (flags.wrong()) {
      return 2;
    }
    String prefix = flags.rest().isEmpty() ? "" : flags.rest().get(0);
    List<String> words = new ArrayList<>();
    String action = flags.value('A');
    String kind = action == null ? "" : action;
    if (flags.has('a') || flags.has('c') || kind.equals("alias")) {
      words.addAll(shell.aliases().keySet());
    }
    if (flags.has('k') || flags.has('c') || kind.equals("keyword")) {
      words.addAll(Reserved.WORDS);
    }
    if (flags.has('c') || kind.equals("function")) {
      words.addAll(shell.functions().keySet());
    }
    if (flags.has('b') || flags.has('c') || kind.equals("builtin")) {
      words.addAll(shell.builtins().keySet());
    }
    if (flags.has('v') || kind.equals("variable")) {
      words.addAll(shell.variables().names());
    }
    if (flags.has('e') || kind.equals("export")) {
      words.addAll(shell.variables().environment().keySet());
    }
    if (flags.has('u') || kind.equals("user")) {
      shell.process().machine().users().accounts().stream().map(Account::name).forEach(words::add);
    }
    if (flags.has('g') || kind.equals("group")) {
      shell.process().machine().users().groups().stream().map(Group::name).forEach(words::add);
    }
    String list = flags.value('W');
    if (list != null) {
      words.addAll(List.of(list.strip().split("\\s+")));
    }
    if (flags.has('c')) {
      for (String directory : shell.variables().text("PATH", "").split(":")) {
        for (String path : paths(shell, directory + "/")) {
          words.add(path.substring(path.lastIndexOf('/') + 1));
        }
      }
    }
    if (flags.has('f') || flags.has('d') || kind.equals("file") || kind.equals("directory")) {
      for (String path : paths(shell, prefix)) {
        boolean directory = shell.process().files().isDirectory(shell.process().path(path));
        if (directory || flags.has('f') || kind.equals("file")) {
          words.add(path);
        }
      }
    }
    boolean any = false;
    String front = flags.value('P');
    String back = flags.value('S');
    for (String word : words) {
      if (word.startsWith(prefix)) {
        any = true;
        shell.print((front == null ? "" : front) + word + (back == null ? "" : back) + "\n");
      }
    }
    return any ? 0 : 1;
  }

  private static List<String> paths(Shell shell, String prefix) {
    return PathNames.matching(shell.expander().context(), Pattern.quote(prefix) + "*");
  }
}
