package io.chapar.shell.interp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Channel;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.net.Ip;
import java.io.IOException;
import java.time.Duration;

/** {@code /dev/tcp/HOST/PORT}, which only exists in redirections. */
final class NetworkFile {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Shell shell;
  private final Process process;

  NetworkFile(Shell shell, Process process) {
    this.shell = shell;
    this.process = process;
  }

  Channel open(String path) throws IOException {
    String[] parts = path.split("/", 5);
    if (parts.length != 5 || !parts[4].matches("\\d{1,5}")) {
      throw new DiskException(Errno.ENOENT, path);
    }
    try {
      return Channels.socket(
          process.connect(Ip.of(address(parts[3])), Integer.parseInt(parts[4]), PATIENCE));
    } catch (DiskException e) {
      shell.say(shell.name() + ": connect: " + e.getMessage() + "\n");
      throw e;
    }
  }

  /** The address of a host: itself, or what /etc/hosts says. */
  private String address(String host) throws IOException {
    if (host.matches("[0-9.]+") || host.indexOf(':') >= 0) {
      return host;
    }
    for (String line : process.files().text("/etc/hosts").split("\n")) {
      String[] words = line.replaceAll("#.*", "").strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        if (words[i].equals(host) && words[0].indexOf(':') < 0) {
          return words[0];
        }
      }
    }
    throw new DiskException(Errno.EHOSTUNREACH, host);
  }
}
