package io.chapar.postfix.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The command postfix: silent without a terminal, the log tells. */
class PostfixCommandTest {
  private final CommandLine host = new CommandLine();

  private String log() {
    return host.read("/var/log/mail.log")
        .lines()
        .map(line -> line.replaceFirst("^\\S+ \\S+ ", "").replaceAll("\\[\\d+\\]", ""))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aVerbThatDoesNotExist() {
    assertThat(host.run("postfix", "rehash")).isEmpty();
    assertThat(host.status()).isEqualTo(1);
    assertThat(log())
        .isEqualTo(
            "postfix/postfix-script: fatal: unknown command: 'rehash'. Usage: postfix start (or"
                + " stop, reload, abort, flush, check, status, set-permissions,"
                + " upgrade-configuration, logrotate)");
  }

  @Test
  void aBadValueStopsItAtOnce() {
    host.run("postconf", "-e", "message_size_limit = big");
    assertThat(host.run("postfix", "start")).isEmpty();
    assertThat(host.status()).isEqualTo(1);
    assertThat(log())
        .isEqualTo("postfix: fatal: bad numerical configuration: message_size_limit = big");
  }

  @Test
  void onlyForRoot() {
    host.as("alice").run("postfix", "stop");
    assertThat(host.status()).isEqualTo(1);
    assertThat(log())
        .isEqualTo(
            "postfix: error: to submit mail, use the Postfix sendmail command\n"
                + "postfix: fatal: the postfix command is reserved for the superuser");
  }

  @Test
  void aBrokenMasterCfIsPostconfsComplaint() {
    host.write("/etc/postfix/master.cf", "smtp inet n - y - - smtpd\n-o syslog_name=x\n");
    assertThat(host.run("postfix", "status"))
        .isEqualTo(
            "/usr/sbin/postconf: fatal: file /etc/postfix/master.cf: line 2: bad field count\n");
    assertThat(log())
        .isEqualTo("postfix/postfix-script: fatal: cannot execute /usr/sbin/postconf!");
  }

  @Test
  void setPermissionsRepairsOwners() throws Exception {
    host.world().mail().root().chown("/var/spool/postfix/deferred", 0, 0, false);
    host.world().mail().root().chmod("/var/spool/postfix/maildrop", 0755);
    host.run("postfix", "set-permissions");
    assertThat(host.world().mail().root().stat("/var/spool/postfix/deferred").uid()).isEqualTo(100);
    assertThat(host.world().mail().root().stat("/var/spool/postfix/maildrop").mode())
        .isEqualTo(0730);
  }
}
