package io.chapar.dovecot.lmtp;

import io.chapar.disk.Credentials;
import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.Sessions;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.deliver.Deliveries;
import io.chapar.dovecot.deliver.Delivery;
import io.chapar.dovecot.deliver.DeliveryFilter;
import io.chapar.dovecot.login.Wire;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Quota;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.mailbox.MailboxException;
import io.chapar.net.SimSocket;
import io.chapar.net.tls.Tls;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** The lmtp process: one connection, any number of transactions, a reply for each recipient. */
public final class LmtpServer {
  private static final int MAX_MESSAGE = 256 * 1024 * 1024;
  private static final DateTimeFormatter RFC2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Process process;
  private final Machine machine;
  private final Settings settings;
  private final Wire wire;
  private final DovecotLog log;
  private final Authenticator auth;
  private final List<DeliveryFilter> filters;
  private final boolean local;
  private String client = "";
  private boolean mail;
  private String sender = "";
  private String session = "";
  private final List<Recipient> recipients = new ArrayList<>();

  private record Recipient(String address, String detail, Authenticator.Who.User who) {}

  private LmtpServer(
      Process process, Master.State state, SimSocket socket, List<DeliveryFilter> filters)
      throws IOException {
    this.process = process;
    this.machine = process.machine();
    this.settings = state.conf().protocol("lmtp");
    this.wire = new Wire(socket);
    this.log = new DovecotLog(machine, settings);
    this.auth = new Authenticator(machine, state.conf());
    this.filters = filters;
    this.local = socket.getLocalPort() == 0;
    this.remote = local ? "local" : io.chapar.net.Ip.text(socket.getInetAddress());
  }

  private final String remote;

  /** Serves a connection. */
  public static void serve(
      Machine machine, Master.State state, SimSocket socket, List<DeliveryFilter> filters)
      throws IOException {
    Process process = machine.process(List.of("dovecot/lmtp"), Map.of(), "/", Credentials.ROOT);
    Sessions.count(machine, "lmtp");
    process.run(
        p -> {
          new LmtpServer(p, state, socket, filters).run();
          return 0;
        });
  }

  private String prefix() {
    return "lmtp(" + process.pid() + "): ";
  }

  private void run() throws IOException {
    log.info(prefix(), "Connect from " + remote);
    if (auth.start() != null) {
      log.info(prefix(), "Disconnect from " + remote + ": Connection closed (state=READY)");
      wire.close();
      return;
    }
    wire.timeout(5 * 60 * 1000);
    String end = "Connection closed";
    try {
      wire.say("220 " + machine.hostname() + " " + settings.get("login_greeting"));
      while (true) {
        String line = wire.line();
        if (line == null) {
          break;
        }
        process.tick();
        if (line.isEmpty() || !Character.isLetter(line.charAt(0))) {
          wire.say("500 5.5.2 Invalid command syntax");
          continue;
        }
        int space = line.indexOf(' ');
        String name = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String args = space < 0 ? "" : line.substring(space + 1).strip();
        if (name.equals("QUIT")) {
          wire.say("221 2.0.0 Bye");
          end = "Logged out";
          break;
        }
        command(name, args);
      }
    } catch (java.net.SocketTimeoutException e) {
      wire.say("421 4.4.2 " + machine.hostname() + " Disconnected for inactivity");
      end = "Disconnected for inactivity";
    } catch (IOException e) {
      end = "Connection closed";
    }
    log.info(prefix(), "Disconnect from " + remote + ": " + end + " (state=READY)");
    wire.close();
  }

