package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.host.Terminal;
import io.chapar.net.Acceptor;
import io.chapar.net.Ip;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** ss(8): the sockets of the host. */
final class Ss implements Program {
  private static final Options OPTIONS =
      Options.of(
              "h,help",
              "V,version",
              "n,numeric",
              "r,resolve",
              "a,all",
              "l,listening",
              "p,processes",
              "H,no-header",
              "O,oneline",
              "4,ipv4",
              "6,ipv6",
              "t,tcp",
              "u,udp",
              "x,unix",
              "w,raw",
              "f,family=",
              "A,query,socket=",
              "-o,options",
              "-e,extended",
              "-m,memory",
              "-T,threads",
              "-i,info",
              "-s,summary",
              "-E,events",
              "-K,kill",
              "-F,filter=",
              "-D,diag=",
              "-0,packet",
              "-S,sctp",
              "-d,dccp",
              "-M,mptcp",
              "-N,net=",
              "-Z,context",
              "-z,contexts",
              "-b,bpf",
              "-tos",
              "-cgroup",
              "-tipc",
              "-vsock",
              "-xdp",
              "-inet-sockopt")
          .status(255)
          .hint("");
  private static final Set<String> STATES =
      Set.of(
          "established",
          "syn-sent",
          "syn-recv",
          "fin-wait-1",
          "fin-wait-2",
          "time-wait",
          "closed",
          "close-wait",
          "last-ack",
          "listening",
          "listen",
          "closing",
          "all",
          "connected",
          "synchronized",
          "bucket",
          "big");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("V")) {
      p.out().println("ss utility, iproute2-6.1.0");
      return 0;
    }
    List<String> operands = new ArrayList<>(o.operands());
    String state = "";
    while (operands.size() > 1 && operands.get(0).equals("state")) {
      state = operands.get(1).toLowerCase(java.util.Locale.ROOT);
      if (!STATES.contains(state)) {
        p.err().print("ss: wrong state name: " + operands.get(1) + "\n");
        return 255;
      }
      operands.subList(0, 2).clear();
    }
    Predicate<Sockets.Entry> filter = e -> true;
    if (!operands.isEmpty()) {
      filter = SocketFilter.parse(p, String.join(" ", operands));
      if (filter == null) {
        p.err().print("ss: bison bellows (while parsing filter): \"syntax error!\" Sorry.\n");
        p.out()
            .print(
                """
            Usage: ss [ OPTIONS ]
                   ss [ OPTIONS ] [ FILTER ]
            """);
        return 255;
      }
    }
    String family = o.value("f", "");
    String query = o.value("A", "");
    boolean tcp = o.has("t") || query.contains("tcp") || query.contains("inet");
    boolean udp = o.has("u") || query.contains("udp");
    boolean unix = o.has("x") || family.equals("unix") || query.contains("unix");
    boolean v4 = o.has("4") || family.equals("inet");
    boolean v6 = o.has("6") || family.equals("inet6");
    if (!tcp && !udp && !unix && !o.has("w")) {
      tcp = true;
      unix = !v4 && !v6;
      udp = true;
    }
    List<Sockets.Entry> entries = new ArrayList<>();
    if (unix) {
      entries.addAll(Sockets.local(p));
    }
    if (tcp) {
      entries.addAll(Sockets.tcp(p));
    }
    String wanted = state;
    Predicate<Sockets.Entry> chosen = filter;
    entries.removeIf(
        e ->
            !shown(e, o, wanted)
                || !chosen.test(e)
                || v4 && !v6 && e.v6()
                || v6 && !v4 && e.local() != null && !e.v6());
    int kinds = (tcp ? 1 : 0) + (udp ? 1 : 0) + (unix ? 1 : 0) + (o.has("w") ? 1 : 0);
    boolean one =
        !wanted.isEmpty()
            && !Set.of("all", "connected", "synchronized", "bucket", "big").contains(wanted);
    print(p, o, entries, kinds > 1 || unix, !one);
    return 0;
  }

  private static boolean shown(Sockets.Entry e, Options.Parsed o, String state) {
    boolean listening = e.state().equals("LISTEN");
    return switch (state) {
      case "" -> o.has("a") || (o.has("l") ? listening : !listening);
      case "all" -> true;
      case "connected", "synchronized", "big" -> !listening || state.equals("big");
      case "established" -> e.state().equals("ESTAB");
      case "listening", "listen" -> listening;
      default -> e.state().equalsIgnoreCase(state);
    };
  }

  /** A column: what stands before it, its heading, and to which side it leans. */
  private record Column(String delimiter, String heading, boolean right) {}

  private static void print(
      Process p, Options.Parsed o, List<Sockets.Entry> entries, boolean netid, boolean state)
      throws IOException {
    List<Column> columns = new ArrayList<>();
    if (netid) {
      columns.add(new Column("", "Netid", false));
    }
    if (state) {
      columns.add(new Column(" ", "State", false));
    }
    columns.add(new Column(" ", "Recv-Q", false));
    columns.add(new Column(" ", "Send-Q", false));
    columns.add(new Column(" ", "Local Address", true));
    columns.add(new Column(":", "Port", false));
    columns.add(new Column(" ", "Peer Address", true));
    columns.add(new Column(":", "Port", false));
    columns.add(new Column("", "Process", false));
    List<List<String>> rows = new ArrayList<>();
    for (Sockets.Entry e : entries) {
      rows.add(row(p, o, e, netid, state));
    }
    int[] width = new int[columns.size()];
    int total = 0;
    for (int c = 0; c < width.length; c++) {
      width[c] = o.has("H") ? 0 : columns.get(c).heading().length();
      for (List<String> row : rows) {
        width[c] = Math.max(width[c], row.get(c).length());
      }
      total += width[c] + (c == 0 ? 0 : columns.get(c).delimiter().length());
    }
    Terminal terminal = p.terminal();
    if (terminal != null && p.terminal(1) && terminal.columns() > total) {
      int spare = terminal.columns() - total;
      for (int c = 0; c < width.length; c++) {
        width[c] += spare / width.length + (c < spare % width.length ? 1 : 0);
      }
    }
    if (!o.has("H")) {
      line(p, columns, width, columns.stream().map(Column::heading).toList());
    }
    for (List<String> row : rows) {
      boolean unix = row.contains("u_str");
      line(p, unix ? columns.stream().map(Ss::spaced).toList() : columns, width, row);
    }
  }

  /** Local sockets have no port: their number stands behind a space. */
  private static Column spaced(Column column) {
    return column.delimiter().equals(":")
        ? new Column(" ", column.heading(), column.right())
        : column;
  }

  private static void line(Process p, List<Column> columns, int[] width, List<String> cells)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < width.length; c++) {
      String cell = cells.get(c);
      line.append(c == 0 ? "" : columns.get(c).delimiter());
      String pad = " ".repeat(width[c] - cell.length());
      line.append(columns.get(c).right() ? pad + cell : cell + pad);
    }
    p.out().println(line.toString());
  }

  private static List<String> row(
      Process p, Options.Parsed o, Sockets.Entry e, boolean netid, boolean state) {
    List<String> row = new ArrayList<>();
    if (netid) {
      row.add(e.netid());
    }
    if (state) {
      row.add(e.state());
    }
    row.add(String.format("%-6d", e.receiveQueue()));
    row.add(String.format("%-6d", e.sendQueue()));
    boolean names = !o.has("n");
    InetAddress local = e.local();
    row.add(local == null ? e.path() : host(p, o, local));
    row.add(local == null ? Integer.toString(e.localPort()) : port(p, e.localPort(), names));
    InetAddress peer = e.peer();
    if (local == null) {
      row.add("*");
      row.add("0");
    } else if (peer == null) {
      row.add(e.v6() ? "[::]" : "0.0.0.0");
      row.add("*");
    } else {
      row.add(host(p, o, peer));
      row.add(port(p, e.peerPort(), names));
    }
    row.add(o.has("p") ? holder(p, e) : "");
    return row;
  }

  private static String holder(Process p, Sockets.Entry e) {
    Acceptor.@Nullable Owner owner = e.owner();
    if (owner == null || !p.credentials().root()) {
      return "";
    }
    return " users:((\"" + owner.command() + "\",pid=" + owner.pid() + ",fd=" + e.fd() + "))";
  }

  private static String host(Process p, Options.Parsed o, InetAddress address) {
    if (o.has("r") && !address.isAnyLocalAddress()) {
      Resolver.Name name = Resolver.of(p).name(address);
      if (name.failure() == null) {
        return name.name();
      }
    }
    return address.getAddress().length == 16 ? "[" + Ip.text(address) + "]" : Ip.text(address);
  }

  private static String port(Process p, int port, boolean names) {
    String name = names ? Services.name(p, port, "tcp") : null;
    return name == null ? Integer.toString(port) : name;
  }
}
