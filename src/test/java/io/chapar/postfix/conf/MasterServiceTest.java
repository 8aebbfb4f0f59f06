package io.chapar.postfix.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * master.cf as postconf reads it and as the master daemon does, with their different complaints.
 */
class MasterServiceTest {
  private static Source source(String text) {
    return new Source("/etc/postfix/master.cf", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smtp | missing \"transport type\" field",
        "smtp tcp n - y - - smtpd | bad transport type: tcp",
        "smtp inet - - y - - smtpd | inet service cannot be private",
        "smtp inet maybe - y - - smtpd | 'field \"private\": bad value: \"maybe\"'",
        "smtp inet n - y x - smtpd | 'field \"wakeup_time\": bad value: \"x\"'",
        "smtp inet n - y - no smtpd | 'field \"max_proc\": bad value: \"no\"'",
        "smtp inet n - y - - | missing \"command\" field",
        "smtp inet n - y - - - | field \"command\" has no default value",
        "smtp inet n - y - - smtpd { -o | missing '}' in \"{ -o\"",
      })
  void theMasterDaemonSaysWhichFieldIsWrong(String line, String complaint) {
    PostfixConfig config = FakeHost.config("compatibility_level = 3.6");
    assertThatThrownBy(
            () -> MasterService.parse(source("# one\n" + line + "\n"), config, new ArrayList<>()))
        .isInstanceOf(PostfixFatal.class)
        .hasMessage("/etc/postfix/master.cf: line 2: " + complaint);
  }

  @Test
  void fieldsHaveDefaults() {
    PostfixConfig config = FakeHost.config("compatibility_level = 3.6");
    MasterService flush =
        MasterService.parse(source("flush unix n - - 1000? 0 flush\n"), config, new ArrayList<>())
            .get(0);
    assertThat(flush.wakeup()).isEqualTo(1000);
    assertThat(flush.wakeIfUsed()).isTrue();
    assertThat(flush.processLimit()).isZero();
    assertThat(flush.chroot()).isFalse();
    assertThat(flush.unprivileged()).isTrue();
    PostfixConfig old = FakeHost.config("compatibility_level = 0");
    assertThat(MasterService.parse(source("a unix - - - - - a\n"), old, new ArrayList<>()).get(0))
        .satisfies(
            service -> {
              assertThat(service.chroot()).isTrue();
              assertThat(service.isPrivate()).isTrue();
              assertThat(service.processLimit()).isEqualTo(100);
            });
  }

  @Test
  void optionsAreFoundWithAndWithoutBraces() {
    MasterCf master =
        MasterCf.parse(
            source(
                "submission inet n - y - - smtpd\n"
                    + "  -o syslog_name=postfix/submission\n"
                    + "# a comment does not end the service\n"
                    + "  -o { smtpd_recipient_restrictions = permit_mynetworks, reject }\n"
                    + "  -vo x=1 -oy=2\n"));
    assertThat(master.entries()).hasSize(1);
    assertThat(master.entries().get(0).overrides())
        .extracting(o -> o.name() + "=" + o.value())
        .containsExactly(
            "syslog_name=postfix/submission",
            "smtpd_recipient_restrictions=permit_mynetworks, reject",
            "x=1",
            "y=2");
    PostfixConfig config =
        FakeHost.config("syslog_name = postfix").forService(master.entries().get(0));
    assertThat(config.get("syslog_name")).isEqualTo("postfix/submission");
    assertThat(config.setting("syslog_name").origin())
        .hasToString("override in /etc/postfix/master.cf:1");
  }

  @Test
  void anOptionInColumnOneIsABrokenService() {
    assertThatThrownBy(() -> MasterCf.parse(source("smtp inet n - y - - smtpd\n-o a=b\n")))
        .hasMessage("file /etc/postfix/master.cf: line 2: bad field count");
    assertThatThrownBy(() -> MasterEntry.parse("a inet n - maybe - - x", 1, List.of()))
        .hasMessage("invalid chroot field \"maybe\" in \"a inet n - maybe - - x\"");
  }
}
