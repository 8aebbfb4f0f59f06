package io.chapar.unix.curl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** curl's SMTP: sends a message, or asks VRFY, EXPN, HELP or any command. */
final class Smtp {
  private final Transfer transfer;
  private final Connection connection;
  private final Set<String> mechanisms = new HashSet<>();
  private boolean authOffered;
  private boolean tlsOffered;
  private boolean sizeOffered;

  Smtp(Transfer transfer, Connection connection) {
    this.transfer = transfer;
    this.connection = connection;
  }

  void run() throws IOException {
    int greeting = reply().code();
    if (greeting / 100 != 2) {
      String message = "Got unexpected smtp-server response: " + greeting;
      throw Transfer.failed(connection, CurlException.WEIRD_REPLY, message);
    }
    try {
      hello();
      if (transfer.wantsTls() && !transfer.url.secure()) {
        startTls();
      }
      if (transfer.login() && authOffered) {
        login();
      }
      if (transfer.upload != null && !transfer.recipients().isEmpty()) {
        send();
      } else {
        command();
      }
    } catch (CurlException e) {
      if (e.code() != CurlException.RECEIVE_ERROR && e.code() != CurlException.UNTRUSTED) {
        quit();
      }
      throw e;
    }
    connection.info("Connection #0 to host " + transfer.url.host() + " left intact");
    connection.hush();
    quit();
  }

  private void quit() throws IOException {
    try {
      connection.send("QUIT");
      reply();
    } catch (CurlException e) {
      // it does not matter any more
    }
  }

  /** A reply of one or more lines. */
  private record Reply(int code, List<String> lines) {}

