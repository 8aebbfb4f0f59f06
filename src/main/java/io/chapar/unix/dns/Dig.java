package io.chapar.unix.dns;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import io.chapar.unix.dns.DigRequest.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** dig(1): a question to the name service and the whole of its answer. */
public final class Dig implements Program {
  static final String VERSION = "9.18.49-1~deb12u3-Debian";
  private static final int NO_REPLY = 9;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public int run(Process p) throws IOException {
    int result = 0;
    boolean first = true;
    for (DigRequest request : DigRequest.parse(p)) {
      Questioner questioner = request.questioner(p);
      String server = request.server();
      List<InetAddress> servers =
          server == null ? questioner.servers() : questioner.servers(server);
      if (servers.isEmpty()) {
        p.err().print("dig: couldn't get address for '" + server + "': not found\n");
        return 1;
      }
      Message message = questioner.ask(request.name(), request.type(), servers);
      if (request.brief()) {
        result = brief(p, message);
        continue;
      }
      if (request.shows(Part.COMMAND) && first) {
        command(p, server, servers.size());
      }
      first = false;
      if (message == null) {
        p.out().println(";; no servers could be reached");
        result = NO_REPLY;
      } else {
        print(p, request, message);
      }
    }
    return result;
  }

  private static int brief(Process p, @Nullable Message message) throws IOException {
    if (message == null) {
      p.out().println(";; no servers could be reached");
      return NO_REPLY;
    }
    for (Dns.Resource record : message.answer()) {
      p.out().println(Lines.data(record));
    }
    return 0;
  }

  private static void command(Process p, @Nullable String server, int servers) throws IOException {
    List<String> args = p.args().subList(1, p.args().size());
    String line = args.isEmpty() ? "" : " " + String.join(" ", args);
    p.out().println();
    p.out().println("; <<>> DiG " + VERSION + " <<>>" + line);
    if (server != null) {
      p.out().println("; (" + servers + " server" + (servers == 1 ? "" : "s") + " found)");
    }
    p.out().println(";; global options: +cmd");
  }

  private static void print(Process p, DigRequest request, Message m) throws IOException {
    boolean comments = request.shows(Part.COMMENTS);
    int additional = m.additional().size() + (m.edns() ? 1 : 0);
    if (comments) {
      p.out().println(";; Got answer:");
      p.out().println(";; ->>HEADER<<- opcode: QUERY, status: " + m.code() + ", id: " + m.id());
      p.out()
          .println(
              ";; flags: "
                  + m.flags()
                  + "; QUERY: 1, ANSWER: "
                  + m.answer().size()
                  + ", AUTHORITY: 0, ADDITIONAL: "
                  + additional);
      p.out().println();
      if (m.edns() && request.shows(Part.ADDITIONAL)) {
        p.out().println(";; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232");
        if (m.refused()) {
          p.out().println("; EDE: 14 (Not Ready)");
        }
      }
    }
    if (request.shows(Part.QUESTION)) {
      heading(p, comments, "QUESTION");
      p.out().println(Lines.question(m.name(), m.type()));
      blank(p, comments);
    }
    section(p, request, Part.ANSWER, m.answer(), m);
    section(p, request, Part.ADDITIONAL, m.additional(), m);
    if (request.shows(Part.STATISTICS)) {
      p.out().println(";; Query time: 0 msec");
      String server = Ip.text(m.server());
      p.out()
          .println(
              ";; SERVER: "
                  + server
                  + "#"
                  + request.port()
                  + "("
                  + (request.server() == null ? server : request.server())
                  + ") ("
                  + (m.tcp() ? "TCP" : "UDP")
                  + ")");
      p.out().println(";; WHEN: " + WHEN.format(p.machine().scheduler().instant()));
      p.out().println(";; MSG SIZE  rcvd: " + m.size());
      blank(p, comments);
    }
  }

  private static void section(
      Process p, DigRequest request, Part part, List<Dns.Resource> records, Message m)
      throws IOException {
    if (!request.shows(part) || records.isEmpty()) {
      return;
    }
    boolean comments = request.shows(Part.COMMENTS);
    heading(p, comments, part.name());
    for (Dns.Resource record : records) {
      p.out()
          .println(
              Lines.record(record, m.name(), request.shows(Part.TTL), request.shows(Part.CLASS)));
    }
    blank(p, comments);
  }

  private static void heading(Process p, boolean comments, String name) throws IOException {
    if (comments) {
      p.out().println(";; " + name + " SECTION:");
    }
  }

  private static void blank(Process p, boolean comments) throws IOException {
    if (comments) {
      p.out().println();
    }
  }
}
