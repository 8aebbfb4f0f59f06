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
  private World.@Nullable State beginning; // until something has changed

  /** What is to be said now, line by line; mostly nothing. */
  public String fresh(Session session) throws IOException {
    List<@Nullable Inode> now = files(session.world().mail());
    if (now.equals(seen)) {
      return "";
    }
    if (seen.isEmpty()) {
      // reading the code takes a while, and who has only just begun is waiting for a prompt
      seen = now;
      beginning = session.world().state();
      return "";
    }
    Readers readers = Fidelity.readers(session);
    seen = now;
    if (readers == null) {
      return "";
    }
    if (beginning != null) {
      told.addAll(idle(World.of(session.world().distribution(), beginning), readers));
      beginning = null;
    }
    StringBuilder out = new StringBuilder();
    for (String each : idle(session.world().copy(), readers)) {
      if (told.add(each)) {
        out.append(session.words().get("fidelity.warn", each)).append('\n');
      }
    }
    return out.toString();
  }

  /** What a host does not act on; the learner's own must not notice that it is looked at. */
  private static List<String> idle(World host, Readers readers) throws IOException {
    try (World copy = host) {
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
