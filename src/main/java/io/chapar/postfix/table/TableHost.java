package io.chapar.postfix.table;

import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.net.SimSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tables ask of the host, with the rights of the program that opens them: a command's process
 * answers with its own, see {@link ProcessTableHost}; a daemon answers as it likes.
 */
public interface TableHost {
  /** The bytes of a file; the message of a failure is that of strerror. */
  byte[] read(String path) throws IOException;

  /** What is at a path, or null. */
  @Nullable Inode stat(String path);

  /** The effective user. */
  int uid();

  /** The host, for its clock, accounts and chance. */
  Machine machine();

  /** A variable of the environment, or null. */
  @Nullable String variable(String name);

  /** Some steps of work. */
  void tick(int steps);

  /** Waits. */
  void sleep(Duration time);

  /** The addresses of a name. */
  List<String> resolve(String name);

  /** Connects to a port. */
  SimSocket connect(InetAddress to, int port, Duration timeout) throws IOException;

  /** Connects to a local socket. */
  SimSocket connect(String path) throws IOException;

  /** What a library below Postfix writes on standard error by itself. */
  default void aside(String text) {}
}
