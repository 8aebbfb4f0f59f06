package io.chapar.world;

import io.chapar.dovecot.Dovecot;
import io.chapar.host.Software;
import io.chapar.postfix.PostfixSoftware;
import io.chapar.procmail.ProcmailSoftware;
import io.chapar.shell.interp.Bash;
import io.chapar.sieve.SieveSoftware;
import io.chapar.sieve.command.ScriptCommands;
import io.chapar.sieve.deliver.SieveFilter;
import io.chapar.sieve.manage.ManageSieve;
import io.chapar.spam.SpamSoftware;
import io.chapar.unix.file.FileTools;
import io.chapar.unix.mail.MailTools;
import io.chapar.unix.net.NetTools;
import io.chapar.unix.system.SystemTools;
import io.chapar.unix.system.Unsimulated;
import io.chapar.unix.text.TextTools;
import io.chapar.unix.vi.ViEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Debian 12, as the mail host has it: the one list of all software there is. */
public final class Debian {
  private Debian() {}

  /** The distribution; its tasks run on {@code threads}. */
  public static Distribution distribution(Executor threads) {
    return new Distribution(software(), threads);
  }

  /** The ids of the programs in directories of commands. */
  static java.util.Set<String> commands() {
    java.util.Set<String> ids = new java.util.TreeSet<>();
    software().forEach(each -> ids.addAll(each.programs().keySet()));
    return ids;
  }

  private static List<Software> software() {
    List<Software> all =
        new ArrayList<>(
            List.of(
                new BaseSystem(),
                new Unsimulated(),
                new Bash(),
                new FileTools(),
                new SystemTools(),
                new TextTools(),
                new NetTools(),
                new MailTools(),
                new ViEditor(),
                new PostfixSoftware(),
                new Dovecot(
                    List.of(new SieveFilter()), ScriptCommands.all(), List.of(new ManageSieve())),
                new SieveSoftware(),
                new ProcmailSoftware(),
                SpamSoftware.spamassassin(),
                SpamSoftware.spamc(),
                SpamSoftware.spamd(),
                new Neighbours(),
                new LabCommand()));
    all.add(new Apt(all));
    all.add(new PackageDatabase());
    return all;
  }
}
