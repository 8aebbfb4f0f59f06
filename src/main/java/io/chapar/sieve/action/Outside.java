package io.chapar.sieve.action;

import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.syntax.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What actions need of the host when they are carried out. */
public interface Outside {
  /** What is wrong with a mailbox or with storing into it. */
  record Problem(Kind kind, String text) {
    /** What kind of problem. */
    public enum Kind {
      /** There is no such mailbox. */
      NOT_FOUND,
      /** The name cannot be, or the user may not. */
      REFUSED,
      /** There is no room. */
      QUOTA,
      /** It may work later. */
      TEMPORARY,
      /** Something else. */
      OTHER
    }
  }

  /** Why a message could not be sent. */
  record SendError(String text, boolean temporary) {}

  /** The name of the mailbox that keep stores into. */
  String defaultMailbox();

  /** Whether there is a user with mailboxes at all. */
  boolean hasMailboxes();

  /** Opens a mailbox; {@code create} makes it if it does not exist. Null: it is good. */
  @Nullable Problem open(String mailbox, boolean create);

  /** The name under which the log has a mailbox, where it differs. */
  String shownName(String mailbox);

  /** Whether storing a message there means that it stays where it lies. */
  default boolean leaves(String mailbox, Mail mail) {
    return false;
  }

  /** Stores a message. Null: it is done. */
  @Nullable Problem store(String mailbox, Mail mail, @Nullable List<String> flags);

  /** Whether messages can be sent. */
  boolean canSend();

  /** Sends a message. Null: it is done. */
  @Nullable SendError send(@Nullable SmtpAddress sender, SmtpAddress recipient, String message);

  /** Refuses the message in the host's own way; false: the script's way is to be used. */
  boolean refuse(SmtpAddress recipient, String reason);

  /** Whether it is remembered what has been here before. */
  boolean remembers();

  /** Whether something has been here before. */
  boolean seen(byte[] id);

  /** Remembers something until a time, in seconds since the epoch, once all went well. */
  void remember(byte[] id, long until);

  /** The time, in seconds since the epoch. */
  long now();

  /** The Date header of a message of now. */
  String date();

  /** A new Message-ID. */
  String newMessageId();

  /** The name of the host. */
  String hostname();

  /** The user's address, or null if it is not known. */
  @Nullable SmtpAddress userEmail();

  /** {@code Postmaster <postmaster@host>}. */
  String postmaster();

  /** Tells the administrator. */
  void logInfo(String text);

  /** Tells the administrator of a warning. */
  void logWarning(String text);

  /** Tells the administrator of an error. */
  void logError(String text);

  /** Tells the user, where there is a log for that, what the administrator has been told. */
  void user(Errors.Level level, String text);

  /** Tells the user what the administrator is told only where the user has no log. */
  void alone(Errors.Level level, String text);

  /** Tells something as it is, without the message that it is about. */
  default void bare(Errors.Level level, String text) {
    alone(level, text);
  }

  /** What separates the parts of a message that is made here. */
  String boundary();
}
