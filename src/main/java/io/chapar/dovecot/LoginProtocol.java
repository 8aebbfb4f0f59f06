package io.chapar.dovecot;

import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A protocol in which users log in and then work: IMAP and POP3 here, others from other packages,
 * such as Pigeonhole's ManageSieve.
 */
public interface LoginProtocol {
  /** What the settings call it: the name in {@code protocols} and {@code protocol NAME { }}. */
  String name();

  /** The process that does the work; its login process has "-login" behind that. */
  default String process() {
    return name();
  }

  /** The login process cannot say what it can do; the text is its last one. */
  final class CapabilityException extends Exception {
    private static final long serialVersionUID = 1;

    /** With what it says. */
    public CapabilityException(String text) {
      super(text);
    }
  }

  /**
   * Settings that the login process works out from others when it is asked what it can do.
   *
   * @param complaints takes warnings about the settings
   */
  default Map<String, String> capabilities(Settings settings, Consumer<String> complaints)
      throws CapabilityException {
    return Map.of();
  }

  /** A client has come. */
  Visit visit(LoginSession session);

  /** One connection: {@link #login} first; then {@link #work}, or what kept it from that. */
  interface Visit {
    /** Talks until somebody has logged in; null if that came to nothing, which has been logged. */
    Authenticator.Outcome.@Nullable Accepted login(int pid) throws IOException;

    /** The user is logged in too often already. */
    void tooMany(String text) throws IOException;

    /** Something failed between the login and the work; the log has it, the client gets this. */
    void failed(String text) throws IOException;

    /** The process of the user could not begin; the log has why. */
    default void refused(Process p) throws IOException {
      failed("Internal error occurred. Refer to server log for more information.");
    }

    /** The user's mailboxes cannot be had; the log has why. */
    default void closed(Process p, Settings settings) throws IOException {
      refused(p);
    }

    /** What the log says of a session in which nothing was done. */
    default String counts(Settings settings) {
      return "";
    }

    /** The session of a user who has logged in. */
    void work(Process p, MailUser user, DovecotLog log, String prefix) throws IOException;
  }
}
