package io.chapar.dovecot.imap;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.LoginProtocol;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** IMAP: from the greeting to the session. */
public final class ImapProtocol implements LoginProtocol {
  @Override
  public String name() {
    return "imap";
  }

  @Override
  public Visit visit(LoginSession session) {
    return new ImapVisit(session, new ImapLogin(session));
  }

  private static final String BYE =
      "* BYE Internal error occurred. Refer to server log for more information.";

  private record ImapVisit(LoginSession session, ImapLogin imap) implements Visit {
    @Override
    public Authenticator.Outcome.@Nullable Accepted login(int pid) throws IOException {
      return imap.run(pid);
    }

    @Override
    public void tooMany(String text) throws IOException {
      session.wire().say(imap.tag() + " NO [LIMIT] " + text);
    }

    @Override
    public void failed(String text) throws IOException {
      session.wire().say(imap.tag() + " NO [UNAVAILABLE] " + text);
    }

    @Override
    public void refused(Process p) throws IOException {
      session.wire().say(imap.tag() + " OK Logged in, but initialization failed.");
      session.wire().say(BYE);
    }

    @Override
    public void closed(Process p, Settings settings) throws IOException {
      session.wire().say(welcome(settings, p));
      session.wire().say(BYE);
    }

    @Override
    public String counts(Settings settings) {
      return ImapSession.counts(settings, 0, session.wire().bytesWritten() - BYE.length() - 2);
    }

    @Override
    public void work(Process p, MailUser user, DovecotLog log, String prefix) throws IOException {
      session.wire().say(welcome(user.settings(), p));
      new ImapSession(p, user, session.wire(), log, prefix).run();
    }

    /** The reply to a login; who asked for capabilities before gets them in a line of their own. */
    private String welcome(Settings settings, Process p) {
      String capabilities = Capabilities.after(settings, p);
      return imap.askedCapability()
          ? "* CAPABILITY " + capabilities + "\r\n" + imap.tag() + " OK Logged in"
          : imap.tag() + " OK [CAPABILITY " + capabilities + "] Logged in";
    }
  }
}
