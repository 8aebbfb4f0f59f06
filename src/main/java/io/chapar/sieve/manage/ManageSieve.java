package io.chapar.sieve.manage;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.LoginProtocol;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.login.LoginSession;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.sieve.check.Engine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** ManageSieve: from the greeting to the session. */
public final class ManageSieve implements LoginProtocol {
  @Override
  public String name() {
    return "sieve";
  }

  @Override
  public String process() {
    return "managesieve";
  }

  @Override
  public Map<String, String> capabilities(Settings settings, Consumer<String> complaints)
      throws CapabilityException {
    Map<String, String> plugins = settings.plugins();
    String missing = Engine.missingPlugin(plugins);
    if (missing != null) {
      throw new CapabilityException(missing);
    }
    Engine engine = Engine.plain(plugins, text -> complaints.accept("sieve: " + text));
    Map<String, String> all = new LinkedHashMap<>();
    if (engine.enabled("enotify") != null) {
      all.put("managesieve_notify_capability", "mailto");
    }
    all.put("managesieve_sieve_capability", engine.capabilities());
    return all;
  }

  @Override
  public Visit visit(LoginSession session) {
    return new ManageVisit(session);
  }

  private record ManageVisit(LoginSession session) implements Visit {
    @Override
    public Authenticator.Outcome.@Nullable Accepted login(int pid) throws IOException {
      return new ManageLogin(session).run(pid);
    }

    @Override
    public void tooMany(String text) throws IOException {
      session.wire().say("NO " + Quoting.sentence(text));
    }

    @Override
    public void failed(String text) throws IOException {
      session.wire().say("NO " + Quoting.sentence(text));
    }

    @Override
    public void work(Process p, MailUser user, DovecotLog log, String prefix) throws IOException {
      ManageSession.open(p, user, session.wire(), log, prefix);
    }
  }
}
