package io.chapar.unix.dns;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** nslookup(1): questions to the name service, one on the command line or many at its prompt. */
public final class Nslookup implements Program {
  private static final String USAGE =
      """
      Usage:
         nslookup [-opt ...]             # interactive mode using default server
         nslookup [-opt ...] - server    # interactive mode using 'server'
         nslookup [-opt ...] host        # just look up 'host' using default server
         nslookup [-opt ...] host server # just look up 'host' using 'server'
      """;

  @Override
  public int run(Process p) throws IOException {
    Session session = new Session(p);
    List<String> operands = new ArrayList<>();
    for (String arg : p.args().subList(1, p.args().size())) {
      if (arg.startsWith("-") && arg.length() > 1) {
        if (arg.equals("-version")) {
          p.out().println("nslookup " + Dig.VERSION);
          return 0;
        }
        session.set(arg.substring(1));
      } else {
        operands.add(arg);
      }
    }
    if (operands.size() > 2) {
      p.out().print(USAGE);
      return 1;
    }
    if (operands.size() == 2 && !session.server(operands.get(1))) {
      return 1;
    }
    return operands.isEmpty() || operands.get(0).equals("-")
        ? session.talk()
        : session.lookup(operands.get(0)) ? 0 : 1;
  }

  /** The options and the server of one run. */
  private static final class Session {
    private final Process p;
    private String type = "";
    private int timeout = 5;
    private int tries = 3;
    private int port = 53;
    private boolean talking;
    private List<InetAddress> servers;

    Session(Process p) {
      this.p = p;
      this.servers = new Questioner(p).servers();
    }

    private Questioner questioner() {
      return new Questioner(p).timeout(timeout).tries(tries).port(port);
    }

    boolean server(String name) throws IOException {
      List<InetAddress> found = questioner().servers(name);
      if (found.isEmpty()) {
        p.err().print("nslookup: couldn't get address for '" + name + "': not found\n");
        return false;
      }
      servers = found;
      return true;
    }

    void set(String option) throws IOException {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      switch (name) {
        case "type", "ty", "q", "query", "querytype" -> {
          if (Questioner.isType(value)) {
            type = value.toUpperCase(Locale.ROOT);
          } else {
            p.out().println("unknown query type: " + value);
          }
        }
        case "timeout" -> timeout = value.matches("\\d{1,3}") ? Integer.parseInt(value) : timeout;
        case "retry" -> tries = value.matches("\\d{1,2}") ? Integer.parseInt(value) : tries;
        case "port", "po" -> port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : port;
        case "all" -> settings();
        case "debug",
            "d2",
            "nodebug",
            "nod2",
            "search",
            "nosearch",
            "recurse",
            "norecurse",
            "vc",
            "novc",
            "class",
            "cl",
            "fail",
            "nofail",
            "sil",
            "silent" -> {}
        default -> p.out().println("*** Invalid option: " + option);
      }
    }

    private void settings() throws IOException {
      where();
      p.out()
          .println(
              "Set options:\n  novc\t\t\tnodebug\t\tnod2\n  search\t\trecurse\n  timeout = "
                  + timeout
                  + "\t\tretry = "
                  + tries
                  + "\tport = "
                  + port
                  + "\tndots = 1\n  querytype = "
                  + (type.isEmpty() ? "A" : type)
                  + "       \tclass = IN\n  srchlist = ");
    }

    private void where() throws IOException {
      String server = Ip.text(servers.get(0));
      p.out().println("Default server: " + server + "\nAddress: " + server + "#" + port + "\n");
    }

    int talk() throws IOException {
      boolean terminal = p.terminal(0);
      talking = true;
      while (true) {
        if (terminal) {
          p.out().print("> ").flush();
        }
        String line = p.in().readLine();
        if (line == null) {
          p.out().println();
          return 0;
        }
        String[] words = line.strip().split("\\s+", -1);
        switch (words[0]) {
          case "" -> {}
          case "exit" -> {
            return 0;
          }
          case "set" -> {
            for (int i = 1; i < words.length; i++) {
              set(words[i]);
            }
          }
          case "server", "lserver" -> {
            if (words.length < 2 || server(words[1])) {
              where();
            }
          }
          case "ls", "finger", "root", "view" ->
              p.out().println("The '" + words[0] + "' command is not implemented.");
          case "help", "?" ->
              p.out().println("The '" + words[0] + "' command is not yet implemented.");
          default -> {
            if (words.length < 2 || server(words[1])) {
              lookup(words[0]);
            }
          }
        }
      }
    }

    boolean lookup(String name) throws IOException {
      InetAddress address = Ip.parse(name);
      if (address != null) {
        return reverse(Dns.reverse(address));
      }
      Message m = questioner().ask(name, type.isEmpty() ? "A" : type, servers);
      if (m == null) {
        p.out().println(";; no servers could be reached\n");
        return false;
      }
      String server = Ip.text(m.server());
      p.out().println("Server:\t\t" + server + "\nAddress:\t" + server + "#" + port + "\n");
      if (m.code() != Dns.Code.NOERROR) {
        p.out().println("** server can't find " + name + ": " + m.code() + "\n");
        return false;
      }
      List<Dns.Resource> records = new ArrayList<>(m.answer());
      if (type.isEmpty()) {
        Message more = questioner().ask(name, "AAAA", servers);
        if (more != null) {
          records.addAll(more.answer());
        }
      }
      if (records.isEmpty()) {
        p.out().println("Non-authoritative answer:\n*** Can't find " + name + ": No answer");
        if (List.of("NS", "SOA", "PTR").contains(type)) {
          p.out().println("\nAuthoritative answers can be found from:");
        }
      }
      for (Dns.Resource record : records.stream().distinct().toList()) {
        p.out().println(line(record));
      }
      blank();
      return true;
    }

    /** At the prompt nothing separates the answers. */
    private void blank() throws IOException {
      if (!talking) {
        p.out().println();
      }
    }

    private boolean reverse(String name) throws IOException {
      Message m = questioner().ask(name, "PTR", servers);
      if (m == null) {
        p.out().println(";; no servers could be reached\n");
        return false;
      }
      if (m.code() != Dns.Code.NOERROR) {
        p.out().println("** server can't find " + name + ": " + m.code() + "\n");
        return false;
      }
      for (Dns.Resource record : m.answer()) {
        p.out().println(name + "\tname = " + record.data() + ".");
      }
      blank();
      return true;
    }
  }

  private static String line(Dns.Resource record) {
    return switch (record.type()) {
      case A, AAAA -> "Name:\t" + record.name() + "\nAddress: " + record.data();
      case MX -> record.name() + "\tmail exchanger = " + Lines.data(record);
      case TXT -> record.name() + "\ttext = " + Lines.quoted(record.data());
      case PTR -> record.name() + "\tname = " + record.data() + ".";
      case CNAME -> record.name() + "\tcanonical name = " + record.data() + ".";
      case NS -> record.name() + "\tnameserver = " + record.data() + ".";
      case SOA -> record.name() + "\n\torigin = " + record.data();
    };
  }
}
