package io.chapar.unix.dns;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question on dig's command line, with the options that hold for it. */
final class DigRequest {
  static final String USAGE =
      """
      Usage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}
                  {global-d-opt} host [@local-server] {local-d-opt}
                  [ host [@local-server] {local-d-opt} [...]]
      """;

  /** What is printed. */
  enum Part {
    COMMAND,
    COMMENTS,
    QUESTION,
    ANSWER,
    AUTHORITY,
    ADDITIONAL,
    STATISTICS,
    TTL,
    CLASS
  }

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "search",
          "defname",
          "aaonly",
          "aaflag",
          "adflag",
          "cdflag",
          "rdflag",
          "cookie",
          "all-comments",
          "fail",
          "ignore",
          "nssearch-off",
          "qr-off",
          "badcookie",
          "cl",
          "keepopen");

  private Set<Part> parts = EnumSet.allOf(Part.class);
  private boolean brief;
  private boolean recursion = true;
  private boolean edns = true;
  private boolean tcp;
  private int tries = 3;
  private int time = 5;
  private int port = 53;
  private @Nullable String server;
  private String name = ".";
  private String type = "NS";

  private DigRequest() {}

  private DigRequest copy() {
    DigRequest copy = new DigRequest();
    copy.parts = EnumSet.copyOf(parts);
    copy.brief = brief;
    copy.recursion = recursion;
    copy.edns = edns;
    copy.tcp = tcp;
    copy.tries = tries;
    copy.time = time;
    copy.port = port;
    copy.server = server;
    return copy;
  }

  /** The questions on a command line: options before the first name hold for all. */
  static List<DigRequest> parse(Process p) throws IOException {
    DigRequest common = new DigRequest();
    common.parts.remove(Part.COMMAND);
    common.parts.add(Part.COMMAND);
    List<DigRequest> all = new ArrayList<>();
    DigRequest current = common;
    boolean typed = false;
    List<String> args = p.args();
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.startsWith("@")) {
        current.server = arg.substring(1);
      } else if (arg.startsWith("+")) {
        current.query(p, arg.substring(1));
      } else if (arg.startsWith("-") && arg.length() > 1) {
        char letter = arg.charAt(1);
        if (letter == '4' || letter == '6' || letter == 'u') {
          continue;
        }
        if (letter == 'v') {
          p.out().println("DiG " + Dig.VERSION);
          throw new ExitException(0);
        }
        if (letter == 'h') {
          p.out().print(USAGE);
          throw new ExitException(0);
        }
        if ("bcfkmpqtxy".indexOf(letter) < 0) {
          throw invalid(p, arg);
        }
        String value = arg.length() > 2 ? arg.substring(2) : ++i < args.size() ? args.get(i) : "";
        switch (letter) {
          case 'p' -> current.port = number(p, value, "-p");
          case 'q' -> {
            current = common.next(all, value);
            typed = false;
          }
          case 't' -> {
            if (!Questioner.isType(value)) {
              p.err().print(";; Warning, ignoring invalid type " + value + "\n");
            } else {
              current = current == common ? common.next(all, ".") : current;
              current.type = value.toUpperCase(Locale.ROOT);
              typed = true;
            }
          }
          case 'x' -> {
            current = common.next(all, reverse(value));
            current.type = "PTR";
            typed = true;
          }
          case 'c' -> {}
          default -> throw Options.notSimulated(p, "-" + letter);
        }
      } else if (Questioner.isType(arg) && !typed) {
        current = current == common ? common.next(all, ".") : current;
        current.type = arg.toUpperCase(Locale.ROOT);
        typed = true;
      } else if (arg.matches("(?i)in|ch|hs")) {
        // the class: every name here is of the Internet's
      } else if (current != common && current.name.equals(".")) {
        current.name = arg;
      } else {
        current = common.next(all, arg);
        typed = false;
      }
    }
    if (all.isEmpty()) {
      all.add(common);
    }
    for (DigRequest each : all) {
      if (each.type.isEmpty()) {
        each.type = "A";
      }
    }
    return all;
  }

  private DigRequest next(List<DigRequest> all, String asked) {
    DigRequest request = copy();
    request.name = asked;
    request.type = "";
    all.add(request);
    return request;
  }

  private static String reverse(String text) {
    InetAddress address = Ip.parse(text);
    if (address != null) {
      return Dns.reverse(address);
    }
    List<String> labels = new ArrayList<>(List.of(text.split("\\.", -1)));
    java.util.Collections.reverse(labels);
    return String.join(".", labels) + ".in-addr.arpa.";
  }

  private static ExitException invalid(Process p, String option) throws IOException {
    p.err().print("Invalid option: " + option + "\n" + USAGE);
    p.err().print("\nUse \"dig -h\" (or \"dig -h | more\") for complete list of options\n");
    return new ExitException(1);
  }

  private static int number(Process p, String text, String option) throws IOException {
    if (!text.matches("\\d{1,5}")) {
      p.err().print(";; Warning, ignoring invalid value of " + option + "\n");
      return 53;
    }
    return Integer.parseInt(text);
  }

  private void query(Process p, String option) throws IOException {
    int equals = option.indexOf('=');
    String word = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? "" : option.substring(equals + 1);
    boolean on = !word.startsWith("no") || word.equals("nsid");
    String what = on ? word : word.substring(2);
    switch (what) {
      case "short" -> brief = on;
      case "all" -> {
        for (Part part : Part.values()) {
          if (part != Part.TTL && part != Part.CLASS) {
            show(part, on);
          }
        }
      }
      case "cmd" -> show(Part.COMMAND, on);
      case "comments", "comm" -> show(Part.COMMENTS, on);
      case "question", "ques" -> show(Part.QUESTION, on);
      case "answer", "ans" -> show(Part.ANSWER, on);
      case "authority", "auth" -> show(Part.AUTHORITY, on);
      case "additional", "add" -> show(Part.ADDITIONAL, on);
      case "stats" -> show(Part.STATISTICS, on);
      case "ttlid", "ttl" -> show(Part.TTL, on);
      case "class" -> show(Part.CLASS, on);
      case "recurse", "rec" -> recursion = on;
      case "edns" -> edns = on;
      case "tcp", "vc" -> tcp = on;
      case "tries" -> tries = value.matches("\\d{1,2}") ? Integer.parseInt(value) : tries;
      case "retry" -> tries = value.matches("\\d{1,2}") ? Integer.parseInt(value) + 1 : tries;
      case "time", "timeout" -> time = value.matches("\\d{1,3}") ? Integer.parseInt(value) : time;
      case "multiline",
          "trace",
          "dnssec",
          "nssearch",
          "qr",
          "identify",
          "rrcomments",
          "bufsize",
          "domain",
          "ndots",
          "onesoa",
          "split",
          "subnet",
          "nsid",
          "opcode",
          "tls",
          "https",
          "yaml",
          "crypto",
          "idnin",
          "idnout",
          "unknownformat",
          "header-only",
          "expire",
          "besteffort" -> {
        if (on) {
          throw Options.notSimulated(p, "+" + what);
        }
      }
      default -> {
        if (!WITHOUT_EFFECT.contains(what)) {
          throw invalid(p, "+" + option.replaceFirst("=.*", ""));
        }
      }
    }
  }

  private void show(Part part, boolean on) {
    if (on) {
      parts.add(part);
    } else {
      parts.remove(part);
    }
  }

  boolean shows(Part part) {
    return parts.contains(part);
  }

  boolean brief() {
    return brief;
  }

  @Nullable String server() {
    return server;
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  /** Somebody who asks as this request wants it. */
  Questioner questioner(Process p) {
    return new Questioner(p)
        .port(port)
        .tries(tries)
        .timeout(time)
        .recursion(recursion)
        .edns(edns)
        .tcp(tcp);
  }

  int port() {
    return port;
  }
}
