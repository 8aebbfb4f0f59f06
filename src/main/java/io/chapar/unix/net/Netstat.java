package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Acceptor;
import io.chapar.net.Ip;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** netstat(8) of net-tools, as far as it shows TCP sockets and routes. */
final class Netstat implements Program {
  private static final Options OPTIONS =
      Options.of(
              "t,tcp",
              "u,udp",
              "l,listening",
              "n,numeric",
              "p,programs",
              "a,all",
              "4,inet",
              "6,inet6",
              "r,route",
              "W,wide",
              "-x,unix",
              "-i,interfaces",
              "-s,statistics",
              "-g,groups",
              "-c,continuous",
              "-e,extend",
              "-o,timers",
              "-w,raw",
              "-M,masquerade")
          .version("net-tools", "2.10")
          .hint("");
  private static final Map<String, String> STATES =
      Map.of(
          "ESTAB",
          "ESTABLISHED",
          "CLOSE-WAIT",
          "CLOSE_WAIT",
          "FIN-WAIT-2",
          "FIN_WAIT2",
          "LAST-ACK",
          "LAST_ACK");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("r")) {
      routes(p);
      return 0;
    }
    String which =
        o.has("a") ? "(servers and established)" : o.has("l") ? "(only servers)" : "(w/o servers)";
    p.out().println("Active Internet connections " + which);
    String program = o.has("p") ? "PID/Program name    " : "";
    p.out()
        .println(
            "Proto Recv-Q Send-Q Local Address           Foreign Address         State       "
                + program);
    List<Sockets.Entry> entries = o.has("u") && !o.has("t") ? List.of() : Sockets.tcp(p);
    for (Sockets.Entry e : entries) {
      boolean listening = e.state().equals("LISTEN");
      boolean shown = o.has("a") || o.has("l") == listening;
      boolean family = !(o.has("4") && e.v6()) && !(o.has("6") && !e.v6());
      if (shown && family) {
        print(p, o, e);
      }
    }
    return 0;
  }

  private static void print(Process p, Options.Parsed o, Sockets.Entry e) throws IOException {
    String program = "";
    if (o.has("p")) {
      Acceptor.@Nullable Owner owner = p.credentials().root() ? e.owner() : null;
      String text = owner == null ? "-" : owner.pid() + "/" + owner.command();
      program = String.format("%-20s", text);
    }
    p.out()
        .printf(
            "%-6s%6d %6d %-23s %-23s %-12s%s%n",
            e.v6() ? "tcp6" : "tcp",
            e.receiveQueue(),
            0,
            end(p, o, e.local(), e.localPort(), e.v6()),
            end(p, o, e.peer(), e.peerPort(), e.v6()),
            STATES.getOrDefault(e.state(), e.state()),
            program);
  }

  private static String end(
      Process p, Options.Parsed o, @Nullable InetAddress address, int port, boolean v6) {
    String host = address == null ? (v6 ? "::" : "0.0.0.0") : Ip.text(address);
    if (!o.has("n") && (address == null || address.isAnyLocalAddress())) {
      host = v6 ? "[::]" : "0.0.0.0";
    }
    String name = o.has("n") ? null : Services.name(p, port, "tcp");
    return host + ":" + (port == 0 ? "*" : name == null ? Integer.toString(port) : name);
  }

  private static void routes(Process p) throws IOException {
    String own = Ip.text(p.stack().addresses().get(0));
    String net = own.substring(0, own.lastIndexOf('.'));
    p.out()
        .print(
            "Kernel IP routing table\n"
                + "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface\n");
    String format = "%-15s %-15s %-15s %-6s %4d %-6d %5d eth0%n";
    p.out().printf(format, "0.0.0.0", net + ".1", "0.0.0.0", "UG", 0, 0, 0);
    p.out().printf(format, net + ".0", "0.0.0.0", "255.255.255.0", "U", 0, 0, 0);
  }
}