  private void command(String name, String args) throws IOException {
    switch (name) {
      case "LHLO" -> {
        if (args.isEmpty()) {
          wire.say("501 Missing hostname");
          return;
        }
        client = args.split(" ", 2)[0];
        reset();
        wire.put("250-" + machine.hostname() + "\r\n");
        for (String word : List.of("8BITMIME", "CHUNKING", "ENHANCEDSTATUSCODES")) {
          wire.put("250-" + word + "\r\n");
        }
        boolean tls = !wire.secure() && !settings.get("ssl").equals("no");
        wire.say(tls ? "250-PIPELINING\r\n250 STARTTLS" : "250 PIPELINING");
      }
      case "STARTTLS" -> startTls();
      case "MAIL" -> from(args);
      case "RCPT" -> to(args);
      case "DATA" -> {
        if (!mail) {
          wire.say("503 5.5.0 MAIL needed first");
        } else if (recipients.isEmpty()) {
          wire.say("503 5.5.0 No valid recipients");
        } else {
          wire.say("354 OK");
          data();
        }
      }
      case "RSET" -> {
        reset();
        wire.say("250 2.0.0 OK");
      }
      case "NOOP" -> wire.say("250 2.0.0 OK");
      case "VRFY" -> wire.say("252 2.3.3 Try RCPT instead");
      case "XCLIENT" -> wire.say("550 5.7.14 You are not from trusted IP");
      default -> wire.say("500 5.5.1 Unknown command");
    }
  }

  private void reset() {
    mail = false;
    sender = "";
    recipients.clear();
  }

  private static String path(String args, String keyword) {
    String rest = args.substring(keyword.length()).strip();
    int end = rest.indexOf('>');
    return rest.startsWith("<") && end > 0 ? rest.substring(1, end) : "\0";
  }

  private static String parameters(String args) {
    int end = args.indexOf('>');
    return end < 0 ? "" : args.substring(end + 1).strip();
  }

  private void from(String args) throws IOException {
    if (!args.toUpperCase(Locale.ROOT).startsWith("FROM:")) {
      wire.say("501 5.5.4 Invalid parameters");
      return;
    }
    if (mail) {
      wire.say("503 5.5.0 MAIL already given");
      return;
    }
    String path = path(args, "FROM:");
    if (path.equals("\0")) {
      wire.say("501 5.5.4 Invalid FROM: Missing '<' at beginning of path");
      return;
    }
    for (String parameter : parameters(args).split("\\s+")) {
      String upper = parameter.toUpperCase(Locale.ROOT);
      if (!upper.isEmpty() && !upper.startsWith("BODY=")) {
        wire.say("555 5.5.4 Unsupported parameters");
        return;
      }
    }
    mail = true;
    sender = path;
    session = Deliveries.session(process);
    wire.say("250 2.1.0 OK");
  }

  private void startTls() throws IOException {
    if (wire.secure() || settings.get("ssl").equals("no")) {
      wire.say("502 5.5.1 TLS support is not enabled.");
      return;
    }
    Tls.Identity identity = Tls.identity(settings.get("ssl_cert"), settings.get("ssl_key"));
    if (!(identity instanceof Tls.Identity.Good good)) {
      wire.say("454 4.7.0 Internal error, TLS not available.");
      return;
    }
    wire.say("220 2.0.0 Begin TLS negotiation now.");
    SSLSocket socket = Tls.server(good.context(), wire.base());
    socket.startHandshake();
    wire.layer(socket);
    reset();
  }

  private void to(String args) throws IOException {
    if (!mail) {
      wire.say("503 5.5.0 MAIL needed first");
      return;
    }
    if (!args.toUpperCase(Locale.ROOT).startsWith("TO:")) {
      wire.say("501 5.5.4 Invalid parameters");
      return;
    }
    String address = path(args, "TO:");
    if (address.isEmpty()) {
      wire.say("501 5.5.4 Invalid TO: Null path not allowed");
      return;
    }
    if (address.equals("\0")) {
      wire.say("501 5.5.4 Invalid TO: Missing '<' at beginning of path");
      return;
    }
    List<String> parts = Deliveries.split(settings, address);
    Authenticator.Who who = auth.user(AuthRequest.about(parts.get(0), "lmtp"));
    if (who instanceof Authenticator.Who.User user) {
      if ("0".equals(user.fields().get("uid"))) {
        log.error(
            prefix(),
            "Failed to initialize user "
                + user.name()
                + ": Invalid settings in userdb: userdb returned 0 as uid");
        wire.say("451 4.3.0 <" + address + "> Temporary internal error");
        return;
      }
      if (settings.yes("lmtp_rcpt_check_quota") && full(user, address)) {
        return;
      }
      recipients.add(new Recipient(address, parts.get(1), user));
      wire.say("250 2.1.5 OK");
    } else if (who instanceof Authenticator.Who.Nobody) {
      wire.say("550 5.1.1 <" + address + "> User doesn't exist: " + parts.get(0));
    } else {
      log.error(
          prefix(), "auth-master: userdb lookup(" + parts.get(0) + "): Auth USER lookup failed");
      wire.say("451 4.3.0 <" + address + "> Temporary internal error");
    }
  }

