package io.chapar.procmail;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.host.Syslog;
import io.chapar.text.Utf8;
import io.chapar.time.WaitPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One procmail at work for one recipient: all that its parts share. A recipe that clones the mail
 * makes a second one in a process of its own.
 */
final class Run implements Words.Values {
  static final int EX_USAGE = 64;
  static final int EX_NOINPUT = 66;
  static final int EX_NOUSER = 67;
  static final int EX_UNAVAILABLE = 69;
  static final int EX_OSERR = 71;
  static final int EX_CANTCREAT = 73;
  static final int EX_IOERR = 74;
  static final int EX_TEMPFAIL = 75;
  static final int EX_NOPERM = 77;

  /** How much it still may: everything, root's power without need for it, or only the user's. */
  enum Power {
    ALL,
    NOT_NEEDED,
    NONE
  }

  /** The conditions of the recipes around a block. */
  record Level(boolean previous, boolean last) {}

  final Process p;
  final Log log;
  final Vars vars;
  final Letter letter;
  final RcFiles rc;
  final Locks locks;
  final Folders folders;
  final Pipes pipes;
  final Names names;
  final Comsat comsat;
  final Deque<Level> levels = new ArrayDeque<>();
  private final WaitPoint wake;

  String argv0 = "procmail";
  List<String> args = List.of();
  boolean delivering; // -d
  int filter; // -m: 1; 2 with a trusted rc file
  boolean berkeley; // -Y
  int uid;
  int gid;
  int spoolGid; // the group that the mail spool belongs to
  boolean mailboxMade; // by root, for the recipient
  Set<Integer> groups = Set.of();
  Power power = Power.ALL;
  boolean restricted; // no longer reading root's own files
  int status = EX_CANTCREAT;
  int recipients; // what happened to other recipients
  int exitCode; // of the last program
  long lastScore;
  boolean changedDirectory;
  boolean exitCodeSet;
  boolean raw;
  long lastDump;
  String linked = ""; // the file in the first of several folders
  long lastOffset = -1; // where in its folder the mail begins; -1: nowhere
  boolean mailRead;
  boolean fake; // DELIVERED=yes
  int umask = 077;
  String spoolLock = "";
  int standardOutput = -1; // the one it was started with: programs that it runs get /dev/null
  @Nullable Signal interrupted;
  @Nullable Process child; // whom a signal is passed on to

  Run(Process p) {
    this.p = p;
    log = new Log(p);
    vars = new Vars(p.env());
    letter = new Letter();
    rc = new RcFiles();
    locks = new Locks(this);
    folders = new Folders(this);
    pipes = new Pipes(this);
    names = new Names(p);
    comsat = new Comsat(this);
    wake = new WaitPoint(p.machine().scheduler());
    watchSignals();
  }

  /** The clone in {@code process}: has its own of everything, but no lock files. */
  Run(Run o, Process process) {
    p = process;
    log = Log.ofClone(o.log, p);
    vars = new Vars(o.vars, p.env());
    letter = new Letter(o.letter);
    rc = new RcFiles(o.rc);
    locks = new Locks(this);
    folders = new Folders(this);
    pipes = new Pipes(this);
    names = new Names(p);
    wake = new WaitPoint(p.machine().scheduler());
    levels.addAll(o.levels);
    argv0 = o.argv0;
    args = o.args;
    delivering = o.delivering;
    filter = o.filter;
    berkeley = o.berkeley;
    uid = o.uid;
    gid = o.gid;
    spoolGid = o.spoolGid;
    mailboxMade = o.mailboxMade;
    groups = o.groups;
    power = o.power;
    restricted = o.restricted;
    status = o.status;
    recipients = o.recipients;
    exitCode = o.exitCode;
    lastScore = o.lastScore;
    changedDirectory = o.changedDirectory;
    exitCodeSet = o.exitCodeSet;
    raw = o.raw;
    lastDump = o.lastDump;
    lastOffset = o.lastOffset;
    comsat = new Comsat(this, o.comsat);
    mailRead = o.mailRead;
    fake = o.fake;
    umask = o.umask;
    spoolLock = o.spoolLock;
    standardOutput = o.standardOutput;
    watchSignals();
  }

  // ---- signals and time

  private void watchSignals() {
    p.ignore(Signal.PIPE);
    for (Signal signal : List.of(Signal.TERM, Signal.INT, Signal.HUP, Signal.QUIT)) {
      p.onSignal(
          signal,
          () -> {
            interrupted = signal;
            Process running = child;
            if (running != null && running.status() == null) {
              running.signal(Signal.TERM);
            }
            wake.signalAll();
          });
    }
  }

  @Override
  public void tick() {
    p.tick();
    checkSignals();
  }

  /** Ends the run if somebody asked for it. */
  void checkSignals() {
    Signal signal = interrupted;
    if (signal == null) {
      return;
    }
    interrupted = null;
    if (signal == Signal.TERM) {
      status = EX_TEMPFAIL;
    } else if (signal != Signal.QUIT) {
      status = EX_CANTCREAT;
    }
    try {
      log.say("Terminating prematurely");
      if (signal == Signal.QUIT) {
        status = 0;
      }
      locks.release();
      log.flush();
    } catch (IOException e) {
      // nothing more to be said
    }
    throw new ExitException(status);
  }

