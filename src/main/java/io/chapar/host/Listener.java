package io.chapar.host;

/**
 * An open port or local socket of a {@link Service}, as data.
 *
 * @param service the service's id
 * @param address an IP literal, or the path of a local socket
 * @param port the port; 0 for a local socket
 * @param tag what the service wants to know again when a client connects
 * @param pid the process that holds it, for ss
 * @param command that process's name
 * @param shared whether the process may open the port again for one of all addresses
 */
public record Listener(
    String service, String address, int port, String tag, int pid, String command, boolean shared) {
  /** One that is not shared. */
  public Listener(String service, String address, int port, String tag, int pid, String command) {
    this(service, address, port, tag, pid, command, false);
  }

  /** Whether it is a socket in the file system. */
  public boolean local() {
    return port == 0;
  }
}
