package io.chapar.sieve.run;

import java.time.ZonedDateTime;
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

  /** Whether it is remembered what has been here before. */
  boolean remembers();

  /** Whether something has been here before. */
  boolean seen(byte[] id);

  /** One step of work on that many bytes. */
  void tick(int bytes);
}
