package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Channel;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.shell.expand.ExpansionException;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Printer;
import io.chapar.shell.syntax.Redirection;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.WordPart;
import io.chapar.text.Utf8;
import io.chapar.time.WaitPoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Subshells: in parentheses, in the background, and for substitutions. */
final class Subshells {
  private static final int MOST = 48 * 1024 * 1024;

  private final Shell shell;
  private final Executor executor;
  private final List<Integer> open = new ArrayList<>(); // of process substitutions
  private int substituted = -1; // the status of the last command substitution

  Subshells(Shell shell, Executor executor) {
    this.shell = shell;
    this.executor = executor;
  }

  /** Runs a list in a copy of the shell and waits for it. */
  int run(Script body) {
    Process child = shell.newProcess();
    Shell copy = shell.fork(child);
    return shell
        .jobs()
        .foreground(
            child,
            p -> Shell.subshell(copy, () -> only(copy, body)),
            () -> "( " + Printer.print(body) + " )");
  }

  /** Runs a list that is all this shell has to do. */
  int only(Script body) {
    return only(shell, body);
  }

  /** A list that is all a process does: a program may take its place. */
  private static int only(Shell copy, Script body) {
    Command command = single(body);
    if (command instanceof Command.Subshell inner) {
      return only(copy, inner.body()); // the process is there already
    }
    if (command instanceof Command.Simple && !copy.traps().any()) {
      int status = copy.executor().command(command, !copy.options().is("errexit"));
      if (status != 0 && copy.options().is("errexit") && !copy.guarded()) {
        throw new ShellExit(status);
      }
      return status;
    }
    return copy.executor().execute(body);
  }

  private static @Nullable Command single(Script body) {
    if (body.statements().size() != 1) {
      return null;
    }
    Script.Statement statement = body.statements().get(0);
    Script.AndOr list = statement.list();
    if (statement.background()
        || !list.rest().isEmpty()
        || list.first().negated()
        || list.first().timing() != Script.Timing.NONE
        || list.first().commands().size() != 1) {
      return null;
    }
    return list.first().commands().get(0);
  }

  /** Runs a list in the background; the status is that of starting it. */
  int background(Script.AndOr list) {
    String command = Printer.print(list);
    if (list.rest().isEmpty()
        && !list.first().negated()
        && list.first().timing() == Script.Timing.NONE
        && list.first().commands().size() > 1) {
      return started(executor.pipelines().start(list.first().commands(), command, true));
    }
    Process child = shell.newProcess();
    Shell copy = shell.fork(child);
    detach(child, true);
    Job job = shell.jobs().add(List.of(new Job.Member(child, command)), command, true);
    Script body = new Script(List.of(new Script.Statement(list, false)), list.span());
    copy.guards(0);
    IntSupplier run = () -> only(copy, body);
    child.start(job.noting(p -> Shell.subshell(copy, run)));
    return started(job);
  }

  /** What a child in the background has and others have not. */
  void detach(Process child, boolean input) {
    if (shell.options().is("monitor")) {
      child.group(child.pid());
      return;
    }
    try {
      if (input) {
        child.attach(0, Channels.device("null", shell.process().machine().random()));
      }
    } catch (DiskException e) {
      throw new IllegalStateException(e);
    }
    child.ignore(io.chapar.host.Signal.INT);
    child.ignore(io.chapar.host.Signal.QUIT);
  }

  private int started(Job job) {
    int pid = job.process().pid();
    shell.special().background(pid);
    if (shell.interactive()) {
      shell.say("[" + job.number() + "] " + pid + "\n");
    }
    return 0;
  }

  /** Starts a coprocess: its ends of two pipes are an array of this shell. */
  int coprocess(Command.Coprocess command) {
    Channel[] to = shell.process().pipe();
    Channel[] from = shell.process().pipe();
    Process child = shell.newProcess();
    Shell copy = shell.fork(child);
    copy.guards(0);
    child.attach(0, to[0]);
    child.attach(1, from[1]);
    try {
      var ends = shell.variables().obtainGlobal(command.name()).makeIndexed();
      ends.put(0L, Integer.toString(shell.process().allocate(from[0], 60)));
      ends.put(1L, Integer.toString(shell.process().allocate(to[1], 60)));
    } catch (DiskException e) {
      shell.error("coproc: " + e.getMessage());
      return 1;
    }
    String pid = Integer.toString(child.pid());
    shell.variables().obtainGlobal(command.name() + "_PID").value(pid);
    String text = Printer.print(command);
    Job job = shell.jobs().add(List.of(new Job.Member(child, text)), text, true);
    IntSupplier run = () -> copy.executor().command(command.body(), false);
    child.start(job.noting(p -> Shell.subshell(copy, run)));
    return started(job);
  }

