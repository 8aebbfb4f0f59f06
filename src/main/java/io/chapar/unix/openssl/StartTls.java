package io.chapar.unix.openssl;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How s_client asks for TLS in the clear: the dialogue of each protocol. */
final class StartTls {
  private final Tool tool;
  private final Wire wire;
  private final String name;

  StartTls(Tool tool, Wire wire, String name) {
    this.tool = tool;
    this.wire = wire;
    this.name = name;
  }

  /** Holds the dialogue; the text that is shown after the handshake, or null if it failed. */
  @Nullable String run(String protocol) throws IOException {
    return switch (protocol) {
      case "smtp", "lmtp" -> smtp(protocol.equals("lmtp") ? "LHLO" : "EHLO");
      case "imap" -> imap();
      case "pop3" -> pop3();
      case "sieve" -> sieve();
      default -> {
        tool.say("s_client: -starttls " + protocol + " is not simulated here");
        throw tool.exit(2);
      }
    };
  }

  private void missing(boolean found) throws IOException {
    if (!found) {
      tool.say("Didn't find STARTTLS in server response, trying anyway...");
    }
  }

  private String smtp(String hello) throws IOException {
    String line;
    do {
      line = wire.line();
    } while (line.length() > 3 && line.charAt(3) == '-');
    wire.send(hello + " " + name);
    boolean found = false;
    do {
      line = wire.line();
      found |= line.contains("STARTTLS");
    } while (line.length() > 3 && line.charAt(3) == '-');
    missing(found);
    String last = line;
    wire.send("STARTTLS");
    wire.line();
    return last;
  }

  private String imap() throws IOException {
    wire.line();
    wire.send(". CAPABILITY");
    boolean found = false;
    String line;
    do {
      line = wire.line();
      found |= line.contains("STARTTLS");
    } while (!line.isEmpty() && !line.startsWith("."));
    missing(found);
    String last = line;
    wire.send(". STARTTLS");
    wire.line();
    return last;
  }

  private @Nullable String pop3() throws IOException {
    String greeting = wire.line();
    wire.send("STLS");
    String answer = wire.line();
    if (!answer.startsWith("+OK")) {
      tool.say("Server does not support STARTTLS.");
      return null;
    }
    int more = answer.length() - greeting.length();
    return more > 0 ? greeting + "\0".repeat(more) : greeting.substring(0, answer.length());
  }

  private @Nullable String sieve() throws IOException {
    boolean found = false;
    String line;
    do {
      line = wire.line();
      found |= line.startsWith("\"STARTTLS\"");
    } while (!line.isEmpty() && !line.startsWith("OK"));
    missing(found);
    wire.send("STARTTLS");
    if (!wire.line().startsWith("OK")) {
      tool.say("STARTTLS not supported");
      return null;
    }
    return "";
  }
}
