package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.Inode;

/** The numbers of the devices that a host has, as Linux gives them. */
final class Devices {
  private Devices() {}

  /** The major number. */
  static int major(Inode inode) {
    return name(inode).startsWith("pts") ? 136 : name(inode).equals("tty") ? 5 : 1;
  }

  /** The minor number. */
  static int minor(Inode inode) {
    return switch (name(inode)) {
      case "null" -> 3;
      case "zero" -> 5;
      case "full" -> 7;
      case "random" -> 8;
      case "urandom" -> 9;
      default -> 0;
    };
  }

  /** As ls shows them in the place of the size. */
  static String numbers(Inode inode) {
    return major(inode) + ", " + minor(inode);
  }

  private static String name(Inode inode) {
    return inode.body() instanceof Body.Special s ? s.name() : "";
  }
}
