package io.chapar.dovecot.pop3;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.LoginProtocol;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** POP3: from the greeting to the session. */
public final class Pop3Protocol implements LoginProtocol {
  @Override
  public String name() {
    return "pop3";
  }

  @Override
  public Visit visit(LoginSession session) {
    return new Pop3Visit(session);
  }

  private record Pop3Visit(LoginSession session) implements Visit {
    @Override
    public Authenticator.Outcome.@Nullable Accepted login(int pid) throws IOException {
      return new Pop3Login(session).run(pid);
    }

    @Override
    public void tooMany(String text) throws IOException {
      session.wire().say("-ERR [IN-USE] " + text);
    }

    @Override
    public void failed(String text) throws IOException {
      session.wire().say("-ERR [SYS/TEMP] " + text);
    }

    @Override
    public void refused(Process p) throws IOException {
      failed("Internal error occurred. Refer to server log for more information.");
    }

    @Override
    public void closed(Process p, Settings settings) throws IOException {
      session.wire().say("+OK Logged in.");
    }

    @Override
    public String counts(Settings settings) {
      return "top=0/0, retr=0/0, del=0/0, size=0";
    }

    @Override
    public void work(Process p, MailUser user, DovecotLog log, String prefix) throws IOException {
      new Pop3Session(p, user, session.wire(), log, prefix).run();
    }
  }
}
