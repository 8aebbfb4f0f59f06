package io.chapar.sieve.run;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run asks of the host around it. */
public interface Surroundings {
  /** The host's time, in its zone. */
  ZonedDateTime at();

  /** The name of the host. */
  String hostname();

  /** Its domain. */
  String domain();

  /** {@code MDA}, {@code MS}, or null where nobody knows. */
  @Nullable String location();

  /** {@code during}, or null where nobody knows. */
  @Nullable String phase();

  /** Whether there is a user with mailboxes. */
  boolean hasMailboxes();

  /** Whether a mailbox can be opened. */
  boolean mailboxExists(String name);

  /** The mailbox for a use such as {@code \Junk}, if it can be opened; else null. */
  default @Nullable String specialUse(String flag) {
    return null;
  }

  /** Whether it is remembered what has been here before. */
  boolean remembers();

  /** Whether something has been here before. */
  boolean seen(byte[] id);

  /**
   * How a program ended.
   *
   * @param status its exit status; -1 if it could not be run
   * @param missing whether there is no such program
   * @param output what it wrote
   */
  record Ran(int status, boolean missing, byte[] output) {}

  /** Runs a program of the administrator's for scripts; the verb is pipe, filter or execute. */
  default Ran program(String verb, String name, List<String> args, byte[] input) {
    return new Ran(-1, true, new byte[0]);
  }

  /** One step of work on that many bytes. */
  void tick(int bytes);
}