  // ---- command substitution

  /** The status of the command substitutions since the last {@link #forget}; -1: there was none. */
  int substituted() {
    return substituted;
  }

  void forget() {
    substituted = -1;
  }

  String substitute(WordPart.CommandSubstitution command) {
    Capture capture = new Capture(shell.process());
    Process child = shell.newProcess();
    Shell copy = shell.fork(child);
    copy.guards(0);
    if (!shell.options().is("inherit_errexit") && !shell.options().is("posix")) {
      copy.options().set("errexit", false);
    }
    child.attach(1, capture);
    Script body = command.body();
    int status =
        child.run(
            p ->
                Shell.subshell(
                    copy,
                    () -> {
                      if (body == null) {
                        copy.parsing("command substitution");
                        return copy.executor()
                            .main(new Parser(command.source(), 1, copy.dialect()), false);
                      }
                      String file = onlyReads(body);
                      return file == null ? only(copy, body) : copy(copy, body);
                    }));
    capture.awaitEnd();
    substituted = status;
    shell.status(status);
    if (capture.full) {
      throw ExpansionException.exit("xrealloc: cannot allocate " + 2L * MOST + " bytes");
    }
    byte[] bytes = capture.bytes.toByteArray();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == '\n') {
      end--;
    }
    return text(bytes, end);
  }

  private String text(byte[] bytes, int end) {
    int kept = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] != 0) {
        bytes[kept++] = bytes[i];
      }
    }
    if (kept < end) {
      shell.error("warning: command substitution: ignored null byte in input");
      while (kept > 0 && bytes[kept - 1] == '\n') {
        kept--;
      }
    }
    return Utf8.decode(bytes, 0, kept);
  }

  /** {@code $(< file)}: the operator's target as typed, or null. */
  private static @Nullable String onlyReads(Script body) {
    return single(body) instanceof Command.Simple s
            && s.words().isEmpty()
            && s.assignments().isEmpty()
            && s.redirections().size() == 1
            && s.redirections().get(0).operator().equals("<")
            && s.redirections().get(0).fd() <= 0
        ? s.redirections().get(0).target().text()
        : null;
  }

  private static int copy(Shell shell, Script body) {
    Command.Simple s = (Command.Simple) java.util.Objects.requireNonNull(single(body));
    Redirection from = s.redirections().get(0);
    try {
      String path = shell.expander().whole(from.target());
      byte[] bytes;
      try {
        bytes = shell.process().readAll(path);
      } catch (DiskException e) {
        shell.error(path + ": " + e.getMessage());
        return 1;
      }
      shell.process().write(1, bytes, 0, bytes.length);
      return 0;
    } catch (IOException e) {
      return 1;
    }
  }

  /** What a substitution collects, until nobody has it open any more. */
  private static final class Capture implements Channel {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WaitPoint closing;
    private boolean closed;
    private boolean full;

    Capture(Process process) {
      closing = new WaitPoint(process.machine().scheduler());
    }

    void awaitEnd() {
      while (!closed) {
        closing.await();
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      throw new DiskException(Errno.EBADF, name());
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (full || bytes.size() + length > MOST) {
        full = true;
        bytes.reset();
        throw new DiskException(Errno.EPIPE, name());
      }
      bytes.write(from, offset, length);
    }

    @Override
    public void close() {
      closed = true;
      closing.signalAll();
    }

    @Override
    public String name() {
      return "pipe:[1]";
    }
  }

  // ---- process substitution

  String substitute(WordPart.ProcessSubstitution command) {
    Channel[] pipe = shell.process().pipe();
    Process child = shell.newProcess();
    Shell copy = shell.fork(child);
    copy.guards(0);
    child.attach(command.reads() ? 1 : 0, pipe[command.reads() ? 1 : 0]);
    Channel mine = pipe[command.reads() ? 0 : 1];
    int fd = 63;
    while (fd > 9 && shell.process().channel(fd) != null) {
      fd--;
    }
    shell.process().attach(fd, mine);
    open.add(fd);
    shell.special().background(child.pid());
    child.start(p -> Shell.subshell(copy, () -> only(copy, command.body())));
    return "/dev/fd/" + fd;
  }

  /** How many process substitutions are open: for {@link #close}. */
  int opened() {
    return open.size();
  }

  /** Closes the process substitutions that were opened since there were {@code count}. */
  void close(int count) {
    while (open.size() > count) {
      shell.process().close(open.remove(open.size() - 1));
    }
  }

  Set<Integer> descriptors() {
    return Set.copyOf(open);
  }

  Executor executor() {
    return executor;
  }
}
