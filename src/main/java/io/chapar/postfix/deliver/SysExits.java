package io.chapar.postfix.deliver;

import org.jspecify.annotations.Nullable;

/** What the exit statuses of sysexits.h mean for a delivery. */
record SysExits(String status, String text) {
  static @Nullable SysExits of(int exit) {
    return switch (exit) {
      case 64 -> new SysExits("5.3.0", "command line usage error");
      case 65 -> new SysExits("5.6.0", "data format error");
      case 66 -> new SysExits("5.3.0", "cannot open input");
      case 67 -> new SysExits("5.1.1", "user unknown");
      case 68 -> new SysExits("5.1.2", "host name unknown");
      case 69 -> new SysExits("5.3.0", "service unavailable");
      case 70 -> new SysExits("5.3.0", "internal software error");
      case 71 -> new SysExits("4.3.0", "system resource problem");
      case 72 -> new SysExits("5.3.0", "critical OS file missing");
      case 73 -> new SysExits("5.2.0", "can't create user output file");
      case 74 -> new SysExits("5.3.0", "input/output error");
      case 75 -> new SysExits("4.3.0", "temporary failure");
      case 76 -> new SysExits("5.5.0", "remote error in protocol");
      case 77 -> new SysExits("5.7.0", "permission denied");
      case 78 -> new SysExits("5.3.5", "local configuration error");
      default -> null;
    };
  }
}
