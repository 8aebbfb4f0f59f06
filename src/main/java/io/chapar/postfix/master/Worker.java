package io.chapar.postfix.master;

/**
 * A process of a service, as data.
 *
 * @param pid its process id
 * @param service the service as {@code name/type}
 * @param generation of the configuration it was started in; a reload makes a new one
 * @param mainCf the text of main.cf that it read when it started
 * @param lastUsed when it served last, nanoseconds since the epoch
 * @param uses how often it has served
 */
record Worker(int pid, String service, int generation, String mainCf, long lastUsed, int uses) {
  Worker usedAt(long now) {
    return new Worker(pid, service, generation, mainCf, now, uses + 1);
  }

  Worker seenAt(long now) {
    return new Worker(pid, service, generation, mainCf, now, uses);
  }
}
