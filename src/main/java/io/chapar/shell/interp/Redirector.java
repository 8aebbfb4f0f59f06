package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files.Mode;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.shell.syntax.HereDoc;
import io.chapar.shell.syntax.Redirection;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Redirections: applied for good, or so that they can be undone. */
public final class Redirector {
  private static final int PRIVATE = 10; // from here on bash keeps what it saves

  private final Shell shell;

  Redirector(Shell shell) {
    this.shell = shell;
  }

  /** What there was before, last change last. */
  static final class Undo {
    private final List<int[]> saved = new ArrayList<>();
  }

  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /**
   * Redirects descriptors of {@code process}, which is the shell's own or that of a child.
   *
   * @param undo notes what there was before; null: for good
   * @return false if one failed, which has been said
   */
  boolean apply(Process process, List<Redirection> redirections, @Nullable Undo undo) {
    for (Redirection redirection : redirections) {
      try {
        apply(process, redirection, undo);
      } catch (Failed e) {
        shell.errorTo(process, e.getMessage());
        return false;
      }
    }
    return true;
  }

  void undo(Undo undo) {
    Process process = shell.process();
    for (int i = undo.saved.size() - 1; i >= 0; i--) {
      int fd = undo.saved.get(i)[0];
      int copy = undo.saved.get(i)[1];
      if (copy < 0) {
        process.close(fd);
        continue;
      }
      try {
        process.duplicate(copy, fd);
      } catch (DiskException e) {
        throw new IllegalStateException(e);
      }
      process.close(copy);
      shell.hidden().remove(copy);
    }
  }

  /** What was saved is not needed: the redirections stay. */
  void keep(Undo undo) {
    for (int[] entry : undo.saved) {
      if (entry[1] >= 0) {
        shell.process().close(entry[1]);
        shell.hidden().remove(entry[1]);
      }
    }
  }

  private void save(Process process, int fd, @Nullable Undo undo) throws DiskException {
    if (undo == null) {
      return;
    }
    if (process.channel(fd) == null) {
      undo.saved.add(new int[] {fd, -1});
      return;
    }
    int copy = process.duplicateAbove(fd, PRIVATE);
    shell.hidden().add(copy);
    undo.saved.add(new int[] {fd, copy});
  }

  private void apply(Process process, Redirection r, @Nullable Undo undo) throws Failed {
    String operator = r.operator();
    boolean input = operator.startsWith("<") && !operator.equals("<>");
    int fd = r.fd() >= 0 ? r.fd() : operator.startsWith("<") ? 0 : 1;
    if (operator.equals(">&") || operator.equals("<&")) {
      duplicate(process, r, fd, undo);
      return;
    }
    HereDoc document = r.hereDoc();
    String shown = r.target().text();
    try {
      Channel channel;
      if (document != null) {
        channel = Channels.input(Utf8.encode(body(document)));
      } else if (operator.equals("<<<")) {
        channel = Channels.input(Utf8.encode(shell.expander().whole(r.target()) + "\n"));
      } else {
        shown = target(r);
        channel = open(process, shown, operator, input);
      }
      String variable = r.variable();
      if (variable != null) {
        int free = process.allocate(channel, PRIVATE);
        shell.assignments().assign(variable, null, Integer.toString(free), false);
        return;
      }
      if (operator.startsWith("&")) {
        save(process, 1, undo);
        save(process, 2, undo);
        process.attach(1, channel);
        process.duplicate(1, 2);
        return;
      }
      save(process, fd, undo);
      process.attach(fd, channel);
    } catch (IOException e) {
      throw new Failed(shell.dash() ? dash(shown, input, e) : shown + ": " + e.getMessage());
    }
  }

  /** How dash says that a file cannot be opened. */
  private static String dash(String path, boolean input, IOException e) {
    boolean missing = e instanceof DiskException d && d.errno() == Errno.ENOENT;
    String why = !missing ? e.getMessage() : input ? "No such file" : "Directory nonexistent";
    return (input ? "cannot open " : "cannot create ") + path + ": " + why;
  }

  private String body(HereDoc document) {
    return document.quoted() ? document.text() : shell.expander().whole(document.body());
  }

  private String target(Redirection r) throws Failed {
    List<String> fields = new ArrayList<>();
    shell.expander().fields(r.target(), fields);
    if (fields.size() != 1) {
      throw new Failed(r.target().text() + ": ambiguous redirect");
    }
    return fields.get(0);
  }

  private Channel open(Process process, String path, String operator, boolean input)
      throws IOException, Failed {
    if (path.isEmpty()) {
      throw new DiskException(Errno.ENOENT, path);
    }
    if (path.startsWith("/dev/tcp/")) {
      return new NetworkFile(shell, process).open(path);
    }
    Set<Mode> how;
    if (input) {
      how = Set.of(Mode.READ);
    } else if (operator.equals("<>")) {
      how = Set.of(Mode.READ, Mode.WRITE, Mode.CREATE);
    } else if (operator.equals(">>") || operator.equals("&>>")) {
      how = Set.of(Mode.WRITE, Mode.CREATE, Mode.APPEND);
    } else {
      how = EnumSet.of(Mode.WRITE, Mode.CREATE, Mode.TRUNCATE);
      if (shell.options().is("noclobber") && !operator.equals(">|")) {
        Inode there = process.files().peek(process.path(path));
        if (there != null && there.isRegular()) {
          throw new Failed(path + ": cannot overwrite existing file");
        }
      }
    }
    return process.open(path, how, 0666);
  }

  private void duplicate(Process process, Redirection r, int fd, @Nullable Undo undo)
      throws Failed {
    String word = target(r);
    boolean move = word.length() > 1 && word.endsWith("-");
    String digits = move ? word.substring(0, word.length() - 1) : word;
    try {
      if (word.equals("-")) {
        int closing = r.variable() == null ? fd : variable(r.variable());
        save(process, closing, undo);
        process.close(closing);
        return;
      }
      if (!digits.matches("\\d{1,6}")) {
        both(process, r, word, undo);
        return;
      }
      int from = Integer.parseInt(digits);
      if (process.channel(from) == null) {
        throw new DiskException(Errno.EBADF, word);
      }
      String variable = r.variable();
      if (variable != null) {
        int free = process.duplicateAbove(from, PRIVATE);
        shell.assignments().assign(variable, null, Integer.toString(free), false);
      } else {
        save(process, fd, undo);
        process.duplicate(from, fd);
      }
      if (move && from != fd) {
        save(process, from, undo);
        process.close(from);
      }
    } catch (DiskException e) {
      throw new Failed(word + ": " + e.getMessage());
    }
  }

  private int variable(String name) throws Failed {
    String value = shell.variables().text(name, "");
    if (!value.matches("\\d{1,6}")) {
      throw new Failed(name + ": Bad file descriptor");
    }
    return Integer.parseInt(value);
  }

  /** {@code >& file}, the older way to write {@code &> file}. */
  private void both(Process process, Redirection r, String word, @Nullable Undo undo)
      throws Failed {
    if (r.fd() >= 0 || r.operator().equals("<&") || r.variable() != null) {
      throw new Failed(word + ": ambiguous redirect");
    }
    try {
      Channel channel = open(process, word, ">", false);
      save(process, 1, undo);
      save(process, 2, undo);
      process.attach(1, channel);
      process.duplicate(1, 2);
    } catch (IOException e) {
      throw new Failed(word + ": " + e.getMessage());
    }
  }
}
