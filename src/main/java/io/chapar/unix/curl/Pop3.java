package io.chapar.unix.curl;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** curl's POP3: lists, retrieves, or sends any command. */
final class Pop3 {
  private final Transfer transfer;
  private final Connection connection;
  private final Set<String> mechanisms = new HashSet<>();
  private boolean tlsOffered;
  private boolean userOffered;

  Pop3(Transfer transfer, Connection connection) {
    this.transfer = transfer;
    this.connection = connection;
  }

  void run() throws IOException {
    if (!connection.receive().startsWith("+OK")) {
      throw Transfer.failed(
          connection, CurlException.WEIRD_REPLY, "Got unexpected pop3-server response");
    }
    capabilities();
    if (transfer.wantsTls() && !transfer.url.secure()) {
      startTls();
    }
    if (transfer.login()) {
      login();
    }
    act();
    connection.info("Connection #0 to host " + transfer.url.host() + " left intact");
    connection.hush();
    try {
      exchange("QUIT");
    } catch (CurlException e) {
      // the server has closed already
    }
  }

  private boolean exchange(String line) throws IOException {
    connection.send(line);
    return connection.receive().startsWith("+OK");
  }

  private void capabilities() throws IOException {
    mechanisms.clear();
    tlsOffered = false;
    if (!exchange("CAPA")) {
      userOffered = true;
      return;
    }
    String line;
    while (!(line = connection.receive()).equals(".")) {
      List<String> words = List.of(line.split(" ", -1));
      switch (words.get(0).toUpperCase(Locale.ROOT)) {
        case "STLS" -> tlsOffered = true;
        case "USER" -> userOffered = true;
        case "SASL" -> mechanisms.addAll(words.subList(1, words.size()));
        default -> {}
      }
    }
  }

  private void startTls() throws IOException {
    boolean required = transfer.settings.has("ssl-reqd");
    boolean accepted = tlsOffered && exchange("STLS");
    if (accepted) {
      connection.secure();
      capabilities();
    } else if (required) {
      throw Transfer.failed(
          connection, CurlException.NO_SSL, tlsOffered ? "STARTTLS denied" : "STLS not supported.");
    }
  }

  private void login() throws IOException {
    String mechanism = Login.choose(mechanisms, transfer.settings.value("login-options"));
    boolean good;
    if (mechanism != null) {
      good = sasl(mechanism);
    } else if (userOffered) {
      good = exchange("USER " + transfer.user) && exchange("PASS " + transfer.password);
    } else {
      connection.info("No known authentication mechanisms supported!");
      good = false;
    }
    if (!good) {
      throw Transfer.denied(connection);
    }
  }

  private boolean sasl(String mechanism) throws IOException {
    boolean[] good = {false};
    new Login(transfer.user, transfer.password)
        .run(
            mechanism,
            new Login.Carrier() {
              private byte @Nullable [] challenge;

              @Override
              public void begin(String which, @Nullable String initial) throws IOException {
                respond("AUTH " + which + (initial == null ? "" : " " + initial));
              }

              @Override
              public byte @Nullable [] challenge() {
                return challenge;
              }

              @Override
              public void respond(String text) throws IOException {
                connection.send(text);
                String line = connection.receive();
                boolean more = line.equals("+") || line.startsWith("+ ");
                challenge = more ? Login.decode(line.substring(1).strip()) : null;
                good[0] = line.startsWith("+OK");
              }
            },
            transfer.settings.has("sasl-ir"));
    return good[0];
  }

  private void act() throws IOException {
    String id = Url.decode(transfer.url.path());
    String custom = transfer.settings.value("request");
    boolean lists = id.isEmpty() || transfer.settings.has("list-only");
    String verb = custom != null ? custom : lists ? "LIST" : "RETR";
    if (!exchange(id.isEmpty() ? verb : verb + " " + id)) {
      throw new CurlException(CurlException.WEIRD_REPLY, "Weird server reply");
    }
    boolean single = custom == null && lists && !id.isEmpty();
    if (transfer.settings.has("head") || single) {
      return;
    }
    boolean empty = true;
    String line;
    while ((line = connection.line()) != null && !line.equals(".")) {
      transfer.print(line.startsWith(".") ? line.substring(1) : line);
      empty = false;
    }
    if (empty) {
      transfer.print(""); // curl takes the end of the reply's first line for one of the text
    }
  }
}
