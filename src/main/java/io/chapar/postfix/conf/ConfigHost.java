package io.chapar.postfix.conf;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration asks of the host it is read on. A process of a host answers with its own
 * credentials; tests answer from a map.
 */
public interface ConfigHost {

  /** The text of a file; the message of a failure is that of strerror. */
  String read(String path) throws IOException;

  /** The host's name as gethostname tells it. */
  String hostName();

  /** The addresses of the host's interfaces, in their order. */
  List<Interface> interfaces();

  /** The addresses that a name or an address literal resolves to; empty where it does not. */
  List<String> resolve(String name);

  /** The account of a name, or null. */
  @Nullable Account user(String name);

  /** The first account with that user id, or null. */
  @Nullable Account user(int uid);

  /** The id of a group, or null. */
  @Nullable Integer group(String name);

  /** The first group with that id, or null. */
  @Nullable String group(int gid);

  /**
   * An address of the host.
   *
   * @param address its literal, IPv6 without brackets
   * @param prefix the length of its network's prefix
   */
  record Interface(String address, int prefix) {}

  /**
   * What configuration needs to know of an account.
   *
   * @param name the login name
   * @param uid its user id
   * @param gid its primary group
   */
  record Account(String name, int uid, int gid) {}
}
