package io.chapar.host;

import io.chapar.disk.Body;
import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.net.Pipe;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.text.Utf8;
import io.chapar.time.Task;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process of a host: what a {@link Program} is given. It carries arguments, environment, working
 * directory, credentials, umask and descriptors, and offers the system calls that need them.
 *
 * <p>A process has no thread of its own: a child runs inline in the task of whoever waits for it
 * ({@link #run}) or in a task of its own ({@link #start}).
 */
public final class Process {
  /** What a process does, in its own terms; the result is its exit status. */
  @FunctionalInterface
  public interface Code {
    /** Runs; IOException means status 1 with its text on standard error. */
    int run(Process process) throws IOException;
  }

  private static final long TICK = 1_000; // simulated ns that one small step costs
  private static final int MAX_FDS = 1024;

  private final Machine machine;
  private final int pid;
  private final int ppid;
  private final long started;
  private List<String> args;
  private String comm;
  private final LinkedHashMap<String, String> env;
  private String cwd;
  private int umask;
  private String executable = "";
  private Credentials credentials;
  private int realUid;
  private int realGid;
  private Stack stack;
  private int group;
  private int niceness;
  private @Nullable Terminal terminal;
  private final TreeMap<Integer, Descriptor> fds = new TreeMap<>();
  private final Map<Signal, @Nullable Runnable> handlers =
      new EnumMap<>(Signal.class); // null: ignored
  private final WaitPoint ended;
  private @Nullable Task task;
  private @Nullable Integer status;
  private @Nullable Signal stopped;
  private @Nullable RuntimeException waking;
  private @Nullable In in;
  private @Nullable Out out;
  private @Nullable Out err;
  private boolean unwritable; // a full disk ends the program

  private Supplier<Keepsake> keepsakes = () -> Keepsake.NONE;

  /** The first process of a session: no descriptors yet. */
  Process(
      Machine machine,
      int ppid,
      List<String> args,
      Map<String, String> env,
      String cwd,
      Credentials who) {
    this(machine, machine.processes().nextPid(), ppid, args, env, cwd, who);
    machine.processes().add(this);
  }

  /** One that is not in the process table: it acts for a {@link Resident} that has its pid. */
  Process(
      Machine machine,
      int pid,
      int ppid,
      List<String> args,
      Map<String, String> env,
      String cwd,
      Credentials who) {
    this.machine = machine;
    this.pid = pid;
    this.ppid = ppid;
    this.started = machine.scheduler().nanos();
    this.args = List.copyOf(args);
    this.comm = base(args.get(0));
    this.env = new LinkedHashMap<>(env);
    this.cwd = cwd;
    this.umask = 022;
    this.credentials = who;
    this.realUid = who.uid();
    this.realGid = who.gid();
    this.stack = machine.stack();
    this.group = pid;
    this.ended = new WaitPoint(machine.scheduler());
  }

  private Process(Process parent) {
    this.machine = parent.machine;
    this.pid = machine.processes().nextPid();
    this.ppid = parent.pid;
    this.started = machine.scheduler().nanos();
    this.args = parent.args;
    this.comm = parent.comm;
    this.env = new LinkedHashMap<>(parent.env);
    this.cwd = parent.cwd;
    this.umask = parent.umask;
    this.executable = parent.executable;
    this.credentials = parent.credentials;
    this.realUid = parent.realUid;
    this.realGid = parent.realGid;
    this.stack = parent.stack;
    this.group = parent.group;
    this.niceness = parent.niceness;
    this.terminal = parent.terminal;
    this.ended = new WaitPoint(machine.scheduler());
    parent.fds.forEach((fd, descriptor) -> fds.put(fd, descriptor.retain()));
    parent.handlers.forEach(
        (signal, handler) -> {
          if (handler == null) {
            handlers.put(signal, null);
          }
        });
    machine.processes().add(this);
  }

  // ---- who and where

  /** The host. */
  public Machine machine() {
    return machine;
  }

  /** Its process id. */
  public int pid() {
    return pid;
  }

  /** Its parent's. */
  public int ppid() {
    return ppid;
  }

  /** When it was started, nanoseconds since the epoch. */
  public long started() {
    return started;
  }

  /** Its arguments; the first is the name it was called by. */
  public List<String> args() {
    return args;
  }

  /** The name it was called by, without directories. */
  public String name() {
    return base(args.get(0));
  }

  /** The name of its program, as {@code ps -o comm} shows it. */
  public String comm() {
    return comm;
  }

  /** Its environment, which it may change. */
  public Map<String, String> env() {
    return env;
  }

  /** A variable of its environment, or {@code fallback}. */
  public String env(String name, String fallback) {
    return env.getOrDefault(name, fallback);
  }

  /** How little it asks of the processor, -20 to 19; it is shown, and changes nothing here. */
  public int niceness() {
    return niceness;
  }

  /** setpriority(2): what is out of range becomes the nearest value. */
  public void niceness(int value) {
    niceness = Math.max(-20, Math.min(19, value));
  }

  /** What the program that runs in it knows now. */
  public Keepsake keepsake() {
    return keepsakes.get();
  }

  /** A program says how what it knows can be kept. */
  public void keepsakes(Supplier<Keepsake> how) {
    keepsakes = how;
  }

  /** Its working directory, absolute. */
  public String cwd() {
    return cwd;
  }

  /** Changes the working directory; needs search permission there. */
  public void chdir(String path) throws DiskException {
    String target = path(path);
    Inode inode = files().stat(target);
    if (!inode.isDirectory()) {
      throw new DiskException(Errno.ENOTDIR, path);
    }
    if (!credentials.may(inode, 1)) {
      throw new DiskException(Errno.EACCES, path);
    }
    cwd = target;
  }

  /** The path of the file that it runs, as it was given to execve(2); empty: none yet. */
  public String executable() {
    return executable;
  }

  /** Its umask. */
  public int umask() {
    return umask;
  }

  /** Sets its umask. */
  public void umask(int mask) {
    umask = mask & 0777;
  }

  /** Its effective credentials. */
  public Credentials credentials() {
    return credentials;
  }

  /** The user who started it: differs from the effective one in a set-user-id program. */
  public int realUid() {
    return realUid;
  }

  /** The group of the user who started it. */
  public int realGid() {
    return realGid;
  }

  /** Becomes somebody else, really and effectively; the caller has checked that it may. */
  public void become(Credentials who) {
    credentials = who;
    realUid = who.uid();
    realGid = who.gid();
  }

  /** Takes on effective credentials only, as a set-id program does. */
  public void effective(Credentials who) {
    credentials = who;
  }

  /** The network it sees. */
  public Stack stack() {
    return stack;
  }

  /** The name of the host it sees itself on, which goes with the network. */
  public String hostname() {
    return stack == machine.stack() ? machine.hostname() : stack.hostname();
  }

  /** Moves it to the network of another host. */
  public void stack(Stack other) {
    stack = other;
  }

  /** Its process group. */
  public int group() {
    return group;
  }

  /** Moves it to a process group. */
  public void group(int newGroup) {
    group = newGroup;
  }

  /** Its controlling terminal, if it has one. */
  public @Nullable Terminal terminal() {
    return terminal;
  }

  /** Gives it a controlling terminal. */
  public void terminal(@Nullable Terminal newTerminal) {
    terminal = newTerminal;
  }

  // ---- files

  /** The file system as this process may use it. */
  public Files files() {
    return machine.disk().as(credentials);
  }

  /** {@code path} made absolute by the working directory; '.' and '..' stay. */
  public String path(String path) {
    return path.isEmpty() || path.startsWith("/")
        ? path
        : cwd.equals("/") ? "/" + path : cwd + "/" + path;
  }

  /** Opens a file, device or descriptor path; {@code mode} is for a new file, before the umask. */
  public Channel open(String path, Set<Files.Mode> how, int mode) throws IOException {
    String absolute = path(path);
    Channel special = machine.special(this, absolute, how);
    if (special != null) {
      return special;
    }
    boolean reads = how.contains(Files.Mode.READ);
    boolean writes = how.contains(Files.Mode.WRITE) || how.contains(Files.Mode.APPEND);
    try {
      return Channels.file(files().open(absolute, how, mode & ~umask), reads, writes);
    } catch (DiskException e) {
      Inode inode = e.errno() == Errno.ENXIO ? files().peek(absolute) : null;
      if (inode == null || inode.type() != 'p') {
        throw e;
      }
      return machine
          .scratch(Fifos.class, () -> new Fifos(machine.scheduler()))
          .open(inode, absolute, reads, writes);
    }
  }

  /** Opens for reading, as a stream; standard input for "-" is the caller's business. */
  public byte[] readAll(String path) throws IOException {
    Channel channel = open(path, Set.of(Files.Mode.READ), 0);
    try {
      java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n; (n = channel.read(buffer, 0, buffer.length)) > 0; ) {
        tick(n);
        if (all.size() > 256 * 1024 * 1024) {
          throw new DiskException(Errno.ENOMEM, path);
        }
        all.write(buffer, 0, n);
      }
      return all.toByteArray();
    } finally {
      channel.close();
    }
  }

  // ---- descriptors

  /** What {@code fd} refers to, or null if it is closed. */
  public @Nullable Channel channel(int fd) {
    Descriptor descriptor = fds.get(fd);
    return descriptor == null ? null : descriptor.channel();
  }

  /** The open descriptors. */
  public Set<Integer> descriptors() {
    return Set.copyOf(fds.keySet());
  }

  /** Makes {@code fd} refer to {@code channel}, closing what it referred to. */
  public void attach(int fd, Channel channel) {
    attach(fd, new Descriptor(channel));
  }

  private void attach(int fd, Descriptor descriptor) {
    flushQuietly();
    Descriptor old = fds.put(fd, descriptor.retain());
    if (old != null) {
      old.release();
    }
  }

  /**
   * Gives {@code channel} the lowest free descriptor that is at least {@code from}; EMFILE if there
   * is none.
   */
  public int allocate(Channel channel, int from) throws DiskException {
    for (int fd = from; fd < MAX_FDS; fd++) {
      if (!fds.containsKey(fd)) {
        attach(fd, channel);
        return fd;
      }
    }
    throw new DiskException(Errno.EMFILE, "");
  }

  /** dup2(2): {@code to} refers to what {@code from} does. */
  public void duplicate(int from, int to) throws DiskException {
    Descriptor descriptor = fds.get(from);
    if (descriptor == null) {
      throw new DiskException(Errno.EBADF, Integer.toString(from));
    }
    if (from != to) {
      attach(to, descriptor);
    }
  }

  /** The lowest free descriptor from {@code from} on refers to what {@code fd} does. */
  public int duplicateAbove(int fd, int from) throws DiskException {
    for (int free = from; free < MAX_FDS; free++) {
      if (!fds.containsKey(free)) {
        duplicate(fd, free);
        return free;
      }
    }
    throw new DiskException(Errno.EMFILE, "");
  }

  /** Closes a descriptor, if it is open. */
  public void close(int fd) {
    flushQuietly();
    Descriptor descriptor = fds.remove(fd);
    if (descriptor != null) {
      descriptor.release();
    }
  }

  /** Whether a descriptor is a terminal. */
  public boolean terminal(int fd) {
    Channel channel = channel(fd);
    return channel != null && channel.terminal();
  }

  /** Reads at least one byte from a descriptor; -1 at the end. */
  public int read(int fd, byte[] into, int offset, int length) throws IOException {
    Channel channel = channel(fd);
    if (channel == null) {
      throw new DiskException(Errno.EBADF, "");
    }
    tick();
    if (channel.terminal()) {
      awaitForeground();
    }
    return channel.read(into, offset, length);
  }

  /** Keys are for the job in the foreground: who reads them from behind it is stopped. */
  private void awaitForeground() {
    while (terminal != null
        && terminal.foreground() != group
        && machine.processes().live(terminal.foreground()) != null
        && terminal.jobs()
        && !handlers.containsKey(Signal.TTIN)) {
      machine.processes().signalGroup(group, Signal.TTIN);
      tick();
    }
  }

  /** Writes to a descriptor; a pipe without a reader raises SIGPIPE. */
  public void write(int fd, byte[] from, int offset, int length) throws IOException {
    Channel channel = channel(fd);
    if (channel == null) {
      throw new DiskException(Errno.EBADF, "");
    }
    tick(length);
    try {
      channel.write(from, offset, length);
    } catch (DiskException e) {
      if (e.errno() == Errno.EPIPE && !handlers.containsKey(Signal.PIPE)) {
        throw new KilledException(this, Signal.PIPE);
      }
      throw e;
    }
  }

  /** Standard input, buffered. */
  public In in() {
    In stream = in;
    if (stream == null) {
      stream = new In(this, 0);
      in = stream;
    }
    return stream;
  }

  /** A buffered stream over another descriptor. */
  public In in(int fd) {
    return new In(this, fd);
  }

  /** Standard output, buffered as stdio does. */
  public Out out() {
    Out stream = out;
    if (stream == null) {
      stream = new Out(this, 1, true);
      out = stream;
    }
    return stream;
  }

  /** Standard error, not buffered. */
  public Out err() {
    Out stream = err;
    if (stream == null) {
      stream = new Out(this, 2, false);
      err = stream;
    }
    return stream;
  }

  /**
   * Says {@code message} on standard error behind the name of the program, and gives {@code
   * exitStatus} back.
   */
  public int fail(int exitStatus, String message) throws IOException {
    err().print(name() + ": " + message + "\n");
    return exitStatus;
  }

  private void flushQuietly() {
    try {
      if (out != null) {
        out.flush();
      }
    } catch (IOException e) {
      // a close or a redirection does not fail for what was printed before
    }
  }

  // ---- network

  /** Connects to a port as the network of this process allows. */
  public SimSocket connect(java.net.InetAddress to, int port, Duration timeout) throws IOException {
    return stack.connect(to, port, timeout);
  }

  /** Connects to a local socket; needs write permission on it. */
  public SimSocket connect(String path) throws IOException {
    Inode inode = files().stat(path(path));
    if (!(inode.body() instanceof Body.Special s) || s.kind() != Body.Kind.SOCKET) {
      throw new DiskException(Errno.ECONNREFUSED, path);
    }
    if (!credentials.may(inode, 2)) {
      throw new DiskException(Errno.EACCES, path);
    }
    return machine.connectLocal(files().realpath(path(path)), this);
  }

  /** A new pipe: its reading and its writing end. */
  public Channel[] pipe() {
    Pipe pipe = new Pipe(machine.scheduler());
    return new Channel[] {Channels.reader(pipe), Channels.writer(pipe)};
  }

  // ---- time

  /** One small step of work: the place where interrupts arrive and others get their turn. */
  public void tick() {
    machine.scheduler().work(TICK);
  }

  /** Work on that many bytes. */
  public void tick(int bytes) {
    machine.scheduler().work(TICK + bytes);
  }

  /** Sleeps on the host's clock. */
  public void sleep(Duration time) {
    machine.scheduler().sleep(time);
  }

  // ---- children

  /**
   * fork(2): a child that has copies of everything and does nothing yet; EAGAIN when there are too
   * many.
   */
  public Process fork() throws DiskException {
    flushQuietly();
    machine.processes().checkLimit();
    machine.scheduler().work(200_000);
    return new Process(this);
  }

  /**
   * execve(2): this process becomes the program in the file {@code path}.
   *
   * @return the exit status of the program
   * @throws DiskException ENOENT, EACCES, ENOEXEC: then nothing has changed
   */
  public int exec(String path, List<String> argv, Map<String, String> environment)
      throws IOException {
    String absolute = path(path);
    Programs.Loaded loaded = machine.programs().load(this, path, argv);
    flushQuietly();
    machine.scheduler().work(300_000);
    args = List.copyOf(loaded.args());
    comm = base(absolute);
    executable = absolute;
    LinkedHashMap<String, String> copy = new LinkedHashMap<>(environment);
    env.clear();
    env.putAll(copy);
    Inode file = loaded.file();
    if ((file.mode() & 06000) != 0) {
      int uid = (file.mode() & 04000) != 0 ? file.uid() : credentials.uid();
      int gid = (file.mode() & 02000) != 0 ? file.gid() : credentials.gid();
      credentials = new Credentials(uid, gid, credentials.groups());
    }
    handlers.values().removeIf(handler -> handler != null);
    in = null;
    out = null;
    err = null;
    unwritable = true;
    try {
      int result = status(loaded.program());
      out().flush();
      return result & 0xff;
    } catch (LostOutput e) {
      if (e.process() != this) {
        throw e;
      }
      unwritable = false;
      out().discard();
      byte[] text = Utf8.encode(e.message());
      write(2, text, 0, text.length);
      return e.status();
    }
  }

  private int status(Program program) throws IOException {
    try {
      return program.run(this);
    } catch (ExitException e) {
      return e.status();
    }
  }

  /**
   * This program has its own words for output that a full disk does not take, as shells do: it gets
   * the error, where others are ended by it.
   */
  public void seesLostOutput() {
    unwritable = false;
  }

  /** Whether a full disk ends this program. */
  boolean endedByLostOutput() {
    return unwritable;
  }

  /**
   * Runs {@code code} as this process, in the task of the caller, and returns the exit status:
   * 128+n after a signal.
   */
  public int run(Code code) {
    task = machine.scheduler().running();
    int result;
    try {
      result = code.run(this);
      flush();
    } catch (ExitException e) {
      flush();
      result = e.status();
    } catch (KilledException e) {
      if (out != null) {
        out.discard();
      }
      if (e.process() != this) {
        end(128 + e.signal().number());
        throw e;
      }
      result = 128 + e.signal().number();
    } catch (IOException e) {
      complain(e);
      result = 1;
    } catch (StackOverflowError e) {
      result = 128 + Signal.SEGV.number();
    } catch (OutOfMemoryError e) {
      // what the kernel does when memory is short: it ends the one that asked for too much
      if (out != null) {
        out.discard();
      }
      result = 128 + Signal.KILL.number();
    } catch (RuntimeException e) {
      if (e != waking) {
        end(255);
        throw e;
      }
      result = 128 + Signal.INT.number();
    }
    end(result & 0xff);
    return result & 0xff;
  }

  private void flush() {
    try {
      if (out != null) {
        out.flush();
      }
    } catch (IOException e) {
      complain(e);
    } catch (KilledException e) {
      if (e.process() != this) {
        throw e;
      }
    }
  }

  private void complain(IOException e) {
    byte[] text = Utf8.encode(name() + ": " + e.getMessage() + "\n");
    try {
      write(2, text, 0, text.length);
    } catch (IOException | KilledException again) {
      // standard error is gone as well: there is nobody to tell
    }
  }

  /** Runs {@code code} as this process in a task of its own. */
  public void start(Code code) {
    task =
        machine
            .scheduler()
            .start(
                comm + "[" + pid + "]",
                () -> {
                  try {
                    run(code);
                  } catch (KilledException e) {
                    end(128 + e.signal().number());
                  }
                });
  }

  /**
   * fork and exec in one: runs the program inline and returns its status; see {@link #exec} for the
   * errors.
   */
  public int call(String path, List<String> argv) throws IOException {
    machine.programs().load(this, path, argv); // fails before the fork
    Process child = fork();
    return child.run(p -> p.exec(path, argv, p.env));
  }

  private void end(int result) {
    if (status != null) {
      return;
    }
    status = result;
    resume();
    Task mine = task;
    if (mine != null && waking != null) {
      mine.forget(waking);
    }
    for (Descriptor descriptor : new ArrayList<>(fds.values())) {
      descriptor.release();
    }
    fds.clear();
    machine.processes().remove(this);
    ended.signalAll();
  }

  /** Its exit status, or null while it lives. */
  public @Nullable Integer status() {
    return status;
  }

  /** Waits for its end and returns the exit status. */
  public int await() {
    while (true) {
      Integer result = status;
      if (result != null) {
        return result;
      }
      ended.await();
    }
  }

  /** Waits for its end until a time (nanoseconds since the epoch); null if it still lives then. */
  public @Nullable Integer awaitUntil(long deadline) {
    while (status == null && ended.awaitUntil(deadline)) {
      // woken by its end
    }
    return status;
  }

  // ---- signals

  /** Sets what a signal does here: {@code handler} is called at once and must not block. */
  public void onSignal(Signal signal, Runnable handler) {
    handlers.put(signal, handler);
  }

  /** Ignores a signal. */
  public void ignore(Signal signal) {
    handlers.put(signal, null);
  }

  /** The signal does again what it does by default. */
  public void defaultSignal(Signal signal) {
    handlers.remove(signal);
  }

  /** Whether a signal is ignored. */
  public boolean ignores(Signal signal) {
    return handlers.containsKey(signal) && handlers.get(signal) == null;
  }

  /** For a handler: makes {@code reason} come out of what this process waits for or works at. */
  public void wake(RuntimeException reason) {
    Task mine = task;
    if (mine != null && status == null) {
      waking = reason;
      mine.interrupt(reason);
    }
  }

  /** Sends it a signal. */
  public void signal(Signal signal) {
    if (signal == Signal.CONT) {
      resume();
    }
    boolean certain = signal == Signal.KILL || signal == Signal.STOP;
    if (!certain && handlers.containsKey(signal)) {
      Runnable handler = handlers.get(signal);
      if (handler != null) {
        handler.run();
      }
      return;
    }
    if (signal.action() == Signal.Action.STOP) {
      stop(signal);
    }
    if (signal.action() == Signal.Action.TERMINATE) {
      Task mine = task;
      if (mine == null || mine.done()) {
        end(128 + signal.number());
      } else {
        mine.interrupt(new KilledException(this, signal));
        if (signal == Signal.KILL) {
          sharers().forEach(Process::resume);
        }
      }
    }
  }

  private void stop(Signal signal) {
    Task mine = task;
    if (stopped != null || status != null || mine == null || mine.done()) {
      return;
    }
    stopped = signal;
    mine.hold();
    sharers().forEach(p -> p.ended.signalAll());
  }

  private void resume() {
    if (stopped != null) {
      stopped = null;
      if (task != null) {
        task.release();
      }
    }
  }

  /** Those that run inside of one another in the same task. */
  private List<Process> sharers() {
    return machine.processes().live().stream().filter(p -> p.task == task).toList();
  }

  /** The signal that stopped it, until it is continued; null: it goes on. */
  public @Nullable Signal stopped() {
    return stopped;
  }

  /** Whether it, or what it waits for inside, is stopped. */
  public boolean held() {
    return status == null && task != null && task.held();
  }

  /** Waits until it has ended or is stopped. */
  public void awaitChange() {
    while (status == null && !held()) {
      ended.await();
    }
  }

  /** The task it runs in, once it runs. */
  public @Nullable Task task() {
    return task;
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return comm + "[" + pid + "]";
  }
}
