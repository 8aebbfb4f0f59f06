package io.chapar.postfix.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.config.Substitution;
import io.chapar.postfix.PostfixFatal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values with their origins, and complaints in the words of the reference host. */
class PostfixConfigTest {
  @Test
  void aValueKnowsItsLineAndWhatWentIntoIt() {
    PostfixConfig config =
        FakeHost.config("# names", "mydomain = example.edu", "myorigin =", "   $mydomain");
    Setting origin = config.setting("myorigin");
    assertThat(origin.value()).isEqualTo("example.edu");
    assertThat(origin.origin()).hasToString("/etc/postfix/main.cf:3");
    assertThat(origin.substitutions())
        .containsExactly(
            new Substitution("mydomain", "example.edu", Origin.file("/etc/postfix/main.cf", 2)));
    assertThat(config.setting("biff").origin()).hasToString("default");
    assertThat(config.setting("myhostname").origin()).hasToString("default (from the host)");
  }

  @Test
  void anOverrideWinsAndSaysWhoCarriesIt() {
    PostfixConfig config =
        FakeHost.config("smtpd_banner = $myhostname ESMTP")
            .with("smtpd_banner", "second", Origin.override("/etc/postfix/master.cf", 12));
    assertThat(config.get("smtpd_banner")).isEqualTo("second");
    assertThat(config.setting("smtpd_banner").origin())
        .hasToString("override in /etc/postfix/master.cf:12");
  }

  @Test
  void defaultsFollowTheHostAndEachOther() {
    assertThat(FakeHost.config().get("mydestination"))
        .isEqualTo("mail.example.com, localhost.example.com, localhost");
    assertThat(FakeHost.config("myhostname = a.$mydomain").get("myhostname")).isEqualTo("a.");
    assertThat(FakeHost.config("myhostname = alpha").get("mydomain")).isEqualTo("localdomain");
    assertThat(FakeHost.config("compatibility_level = 3.6").get("mynetworks"))
        .isEqualTo("127.0.0.1/32 192.0.2.10/32 [::1]/128");
    assertThat(
            FakeHost.config("mynetworks_style = class", "inet_protocols = ipv4").get("mynetworks"))
        .isEqualTo("127.0.0.0/8 192.0.2.0/24");
    assertThat(FakeHost.config("inet_interfaces = loopback-only").get("mynetworks"))
        .isEqualTo("127.0.0.0/8 [::1]/128");
    assertThat(FakeHost.config().seconds("fax_time_limit")).isEqualTo(1000);
    assertThat(FakeHost.config().integer("fax_destination_concurrency_limit")).isEqualTo(20);
    assertThat(
            FakeHost.config("smtpd_timeout = 5")
                .with("stress", "yes", Origin.DEFAULT)
                .seconds("smtpd_timeout"))
        .isEqualTo(5);
    assertThat(FakeHost.config().with("stress", "yes", Origin.DEFAULT).seconds("smtpd_timeout"))
        .isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "biff = maybe | local | bad boolean configuration: biff = maybe",
        "soft_bounce = true | | bad boolean configuration: soft_bounce = true",
        "message_size_limit = big | | bad numerical configuration: message_size_limit = big",
        "message_size_limit = 10M | | bad numerical configuration: message_size_limit = 10M",
        "default_process_limit = 0 | | invalid default_process_limit parameter value 0 < 1",
        "delay_logging_resolution_limit = 9 | | invalid delay_logging_resolution_limit parameter value 9 > 6",
        "ipc_timeout = 1y | | parameter ipc_timeout: bad time value or unit: 1y",
        "ipc_timeout = 0 | | invalid ipc_timeout: 0 (min 1)",
        "in_flow_delay = 1m | | invalid in_flow_delay: 60 (max 10)",
        "maximal_queue_lifetime = x | qmgr | parameter maximal_queue_lifetime: bad time value or unit: x",
        "myhostname = | | 'bad string length 0 < 1: myhostname = '",
        "myhostname = a..b | | file /etc/postfix/main.cf: parameter myhostname: bad parameter value: a..b",
        "inet_protocols = ipv5 | | unknown inet_protocols value \"ipv5\" in \"ipv5\"",
        "inet_interfaces = 192.0.2.99 | | parameter inet_interfaces: no local interface found for 192.0.2.99",
        "inet_interfaces = nosuch | | config variable inet_interfaces: host not found: nosuch",
        "mail_owner = mailman | | file /etc/postfix/main.cf: parameter mail_owner: unknown user name value: mailman",
        "mail_owner = root | | file /etc/postfix/main.cf: parameter mail_owner: user root has privileged user ID",
        "mail_owner = nobody | | file /etc/postfix/main.cf: parameters default_privs and mail_owner specify the same user nobody",
        "setgid_group = postdropp | | file /etc/postfix/main.cf: parameter setgid_group: unknown group name: postdropp",
        "compatibility_level = three | | malformed compatibility level syntax: \"three\"",
        "mynetworks_style = world | | unknown mynetworks mask style value \"world\" in \"world\"",
        "myorigin = /etc/nosuch | | /etc/nosuch: cannot open file: No such file or directory",
        "relayhost = mail.example.com | | myhostname and relayhost parameter settings must not be identical: mail.example.com",
        "biff = ${ | local | 'dictionary mail_dict: macro processing error'",
      })
  void aDaemonDiesOfABadValue(String line, String program, String message) {
    PostfixConfig config = FakeHost.config(line);
    assertThatThrownBy(() -> ConfigCheck.daemon(config, program == null ? "smtpd" : program))
        .isInstanceOf(PostfixFatal.class)
        .hasMessage(message);
  }

  @Test
  void theStockConfigurationIsGood() {
    for (String program : new String[] {"smtpd", "smtp", "qmgr", "cleanup", "local", "postfix"}) {
      ConfigCheck.daemon(FakeHost.config("compatibility_level = 3.6"), program);
    }
  }

  @Test
  void aBrokenFileSaysWhere() {
    assertThatThrownBy(() -> FakeHost.config("a = b", "", "relayhost [x]", " more"))
        .hasMessage(
            "/etc/postfix/main.cf, line 3: missing '=' after attribute name:"
                + " \"relayhost [x] more\"");
    assertThatThrownBy(() -> FakeHost.config("= nothing"))
        .hasMessage("/etc/postfix/main.cf, line 1: missing attribute name: \"= nothing\"");
    assertThat(
            FakeHost.config("  relayhost = [a.example]", "a = b", "a = c", "a = c")
                .mainCf()
                .warnings())
        .containsExactly(
            "/etc/postfix/main.cf: logical line must not start with whitespace:"
                + " \"  relayhost = [a.example]\"",
            "/etc/postfix/main.cf, line 3: overriding earlier entry: a=b");
  }
}
