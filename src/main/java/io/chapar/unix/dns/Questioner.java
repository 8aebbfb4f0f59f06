package io.chapar.unix.dns;

import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends questions to name servers for the commands, and complains as BIND's tools do. */
final class Questioner {
  /** The types that the real tools know, besides those that the simulated zones can hold. */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "ANY",
          "SRV",
          "CAA",
          "HINFO",
          "NAPTR",
          "SPF",
          "TLSA",
          "DS",
          "DNSKEY",
          "RRSIG",
          "NSEC",
          "NSEC3",
          "SSHFP",
          "LOC",
          "HTTPS",
          "SVCB",
          "RP",
          "AFSDB",
          "DNAME",
          "URI",
          "SMIMEA",
          "OPENPGPKEY",
          "CDS",
          "CDNSKEY",
          "NULL",
          "WKS",
          "MB",
          "MG",
          "MR",
          "X25",
          "CERT");

  private final Process process;
  private int port = 53;
  private int tries = 2;
  private Duration timeout = Duration.ofSeconds(5);
  private boolean recursion = true;
  private boolean edns;
  private boolean tcp;

  Questioner(Process process) {
    this.process = process;
  }

  Questioner port(int number) {
    port = number;
    return this;
  }

  Questioner tries(int number) {
    tries = Math.max(1, number);
    return this;
  }

  Questioner timeout(int seconds) {
    timeout = Duration.ofSeconds(Math.max(1, seconds));
    return this;
  }

  Questioner recursion(boolean yes) {
    recursion = yes;
    return this;
  }

  Questioner edns(boolean yes) {
    edns = yes;
    return this;
  }

  Questioner tcp(boolean yes) {
    tcp = yes;
    return this;
  }

  /** Whether a text is a type of record. */
  static boolean isType(String text) {
    String type = text.toUpperCase(Locale.ROOT);
    return OTHER_TYPES.contains(type) || known(type) != null || type.matches("TYPE\\d{1,5}");
  }

  private static Dns.@Nullable Type known(String type) {
    for (Dns.Type each : Dns.Type.values()) {
      if (each.name().equals(type)) {
        return each;
      }
    }
    return null;
  }

  /** The servers of /etc/resolv.conf; without any, those of the loopback. */
  List<InetAddress> servers() {
    List<InetAddress> servers = Resolver.of(process).configuration().servers();
    boolean none = servers.equals(List.of(Ip.LOOPBACK));
    return none ? List.of(Ip.of("::1"), Ip.LOOPBACK) : servers;
  }

  /** The addresses that {@code @name} means; empty if there are none. */
  List<InetAddress> servers(String name) {
    return Resolver.of(process).addresses(name, Resolver.Family.ANY).list();
  }

  /**
   * Asks; complaints about silent servers are printed at once.
   *
   * @return null if no server has answered
   */
  @Nullable Message ask(String name, String type, List<InetAddress> servers) throws IOException {
    String owner = name.endsWith(".") ? name : name + ".";
    List<InetAddress> order = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      order.add(servers.get(0));
    }
    order.addAll(servers.subList(1, servers.size()));
    for (InetAddress server : order) {
      Resolver.Reach reach = Resolver.of(process).reach(server);
      if (reach == Resolver.Reach.ANSWERS && port == 53) {
        return answer(owner, type, server);
      }
      boolean silent = reach == Resolver.Reach.SILENT;
      if (silent) {
        process.sleep(timeout);
      }
      process
          .out()
          .println(
              ";; communications error to "
                  + Ip.text(server)
                  + "#"
                  + port
                  + ": "
                  + (silent ? "timed out" : "connection refused"));
    }
    return null;
  }

  private Message answer(String owner, String type, InetAddress server) {
    process.machine().scheduler().work(300_000);
    Dns dns = process.stack().internet().dns();
    Dns.Type known = known(type);
    boolean any = type.equals("ANY");
    Dns.Answer answer = any || known == null ? dns.any(owner) : dns.query(owner, known);
    List<Dns.Resource> records = new ArrayList<>();
    if (any) {
      answer.records().stream().filter(r -> r.type() == Dns.Type.TXT).forEach(records::add);
      answer.records().stream().filter(r -> r.type() != Dns.Type.TXT).forEach(records::add);
    } else if (known != null) {
      // an alias comes before what it leads to
      answer.records().stream().filter(r -> r.type() == Dns.Type.CNAME).forEach(records::add);
      answer.records().stream()
          .filter(r -> r.type() == known && known != Dns.Type.CNAME)
          .forEach(records::add);
    }
    List<Dns.Resource> additional = new ArrayList<>();
    for (Dns.Resource record : records) {
      if (record.type() == Dns.Type.MX) {
        additional.addAll(dns.query(record.data(), Dns.Type.A).records());
      }
    }
    return new Message(
        process.machine().random().nextInt(65536),
        owner,
        type,
        answer.code(),
        records,
        additional,
        server,
        edns,
        recursion,
        tcp || any);
  }
}
