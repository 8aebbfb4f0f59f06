package io.chapar.dovecot;

import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.host.Alarm;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import java.util.List;

/**
 * The config process: it reads the files once, when the first of Dovecot's processes asks it or
 * soon after the start, and tells everybody the same until a reload, whatever the files say by
 * then. doveadm and dovecot-lda ask it too, as root.
 */
public final class ConfigProcess {
  private enum Read {
    /** Not yet: the master has its own copy. */
    NOT_YET,
    DONE,
    /** It tried, and the files were broken: nobody gets settings, and nothing works. */
    BROKEN
  }

  private static final Memory.Key<Read> READ = new Memory.Key<>("dovecot.config", Read.NOT_YET);

  /** How long it takes until the first process of a fresh Dovecot has asked. */
  private static final long SOON = 2_000_000;

  private ConfigProcess() {}

  /** A fresh Dovecot. */
  static void begin(Machine machine) {
    machine.memory().put(READ, Read.NOT_YET);
    machine.alarm(new Alarm(Master.SERVICE, "config", machine.scheduler().nanos() + SOON));
  }

  /** It has read good files. */
  static void good(Machine machine) {
    machine.memory().put(READ, Read.DONE);
  }

  /** Whether it has nothing to tell. */
  public static boolean broken(Machine machine) {
    return machine.memory().get(READ) == Read.BROKEN;
  }

  /** The state with what it tells; it reads the files now if it has not done so. */
  static Master.State settle(Machine machine, Master.State state) {
    if (machine.memory().get(READ) != Read.NOT_YET) {
      return state;
    }
    Conf old = state.conf();
    Conf conf;
    try {
      conf = ConfReader.read(machine.root(), old.path(), true);
      ConfException late = conf.late();
      if (late != null && !late.ofNamespaces()) {
        throw late;
      }
    } catch (ConfException e) {
      machine.memory().put(READ, Read.BROKEN);
      DovecotLog log = new DovecotLog(machine, old.global());
      for (String service : List.of("config", "anvil")) {
        log.error(
            "master: ",
            "service(" + service + "): command startup failed, throttling for 2.000 secs");
      }
      return state;
    }
    machine.memory().put(READ, Read.DONE);
    Master.State now = new Master.State(state.pid(), conf, state.helpers(), state.stopped());
    machine.memory().put(Master.STATE, List.of(now));
    return now;
  }
}
