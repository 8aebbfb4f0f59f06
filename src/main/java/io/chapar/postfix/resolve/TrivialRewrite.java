package io.chapar.postfix.resolve;

import io.chapar.mail.Quoting;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.master.MailSystem;
import io.chapar.postfix.master.ServiceException;
import java.time.Duration;
import java.util.function.Function;

/**
 * trivial-rewrite(8), and the way to it for the other daemons: they ask for the full form of an
 * address, and for where it goes.
 */
public final class TrivialRewrite implements DaemonProgram {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What one process works with. */
  private record Part(Rewriter rewriter, Resolver resolver, Resolver probes) {
    static Part of(Daemon daemon) {
      Rewriter rewriter = new Rewriter(daemon.config(), daemon.log());
      return new Part(
          rewriter, new Resolver(daemon, rewriter, false), new Resolver(daemon, rewriter, true));
    }
  }

  /** A client stays connected to the process that it has asked before. */
  private static final class Connection {
    private int pid;
  }

  @Override
  public String name() {
    return "trivial-rewrite";
  }

  @Override
  public void start(Daemon daemon) {
    daemon.part(Part.class, Part::of);
  }

  /** An address in quoted form in its full form; {@code local}: in the context of this host. */
  public static String rewriteQuoted(Daemon client, boolean local, String address) {
    return address.isEmpty()
        ? address
        : ask(client, part -> part.rewriter().rewrite(local, address));
  }

  /** An address in unquoted form in its full form. */
  public static String rewrite(Daemon client, boolean local, String address) {
    if (address.isEmpty()) {
      return address;
    }
    return Quoting.unquote(rewriteQuoted(client, local, Quoting.header(address)));
  }

  /** Where an address (unquoted) goes, sent by {@code sender}. */
  public static Resolution resolve(Daemon client, String sender, String address) {
    return ask(client, part -> part.resolver().resolve(sender, address));
  }

  /** Where a probe of an address goes: the settings address_verify_* say. */
  public static Resolution resolveProbe(Daemon client, String sender, String address) {
    return ask(client, part -> part.probes().resolve(sender, address));
  }

  private static <T> T ask(Daemon client, Function<Part, T> question) {
    MailSystem system = client.system();
    String service = client.config().get("rewrite_service_name") + "/unix";
    Connection connection = client.part(Connection.class, c -> new Connection());
    while (true) {
      try {
        Daemon daemon = system.acquire(service, connection.pid);
        connection.pid = daemon.pid();
        try {
          return question.apply(daemon.part(Part.class, Part::of));
        } catch (PostfixFatal fatal) {
          daemon.log().fatal(fatal);
          system.died(daemon);
        } finally {
          system.release(daemon);
        }
      } catch (ServiceException e) {
        if (!system.up()) {
          throw new PostfixFatal("connect #1 to private/rewrite: No such file or directory");
        }
      }
      client.log().warning("problem talking to service rewrite: Success");
      system.machine().scheduler().sleep(PATIENCE);
    }
  }
}
