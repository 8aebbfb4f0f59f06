package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands of the shell that mail(1) runs for its user: {@code !}, {@code |}, an editor. */
final class Command {
  private static final int LIMIT = 64 * 1024 * 1024;

  private Command() {}

  /** Runs a command with the standard streams of {@code p}; returns its status. */
  static int run(Process p, String command) throws IOException {
    return run(p, command, null, null);
  }

  /**
   * Runs a command.
   *
   * @param input what it reads; null: what {@code p} reads
   * @param output what it writes; null: where {@code p} writes
   */
  static int run(
      Process p, String command, byte @Nullable [] input, @Nullable ByteArrayOutputStream output)
      throws IOException {
    String shell = p.env("SHELL", "/bin/sh");
    Process child = p.fork();
    if (input != null) {
      child.attach(0, Channels.input(input));
    }
    if (output != null) {
      child.attach(1, Channels.collector(output, LIMIT));
    }
    return child.run(
        c -> {
          try {
            return c.exec(shell, List.of(shell, "-c", command), c.env());
          } catch (DiskException e) {
            c.err().print(p.name() + ": " + shell + ": " + e.getMessage() + "\n");
            return 1;
          }
        });
  }

  /** Lets the user edit a text; null if the editor failed. */
  static byte @Nullable [] edit(Process p, Settings settings, byte[] text, boolean visual)
      throws IOException {
    String editor =
        visual
            ? settings.get("VISUAL", p.env("VISUAL", "/usr/bin/vi"))
            : settings.get("EDITOR", p.env("EDITOR", "/usr/bin/editor"));
    String file = "/tmp/mail.Re" + Long.toString(p.pid(), 36) + Long.toString(p.started(), 36);
    p.files().write(file, text, 0600);
    try {
      Process child = p.fork();
      int status =
          child.run(c -> c.exec("/bin/sh", List.of("sh", "-c", editor + " " + file), c.env()));
      return status == 0 ? p.files().read(file) : null;
    } finally {
      p.files().unlink(file);
    }
  }
}
