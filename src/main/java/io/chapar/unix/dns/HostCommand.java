package io.chapar.unix.dns;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** host(1): what the name service knows about a name, in sentences. */
public final class HostCommand implements Program {
  private static final String USAGE =
      """
      Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] [-W time]
                  [-R number] [-m flag] [-p port] hostname [server]
             -a is equivalent to -v -t ANY
             -A is like -a but omits RRSIG, NSEC, NSEC3
             -c specifies query class for non-IN data
             -C compares SOA records on authoritative nameservers
             -d is equivalent to -v
             -l lists all hosts in a domain, using AXFR
             -m set memory debugging flag (trace|record|usage)
             -N changes the number of dots allowed before root lookup is done
             -p specifies the port on the server to query
             -r disables recursive processing
             -R specifies number of retries for UDP packets
             -s a SERVFAIL response should stop query
             -t specifies the query type
             -T enables TCP/IP mode
             -U enables UDP mode
             -v enables verbose output
             -V print version number and exit
             -w specifies to wait forever for a reply
             -W specifies how long to wait for a reply
             -4 use IPv4 query transport only
             -6 use IPv6 query transport only
      """;
  private static final Options OPTIONS =
      Options.of(
              "a", "A", "d", "r", "T", "U", "v", "V", "w", "s", "4", "6", "c=", "N=", "t=", "W=",
              "R=", "p=", "i", "-C", "-l", "-m=")
          .shortOnly()
          .hint(USAGE.strip());

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("V")) {
      p.err().print("host " + Dig.VERSION + "\n");
      return 0;
    }
    if (o.operands().isEmpty()) {
      p.err().print(USAGE);
      return 1;
    }
    String name = o.operands().get(0);
    boolean all = o.has("a") || o.has("A");
    String type = all ? "ANY" : o.value("t", "").toUpperCase(Locale.ROOT);
    if (!type.isEmpty() && !Questioner.isType(type)) {
      p.err().print("host: invalid type: " + o.value("t") + "\n\n");
      return 2;
    }
    Questioner questioner =
        new Questioner(p)
            .recursion(!o.has("r"))
            .tcp(o.has("T"))
            .port(number(o.value("p"), 53))
            .timeout(number(o.value("W"), 5))
            .tries(number(o.value("R"), 1) + 1);
    List<InetAddress> servers = questioner.servers();
    String server = o.operands().size() > 1 ? o.operands().get(1) : null;
    if (server != null) {
      servers = questioner.servers(server);
      if (servers.isEmpty()) {
        p.err().print("host: couldn't get address for '" + server + "': not found\n");
        return 1;
      }
    }
    return lookup(p, questioner, name, type, servers, server, o.has("v") || o.has("d") || all);
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
  }

  private static int lookup(
      Process p,
      Questioner questioner,
      String name,
      String type,
      List<InetAddress> servers,
      @Nullable String server,
      boolean verbose)
      throws IOException {
    InetAddress address = Ip.parse(name);
    boolean reverse = address != null && (type.isEmpty() || type.equals("PTR"));
    String asked = reverse && address != null ? Dns.reverse(address) : name;
    List<String> types =
        reverse ? List.of("PTR") : type.isEmpty() ? List.of("A", "AAAA", "MX") : List.of(type);
    boolean first = true;
    for (String each : types) {
      if (verbose) {
        p.out().println("Trying \"" + bare(asked) + "\"");
      }
      Message m = questioner.ask(asked, each, servers);
      if (m == null) {
        p.out().println(";; no servers could be reached");
        return 1;
      }
      if (first && server != null) {
        using(p, server, m);
      }
      first = false;
      if (m.code() != Dns.Code.NOERROR) {
        String dot = reverse && address != null && address.getAddress().length == 4 ? "." : "";
        String status = m.code() == Dns.Code.NXDOMAIN ? "3(NXDOMAIN)" : code(m.code());
        p.out().println("Host " + escaped(bare(asked)) + dot + " not found: " + status);
        if (verbose) {
          received(p, m);
        }
        return 1;
      }
      if (verbose) {
        whole(p, m);
      } else {
        sentences(p, m);
        if (!type.isEmpty() && m.answer().isEmpty()) {
          p.out().println(bare(asked) + " has no " + each + " record");
        }
      }
      if (!m.answer().isEmpty() && m.answer().get(0).type() == Dns.Type.CNAME && !verbose) {
        asked = m.answer().get(m.answer().size() - 1).name();
      }
    }
    return 0;
  }

  private static String code(Dns.Code code) {
    return code == Dns.Code.SERVFAIL ? "2(SERVFAIL)" : "5(REFUSED)";
  }

  private static String escaped(String name) {
    return name.replace(" ", "\\032");
  }

  private static String bare(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static void using(Process p, String server, Message m) throws IOException {
    p.out().println("Using domain server:\nName: " + server);
    p.out().println("Address: " + Ip.text(m.server()) + "#53\nAliases: \n");
  }

  private static void sentences(Process p, Message m) throws IOException {
    for (Dns.Resource record : m.answer()) {
      String owner =
          (record.name() + ".").equalsIgnoreCase(m.name()) ? bare(m.name()) : record.name();
      String what =
          switch (record.type()) {
            case A -> "has address";
            case AAAA -> "has IPv6 address";
            case MX -> "mail is handled by";
            case PTR -> "domain name pointer";
            case TXT -> "descriptive text";
            case CNAME -> "is an alias for";
            case NS -> "name server";
            case SOA -> "has SOA record";
          };
      p.out().println(owner + " " + what + " " + Lines.data(record));
    }
  }

  private static void whole(Process p, Message m) throws IOException {
    p.out().println(";; ->>HEADER<<- opcode: QUERY, status: " + m.code() + ", id: " + m.id());
    p.out()
        .println(
            ";; flags: "
                + m.flags()
                + "; QUERY: 1, ANSWER: "
                + m.answer().size()
                + ", AUTHORITY: 0, ADDITIONAL: "
                + m.additional().size());
    p.out().println("\n;; QUESTION SECTION:\n" + Lines.question(m.name(), m.type()) + "\n");
    section(p, "ANSWER", m.answer(), m);
    section(p, "ADDITIONAL", m.additional(), m);
    received(p, m);
  }

  private static void section(Process p, String name, List<Dns.Resource> records, Message m)
      throws IOException {
    if (!records.isEmpty()) {
      p.out().println(";; " + name + " SECTION:");
      for (Dns.Resource record : records) {
        p.out().println(Lines.record(record, m.name(), true, true));
      }
      p.out().println();
    }
  }

  private static void received(Process p, Message m) throws IOException {
    p.out().println("Received " + m.size() + " bytes from " + Ip.text(m.server()) + "#53 in 0 ms");
  }
}
