package io.chapar.postfix.master;

import io.chapar.config.Setting;
import io.chapar.disk.Credentials;
import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MasterService;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.table.ProcessTableHost;
import io.chapar.postfix.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A running daemon process as its program sees it: who it is, the configuration it read when it
 * started, its log, and what it has opened or worked out once for all its clients.
 */
public final class Daemon {
  private final MailSystem system;
  private final int pid;
  private final MasterService service;
  private final DaemonProgram program;
  private final PostfixConfig config;
  private final Process process;
  private final MailLog log;
  private final Tables tables;
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private boolean gone;

  Daemon(
      MailSystem system,
      Process process,
      MasterService service,
      DaemonProgram program,
      PostfixConfig config) {
    this.system = system;
    this.process = process;
    this.pid = process.pid();
    this.service = service;
    this.program = program;
    this.config = config;
    this.log = MailLog.of(system.machine(), config, program.name(), pid);
    this.tables = Tables.forDaemon(new ProcessTableHost(process), config, log);
  }

  /** The mail system it belongs to. */
  public MailSystem system() {
    return system;
  }

  /** The host. */
  public Machine machine() {
    return system.machine();
  }

  /** Its process id. */
  public int pid() {
    return pid;
  }

  /** Its line of master.cf. */
  public MasterService service() {
    return service;
  }

  /** What it runs. */
  public DaemonProgram program() {
    return program;
  }

  /** The configuration as it read it, with the overrides of its line. */
  public PostfixConfig config() {
    return config;
  }

  /** Itself as a process of the host, with root's rights; a child may be forked from it. */
  public Process process() {
    return process;
  }

  /** The tables that it has open. */
  public Tables tables() {
    return tables;
  }

  /** Its log. */
  public MailLog log() {
    return log;
  }

  /** The time, in nanoseconds since the epoch. */
  public long now() {
    return machine().scheduler().nanos();
  }

  /** The files as the mail owner may use them. */
  public Files files() {
    return machine().disk().as(owner());
  }

  /** The mail owner's credentials. */
  public Credentials owner() {
    String name = config.get("mail_owner");
    Account account = machine().users().named(name);
    if (account == null) {
      throw new PostfixFatal(
          "file "
              + config.directory()
              + "/main.cf: parameter mail_owner: unknown user name value: "
              + name);
    }
    return machine().users().credentials(account);
  }

  /** What this process made once, of a class; it is made when it is asked for first. */
  public <T> T part(Class<T> kind, Function<Daemon, T> maker) {
    T there = kind.cast(parts.get(kind));
    if (there == null) {
      there = maker.apply(this);
      parts.put(kind, there);
    }
    return there;
  }

  /** Keeps a decision about a message, with what each setting behind it said and where. */
  public void decided(String id, Decision decision) {
    Decisions.keep(machine(), id, told(config, decision));
  }

  /** A decision with what each setting behind it said and where. */
  public static Decision told(PostfixConfig config, Decision decision) {
    List<Cause> causes = new ArrayList<>();
    for (Cause cause : decision.causes()) {
      causes.add(
          cause.setting().isEmpty() || !cause.origin().isEmpty() ? cause : told(config, cause));
    }
    return decision.because(causes);
  }

  private static Cause told(PostfixConfig config, Cause cause) {
    try {
      Setting setting = config.setting(cause.setting());
      return cause.said(setting.value(), setting.origin().toString());
    } catch (PostfixFatal e) {
      return cause; // its value makes no sense; whoever needs it says so
    }
  }

  /**
   * Whether the process was ended from outside: a task that still works in its name should stop.
   */
  public boolean gone() {
    return gone;
  }

  void end() {
    gone = true;
    log.silence();
  }

  @Override
  public String toString() {
    return program.name() + "[" + pid + "]";
  }
}