  /** Sleeps, but wakes for a signal. */
  void sleep(int seconds) {
    long until = now() + Duration.ofSeconds(seconds).toNanos();
    while (now() < until) {
      checkSignals();
      if (!wake.awaitUntil(until)) {
        break;
      }
    }
    checkSignals();
  }

  long now() {
    return p.machine().scheduler().nanos();
  }

  // ---- who it is

  /**
   * Gives up the power of root for good. A mailbox that was made just now leaves it without the
   * group of the mail spool, too.
   */
  void becomeUser() {
    if (power != Power.NONE) {
      if (mailboxMade) {
        spoolGid = gid;
      }
      p.become(new Credentials(uid, gid, groups));
      power = Power.NONE;
      log.verbose = false;
    }
  }

  /** setuid(2) alone, as before the last delivery: the group may stay that of the mail spool. */
  void becomeUserOnly() {
    Credentials who = p.credentials();
    if (who.uid() != uid) {
      p.become(new Credentials(uid, who.gid(), who.groups()));
    }
  }

  /** The files as the owner of the mail spool's group sees them. */
  Files spoolFiles() {
    Credentials who = p.credentials();
    return p.machine().disk().as(new Credentials(who.uid(), spoolGid, who.groups()));
  }

  Files files() {
    return p.files();
  }

  void umask(int mask) {
    umask = mask & 0777;
    p.umask(umask);
  }

  void syslog(Syslog.Severity severity, String text) {
    p.machine().syslog().log("mail", severity, "procmail", p.pid(), text);
  }

  // ---- what words stand for

  @Override
  public @Nullable String variable(String name) {
    if (!name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      int n = name.charAt(0) - '0';
      return n == 0 ? argv0 : n <= args.size() ? args.get(n - 1) : null;
    }
    return vars.get(name);
  }

  @Override
  public String special(char c) {
    return switch (c) {
      case '$' -> Integer.toString(p.pid());
      case '?' -> Integer.toString(exitCode);
      case '#' -> Integer.toString(args.size());
      case '=' -> Long.toString(lastScore);
      case '_' -> rc.name();
      default -> vars.text("LASTFOLDER");
    };
  }

  @Override
  public String output(String command, int room) throws IOException {
    Command parsed;
    if (metas(command)) {
      parsed = Command.shell(command);
    } else {
      Words.Result words = Words.read(this, Chars.of(command), Words.Cut.WORDS, false, "");
      parsed =
          words.failed() || words.first().equals("test")
              ? Command.shell(command)
              : Command.direct(words);
    }
    return pipes.output(parsed, room);
  }

  @Override
  public void say(String message, @Nullable String quoted) throws IOException {
    log.say(message, quoted);
  }

  @Override
  public void overflow() throws IOException {
    set("PROCMAIL_OVERFLOW", "yes");
  }

  @Override
  public int limit() {
    return vars.lineBuf;
  }

  boolean metas(String text) {
    return text.chars().anyMatch(c -> vars.shellMetas.indexOf(c) >= 0);
  }

  /** A command line: what a shell must read goes to one, the rest is cut into words here. */
  Command command(String text) throws IOException {
    if (metas(text)) {
      return Command.shell(text);
    }
    Words.Result words = Words.read(this, Chars.of(text), Words.Cut.WORDS, false, "");
    return words.failed() || words.first().equals("test")
        ? Command.shell(text)
        : Command.direct(words);
  }

  /** Expands a text as within double quotes, blanks kept; null if it is too long. */
  @Nullable String expand(String text) throws IOException {
    Words.Result all = Words.read(this, Chars.of(text), Words.Cut.WHOLE, false, "");
    return all.failed() ? null : all.first();
  }

  // ---- assignments

  /** Sets a variable, saying so, without what the assignment of a magic one does. */
  void set(String name, String value) throws IOException {
    log.detail("Assigning", name + "=" + value);
    vars.put(name, value);
  }

  void lastFolder(String folder) throws IOException {
    linked = "";
    set("LASTFOLDER", folder);
  }

  void mailDirectory(String path) throws IOException {
    changedDirectory = true;
    set("MAILDIR", path);
  }

  /** What the assignment of a magic variable does; true if the run goes on in another process. */
  boolean effect(String name, String value) throws IOException {
    return new Magic(this).effect(name, value);
  }

  // ---- rc files

  /** What it costs to open a file and to read it. */
  void opening() {
    p.machine().scheduler().work(50_000);
    checkSignals();
  }

  /** Opens an rc file on top of the others; false if it cannot be read. */
  boolean open(String name) throws IOException {
    opening();
    try {
      String text = Utf8.decode(p.readAll(name));
      String directory = vars.text("MAILDIR");
      String shown =
          !name.startsWith("/") && directory.startsWith("/") ? directory + "/" + name : name;
      rc.push(shown, text, levels.size());
      return true;
    } catch (DiskException e) {
      return false;
    }
  }

  /** The first of the open rc files that cannot be opened again by its name, or null. */
  @Nullable String lostFile() {
    for (String name : rc.names()) {
      if (!files().may(p.path(name), 4)) {
        return name;
      }
    }
    return null;
  }

  // ---- the end

  /** Says where the mail went, as far as that is wanted. */
  void summary(String folder) throws IOException {
    new Ending(this).summary(folder);
  }

  /** Ends the process: summary, TRAP, locks, status. */
  void end() throws IOException {
    new Ending(this).end();
  }

  /** Whether an error says that a name is taken. */
  static boolean taken(DiskException e) {
    return Objects.equals(e.errno(), Errno.EEXIST);
  }
}