  private boolean full(Authenticator.Who.User user, String address) throws IOException {
    boolean[] full = {false};
    Process child = process.fork();
    child.run(
        p -> {
          try {
            MailUser mailUser = Deliveries.become(p, settings, user, "lmtp", session);
            Quota.of(mailUser).checkDelivery("INBOX", 0);
          } catch (MailboxException e) {
            full[0] = e.kind() == MailboxException.Kind.OVERQUOTA;
            if (full[0]) {
              overQuota(address, e.text());
            }
          } catch (UserException e) {
            // told when the message comes
          }
          return 0;
        });
    return full[0];
  }

  private void overQuota(String address, String text) throws IOException {
    boolean later = settings.yes("quota_full_tempfail");
    wire.say((later ? "452 4.2.2 <" : "552 5.2.2 <") + address + "> " + text);
  }

  private void data() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      String line = wire.line();
      if (line == null) {
        throw new IOException("closed");
      }
      if (line.equals(".")) {
        break;
      }
      if (message.size() < MAX_MESSAGE) {
        message.writeBytes(Utf8.encode((line.startsWith(".") ? line.substring(1) : line) + "\n"));
      }
    }
    process.tick(message.size());
    for (Recipient recipient : List.copyOf(recipients)) {
      deliver(recipient, message.toByteArray());
    }
    reset();
  }

  private byte[] headed(Recipient recipient, byte[] message) {
    StringBuilder head = new StringBuilder("Return-Path: <" + sender + ">\n");
    if (!settings.get("lmtp_hdr_delivery_address").equals("none")) {
      head.append("Delivered-To: ").append(recipient.address()).append('\n');
    }
    if (settings.yes("lmtp_add_received_header")) {
      head.append("Received: from ").append(client.isEmpty() ? "local" : client);
      if (!local) {
        head.append(" ([").append(remote).append("])");
      }
      head.append("\n\tby ").append(machine.hostname()).append(" with LMTP\n\tid ");
      head.append(session).append("\n\t(envelope-from <").append(sender).append(">)");
      if (recipients.size() == 1) {
        head.append("\n\tfor <").append(recipient.address()).append('>');
      }
      head.append("; ").append(RFC2822.format(machine.scheduler().instant())).append('\n');
    }
    byte[] top = Utf8.encode(head.toString());
    byte[] all = java.util.Arrays.copyOf(top, top.length + message.length);
    System.arraycopy(message, 0, all, top.length, message.length);
    return all;
  }

  private void deliver(Recipient recipient, byte[] message) throws IOException {
    byte[] whole = headed(recipient, message);
    String prefix = Deliveries.prefix(settings, process, "lmtp", recipient.who().name(), session);
    Settings own = MailUser.overridden(settings, recipient.who().fields());
    String detail = recipient.detail();
    String box = own.yes("lmtp_save_to_detail_mailbox") && !detail.isEmpty() ? detail : "INBOX";
    Process child = process.fork();
    child.run(
        p -> {
          try {
            MailUser user = Deliveries.become(p, settings, recipient.who(), "lmtp", session);
            new Delivery(user, whole, sender, recipient.address(), box, log, prefix).run(filters);
            wire.say("250 2.0.0 <" + recipient.address() + "> " + session + " Saved");
          } catch (UserException e) {
            log.error(prefix, e.text());
            wire.say("451 4.3.0 <" + recipient.address() + "> Temporary internal error");
          } catch (MailboxException e) {
            if (e.kind() == MailboxException.Kind.OVERQUOTA) {
              overQuota(recipient.address(), e.text());
            } else {
              if (e.internal()) {
                log.error(prefix, e.logged());
              }
              wire.say("451 4.2.0 <" + recipient.address() + "> " + e.text());
            }
          }
          return 0;
        });
  }
}
