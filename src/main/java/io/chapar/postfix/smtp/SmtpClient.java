package io.chapar.postfix.smtp;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.mail.Decision.Cause;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.deliver.PassOn;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.InetServices;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** smtp(8) and lmtp(8): hands mail to other hosts. */
public final class SmtpClient implements DeliveryAgent {
  private final String name;

  /** The client under the name smtp or lmtp. */
  public SmtpClient(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void start(Daemon daemon) {
    SmtpSettings.of(daemon);
  }

  @Override
  public Outcome deliver(Daemon daemon, Request request, Courtesy courtesy) {
    courtesy.mayBlock();
    Delivery delivery = new Delivery(daemon, request, courtesy);
    String nexthop = request.nexthop();
    if (delivery.settings.lmtp && nexthop.startsWith("unix:")) {
      overLocalSocket(delivery, nexthop.substring(5));
    } else {
      boolean inet = delivery.settings.lmtp && nexthop.startsWith("inet:");
      overTheNet(delivery, inet ? nexthop.substring(5) : nexthop);
    }
    if (!delivery.left().isEmpty()) {
      delivery.finalServer = true;
      Dsn why = delivery.why;
      delivery.failAll(why == null ? NO_EXCUSE : why, "none", true);
      delivery.endSession();
    }
    return delivery.outcome();
  }

  private static final Dsn NO_EXCUSE =
      Dsn.of("4.3.0", "server unavailable or unable to receive mail");

  // ---- local sockets

  private static void overLocalSocket(Delivery delivery, String path) {
    Daemon daemon = delivery.daemon;
    Hop hop = new Hop(delivery.settings.myhostname, null, path, 0, 0);
    String queue = daemon.config().get("queue_directory");
    String full = path.startsWith("/") && !daemon.service().chroot() ? path : queue + "/" + path;
    SimSocket socket;
    try {
      if (!daemon.files().may(full, 2)) { // it has the mail owner's rights
        throw new DiskException(
            daemon.machine().root().exists(full) ? Errno.EACCES : Errno.ENOENT, full);
      }
      socket = daemon.process().connect(full);
    } catch (DiskException e) {
      String reason = "connect to " + hop.host() + "[" + path + "]: " + e.errno().text();
      delivery.why = Dsn.of("4.4.1", reason);
      return;
    } catch (IOException e) {
      delivery.why = Dsn.of("4.4.1", "connect to " + hop.name() + ": Connection refused");
      return;
    }
    delivery.finalServer = true;
    talk(delivery, hop, socket, path, TlsPolicy.Level.NONE, false, true);
  }

  // ---- the net

  private record Destination(String host, int port, boolean exchangers) {}

  private static Destination parse(Delivery delivery, String text) {
    SmtpSettings settings = delivery.settings;
    String host = text;
    String service = settings.tcpPort;
    boolean bracketed = text.startsWith("[");
    if (bracketed) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw new PostfixFatal("missing \"]\" in server description: " + text);
      }
      host = text.substring(1, end);
      String rest = text.substring(end + 1);
      if (rest.startsWith(":")) {
        service = rest.substring(1);
      } else if (!rest.isEmpty()) {
        throw new PostfixFatal("garbage after \"]\" in server description: " + text);
      }
    } else {
      int colon = text.lastIndexOf(':');
      if (colon >= 0) {
        host = text.substring(0, colon);
        service = text.substring(colon + 1);
      }
    }
    if (host.isEmpty()) {
      throw new PostfixFatal("missing host information in server description: " + text);
    }
    Daemon daemon = delivery.daemon;
    int port = InetServices.port(daemon.machine(), daemon.config(), service);
    if (port < 0) {
      throw new PostfixFatal("unknown service: " + service + "/tcp");
    }
    if (port == 0 || port > 65535) {
      throw new PostfixFatal("bad network port: " + service + " for destination: " + text);
    }
    return new Destination(host, port, !bracketed && settings.useDns && !settings.lmtp);
  }

  private static void overTheNet(Delivery delivery, String nexthop) {
    SmtpSettings settings = delivery.settings;
    Daemon daemon = delivery.daemon;
    List<String> sites = words(nexthop);
    int own = sites.size();
    sites.addAll(words(settings.fallbackRelay));
    int at = 0;
    for (; at < sites.size() && !delivery.left().isEmpty(); at++) {
      String site = sites.get(at);
      boolean finalHop = at + 1 == sites.size();
      Destination to = parse(delivery, site);
      boolean loopDetect = !settings.lmtp && to.port() == 25;
      HopFinder finder = new HopFinder(daemon, settings, to.port(), loopDetect);
      List<Hop> hops = to.exchangers() ? finder.domain(to.host()) : finder.host(to.host());
      delivery.why = finder.why();
      finalHop |= finder.foundSelf() || hops.isEmpty() && loops(delivery.why);
      tryAll(delivery, hops, site, to.host(), loopDetect, finalHop);
      if (finalHop) {
        break;
      }
    }
    if (!delivery.left().isEmpty()) {
      excuse(delivery, sites, at, own);
    }
  }

  private static boolean loops(@Nullable Dsn why) {
    return why != null && why.status().endsWith(".4.6");
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[,\\s]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static void excuse(Delivery delivery, List<String> sites, int at, int own) {
    SmtpSettings settings = delivery.settings;
    Dsn why = delivery.why;
    if (why == null) {
      delivery.why = NO_EXCUSE;
    } else if (!why.temporary()) {
      boolean fallback = at < sites.size() && at >= own;
      if (fallback || !settings.lmtp && sites.get(0).equals(settings.relayhost)) {
        String parameter = fallback ? "smtp_fallback_relay" : "relayhost";
        delivery.daemon.log().warning(parameter + " configuration problem");
        delivery.why =
            new Dsn(
                "4.3.5",
                why.action(),
                why.reason(),
                why.diagnosticType(),
                why.diagnosticText(),
                why.remoteType(),
                why.remoteName());
      } else if (!settings.lmtp && loops(why) && !settings.bestMxTransport.isEmpty()) {
        String text = settings.bestMxTransport;
        int colon = text.indexOf(':');
        String transport = colon < 0 ? text : text.substring(0, colon);
        String nexthop = colon < 0 ? "" : text.substring(colon + 1);
        delivery.handedOn(
            PassOn.all(delivery.daemon, delivery.courtesy, transport, nexthop, delivery.request));
      }
    }
  }

  private static void tryAll(
      Delivery delivery,
      List<Hop> hops,
      String site,
      String domain,
      boolean loopDetect,
      boolean finalHop) {
    SmtpSettings settings = delivery.settings;
    int sessions = 0;
    boolean plain = false;
    for (int i = 0; i < hops.size() && !delivery.left().isEmpty(); i++) {
      Hop hop = hops.get(i);
      boolean last = i + 1 == hops.size() || i + 1 == settings.addressLimit;
      TlsPolicy.Level level = plain ? TlsPolicy.Level.NONE : settings.tls.level(site, domain);
      plain = false;
      if (level == TlsPolicy.Level.INVALID) {
        Dsn why = Dsn.of("4.7.5", "client TLS configuration problem");
        String asked = site + "/" + hop.host();
        delivery.daemon.log().warning("TLS policy lookup for " + asked + ": " + why.reason());
        delivery.why = why;
        continue;
      }
      if (settings.tls.wrapper && !level.required()) {
        String name = settings.lmtp ? "lmtp" : "smtp";
        delivery
            .daemon
            .log()
            .warning(
                name
                    + "_tls_wrappermode requires \""
                    + name
                    + "_tls_security_level = encrypt\" (or stronger)");
        continue;
      }
      SimSocket socket = connect(delivery, hop);
      if (socket == null) {
        if (last) {
          break;
        }
        continue;
      }
      delivery.finalServer |= finalHop && (last || sessions + 1 == settings.sessionLimit);
      boolean best = hop.preference() == hops.get(0).preference();
      Talk talk = talk(delivery, hop, socket, site, level, loopDetect, best);
      if (talk == Talk.RETRY_PLAIN) {
        plain = true;
        i--;
        continue;
      }
      if (talk == Talk.TRANSFERRED && ++sessions == settings.sessionLimit || last) {
        break;
      }
    }
  }

  private static @Nullable SimSocket connect(Delivery delivery, Hop hop) {
    Daemon daemon = delivery.daemon;
    SmtpSettings settings = delivery.settings;
    InetAddress to = hop.address() == null ? Ip.LOOPBACK : hop.address();
    String reason;
    try {
      InetAddress from = settings.bind;
      if (from != null && !daemon.machine().stack().owns(from)) {
        daemon
            .log()
            .warning(
                "smtp_connect_addr: bind " + Ip.text(from) + ": Cannot assign requested address");
        from = null;
      }
      return daemon.machine().stack().connect(from, to, hop.port(), settings.connectTimeout);
    } catch (DiskException e) {
      reason = e.errno() == Errno.ETIMEDOUT ? "Connection timed out" : e.errno().text();
    } catch (IOException e) {
      reason = "Connection refused";
    }
    Dsn why = Dsn.of("4.4.1", "connect to " + hop.relay() + ": " + reason);
    BounceClient.of(daemon)
        .because(
            Cause.of(why.reason(), delivery.settings.lmtp ? "lmtp_tcp_port" : "smtp_tcp_port"));
    delivery.why = why;
    daemon.log().info(why.reason());
    return null;
  }

  private enum Talk {
    NO_HELLO,
    RETRY_PLAIN,
    TRANSFERRED
  }

  private static Talk talk(
      Delivery delivery,
      Hop hop,
      SimSocket socket,
      String site,
      TlsPolicy.Level level,
      boolean loopDetect,
      boolean best) {
    Talk result = Talk.NO_HELLO;
    try {
      SmtpSession session = new SmtpSession(delivery, hop, socket, site, level, loopDetect, best);
      if (session.hello()) {
        session.transfer();
        result = Talk.TRANSFERRED;
      } else if (session.retryPlain()) {
        result = Talk.RETRY_PLAIN;
      }
      session.quit();
    } catch (IOException e) {
      delivery.why = Dsn.of("4.4.2", "lost connection with " + hop.name());
    }
    delivery.endSession();
    return result;
  }
}
