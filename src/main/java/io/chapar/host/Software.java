package io.chapar.host;

import io.chapar.disk.DiskException;
import java.util.List;
import java.util.Map;

/**
 * A package as the distribution has it: its programs, its services, and what its installation puts
 * on the disk.
 */
public interface Software {
  /** Its name, as dpkg knows it. */
  String name();

  /** Its programs by id. */
  Map<String, Program> programs();

  /** Its daemons. */
  default List<Service> services() {
    return List.of();
  }

  /** Whether a new host has it; otherwise it can be installed there. */
  default boolean preinstalled() {
    return true;
  }

  /** Puts its files on the disk of a host that is being built, as root. */
  void install(Machine machine) throws DiskException;
}