  private Reply reply() throws IOException {
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = connection.receive();
      if (!line.matches("(?s)\\d{3}.*")) {
        continue;
      }
      lines.add(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return new Reply(Integer.parseInt(line.substring(0, 3)), lines);
      }
    }
  }

  private int exchange(String line) throws IOException {
    connection.send(line);
    return reply().code();
  }

  private void hello() throws IOException {
    String path = Url.decode(transfer.url.path());
    String full = transfer.process.hostname();
    int dot = full.indexOf('.');
    String name = !path.isEmpty() ? path : dot < 0 ? full : full.substring(0, dot);
    connection.send("EHLO " + name);
    Reply reply = reply();
    authOffered = false;
    mechanisms.clear();
    if (reply.code() / 100 == 2) {
      for (String line : reply.lines()) {
        String[] words = line.substring(Math.min(4, line.length())).split("[ =]+", -1);
        switch (words[0].toUpperCase(Locale.ROOT)) {
          case "STARTTLS" -> tlsOffered = true;
          case "SIZE" -> sizeOffered = true;
          case "AUTH" -> {
            authOffered = true;
            for (int i = 1; i < words.length; i++) {
              mechanisms.add(words[i].toUpperCase(Locale.ROOT));
            }
          }
          default -> {}
        }
      }
      return;
    }
    if (transfer.settings.has("ssl-reqd") || exchange("HELO " + name) / 100 != 2) {
      throw Transfer.failed(
          connection, 9, "Command failed: " + reply.code()); // CURLE_REMOTE_ACCESS_DENIED
    }
  }

  private void startTls() throws IOException {
    boolean required = transfer.settings.has("ssl-reqd");
    if (!tlsOffered) {
      if (required) {
        throw Transfer.failed(connection, CurlException.NO_SSL, "STARTTLS not supported.");
      }
      return;
    }
    int code = exchange("STARTTLS");
    if (code != 220) {
      if (required) {
        throw Transfer.failed(connection, CurlException.NO_SSL, "STARTTLS denied, code " + code);
      }
      return;
    }
    connection.secure();
    hello();
  }

  private void login() throws IOException {
    String mechanism = Login.choose(mechanisms, transfer.settings.value("login-options"));
    if (mechanism == null) {
      connection.info("No known authentication mechanisms supported!");
      throw Transfer.denied(connection);
    }
    int[] code = {0};
    new Login(transfer.user, transfer.password)
        .run(
            mechanism,
            new Login.Carrier() {
              @Override
              public void begin(String name, @Nullable String initial) throws IOException {
                connection.send("AUTH " + name + (initial == null ? "" : " " + initial));
                next();
              }

              @Override
              public byte @Nullable [] challenge() {
                return code[0] == 334 ? challenge : null;
              }

              @Override
              public void respond(String text) throws IOException {
                connection.send(text);
                next();
              }

              private byte[] challenge = new byte[0];

              private void next() throws IOException {
                Reply reply = reply();
                code[0] = reply.code();
                String last = reply.lines().get(reply.lines().size() - 1);
                challenge = Login.decode(last.length() > 4 ? last.substring(4) : "");
              }
            },
            transfer.settings.has("sasl-ir"));
    if (code[0] / 100 != 2) {
      throw Transfer.denied(connection);
    }
  }

  private static String path(String address) {
    return address.startsWith("<") ? address : "<" + address + ">";
  }

  private void send() throws IOException {
    String from = transfer.settings.value("mail-from");
    byte[] data = transfer.upload == null ? new byte[0] : transfer.upload;
    boolean size =
        sizeOffered
            && data.length > 0
            && transfer.settings.value("upload-file") != null
            && !"-".equals(transfer.settings.value("upload-file"));
    String auth = transfer.settings.value("mail-auth");
    String line =
        "MAIL FROM:"
            + path(from == null ? "" : from)
            + (auth == null ? "" : " AUTH=" + path(auth))
            + (size ? " SIZE=" + data.length : "");
    int code = exchange(line);
    if (code / 100 != 2) {
      throw Transfer.failed(connection, CurlException.SEND_ERROR, "MAIL failed: " + code);
    }
    boolean tolerant = transfer.settings.has("mail-rcpt-allowfails");
    boolean accepted = false;
    for (String recipient : transfer.recipients()) {
      code = exchange("RCPT TO:" + path(recipient));
      boolean good = code / 100 == 2;
      accepted |= good;
      if (!good && !tolerant) {
        throw Transfer.failed(connection, CurlException.SEND_ERROR, "RCPT failed: " + code);
      }
    }
    if (!accepted) {
      throw Transfer.failed(
          connection, CurlException.SEND_ERROR, "RCPT failed: " + code + " (last error)");
    }
    code = exchange("DATA");
    if (code != 354) {
      throw Transfer.failed(connection, CurlException.SEND_ERROR, "DATA failed: " + code);
    }
    if (transfer.settings.has("verbose") && data.length > 0) {
      transfer.process.err().print("} [" + data.length + " bytes data]\n");
    }
    connection.write(stuffed(transfer.uploaded()));
    connection.info("We are completely uploaded and fine");
    code = reply().code();
    if (code != 250) {
      throw new CurlException(CurlException.WEIRD_REPLY, "Weird server reply");
    }
  }

  /** The message with its dots doubled and its end. */
  private static byte[] stuffed(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 64);
    boolean start = true;
    for (int i = 0; i < message.length; i++) {
      if (start && message[i] == '.') {
        out.write('.');
      }
      out.write(message[i]);
      start = message[i] == '\n' && i > 0 && message[i - 1] == '\r';
    }
    out.writeBytes(
        start && message.length > 0
            ? ".\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)
            : "\r\n.\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private void command() throws IOException {
    String custom = transfer.settings.value("request");
    List<String> recipients = transfer.recipients();
    if (recipients.isEmpty()) {
      ask(custom == null ? "HELP" : custom);
      return;
    }
    for (String recipient : recipients) {
      ask((custom == null ? "VRFY" : custom) + " " + recipient);
    }
  }

  private void ask(String line) throws IOException {
    connection.send(line);
    Reply reply = reply();
    if (reply.code() / 100 != 2 && reply.code() != 553) {
      throw Transfer.failed(
          connection, CurlException.WEIRD_REPLY, "Command failed: " + reply.code());
    }
    if (!transfer.settings.has("head")) {
      reply.lines().forEach(transfer::print);
    }
  }
}
