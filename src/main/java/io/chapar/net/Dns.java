package io.chapar.net;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The name service of the little internet: one server, at a fixed address, that knows all zones. It
 * answers as a resolver would (RFC 1035): a code and records.
 */
public final class Dns {
  private final InetAddress server;
  private final Map<String, List<Resource>> names = new TreeMap<>();
  private boolean down;

  /** The types of record that are kept. */
  public enum Type {
    A,
    AAAA,
    MX,
    PTR,
    TXT,
    CNAME,
    NS,
    SOA
  }

  /** The response codes. */
  public enum Code {
    NOERROR,
    NXDOMAIN,
    SERVFAIL,
    /** The server does not serve this part of the name space. */
    REFUSED,
    /** No answer came at all. */
    TIMEOUT
  }

  /**
   * One record.
   *
   * @param name its owner, in lower case without the final dot
   * @param preference an MX's; 0 otherwise
   * @param data an address, a name without final dot, or a text
   */
  public record Resource(String name, Type type, int ttl, int preference, String data) {}

  /** What came back. */
  public record Answer(Code code, List<Resource> records) {
    /** Whether there is a record in it. */
    public boolean found() {
      return code == Code.NOERROR && !records.isEmpty();
    }
  }

  /** A server without records. */
  public Dns(InetAddress server) {
    this.server = server;
  }

  /** A server with the records of another one: for the copy of a world. */
  public Dns(Dns other) {
    this(other.server);
    other.names.forEach((name, records) -> names.put(name, new ArrayList<>(records)));
    down = other.down;
  }

  /** Takes over the records of another one. */
  public void become(Dns other) {
    if (other == this) {
      return;
    }
    names.clear();
    other.names.forEach((name, records) -> names.put(name, new ArrayList<>(records)));
    down = other.down;
  }

  /** Where it listens. */
  public InetAddress server() {
    return server;
  }

  /** Adds a record; the first of an address brings its reverse. */
  public Dns add(Type type, String name, int preference, String data) {
    put(new Resource(key(name), type, 0, preference, data));
    if (type == Type.A && !names.containsKey(reverse(data))) {
      put(new Resource(reverse(data), Type.PTR, 0, 0, key(name)));
    }
    return this;
  }

  private void put(Resource record) {
    names.computeIfAbsent(record.name(), k -> new ArrayList<>()).add(record);
  }

  /** Removes the records of a name and type. */
  public void remove(Type type, String name) {
    List<Resource> records = names.get(key(name));
    if (records != null) {
      records.removeIf(r -> r.type() == type);
    }
  }

  /** Whether it gives no answer. */
  public boolean down() {
    return down;
  }

  /** Makes it silent, or lets it answer again. */
  public void down(boolean silent) {
    down = silent;
  }

  /** Asks for the records of {@code name}; a CNAME is followed. */
  public Answer query(String name, Type type) {
    if (down) {
      return new Answer(Code.TIMEOUT, List.of());
    }
    List<Resource> answer = new ArrayList<>();
    String owner = key(name);
    for (int hops = 0; hops < 8; hops++) {
      List<Resource> records = names.get(owner);
      if (records == null) {
        Code missing = serves(owner) ? Code.NXDOMAIN : Code.REFUSED;
        return new Answer(hops == 0 && !above(owner) ? missing : Code.NOERROR, answer);
      }
      records.stream().filter(r -> r.type() == type).forEach(answer::add);
      Resource alias =
          records.stream().filter(r -> r.type() == Type.CNAME).findFirst().orElse(null);
      if (alias == null || type == Type.CNAME) {
        return new Answer(Code.NOERROR, answer);
      }
      answer.add(alias);
      owner = key(alias.data());
    }
    return new Answer(Code.SERVFAIL, List.of());
  }

  /** All records of a name; a CNAME is not followed. */
  public Answer any(String name) {
    Answer exists = query(name, Type.SOA);
    boolean found = exists.code() == Code.NOERROR;
    return found
        ? new Answer(Code.NOERROR, List.copyOf(names.getOrDefault(key(name), List.of())))
        : exists;
  }

  /** Whether it has any record below the top level domain of a name. */
  private boolean serves(String owner) {
    String top = owner.substring(owner.lastIndexOf('.') + 1);
    return top.equals("arpa") || names.containsKey(top) || above(top);
  }

  /** Whether a name without records has names below it, which makes it exist (RFC 8020). */
  private boolean above(String owner) {
    return names.keySet().stream().anyMatch(n -> n.endsWith("." + owner));
  }

  /** The name under in-addr.arpa or ip6.arpa of an address. */
  public static String reverse(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return reverse(Ip.text(address));
    }
    StringBuilder name = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      name.append(Character.forDigit(bytes[i] & 15, 16)).append('.');
      name.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append('.');
    }
    return name.append("ip6.arpa").toString();
  }

  /** The name under in-addr.arpa of an IPv4 address. */
  public static String reverse(String address) {
    String[] p = address.split("\\.", -1);
    return p[3] + "." + p[2] + "." + p[1] + "." + p[0] + ".in-addr.arpa";
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
