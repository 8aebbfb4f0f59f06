package io.chapar.sieve.deliver;

import io.chapar.disk.DiskException;
import io.chapar.host.Channel;
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
      Channel[] ends = process.pipe();
      Process child = process.fork();
      child.attach(0, ends[0]);
      child.start(
          p -> {
            try {
              return p.exec(path, args, p.env());
            } catch (DiskException e) {
              return 75;
            }
          });
      byte[] bytes = Bytes.raw(message.replace("\r\n", "\n"));
      try {
        ends[1].write(bytes, 0, bytes.length);
      } catch (DiskException e) {
        // its status tells
      } finally {
        ends[1].close();
      }
      int status = child.await();
      if (status == 0) {
        return null;
      }
      return new Outside.SendError(
          status > 128
              ? "Sendmail process terminated abnormally, signal " + (status - 128)
              : status == 75
                  ? "Sendmail process terminated abnormally, exit status 75"
                  : "Sendmail process terminated abnormally, exit status " + status,
          true);
    } catch (IOException e) {
      return new Outside.SendError("sendmail: " + e.getMessage(), true);
    }
  }
}
