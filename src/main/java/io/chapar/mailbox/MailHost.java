package io.chapar.mailbox;

import io.chapar.disk.Files;
import io.chapar.host.Users;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What mailboxes need of the process that works on them. */
public interface MailHost {
  /** The files as the user sees them. */
  Files files();

  /**
   * The files as the user sees them who is, for a moment, in mail_privileged_group too; null: the
   * process cannot be, for it did not start as root, and has logged that.
   */
  @Nullable Files privileged();

  /** The user's name. */
  String user();

  /** The process's id. */
  int pid();

  /** The host's name. */
  String hostname();

  /** The clock, nanoseconds since the epoch. */
  long nanos();

  /** The host's accounts, for messages that name them. */
  Users users();

  /** Work on so many bytes. */
  void tick(int bytes);

  /** Waits on the host's clock. */
  void sleep(Duration time);

  /** A setting. */
  String setting(String name);
}
