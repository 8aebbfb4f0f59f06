package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.net.Dns;
import io.chapar.net.Internet;
import io.chapar.net.Ip;
import io.chapar.net.Stack;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names and addresses as a program of the host finds them: glibc's getaddrinfo(3), getnameinfo(3)
 * and res_search(3) over /etc/nsswitch.conf, /etc/hosts, /etc/resolv.conf and the name service.
 */
public final class Resolver {
  private static final int DNS_PORT = 53;

  private final Files files;
  private final String root;
  private final Stack stack;
  private final String hostname;

  private Resolver(Files files, String root, Stack stack, String hostname) {
    this.files = files;
    this.root = root;
    this.stack = stack;
    this.hostname = hostname;
  }

  /** The resolver of a process: its network, and the files it may read. */
  public static Resolver of(Process process) {
    return new Resolver(process.files(), "", process.stack(), process.hostname());
  }

  /** The resolver of a host's daemons. */
  public static Resolver of(Machine machine) {
    return chrooted(machine, "");
  }

  /** The resolver of a daemon that sees only what lies below {@code root}. */
  public static Resolver chrooted(Machine machine, String root) {
    return new Resolver(machine.root(), root, machine.stack(), machine.hostname());
  }

  /** Why there is no answer, with the texts of gai_strerror(3). */
  public enum Failure {
    NONAME("Name or service not known"),
    AGAIN("Temporary failure in name resolution"),
    FAIL("Non-recoverable failure in name resolution"),
    NODATA("No address associated with hostname"),
    ADDRFAMILY("Address family for hostname not supported");

    private final String text;

    Failure(String text) {
      this.text = text;
    }

    /** What gai_strerror(3) says. */
    public String text() {
      return text;
    }
  }

  /** Which addresses are wanted. */
  public enum Family {
    ANY,
    V4,
    V6;

    private boolean takes(InetAddress address) {
      return this == ANY || (this == V4) == (address.getAddress().length == 4);
    }
  }

  /** What getaddrinfo(3) found; {@code failure} is null if there is an address. */
  public record Addresses(@Nullable Failure failure, String canonical, List<InetAddress> list) {}

  /** What getnameinfo(3) found; {@code failure} is null if there is a name. */
  public record Name(@Nullable Failure failure, String name) {}

  // ---- getaddrinfo and getnameinfo

  /** The addresses of a host name or literal. */
  public Addresses addresses(String host, Family family) {
    InetAddress literal = literal(host);
    if (literal != null) {
      return family.takes(literal)
          ? new Addresses(null, host, List.of(literal))
          : failed(Failure.ADDRFAMILY);
    }
    Failure failure = Failure.NONAME;
    for (String source : sources()) {
      Addresses found = source.equals("files") ? fromHosts(host, family) : fromDns(host, family);
      if (found.failure() == null) {
        return found;
      }
      failure = found.failure();
    }
    return failed(failure);
  }

  private static Addresses failed(Failure failure) {
    return new Addresses(failure, "", List.of());
  }

  /** The name of an address, as with NI_NAMEREQD: no number instead. */
  public Name name(InetAddress address) {
    Failure failure = Failure.NONAME;
    for (String source : sources()) {
      if (source.equals("files")) {
        for (HostsFile.Entry entry : hosts()) {
          if (entry.address().equals(address)) {
            return new Name(null, entry.names().get(0));
          }
        }
        failure = Failure.NONAME;
      } else {
        Dns.Answer answer = query(Dns.reverse(address), Dns.Type.PTR);
        if (answer.found()) {
          return new Name(null, last(answer, Dns.Type.PTR).get(0));
        }
        failure = temporary(answer) ? Failure.AGAIN : Failure.NONAME;
      }
    }
    return new Name(failure, "");
  }

