package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Decision;
import io.chapar.postfix.queue.VerifyService;
import org.jspecify.annotations.Nullable;

/** What access control may know of a conversation, and do to it. */
public interface Facts {
  /** Who has connected. */
  Client client();

  /** What it calls itself; null before HELO. */
  @Nullable String helo();

  /** The sender of the current mail transaction; null outside one. */
  @Nullable String sender();

  /** The first accepted recipient, or null. */
  @Nullable String recipient();

  /** How many recipients are accepted. */
  int recipientCount();

  /** SMTP or ESMTP. */
  String protocol();

  /** The stage of the conversation, as the log names it: CONNECT, RCPT, END-OF-MESSAGE. */
  String where();

  /** The queue id, or NOQUEUE. */
  String queueId();

  /** Whether the client spoke before its turn. */
  boolean pipelinedTooEarly();

  /** Whether the connection is encrypted. */
  boolean encrypted();

  /** Whether the transaction has declared SMTPUTF8. */
  boolean smtputf8();

  /** Whether clients may log in here and now. */
  boolean loginOffered();

  /** How the client has logged in; null: not at all. */
  @Nullable String loginMethod();

  /** As whom; null: nobody. */
  @Nullable String loginName();

  /** What is to be done with the message. */
  Actions actions();

  /** What access control remembers between the stages of this conversation. */
  Memory memory();

  /** Logs a line. */
  void info(String text);

  /** Logs a warning. */
  void warn(String text);

  /** A check has come to a result. */
  void decided(Decision decision);

  /** A name for the next run of decisions that leads to one reply. */
  default String nextRun() {
    Client client = client();
    return client.address() + ":" + client.port() + "#" + memory().nextRun() + "@" + now();
  }

  /** The host's clock, nanoseconds since the epoch. */
  long now();

  /** Keeps the client waiting. */
  void sleep(int seconds);

  /** What verify(8) knows of an address; null: it cannot be asked. */
  VerifyService.@Nullable Answer verify(String address);

  /** Drops the connection; does not return. */
  RuntimeException hangUp();

  /** Notes why the client was refused, for the notice to the postmaster. */
  void mistake(Mistake mistake);

  /** The classes of trouble that the parameter notify_classes knows. */
  enum Mistake {
    POLICY,
    PROTOCOL,
    BOUNCE,
    DATA,
    RESOURCE,
    SOFTWARE
  }

  /** What is remembered between the stages of a conversation. */
  final class Memory {
    @Nullable Deferral deferIfPermit;
    @Nullable Deferral afterClient;
    @Nullable Deferral afterHelo;
    @Nullable Deferral afterSender;
    boolean senderChecked;
    boolean recipientChecked;
    private int runs; // of access control, and refusals besides

    /** A number for the next run of decisions. */
    public int nextRun() {
      return runs++;
    }
  }

  /** A temporary refusal that waits for what the other restrictions say. */
  record Deferral(Mistake mistake, int code, String status, String text) {}
}
