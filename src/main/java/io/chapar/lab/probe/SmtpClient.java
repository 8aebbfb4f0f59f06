package io.chapar.lab.probe;

import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of SMTP that stops at the first refusal and knows at which stage that was. */
public final class SmtpClient implements AutoCloseable {
  private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})");

  private final Wire wire;
  private String stage = "connect";
  private String reply = "";
  private String offers = "";

  /** A client on a connection. */
  public SmtpClient(Wire wire) {
    this.wire = wire;
  }

  /** How far the dialogue came: connect, starttls, auth, mail, rcpt, data, message, accepted. */
  public String stage() {
    return stage;
  }

  /** The last reply, its lines joined. */
  public String reply() {
    return reply;
  }

  int code() {
    return reply.matches("(?s)\\d{3}.*") ? Integer.parseInt(reply.substring(0, 3)) : 0;
  }

  String enhanced() {
    Matcher matcher = ENHANCED.matcher(reply);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What the last EHLO was answered with. */
  String offers() {
    return offers;
  }

  /** Greets; with {@code tls} after STARTTLS once more. */
  public boolean open(String tls, String helo) throws IOException {
    if (tls.equals("implicit")) {
      stage = "tls";
      wire.secure();
      stage = "connect";
    }
    if (!read(2)) {
      return false;
    }
    stage = "ehlo";
    if (!command("EHLO " + helo, 2)) {
      return false;
    }
    offers = reply;
    if (tls.equals("starttls")) {
      stage = "starttls";
      if (!command("STARTTLS", 2)) {
        return false;
      }
      stage = "tls";
      wire.secure();
      stage = "ehlo";
      boolean greeted = command("EHLO " + helo, 2);
      offers = reply;
      return greeted;
    }
    return true;
  }

  /** Logs in. */
  public boolean login(String mechanism, String user, String password) throws IOException {
    stage = "auth";
    if (mechanism.equals("login")) {
      return command("AUTH LOGIN", 3) && command(base64(user), 3) && command(base64(password), 2);
    }
    return command("AUTH PLAIN " + base64("\0" + user + "\0" + password), 2);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(Utf8.encode(text));
  }

  /** Sends a message whose lines end in LF. */
  public boolean send(String sender, String recipient, String message) throws IOException {
    stage = "mail";
    String size = offers.contains("SIZE") ? " SIZE=" + message.length() : "";
    if (!command("MAIL FROM:<" + sender + ">" + size, 2)) {
      return false;
    }
    stage = "rcpt";
    if (!command("RCPT TO:<" + recipient + ">", 2)) {
      return false;
    }
    stage = "data";
    if (!command("DATA", 3)) {
      return false;
    }
    stage = "message";
    StringBuilder out = new StringBuilder(message.length() + 1000);
    for (String line : message.split("\n", -1)) {
      out.append(line.startsWith(".") ? "." : "").append(line).append("\r\n");
    }
    wire.sendAll(out + ".\r\n");
    if (!read(2)) {
      return false;
    }
    stage = "accepted";
    return true;
  }

  /** Ends the dialogue. */
  public void quit() {
    try {
      wire.send("QUIT");
      wire.line();
    } catch (IOException e) {
      // the message is through
    }
  }

  private boolean command(String line, int wanted) throws IOException {
    wire.send(line);
    return read(wanted);
  }

  private boolean read(int wanted) throws IOException {
    StringBuilder lines = new StringBuilder();
    while (true) {
      String line = wire.line();
      lines.append(lines.length() == 0 ? "" : "\n").append(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        break;
      }
    }
    reply = lines.toString();
    return code() / 100 == wanted;
  }

  @Override
  public void close() {
    wire.close();
  }
}
