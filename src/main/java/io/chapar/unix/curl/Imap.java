package io.chapar.unix.curl;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** curl's IMAP: lists, fetches, searches, appends, or sends any command. */
final class Imap {
  private static final Set<String> SHOWN_WHOLE =
      Set.of("SELECT", "EXAMINE", "SEARCH", "EXPUNGE", "LSUB", "UID", "GETQUOTAROOT", "NOOP");

  private final Transfer transfer;
  private final Connection connection;
  private final Set<String> capabilities = new HashSet<>();
  private final String mailbox;
  private String uid = "";
  private String index = "";
  private String section = "";
  private int tag;
  private boolean preauth;

  Imap(Transfer transfer, Connection connection) throws CurlException {
    this.transfer = transfer;
    this.connection = connection;
    String[] parts = transfer.url.path().split(";", -1);
    mailbox = Url.decode(parts[0].endsWith("/") ? parts[0].replaceAll("/+$", "") : parts[0]);
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
      String value = equals < 0 ? "" : Url.decode(parts[i].substring(equals + 1));
      value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
      switch (name.toUpperCase(Locale.ROOT)) {
        case "UID" -> uid = value;
        case "MAILINDEX" -> index = value;
        case "SECTION" -> section = value;
        case "UIDVALIDITY", "PARTIAL" -> {}
        default ->
            throw new CurlException(
                CurlException.BAD_URL, "URL using bad/illegal format or missing URL");
      }
    }
  }

  void run() throws IOException {
    String greeting = connection.receive();
    preauth = greeting.startsWith("* PREAUTH");
    if (!preauth && !greeting.startsWith("* OK")) {
      throw Transfer.failed(
          connection, CurlException.WEIRD_REPLY, "Got unexpected imap-server response");
    }
    capabilities();
    if (transfer.wantsTls() && !transfer.url.secure()) {
      startTls();
    }
    if (transfer.login() && !preauth) {
      login();
    }
    act();
    connection.info("Connection #0 to host " + transfer.url.host() + " left intact");
    connection.hush();
    command("LOGOUT", line -> false);
  }

  /** Sends a command; untagged lines that {@code wanted} takes are printed. True: OK. */
  private boolean command(String line, Predicate<String> wanted) throws IOException {
    String name = String.format("A%03d", ++tag);
    connection.send(name + " " + line);
    return await(name, wanted).startsWith("OK");
  }

  private String await(String name, Predicate<String> wanted) throws IOException {
    while (true) {
      String line = connection.receive();
      if (line.startsWith(name + " ")) {
        return line.substring(name.length() + 1);
      }
      if (line.startsWith("* ") && wanted.test(line)) {
        transfer.print(line);
      }
    }
  }

  private void capabilities() throws IOException {
    capabilities.clear();
    command(
        "CAPABILITY",
        line -> {
          if (line.startsWith("* CAPABILITY ")) {
            capabilities.addAll(List.of(line.substring(13).split(" ", -1)));
          }
          return false;
        });
  }

  private void startTls() throws IOException {
    boolean required = transfer.settings.has("ssl-reqd");
    if (!capabilities.contains("STARTTLS")) {
      if (required) {
        throw Transfer.failed(connection, CurlException.NO_SSL, "STARTTLS not available.");
      }
      return;
    }
    if (!command("STARTTLS", line -> false)) {
      if (required) {
        throw Transfer.failed(connection, CurlException.NO_SSL, "STARTTLS denied");
      }
      return;
    }
    connection.secure();
    capabilities();
  }

  private void login() throws IOException {
    Set<String> offered = new HashSet<>();
    for (String each : capabilities) {
      if (each.startsWith("AUTH=")) {
        offered.add(each.substring(5));
      }
    }
    String options = transfer.settings.value("login-options");
    String mechanism = Login.choose(offered, options);
    if (mechanism != null) {
      sasl(mechanism);
      return;
    }
    if (capabilities.contains("LOGINDISABLED") || options != null) {
      connection.info("Can't authenticate: No known mechanism"); // no AUTH= that curl knows
      throw Transfer.denied(connection);
    }
    String line = "LOGIN " + atom(transfer.user) + " " + atom(transfer.password);
    if (!command(line, l -> false)) {
      throw Transfer.denied(connection);
    }
  }

  private void sasl(String mechanism) throws IOException {
    String name = String.format("A%03d", ++tag);
    boolean[] good = {false};
    new Login(transfer.user, transfer.password)
        .run(
            mechanism,
            new Login.Carrier() {
              private byte @Nullable [] challenge;

              @Override
              public void begin(String which, @Nullable String initial) throws IOException {
                String extra = initial == null ? "" : " " + initial;
                connection.send(name + " AUTHENTICATE " + which + extra);
                next();
              }

              @Override
              public byte @Nullable [] challenge() {
                return challenge;
              }

              @Override
              public void respond(String text) throws IOException {
                connection.send(text);
                next();
              }

              private void next() throws IOException {
                while (true) {
                  String line = connection.receive();
                  if (line.startsWith("+")) {
                    challenge = Login.decode(line.substring(1).strip());
                    return;
                  }
                  if (line.startsWith(name + " ")) {
                    good[0] = line.startsWith("OK", name.length() + 1);
                    challenge = null;
                    return;
                  }
                }
              }
            },
            capabilities.contains("SASL-IR"));
    if (!good[0]) {
      throw Transfer.denied(connection);
    }
  }

  /** A text as an atom, or quoted where it must be. */
  private static String atom(String text) {
    return text.isEmpty() || text.matches(".*[(){ %*\\]\\\\\"].*")
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : text;
  }

  private void act() throws IOException {
    String custom = transfer.settings.value("request");
    if (transfer.upload != null) {
      append();
      return;
    }
    boolean fetches = !uid.isEmpty() || !index.isEmpty();
    boolean searches = !transfer.url.query().isEmpty();
    if (!mailbox.isEmpty() && (custom != null || fetches || searches)) {
      if (!command("SELECT " + atom(mailbox), l -> false)) {
        throw new CurlException(CurlException.LOGIN_DENIED, "Select failed");
      }
    }
    if (custom != null) {
      list(custom, custom.split(" ", 2)[0]);
    } else if (!mailbox.isEmpty() && fetches) {
      fetch();
    } else if (!mailbox.isEmpty() && searches) {
      String query = Url.decode(transfer.url.query());
      if (!command("SEARCH " + query, line -> matches(line, "SEARCH"))) {
        throw new CurlException(CurlException.QUOTE_ERROR, "Quote command returned error");
      }
    } else {
      list("LIST \"" + mailbox + "\" *", "LIST");
    }
  }

  private void list(String line, String word) throws IOException {
    String verb = word.toUpperCase(Locale.ROOT);
    boolean done =
        command(
            line,
            l ->
                matches(l, verb)
                    || verb.equals("STORE") && matches(l, "FETCH")
                    || SHOWN_WHOLE.contains(verb));
    if (!done) {
      throw new CurlException(CurlException.QUOTE_ERROR, "Quote command returned error");
    }
  }

  /** Whether an untagged response is one to a command, perhaps behind a number. */
  private static boolean matches(String line, String verb) {
    String rest = line.substring(2).replaceFirst("^\\d+ ", "");
    return rest.regionMatches(true, 0, verb, 0, verb.length())
        && (rest.length() == verb.length() || rest.charAt(verb.length()) == ' ');
  }

  private void fetch() throws IOException {
    String name = String.format("A%03d", ++tag);
    String which = uid.isEmpty() ? "FETCH " + index : "UID FETCH " + uid;
    connection.send(name + " " + which + " BODY[" + section + "]");
    boolean found = false;
    while (true) {
      String line = connection.receive();
      if (line.startsWith(name + " ")) {
        if (!found) {
          throw new CurlException(CurlException.NOT_FOUND, "Remote file not found");
        }
        return;
      }
      int brace = line.lastIndexOf('{');
      if (line.startsWith("* ") && matches(line, "FETCH") && !found) {
        if (brace < 0 || !line.substring(brace).matches("\\{\\d{1,9}\\}")) {
          throw Transfer.failed(
              connection, CurlException.WEIRD_REPLY, "Failed to parse FETCH response.");
        }
        found = true;
        int size = Integer.parseInt(line.substring(brace + 1, line.length() - 1));
        connection.info("Found " + size + " bytes to download");
        transfer.output.writeBytes(connection.read(size));
      }
    }
  }

  private void append() throws IOException {
    if (mailbox.isEmpty()) {
      throw Transfer.failed(connection, CurlException.BAD_URL, "Cannot APPEND without a mailbox.");
    }
    byte[] message = transfer.uploaded();
    String name = String.format("A%03d", ++tag);
    connection.send(name + " APPEND " + atom(mailbox) + " (\\Seen) {" + message.length + "}");
    String answer = connection.receive();
    while (answer.startsWith("* ")) {
      answer = connection.receive();
    }
    if (!answer.startsWith("+")) {
      throw new CurlException(CurlException.UPLOAD_FAILED, "Upload failed (at start)");
    }
    connection.write(message);
    connection.info("We are completely uploaded and fine");
    connection.write(new byte[] {'\r', '\n'});
    if (!await(name, line -> false).startsWith("OK")) {
      throw new CurlException(CurlException.UPLOAD_FAILED, "Upload failed (at start)");
    }
  }
}
