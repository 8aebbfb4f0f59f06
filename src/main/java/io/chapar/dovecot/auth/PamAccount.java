package io.chapar.dovecot.auth;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;

/** PAM's account phase, as pam_unix does it: whether an account or its password has run out. */
final class PamAccount {
  private static final long DAY = 86_400_000_000_000L;
  private final Machine machine;

  PamAccount(Machine machine) {
    this.machine = machine;
  }

  /** What it says. */
  enum Answer {
    GOOD,
    /** The account, or a password that was not changed in time, is over. */
    OVER,
    /** The password must be changed first. */
    AGED
  }

  /** Asks about a user, by the fields of /etc/shadow. */
  Answer about(String user) {
    String[] f = shadow(user);
    long today = machine.scheduler().nanos() / DAY;
    long last = number(f, 2);
    long most = number(f, 4);
    long inactive = number(f, 6);
    long expires = number(f, 7);
    if (expires >= 0 && today >= expires) {
      return Answer.OVER;
    }
    if (last == 0) {
      return Answer.AGED;
    }
    if (last > 0 && most >= 0 && last + most < today) {
      return inactive >= 0 && last + most + inactive < today ? Answer.OVER : Answer.AGED;
    }
    return Answer.GOOD;
  }

  private String[] shadow(String user) {
    try {
      for (String line : machine.root().text("/etc/shadow").split("\n", -1)) {
        String[] f = line.split(":", -1);
        if (f[0].equals(user)) {
          return f;
        }
      }
    } catch (DiskException e) {
      return new String[0]; // then nothing is known of it
    }
    return new String[0];
  }

  private static long number(String[] fields, int index) {
    return index < fields.length && fields[index].matches("\\d{1,9}")
        ? Long.parseLong(fields[index])
        : -1;
  }

  /** Whether the first word of a phase in the service's file is to deny. */
  boolean denies(String service, String phase) {
    try {
      for (String line : machine.root().text("/etc/pam.d/" + service).split("\n", -1)) {
        String[] words = line.strip().split("\\s+");
        if (line.strip().startsWith("@include common-" + phase)) {
          return false;
        }
        if (words.length > 2 && words[0].equals(phase)) {
          return words[2].equals("pam_deny.so");
        }
      }
    } catch (DiskException e) {
      return false; // the service 'other' decides, which includes the common files
    }
    return false;
  }
}
