package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.host.Group;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.procmail.formail.Formail;
import io.chapar.unix.Toolbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The package procmail: its four commands. */
public final class ProcmailSoftware implements Software {
  private static Toolbox box(int mail) {
    return new Toolbox()
        .add("/usr/bin/procmail", new Procmail(), 06755, mail)
        .add("/usr/bin/formail", new Formail(Procmail.VERSION))
        .add("/usr/bin/lockfile", new Lockfile(), 02755, mail);
  }

  @Override
  public String name() {
    return "procmail";
  }

  @Override
  public Map<String, Program> programs() {
    return box(8).programs();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    Group mail = machine.users().group("mail");
    box(mail == null ? 8 : mail.gid()).install(machine);
    machine.root().write("/usr/bin/mailstat", mailstat(), 0755);
  }

  /** The script mailstat. */
  private static byte[] mailstat() {
    try (InputStream script = ProcmailSoftware.class.getResourceAsStream("/procmail/mailstat")) {
      return Objects.requireNonNull(script, "mailstat").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
