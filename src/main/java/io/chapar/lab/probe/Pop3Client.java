package io.chapar.lab.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A client of POP3. */
final class Pop3Client implements AutoCloseable {
  private final Wire wire;
  private String last = "";

  Pop3Client(Wire wire) {
    this.wire = wire;
  }

  /** The last status line. */
  String last() {
    return last;
  }

  boolean open(String tls) throws IOException {
    if (tls.equals("implicit")) {
      wire.secure();
    }
    last = wire.line();
    if (!last.startsWith("+OK")) {
      return false;
    }
    if (tls.equals("starttls")) {
      if (!command("STLS")) {
        return false;
      }
      wire.secure();
    }
    return true;
  }

  boolean login(String user, String password) throws IOException {
    return command("USER " + user) && command("PASS " + password);
  }

  boolean command(String line) throws IOException {
    wire.send(line);
    last = wire.line();
    return last.startsWith("+OK");
  }

  /** The lines of a reply that has several. */
  List<String> lines(String command) throws IOException {
    List<String> lines = new ArrayList<>();
    if (command(command)) {
      for (String line = wire.line(); !line.equals("."); line = wire.line()) {
        lines.add(line.startsWith(".") ? line.substring(1) : line);
      }
    }
    return lines;
  }

  @Override
  public void close() {
    try {
      wire.send("QUIT");
      wire.line();
    } catch (IOException e) {
      // it is over anyway
    }
    wire.close();
  }
}
