package io.chapar.lab.chaos;

/**
 * Something that can go wrong on a mail host.
 *
 * @param id what its words are filed under
 * @param kind what a learner may ask for: dns, disk, mx, …
 * @param script what does it, as root
 * @param sound what succeeds once it is repaired
 */
record Fault(String id, String kind, String script, String sound) {
  /** Does it to the name service instead: a script that begins with this is no script. */
  static final String DNS = "dns: ";
}
