package io.chapar.lab.fidelity;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.lab.session.Session;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the learner once of each setting that was made and that nothing here acts on. */
public final class Warnings {
  private final Set<String> told = new HashSet<>();
  private List<@Nullable Inode> seen = List.of();
  private boolean begun;

  /** What is to be said now, line by line; mostly nothing. */
  public String fresh(Session session) throws IOException {
    List<@Nullable Inode> now = files(session.world().mail());
    if (now.equals(seen)) {
      return "";
    }
    Readers readers = Fidelity.readers(session);
    seen = now;
    if (readers == null) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (String each : idle(session, readers)) {
      if (told.add(each) && begun) {
        out.append(session.words().get("fidelity.warn", each)).append('\n');
      }
    }
    begun = true;
    return out.toString();
  }

  /** What was not acted on already; the host itself must not notice that it is looked at. */
  private static List<String> idle(Session session, Readers readers) throws IOException {
    try (World copy = session.world().copy()) {
      return copy.scheduler()
          .call(
              "fidelity",
              () -> {
                Process process = copy.session("root", List.of("postconf"));
                return process == null
                    ? List.of()
                    : new Idle(copy.mail(), process, readers).settings();
              });
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static List<@Nullable Inode> files(Machine machine) {
    List<@Nullable Inode> inodes = new ArrayList<>();
    inodes.add(machine.root().peek("/etc/postfix/main.cf"));
    inodes.add(machine.root().peek("/etc/postfix/master.cf"));
    inodes.add(machine.root().peek("/etc/dovecot/dovecot.conf"));
    inodes.add(machine.root().peek("/etc/dovecot/local.conf"));
    try {
      for (String name : machine.root().list("/etc/dovecot/conf.d")) {
        inodes.add(machine.root().peek("/etc/dovecot/conf.d/" + name));
      }
    } catch (DiskException e) {
      // Dovecot has no such folder
    }
    return inodes;
  }
}
