package io.chapar.unix.net;

import io.chapar.host.Process;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The expression at the end of ss's command line: {@code ( sport = :25 or dst 192.0.2.1 )}. */
final class SocketFilter {
  private final Process process;
  private final List<String> words;
  private int at;

  private SocketFilter(Process process, List<String> words) {
    this.process = process;
    this.words = words;
  }

  /** What an expression takes; null if it is not well formed. */
  static @Nullable Predicate<Sockets.Entry> parse(Process p, String text) {
    String spaced =
        text.replaceAll("([()!]|[<>=]=?)", " $1 ").replace("! =", "!=").replaceAll("! +=", "!=");
    List<String> words = List.of(spaced.strip().split("\\s+", -1));
    SocketFilter filter = new SocketFilter(p, words);
    Predicate<Sockets.Entry> all = filter.either();
    return filter.at == words.size() ? all : null;
  }

  private String peek() {
    return at < words.size() ? words.get(at) : "";
  }

  private @Nullable Predicate<Sockets.Entry> either() {
    Predicate<Sockets.Entry> left = both();
    while (left != null && peek().matches("or|\\|\\|?")) {
      at++;
      Predicate<Sockets.Entry> right = both();
      left = right == null ? null : left.or(right);
    }
    return left;
  }

  private @Nullable Predicate<Sockets.Entry> both() {
    Predicate<Sockets.Entry> left = single();
    while (left != null && !peek().isEmpty() && !peek().matches("or|\\|\\|?|\\)")) {
      if (peek().matches("and|&&?")) {
        at++;
      }
      Predicate<Sockets.Entry> right = single();
      left = right == null ? null : left.and(right);
    }
    return left;
  }

  private @Nullable Predicate<Sockets.Entry> single() {
    String word = peek().toLowerCase(Locale.ROOT);
    at++;
    switch (word) {
      case "(" -> {
        Predicate<Sockets.Entry> inner = either();
        if (!peek().equals(")")) {
          return null;
        }
        at++;
        return inner;
      }
      case "not", "!" -> {
        Predicate<Sockets.Entry> inner = single();
        return inner == null ? null : inner.negate();
      }
      case "sport", "dport" -> {
        return port(word.equals("sport"));
      }
      case "src", "dst" -> {
        return address(word.equals("src"));
      }
      default -> {
        return null;
      }
    }
  }

  private String operator() {
    String word = peek();
    if (word.matches("=|==|!=|<|>|<=|>=|eq|ne|neq|lt|gt|le|ge|leq|geq")) {
      at++;
      return word;
    }
    return "=";
  }

  private @Nullable Predicate<Sockets.Entry> port(boolean source) {
    String operator = operator();
    String text = peek();
    at++;
    String name = text.startsWith(":") ? text.substring(1) : text;
    int port =
        name.matches("\\d{1,5}") ? Integer.parseInt(name) : Services.port(process, name, "tcp");
    if (port < 0) {
      return null;
    }
    return e -> {
      int own = source ? e.localPort() : e.peerPort();
      return !e.netid().startsWith("u_")
          && switch (operator) {
            case "!=", "ne", "neq" -> own != port;
            case "<", "lt" -> own < port;
            case ">", "gt" -> own > port;
            case "<=", "le", "leq" -> own <= port;
            case ">=", "ge", "geq" -> own >= port;
            default -> own == port;
          };
    };
  }

  private @Nullable Predicate<Sockets.Entry> address(boolean source) {
    String operator = operator();
    String text = peek();
    at++;
    int colon = text.lastIndexOf(':');
    boolean literal = text.startsWith("[") ? text.endsWith("]") : Ip.parse(text) != null;
    String host = colon < 0 || literal ? text : text.substring(0, colon);
    String service = colon < 0 || literal ? "" : text.substring(colon + 1);
    int slash = host.indexOf('/');
    int bits =
        slash < 0 ? -1 : Integer.parseInt("0" + host.substring(slash + 1).replaceAll("\\D", ""));
    String name = (slash < 0 ? host : host.substring(0, slash)).replaceAll("[\\[\\]]", "");
    int port =
        service.isEmpty() || service.equals("*")
            ? -1
            : service.matches("\\d{1,5}")
                ? Integer.parseInt(service)
                : Services.port(process, service, "tcp");
    InetAddress wanted = null;
    if (!name.isEmpty() && !name.equals("*")) {
      Resolver.Addresses found = Resolver.of(process).addresses(name, Resolver.Family.ANY);
      if (found.failure() != null) {
        return null;
      }
      wanted = found.list().get(0);
    }
    InetAddress target = wanted;
    Predicate<Sockets.Entry> equal =
        e -> {
          InetAddress own = source ? e.local() : e.peer();
          int ownPort = source ? e.localPort() : e.peerPort();
          return (port < 0 || ownPort == port)
              && (target == null || own != null && within(own, target, bits));
        };
    return operator.startsWith("!") || operator.startsWith("n") ? equal.negate() : equal;
  }

  private static boolean within(InetAddress own, InetAddress net, int bits) {
    byte[] a = own.getAddress();
    byte[] b = net.getAddress();
    if (a.length != b.length) {
      return false;
    }
    int count = bits < 0 ? a.length * 8 : bits;
    for (int i = 0; i < count; i++) {
      if (((a[i / 8] ^ b[i / 8]) >> (7 - i % 8) & 1) != 0) {
        return false;
      }
    }
    return true;
  }
}
