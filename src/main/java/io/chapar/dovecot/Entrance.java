package io.chapar.dovecot;

import io.chapar.config.Setting;
import io.chapar.dovecot.conf.SettingTable;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes what became of somebody whose password was right: there is no such user after all, or the
 * mailbox does not open. A step of the same run as the login itself.
 */
public final class Entrance {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{5,}");

  private Entrance() {}

  /**
   * Notes that somebody did not get to the mail.
   *
   * @param run the session's id
   * @param service imap or pop3
   * @param why what the log says
   * @param before what was looked at before
   */
  public static void failed(
      Machine machine,
      Settings settings,
      String run,
      String service,
      String user,
      String why,
      List<Cause> before) {
    List<Cause> causes = new ArrayList<>(before);
    Set<String> names = new LinkedHashSet<>();
    Matcher word = WORD.matcher(why);
    while (word.find()) {
      if (SettingTable.GLOBAL.get(word.group()) != null && !word.group().equals("driver")) {
        names.add(word.group());
      }
    }
    if (before.isEmpty()) {
      names.add("mail_location");
    }
    for (String name : names) {
      Setting setting = settings.setting(name);
      String origin = setting.origin().toString();
      causes.add(new Cause(name + " was used", name, null, setting.value(), origin));
    }
    Decisions.keep(
        machine,
        Decisions.LOGIN,
        new Decision(machine.scheduler().nanos(), service, user, "refused: " + why, causes, run));
  }
}
