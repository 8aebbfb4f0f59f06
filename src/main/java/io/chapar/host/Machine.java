package io.chapar.host;

import io.chapar.disk.Body;
import io.chapar.disk.Credentials;
import io.chapar.disk.Disk;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Image;
import io.chapar.disk.Inode;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.time.Scheduler;
import io.chapar.time.Timer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * One simulated host: a disk, a memory, a network and what can run on them. Everything that must
 * outlive a moment is in the disk or the memory, so {@link #state} is the whole host as a value,
 * and {@link #restore} makes any host that one.
 */
public final class Machine {
  private static final Memory.Key<String> HOSTNAME = new Memory.Key<>("host.name", "localhost");
  private static final Memory.Key<Long> SEED = new Memory.Key<>("host.seed", 1L);
  private static final Memory.Key<TreePMap<String, Listener>> LISTENERS =
      new Memory.Key<>("host.listeners", TreePMap.empty());
  private static final Memory.Key<TreePMap<String, Alarm>> ALARMS =
      new Memory.Key<>("host.alarms", TreePMap.empty());

  private final Scheduler scheduler;
  private final Stack stack;
  private final Disk disk;
  private final Memory memory = new Memory();
  private final Programs programs;
  private final Map<String, Service> services;
  private final Users users = new Users(this);
  private final Processes processes = new Processes(this);
  private final Syslog syslog = new Syslog(this);
  private final Units units = new Units(this);
  private final Map<String, Timer> timers = new HashMap<>();
  private final Map<Class<?>, Object> scratch = new HashMap<>();
  private final RandomGenerator random = this::nextRandom;
  private @Nullable Console console;

  /** A host at a moment: what {@link #restore} takes. */
  public record State(Image disk, PMap<String, Object> memory) {}

  /**
   * A host with an empty disk.
   *
   * @param capacity of its disk, in bytes
   */
  public Machine(
      Scheduler scheduler, Stack stack, long capacity, Programs programs, List<Service> services) {
    this.scheduler = scheduler;
    this.stack = stack;
    this.disk = new Disk(scheduler::nanos, capacity);
    this.disk.mount(new Procfs(this));
    this.programs = programs;
    Map<String, Service> byId = new HashMap<>();
    services.forEach(s -> byId.put(s.id(), s));
    this.services = Map.copyOf(byId);
    for (Service service : services) {
      for (String path : service.watches()) {
        disk.watch(path, () -> service.changed(this));
      }
    }
  }

  // ---- its parts

  /** The clock it lives by. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** Its network. */
  public Stack stack() {
    return stack;
  }

  /** Its disk. */
  public Disk disk() {
    return disk;
  }

  /** The file system as root sees it. */
  public Files root() {
    return disk.as(Credentials.ROOT);
  }

  /** What it knows besides. */
  public Memory memory() {
    return memory;
  }

  /** What it can run. */
  public Programs programs() {
    return programs;
  }

  /** Its accounts. */
  public Users users() {
    return users;
  }

  /** What runs. */
  public Processes processes() {
    return processes;
  }

  /** Its system log. */
  public Syslog syslog() {
    return syslog;
  }

  /** Its service manager. */
  public Units units() {
    return units;
  }

  /**
   * The one object of a kind that is worth keeping while this host runs and can be made again from
   * its state at any time: a cache, the bookkeeping of running tasks. It is no part of the state;
   * {@link #restore} forgets it.
   */
  public <T> T scratch(Class<T> kind, Supplier<T> maker) {
    T there = kind.cast(scratch.get(kind));
    if (there == null) {
      there = maker.get();
      scratch.put(kind, there);
    }
    return there;
  }

  /** Nanoseconds since it was started: since its first process was. */
  public long uptime() {
    Resident init = processes.residents().get(1);
    return init == null ? 0 : Math.max(0, scheduler.nanos() - init.started());
  }

  /** Its name, as gethostname(2) gives it. */
  public String hostname() {
    return memory.get(HOSTNAME);
  }

  /** Sets its name. */
  public void hostname(String name) {
    memory.put(HOSTNAME, name);
  }

  /** Sets the seed that all of its chance comes from. */
  public void seed(long seed) {
    memory.put(SEED, seed);
  }

  /** Its chance: the same seed gives the same numbers. */
  public RandomGenerator random() {
    return random;
  }

  private long nextRandom() {
    // SplitMix64 (Steele, Lea, Flood 2014); its state is one long in the memory, so a copy of a
    // host goes on alike.
    long seed = memory.update(SEED, s -> s + 0x9e3779b97f4a7c15L);
    long z = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Who answers the {@code lab} command, or null. */
  public @Nullable Console console() {
    return console;
  }

  /** Sets who answers the {@code lab} command. */
  public void console(@Nullable Console newConsole) {
    console = newConsole;
  }

  // ---- the whole as a value

  /**
   * The host as it is now. Tasks that run (a job in the background, an open connection) are not
   * part of it.
   */
  public State state() {
    return new State(disk.image(), memory.image());
  }

  /**
   * Makes this host the one of {@code state}: daemons listen and alarms are set as they were then.
   */
  public void restore(State state) {
    for (Listener listener : listeners()) {
      if (!listener.local()) {
        stack.unlisten(Ip.of(listener.address()), listener.port());
      }
    }
    timers.values().forEach(Timer::cancel);
    timers.clear();
    scratch.clear();
    disk.restore(state.disk());
    memory.restore(state.memory());
    for (Listener listener : listeners()) {
      if (!listener.local()) {
        try {
          open(listener);
        } catch (IOException e) {
          throw new IllegalStateException(
              "port " + listener.port() + " of a restored host is taken", e);
        }
      }
    }
    for (Alarm alarm : memory.get(ALARMS).values()) {
      arm(alarm);
    }
  }

  // ---- services

  /** The service of an id. */
  public Service service(String id) {
    return Objects.requireNonNull(services.get(id), () -> "service " + id);
  }

  /** Opens a port for a service; EADDRINUSE, EADDRNOTAVAIL. */
  public void listen(Listener listener) throws IOException {
    open(listener);
    memory.put(LISTENERS, memory.get(LISTENERS).plus(key(listener), listener));
  }

  private void open(Listener listener) throws IOException {
    InetAddress address = Ip.of(listener.address());
    stack.listen(
        address,
        listener.port(),
        socket -> accept(listener, (SimSocket) socket),
        listener.shared());
  }

  /**
   * Opens a local socket for a service: makes its file, which replaces one that is there.
   *
   * @param mode of the socket file
   */
  public void listenLocal(Listener listener, int uid, int gid, int mode) throws DiskException {
    String path = listener.address();
    if (root().peek(path) != null) {
      root().unlink(path);
    }
    root().mknod(path, mode, new Body.Special(Body.Kind.SOCKET, ""));
    root().chown(path, uid, gid, false);
    memory.put(LISTENERS, memory.get(LISTENERS).plus(key(listener), listener));
  }

  /** Closes what a service has open; a local socket's file goes too. */
  public void unlisten(Listener listener) {
    memory.put(LISTENERS, memory.get(LISTENERS).minus(key(listener)));
    if (!listener.local()) {
      stack.unlisten(Ip.of(listener.address()), listener.port());
      return;
    }
    Inode inode = root().peek(listener.address());
    if (inode != null && inode.type() == 's') {
      try {
        root().unlink(listener.address());
      } catch (DiskException e) {
        // somebody removed it in the meantime
      }
    }
  }

  /** What is open, in a fixed order. */
  public List<Listener> listeners() {
    return List.copyOf(memory.get(LISTENERS).values());
  }

  private static String key(Listener listener) {
    return listener.local()
        ? listener.address()
        : String.format("%05d %s", listener.port(), listener.address());
  }

  private void accept(Listener listener, SimSocket socket) {
    scheduler.start(
        listener.command() + ":" + listener.port(),
        () -> {
          try {
            service(listener.service()).connected(this, listener, socket);
          } finally {
            socket.close();
          }
        });
  }

  SimSocket connectLocal(String path, Process client) throws IOException {
    Listener listener = memory.get(LISTENERS).get(path);
    if (listener == null) {
      throw new DiskException(Errno.ECONNREFUSED, path);
    }
    SimSocket[] ends = Stack.localPair(scheduler, client.pid());
    accept(listener, ends[1]);
    return ends[0];
  }

  /** Sets the alarm of a service and tag, replacing one that is set. */
  public void alarm(Alarm alarm) {
    String key = alarm.service() + " " + alarm.tag();
    memory.put(ALARMS, memory.get(ALARMS).plus(key, alarm));
    arm(alarm);
  }

  /** Sets the alarm unless one of its service and tag is due no later. */
  public void alarmBy(Alarm alarm) {
    Alarm set = memory.get(ALARMS).get(alarm.service() + " " + alarm.tag());
    if (set == null || set.at() > alarm.at()) {
      alarm(alarm);
    }
  }

  /** Takes an alarm back. */
  public void cancelAlarm(String service, String tag) {
    String key = service + " " + tag;
    memory.put(ALARMS, memory.get(ALARMS).minus(key));
    Timer timer = timers.remove(key);
    if (timer != null) {
      timer.cancel();
    }
  }

  /** The alarms that are set, in a fixed order. */
  public List<Alarm> alarms() {
    return List.copyOf(memory.get(ALARMS).values());
  }

  private void arm(Alarm alarm) {
    String key = alarm.service() + " " + alarm.tag();
    Timer old = timers.remove(key);
    if (old != null) {
      old.cancel();
    }
    timers.put(
        key,
        scheduler.at(
            alarm.at(),
            () -> {
              timers.remove(key);
              memory.put(ALARMS, memory.get(ALARMS).minus(key));
              scheduler.start(key, () -> service(alarm.service()).alarm(this, alarm));
            }));
  }

  void deliver(Resident resident, Signal signal) {
    scheduler.start(
        "signal " + resident.pid(),
        () -> service(resident.service()).signal(this, resident, signal));
  }

  // ---- processes

  /**
   * A process that nobody is the parent of: a login, or what a daemon starts. Its descriptors 0 to
   * 2 are /dev/null until something else is attached.
   */
  public Process process(List<String> args, Map<String, String> env, String cwd, Credentials who) {
    Process process = new Process(this, 1, args, env, cwd, who);
    for (int fd = 0; fd < 3; fd++) {
      try {
        process.attach(fd, Channels.device("null", random));
      } catch (DiskException e) {
        throw new IllegalStateException(e);
      }
    }
    return process;
  }

  /**
   * The process that a resident daemon is while a task of it runs: it has the daemon's pid, and the
   * process table shows the daemon in its place. Its descriptors are closed.
   */
  public Process agent(Resident resident, Map<String, String> env, Credentials who) {
    return new Process(
        this,
        resident.pid(),
        resident.ppid(),
        List.of(resident.command().split(" ")),
        env,
        "/",
        who);
  }

  /**
   * What lies behind a path that is not a regular file: a device, the terminal, a descriptor. Null:
   * none of these.
   */
  @Nullable Channel special(Process process, String path, Set<Files.Mode> how) throws IOException {
    if (!path.startsWith("/dev/") && !path.startsWith("/proc/")) {
      return null;
    }
    String fd =
        switch (path) {
          case "/dev/stdin" -> "0";
          case "/dev/stdout" -> "1";
          case "/dev/stderr" -> "2";
          default ->
              path.startsWith("/dev/fd/")
                  ? path.substring(8)
                  : path.startsWith("/proc/self/fd/") ? path.substring(14) : "";
        };
    if (!fd.isEmpty()) {
      Channel channel = fd.matches("\\d{1,4}") ? process.channel(Integer.parseInt(fd)) : null;
      if (channel == null) {
        throw new DiskException(Errno.ENOENT, path);
      }
      return new Shared(channel);
    }
    if (path.equals("/dev/tty")) {
      Terminal terminal = process.terminal();
      if (terminal == null) {
        throw new DiskException(Errno.ENXIO, path);
      }
      return new Shared(terminal.channel());
    }
    Inode inode = process.files().peek(path);
    if (inode != null
        && inode.body() instanceof Body.Special s
        && s.kind() == Body.Kind.CHARACTER) {
      int want = (how.contains(Files.Mode.READ) ? 4 : 0) | (how.contains(Files.Mode.WRITE) ? 2 : 0);
      if (!process.credentials().may(inode, want)) {
        throw new DiskException(Errno.EACCES, path);
      }
      return Channels.device(s.name(), random);
    }
    return null;
  }

  /** {@code channel} for somebody who must not close it. */
  static Channel shared(Channel channel) {
    return new Shared(channel);
  }

  /** A channel that somebody else closes. */
  private record Shared(Channel channel) implements Channel {
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return channel.read(into, offset, length);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      channel.write(from, offset, length);
    }

    @Override
    public void close() {}

    @Override
    public boolean terminal() {
      return channel.terminal();
    }

    @Override
    public boolean readable() {
      return channel.readable();
    }

    @Override
    public @Nullable Inode stat() {
      return channel.stat();
    }

    @Override
    public String name() {
      return channel.name();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.seek(position);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }
  }
}
