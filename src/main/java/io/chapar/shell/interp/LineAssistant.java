package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.LineEditor;
import io.chapar.host.Process;
import io.chapar.shell.syntax.Dialect;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the shell knows of a line that is being typed: whether it is complete, how it goes on, what
 * its parts are.
 */
final class LineAssistant implements LineEditor.Assistant {
  private static final String BREAKS = " \t\n;|&()<>=:`\"'{},";

  private final Shell shell;
  private final Completions completions;

  LineAssistant(Shell shell) {
    this.shell = shell;
    this.completions = new Completions(shell);
  }

  @Override
  public String remembered(String text) {
    return shell.options().is("cmdhist") ? OneLine.of(text) : text;
  }

  @Override
  public boolean unfinished(String text) {
    boolean[] open = {false};
    Dialect plain = shell.dialect();
    Dialect dialect =
        new Dialect() {
          @Override
          public boolean extglob() {
            return plain.extglob();
          }

          @Override
          public void warn(int line, String message) {
            open[0] = true;
          }
        };
    try {
      Parser.parse(text + "\n", dialect);
    } catch (SyntaxException e) {
      return e.incomplete();
    }
    return open[0] || text.endsWith("\\") && !text.endsWith("\\\\");
  }

  @Override
  public String secondPrompt() {
    return new Prompt(shell).expand(shell.variables().text("PS2", "> "));
  }

  @Override
  public int wordStart(String text, int cursor) {
    int start = cursor;
    while (start > 0 && !breaks(text, start - 1)) {
      start--;
    }
    return start;
  }

  private static boolean breaks(String text, int at) {
    boolean escaped = at > 0 && text.charAt(at - 1) == '\\';
    return !escaped && BREAKS.indexOf(text.charAt(at)) >= 0;
  }

  @Override
  public List<LineEditor.Candidate> candidates(String text, int cursor) {
    int start = wordStart(text, cursor);
    String word = text.substring(start, cursor);
    if (word.startsWith("$")) {
      return variables(word);
    }
    if (word.startsWith("~") && word.indexOf('/') < 0) {
      return users(word.substring(1), "~", "/");
    }
    TypedWords words = TypedWords.before(text, start);
    if (words.isEmpty() && word.indexOf('/') < 0) {
      return commands(word);
    }
    if (!words.isEmpty()) {
      List<LineEditor.Candidate> known = completions.of(words.list(), word);
      if (!known.isEmpty()) {
        return known;
      }
    }
    boolean onlyDirectories =
        !words.isEmpty() && List.of("cd", "pushd", "rmdir").contains(words.list().get(0));
    return paths(word, words.isEmpty(), onlyDirectories);
  }

  private List<LineEditor.Candidate> variables(String word) {
    boolean brace = word.startsWith("${");
    String prefix = word.substring(brace ? 2 : 1);
    List<LineEditor.Candidate> out = new ArrayList<>();
    for (String name : shell.variables().names()) {
      if (!name.startsWith(prefix)) {
        continue;
      }
      out.add(
          new LineEditor.Candidate((brace ? "${" : "$") + name + (brace ? "}" : ""), name, true));
    }
    return out;
  }

  /** Users whose name begins so. */
  List<LineEditor.Candidate> users(String prefix, String before, String after) {
    return shell.process().machine().users().accounts().stream()
        .map(Account::name)
        .filter(name -> name.startsWith(prefix))
        .map(name -> new LineEditor.Candidate(before + name + after, name, after.isEmpty()))
        .toList();
  }

  private List<LineEditor.Candidate> commands(String prefix) {
    TreeSet<String> names = new TreeSet<>();
    names.addAll(shell.builtins().keySet());
    names.addAll(shell.functions().keySet());
    names.addAll(shell.aliases().keySet());
    names.addAll(TypedWords.KEYWORDS);
    Process process = shell.process();
    for (String directory : shell.variables().text("PATH", "").split(":")) {
      try {
        for (String name : process.files().list(process.path(directory))) {
          if (name.startsWith(prefix)
              && process.files().may(process.path(directory) + "/" + name, 1)) {
            names.add(name);
          }
        }
      } catch (DiskException e) {
        // a directory of PATH that is not there has no commands
      }
    }
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> new LineEditor.Candidate(name, name, true))
        .toList();
  }

  private List<LineEditor.Candidate> paths(
      String typed, boolean executable, boolean onlyDirectories) {
    Process process = shell.process();
    String word = typed.replace("\\", "");
    int slash = word.lastIndexOf('/');
    String directory = word.substring(0, slash + 1);
    String prefix = word.substring(slash + 1);
    String place = home(directory);
    List<LineEditor.Candidate> out = new ArrayList<>();
    try {
      String path = place.isEmpty() ? process.cwd() : process.path(place);
      for (String name : process.files().list(path)) {
        if (!name.startsWith(prefix) || name.startsWith(".") && prefix.isEmpty()) {
          continue;
        }
        Inode inode = process.files().peek(path + "/" + name);
        boolean isDirectory = inode != null && inode.isDirectory();
        if (onlyDirectories && !isDirectory
            || executable && !isDirectory && !process.files().may(path + "/" + name, 1)) {
          continue;
        }
        String value = directory + TypedWords.quote(name) + (isDirectory ? "/" : "");
        out.add(new LineEditor.Candidate(value, name + (isDirectory ? "/" : ""), !isDirectory));
      }
    } catch (DiskException e) {
      // nothing to offer in a place that cannot be listed
    }
    return out;
  }

  private String home(String directory) {
    if (!directory.startsWith("~")) {
      return directory;
    }
    int slash = directory.indexOf('/');
    String user = directory.substring(1, slash);
    Account account = shell.process().machine().users().named(user);
    String home =
        user.isEmpty()
            ? shell.variables().text("HOME", "/")
            : account == null ? directory : account.home();
    return home + directory.substring(slash);
  }

  @Override
  public List<LineEditor.Part> parts(String text) {
    return new Colouring(text, this::known).parts();
  }

  private boolean known(String word) {
    if (shell.builtins().containsKey(word)
        || shell.functions().containsKey(word)
        || shell.aliases().containsKey(word)) {
      return true;
    }
    Process process = shell.process();
    if (word.indexOf('/') >= 0) {
      return process.files().may(process.path(word), 1);
    }
    for (String directory : shell.variables().text("PATH", "").split(":")) {
      if (process.files().may(process.path(directory) + "/" + word, 1)) {
        return true;
      }
    }
    return false;
  }
}
