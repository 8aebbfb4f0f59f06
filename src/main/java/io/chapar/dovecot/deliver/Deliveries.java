package io.chapar.dovecot.deliver;

import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Plugins;
import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.mailbox.MailboxException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What dovecot-lda and LMTP do alike: session ids, prefixes, becoming the recipient. */
public final class Deliveries {
  private Deliveries() {}

  /** A session id of a delivery process. */
  public static String session(Process p) {
    long nanos = p.machine().scheduler().nanos();
    byte[] id = new byte[16];
    for (int i = 0; i < 4; i++) {
      id[i] = (byte) (nanos % 1_000_000_000L >>> 8 * i);
      id[4 + i] = (byte) (nanos / 1_000_000_000L >>> 8 * i);
      id[8 + i] = (byte) (p.pid() >>> 8 * i);
      id[12 + i] = (byte) (p.machine().hostname().hashCode() >>> 8 * i);
    }
    return Base64.getEncoder().withoutPadding().encodeToString(id);
  }

  /** What the log lines of a delivery begin with. */
  public static String prefix(
      Settings settings, Process p, String service, String user, String session) {
    Map<String, String> values =
        new LinkedHashMap<>(AuthRequest.variables(user, service, "", "", session));
    values.put("pid", Integer.toString(p.pid()));
    values.put("p", Integer.toString(p.pid()));
    return VarExpand.expand(settings.get("mail_log_prefix"), values);
  }

  /** Becomes the recipient and opens the mail. */
  public static MailUser become(
      Process p, Settings settings, Authenticator.Who.User who, String service, String session)
      throws UserException, MailboxException {
    String problem = Plugins.problem(settings);
    if (problem != null) {
      throw new UserException(problem);
    }
    MailUser user =
        MailUser.become(
            p, settings, who.name(), who.fields(), new MailUser.Call(service, "", "", session));
    user.inboxNamespace().folders().prepare();
    return user;
  }

  /** The log of a delivery process. */
  public static DovecotLog log(Machine machine, Settings settings) {
    return new DovecotLog(machine, settings);
  }

  /** The user and the detail of an address: what stands behind the recipient delimiter. */
  public static List<String> split(Settings settings, String address) {
    String delimiter = settings.get("recipient_delimiter");
    int at = address.lastIndexOf('@');
    String local = at < 0 ? address : address.substring(0, at);
    String domain = at < 0 ? "" : address.substring(at);
    for (int i = 0; i < local.length(); i++) {
      if (i > 0 && delimiter.indexOf(local.charAt(i)) >= 0) {
        return List.of(local.substring(0, i) + domain, local.substring(i + 1));
      }
    }
    return List.of(address, "");
  }
}
