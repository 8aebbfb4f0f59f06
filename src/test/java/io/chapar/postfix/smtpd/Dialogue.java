package io.chapar.postfix.smtpd;

import io.chapar.disk.Credentials;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.mail.Envelope.Notify;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.HostNames;
import io.chapar.postfix.conf.MainCf;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.postfix.smtpd.restriction.Actions;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import io.chapar.postfix.smtpd.restriction.Route;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.ProcessTableHost;
import io.chapar.postfix.table.Tables;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on a simulated host, with a queue that only remembers: say something to it, read
 * what it answers and what it logs.
 */
final class Dialogue implements AutoCloseable, Log, Backend {
  private static final ExecutorService THREAD =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "dialogue");
            thread.setDaemon(true);
            return thread;
          });

  private final World world = World.create(TestHost.debian(), 1);
  private final Process process;
  private final PostfixConfig config;
  private final Tables tables;
  private final Server server;

  final List<String> log = new ArrayList<>();
  final List<Mail> queue = new ArrayList<>();
  final List<List<String>> notices = new ArrayList<>();
  DovecotAuth.@Nullable Connector connector;
  private @Nullable String fatal;

  /** A message that was taken in. */
  static final class Mail implements Incoming {
    final String id;
    final Envelope envelope;
    final List<String> recipients = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final StringBuilder open = new StringBuilder();
    Actions actions = new Actions();
    boolean finished;
    boolean aborted;
    String verdict = "";

    Mail(String id, Envelope envelope) {
      this.id = id;
      this.envelope = envelope;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void recipient(String address, String dsnOriginal, Set<Notify> notify) {
      recipients.add(address);
    }

    @Override
    public void actions(Actions wanted) {
      actions = wanted;
    }

    @Override
    public void line(byte[] bytes, int offset, int length, boolean complete) {
      open.append(Utf8.decode(bytes, offset, length));
      if (complete) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }

    @Override
    public Outcome finish() {
      finished = true;
      return verdict.isEmpty() ? Outcome.QUEUED : new Outcome(verdict, Mistake.POLICY);
    }

    @Override
    public void abort() {
      aborted = true;
    }
  }

  /** A server with these lines of main.cf beside the usual ones. */
  Dialogue(String... mainCf) {
    Machine mail = world.mail();
    process = mail.process(List.of("smtpd"), java.util.Map.of(), "/", Credentials.ROOT);
    String text =
        """
        compatibility_level = 3.6
        myhostname = mail.example.com
        mydestination = $myhostname, example.com, localhost
        mynetworks = 127.0.0.0/8
        smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
        smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination
        local_recipient_maps = inline:{alice=x bob=x carol=x root=x}
        """
            + String.join("\n", mainCf)
            + "\n";
    config =
        PostfixConfig.of(
            new ProcessHost(process),
            "/etc/postfix",
            MainCf.parse(new Source("/etc/postfix/main.cf", text)));
    tables = Tables.forDaemon(new ProcessTableHost(process), config, this);
    server =
        inWorld(
            () -> {
              Server s = new Server(process, config, tables, this, this, "smtp", false);
              mail.stack()
                  .listen(
                      Ip.ANY,
                      25,
                      socket ->
                          world
                              .scheduler()
                              .start(
                                  "smtpd",
                                  () -> {
                                    try {
                                      s.serve((SimSocket) socket);
                                    } catch (PostfixFatal died) {
                                      fatal = died.getMessage();
                                    }
                                    try {
                                      socket.close();
                                    } catch (IOException e) {
                                      throw new IllegalStateException(e);
                                    }
                                  }));
              return s;
            });
  }

  World world() {
    return world;
  }

  Server server() {
    return server;
  }

  <T> T inWorld(Callable<T> body) {
    try {
      return THREAD.submit(() -> world.scheduler().call("test", body)).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What the outside client hears when it says all this at once; line ends are LF here. */
  String fromClient(String said) {
    return say(
        Objects.requireNonNull(world.internet().named("client.example.net")), "192.0.2.10", said);
  }

  /** What a client on the host itself hears. */
  String fromLocalhost(String said) {
    return say(world.mail().stack(), "127.0.0.1", said);
  }

  private String say(Stack from, String to, String said) {
    return inWorld(
        () -> {
          SimSocket socket = from.connect(Ip.of(to), 25, Duration.ofSeconds(30));
          return talk(world, socket, said);
        });
  }

  /** Says it all, as fast as the server takes it, and hears it out. */
  static String talk(World world, SimSocket socket, String said) throws IOException {
    byte[] bytes = Utf8.encode(said.replace("\n", "\r\n").replace("{LF}", "\n"));
    int atOnce = Math.min(bytes.length, 32 * 1024);
    socket.getOutputStream().write(bytes, 0, atOnce);
    if (atOnce == bytes.length) {
      socket.shutdownOutput();
    } else {
      world
          .scheduler()
          .start(
              "speaker",
              () -> {
                try {
                  socket.getOutputStream().write(bytes, atOnce, bytes.length - atOnce);
                  socket.shutdownOutput();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
    }
    return hear(socket);
  }

  /** All that comes until the server closes. */
  static String hear(SimSocket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[4096];
    for (int n; (n = in.read(buffer, 0, buffer.length)) > 0; ) {
      all.write(buffer, 0, n);
    }
    socket.close();
    return Utf8.decode(all.toByteArray()).replace("\r\n", "\n");
  }

  /** Why the server dies when a client says this; it hears nothing then. */
  String failure(String said) {
    if (!fromClient(said).isEmpty()) {
      throw new AssertionError("it answers");
    }
    return String.valueOf(fatal);
  }

  /** The last message. */
  Mail last() {
    return queue.get(queue.size() - 1);
  }

  /** The lines of the log that contain a text. */
  List<String> logged(String text) {
    return log.stream().filter(line -> line.contains(text)).toList();
  }

  @Override
  public void close() {
    world.close();
  }

  // ---- Log

  @Override
  public void info(String text) {
    log.add(text);
  }

  @Override
  public void warning(String text) {
    log.add("warning: " + text);
  }

  @Override
  public void error(String text) {
    log.add("error: " + text);
  }

  @Override
  public void fatal(String text) {
    log.add("fatal: " + text);
  }

  // ---- Backend

  @Override
  public Incoming open(Envelope envelope) {
    Mail mail = new Mail("Q" + (queue.size() + 1), envelope);
    queue.add(mail);
    return mail;
  }

  @Override
  public Route route(@Nullable String sender, String address) {
    int at = address.lastIndexOf('@');
    String full = (at < 0 ? address + "@example.com" : address).toLowerCase(Locale.ROOT);
    String domain = full.substring(full.lastIndexOf('@') + 1);
    boolean literal = domain.startsWith("[") && Ip.parse(domain) != null;
    boolean bad = full.indexOf(',') >= 0 || !literal && !HostNames.valid(domain, new ArrayList<>());
    MatchList local = tables.strings("mydestination", config.get("mydestination"));
    MatchList relay = tables.domains("relay_domains", config.get("relay_domains"));
    Route.Kind kind =
        local.match(domain).matched()
            ? Route.Kind.LOCAL
            : relay.match(domain).matched() ? Route.Kind.RELAY : Route.Kind.OTHER;
    return new Route("local", domain, full, kind, false, bad, false, List.of());
  }

  @Override
  public Flush flush(String domain) {
    return Flush.DENIED;
  }

  @Override
  public long freeSpace() {
    return 1L << 30;
  }

  @Override
  public SimSocket connect(String path) throws IOException {
    if (connector == null) {
      throw new IOException("No such file or directory");
    }
    return connector.connect(path);
  }

  @Override
  public void notice(String recipient, List<String> lines) {
    notices.add(lines);
  }
}