  private Addresses fromHosts(String host, Family family) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    Set<InetAddress> found = new LinkedHashSet<>();
    String canonical = name;
    for (HostsFile.Entry entry : hosts()) {
      if (entry.has(name) && family.takes(entry.address())) {
        canonical = found.isEmpty() ? entry.names().get(0) : canonical;
        found.add(entry.address());
      }
    }
    return found.isEmpty() ? failed(Failure.NONAME) : sorted(canonical, found);
  }

  private Addresses fromDns(String host, Family family) {
    if (!wellFormed(host)) {
      return failed(Failure.NONAME);
    }
    Set<InetAddress> found = new LinkedHashSet<>();
    Failure failure = Failure.NONAME;
    for (Dns.Type type : List.of(Dns.Type.A, Dns.Type.AAAA)) {
      if (family == (type == Dns.Type.A ? Family.V6 : Family.V4)) {
        continue;
      }
      Dns.Answer answer = search(host, type);
      last(answer, type).forEach(data -> found.add(Ip.of(data)));
      if (temporary(answer)) {
        failure = Failure.AGAIN;
        break; // both questions go out together: the wait is one
      } else if (answer.code() == Dns.Code.NOERROR) {
        failure = Failure.NODATA;
      }
    }
    return found.isEmpty() ? failed(failure) : sorted(host, found);
  }

  /** Own IPv6 addresses first, those that cannot be reached last (RFC 6724, much shortened). */
  private Addresses sorted(String canonical, Set<InetAddress> found) {
    List<InetAddress> list = new ArrayList<>(found);
    list.sort(Comparator.comparingInt(a -> a.getAddress().length == 4 ? 1 : stack.owns(a) ? 0 : 2));
    return new Addresses(null, canonical, List.copyOf(list));
  }

  // ---- the name service

  /**
   * Asks for a name as it is, without a search list: res_query(3). SERVFAIL, REFUSED and TIMEOUT
   * are temporary, an empty NOERROR means that the name has no such record.
   */
  public Dns.Answer query(String name, Dns.Type type) {
    return query(configuration(), name, type);
  }

  /** Asks for a name, along the search list where it is short: res_search(3). */
  public Dns.Answer search(String name, Dns.Type type) {
    ResolvConf conf = configuration();
    if (name.endsWith(".")) {
      return query(conf, name, type);
    }
    boolean first = name.chars().filter(c -> c == '.').count() >= conf.ndots();
    Dns.Answer asIs = first ? query(conf, name, type) : null;
    if (asIs != null && asIs.found()) {
      return asIs;
    }
    Dns.Answer nothing = null; // the name exists somewhere on the list, without such a record
    if (!first || name.indexOf('.') >= 0) {
      for (String domain : conf.search()) {
        Dns.Answer answer = query(conf, name + "." + domain, type);
        if (answer.found()) {
          return answer;
        }
        if (answer.code() == Dns.Code.NOERROR) {
          nothing = answer;
        } else if (answer.code() != Dns.Code.NXDOMAIN && answer.code() != Dns.Code.SERVFAIL) {
          break;
        }
      }
    }
    if (asIs == null) {
      asIs = query(conf, name, type);
    }
    return asIs.code() == Dns.Code.NXDOMAIN && nothing != null ? nothing : asIs;
  }

  private Dns.Answer query(ResolvConf conf, String name, Dns.Type type) {
    Dns.Answer answer = new Dns.Answer(Dns.Code.TIMEOUT, List.of());
    for (int attempt = 0; attempt < conf.attempts(); attempt++) {
      for (InetAddress server : conf.servers()) {
        Reach reach = reach(server);
        if (reach == Reach.ANSWERS) {
          stack.internet().scheduler().work(200_000);
          answer = stack.internet().dns().query(name, type);
          if (answer.code() == Dns.Code.NOERROR || answer.code() == Dns.Code.NXDOMAIN) {
            return answer;
          }
        } else if (reach == Reach.SILENT) {
          stack.internet().scheduler().sleep(Duration.ofSeconds(conf.timeout()));
        }
      }
    }
    return answer;
  }

  /** What happens to a question to a server. */
  public enum Reach {
    /** The server answers. */
    ANSWERS,
    /** A host without a name server refuses at once. */
    REFUSES,
    /** Nothing comes back. */
    SILENT
  }

  /** What a question to {@code server} meets. */
  public Reach reach(InetAddress server) {
    Internet internet = stack.internet();
    boolean dropped = internet.blocked(stack, server, DNS_PORT);
    if (internet.dns().server().equals(server)) {
      return internet.dns().down() || dropped ? Reach.SILENT : Reach.ANSWERS;
    }
    return stack.owns(server) || internet.knows(server) && !dropped ? Reach.REFUSES : Reach.SILENT;
  }

  /** Whether an answer says that it may be worth while to ask again later. */
  public static boolean temporary(Dns.Answer answer) {
    return switch (answer.code()) {
      case NOERROR, NXDOMAIN -> false;
      case SERVFAIL, REFUSED, TIMEOUT -> true;
    };
  }

  private static List<String> last(Dns.Answer answer, Dns.Type type) {
    return answer.records().stream().filter(r -> r.type() == type).map(Dns.Resource::data).toList();
  }

  // ---- files

  /** What /etc/resolv.conf says now. */
  public ResolvConf configuration() {
    return ResolvConf.parse(text("/etc/resolv.conf"), hostname);
  }

  private List<HostsFile.Entry> hosts() {
    return HostsFile.parse(text("/etc/hosts"));
  }

  /** The sources of host names in their order, "files" and "dns": the others know nothing. */
  private List<String> sources() {
    for (String line : text("/etc/nsswitch.conf").lines().toList()) {
      String[] words = line.strip().split("[\\s:]+", -1);
      if (words[0].equals("hosts")) {
        return List.of(words).stream().filter(w -> w.equals("files") || w.equals("dns")).toList();
      }
    }
    return List.of("files", "dns");
  }

  private String text(String path) {
    try {
      return files.text(root + path);
    } catch (DiskException e) {
      return "";
    }
  }

  // ---- literals

  private static boolean wellFormed(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > 63) {
        return false;
      }
    }
    return name.length() < 254 && name.chars().noneMatch(c -> c <= ' ' || c > '~');
  }

  /**
   * The address that a text is, in any of the forms of inet_aton(3) or as IPv6; null for a name.
   */
  public static @Nullable InetAddress literal(String text) {
    if (text.indexOf(':') >= 0) {
      int zone = text.indexOf('%');
      String bare = zone < 0 ? text : text.substring(0, zone);
      return bare.startsWith("[") ? null : Ip.parse(bare.toLowerCase(Locale.ROOT));
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      boolean lastPart = i == parts.length - 1;
      long most = lastPart ? (1L << (8 * (4 - i))) - 1 : 255;
      if (part < 0 || part > most) {
        return null;
      }
      value |= lastPart ? part : part << (8 * (3 - i));
    }
    return Ip.of(
        (value >> 24) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255));
  }

  private static long number(String text) {
    try {
      if (text.isEmpty() || !Character.isDigit(text.charAt(0)) || text.length() > 12) {
        return -1;
      }
      if (text.length() > 1 && text.charAt(0) == '0') {
        return text.charAt(1) == 'x' || text.charAt(1) == 'X'
            ? Long.parseLong(text.substring(2), 16)
            : Long.parseLong(text, 8);
      }
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
