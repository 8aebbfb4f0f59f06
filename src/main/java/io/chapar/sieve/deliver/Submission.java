package io.chapar.sieve.deliver;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Outside;
import io.chapar.sieve.run.SmtpAddress;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends messages as Dovecot's delivery does: through the program of sendmail_path. */
final class Submission {
  private Submission() {}

  static Outside.@Nullable SendError send(
      Process process,
      String path,
      @Nullable SmtpAddress sender,
      SmtpAddress recipient,
      String message) {
    List<String> args =
        List.of(
            path,
            "-i",
            "-f",
            sender == null ? "<>" : Bytes.text(sender.encode()),
            "--",
            Bytes.text(recipient.encode()));
    try {
      Process child = process.fork();
      child.attach(0, Channels.input(Bytes.raw(message.replace("\r\n", "\n"))));
      int status =
          child.run(
              p -> {
                try {
                  return p.exec(path, args, p.env());
                } catch (DiskException e) {
                  return 75;
                }
              });
      if (status == 0) {
        return null;
      }
      return new Outside.SendError(
          status > 128
              ? "Sendmail process terminated abnormally, signal " + (status - 128)
              : "Sendmail process terminated abnormally, exit status " + status,
          true);
    } catch (IOException e) {
      return new Outside.SendError("sendmail: " + e.getMessage(), true);
    }
  }
}
