package io.chapar.procmail;

import io.chapar.host.Process;
import java.time.Duration;

/** Names of files that nobody else uses, as procmail makes them. */
final class Names {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String SERIALS = ".,+%";

  private final Process p;
  private int serial = SERIALS.length();
  private long second;

  Names(Process p) {
    this.p = p;
  }

  /** A number in base 64, least digit first. */
  static String base64(long number) {
    StringBuilder text = new StringBuilder();
    long rest = number;
    do {
      text.append(LETTERS.charAt((int) (rest & 63)));
      rest >>>= 6;
    } while (rest != 0);
    return text.toString();
  }

  /** There are four names a second; whoever needs a fifth waits. */
  private void advance() {
    if (serial >= SERIALS.length()) {
      while (second == now()) {
        p.sleep(Duration.ofSeconds(1));
      }
      second = now();
      serial = 0;
    }
  }

  private long now() {
    return p.machine().scheduler().nanos() / 1_000_000_000;
  }

  private String host() {
    return p.hostname().replace("\\", "\\134").replace("/", "\\057").replace(":", "\\072");
  }

  /** A temporary name. */
  String temporary() {
    advance();
    String name = "_" + base64(p.pid()) + SERIALS.charAt(serial++) + base64(second) + "." + host();
    return name;
  }

  /** A name in a maildir. */
  String maildir() {
    advance();
    return second + "." + p.pid() + "_" + serial++ + "." + host();
  }
}
