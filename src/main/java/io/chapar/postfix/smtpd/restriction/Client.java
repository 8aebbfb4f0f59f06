package io.chapar.postfix.smtpd.restriction;

/**
 * Who has connected.
 *
 * @param name the verified name, or {@code unknown}
 * @param reverseName the name that the address leads to, verified or not
 * @param address its address, without brackets
 * @param headerAddress the address as RFC 5321 writes it: {@code IPv6:} in front of IPv6 ones
 * @param port its port
 * @param serverAddress where it connected to
 * @param serverPort and on which port
 * @param nameStatus what became of the verified name
 * @param reverseStatus what became of the other one
 */
public record Client(
    String name,
    String reverseName,
    String address,
    String headerAddress,
    int port,
    String serverAddress,
    int serverPort,
    Status nameStatus,
    Status reverseStatus) {
  /** The name of a client without one. */
  public static final String UNKNOWN = "unknown";

  /** What became of the search for a name. */
  public enum Status {
    OK,
    /** The name service did not answer. */
    TEMPORARY,
    /** There is none. */
    NONE,
    /** The name does not lead back to the address. */
    FORGED
  }

  /** Whoever runs {@code sendmail -bs}. */
  public static Client local(boolean ipv6) {
    String address = ipv6 ? "::1" : "127.0.0.1";
    return new Client(
        "localhost",
        "localhost",
        address,
        ipv6 ? "IPv6:::1" : address,
        0,
        address,
        0,
        Status.OK,
        Status.OK);
  }

  /** As the log names it: {@code name[address]}. */
  public String nameAddress() {
    return name + "[" + address + "]";
  }

  /** Whether its verified name is known. */
  public boolean named() {
    return !name.equalsIgnoreCase(UNKNOWN);
  }
}
