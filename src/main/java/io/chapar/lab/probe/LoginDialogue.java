package io.chapar.lab.probe;

import java.io.IOException;

/**
 * A login as a mail client does it: connect, TLS, name and password, open the INBOX. Whoever wants
 * to know how far somebody gets asks this.
 *
 * @param from the host that the client is on, a name or an address
 * @param service imap, pop3 or smtp
 * @param tls none, starttls or implicit
 * @param mechanism plain or login (of SMTP)
 */
public record LoginDialogue(
    String from,
    String service,
    int port,
    String tls,
    String mechanism,
    String user,
    String password) {

  /**
   * How far it came.
   *
   * @param shut whether nobody listened there
   * @param stage connect, greeting, tls, login, select, or what SMTP calls it
   * @param reply the last thing that the server said
   * @param offers its capabilities
   */
  public record Seen(boolean in, boolean shut, String stage, String reply, String offers) {}

  /** Does it. */
  public Seen on(Bench bench) {
    try (Wire wire = Wire.connect(bench.stack(from), bench.target(from), port)) {
      Talk talk = new Talk(wire);
      try {
        boolean in = talk.knock();
        return new Seen(in, false, talk.stage, talk.reply, talk.offers);
      } catch (IOException e) {
        return new Seen(false, false, talk.stage, Wire.told(e), talk.offers);
      }
    } catch (IOException e) {
      return new Seen(false, true, "connect", Wire.told(e), "");
    }
  }

  /** One dialogue under way. */
  private final class Talk {
    private final Wire wire;
    private String stage = "greeting";
    private String reply = "";
    private String offers = "";

    Talk(Wire wire) {
      this.wire = wire;
    }

    @SuppressWarnings("MustBeClosedChecker") // the wire is closed by its owner
    boolean knock() throws IOException {
      return switch (service) {
        case "imap" -> imap(new ImapClient(wire));
        case "pop3" -> pop3(new Pop3Client(wire));
        default -> smtp(new SmtpClient(wire));
      };
    }

    private boolean imap(ImapClient imap) throws IOException {
      boolean open = imap.open(tls);
      stage = open ? "login" : "tls";
      offers = open ? String.join("\n", imap.command("CAPABILITY")) : "";
      boolean in = open && imap.login(user, password);
      if (in) {
        stage = "select";
        in = imap.examine("INBOX") >= 0;
      }
      reply = imap.last();
      return in;
    }

    private boolean pop3(Pop3Client pop) throws IOException {
      boolean open = pop.open(tls);
      stage = open ? "login" : "tls";
      offers = open ? String.join("\n", pop.lines("CAPA")) : "";
      boolean in = open && pop.login(user, password) && pop.command("STAT");
      reply = pop.last();
      return in;
    }

    private boolean smtp(SmtpClient smtp) throws IOException {
      boolean in = smtp.open(tls, "client.example.net") && smtp.login(mechanism, user, password);
      stage = smtp.stage();
      offers = smtp.offers();
      reply = smtp.reply();
      return in;
    }
  }
}
