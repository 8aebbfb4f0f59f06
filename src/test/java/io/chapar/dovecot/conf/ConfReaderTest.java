package io.chapar.dovecot.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.disk.Credentials;
import io.chapar.disk.Disk;
import io.chapar.disk.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What dovecot.conf may say, and what is said of it when it may not. */
class ConfReaderTest {
  private final Files files = new Disk(() -> 0, 1 << 20).as(Credentials.ROOT);

  private Conf read(String text) throws Exception {
    files.mkdirs("/etc/dovecot", 0755);
    files.write("/etc/dovecot/dovecot.conf", text, 0644);
    return ConfReader.read(files, ConfReader.PATH, true);
  }

  private static String wrong(Throwable thrown) {
    return ((ConfException) thrown).text();
  }

  @Test
  void valuesKnowWhereTheyWereSaid() throws Exception {
    Conf conf = read("# first\nmail_location = maildir:~/Maildir\n");
    assertThat(conf.global().get("mail_location")).isEqualTo("maildir:~/Maildir");
    assertThat(conf.global().setting("mail_location").origin())
        .hasToString("/etc/dovecot/dovecot.conf:2");
    assertThat(conf.global().setting("ssl").origin()).hasToString("default");
  }

  @Test
  void protocolsAndNetworksLieOverTheRest() throws Exception {
    Conf conf =
        read(
            "mail_plugins = quota\nprotocol imap {\n  mail_plugins = $mail_plugins imap_quota\n}\n"
                + "remote 10.0.0.0/8 {\n  ssl = no\n}\n");
    assertThat(conf.protocol("imap").get("mail_plugins")).isEqualTo("quota imap_quota");
    assertThat(conf.protocol("lmtp").get("mail_plugins")).isEqualTo("quota");
    assertThat(conf.settings(new Filter("", "", "10.1.2.3", "")).get("ssl")).isEqualTo("no");
    assertThat(conf.settings(new Filter("", "", "11.1.2.3", "")).get("ssl")).isEqualTo("yes");
  }

  @Test
  void aGlobalSettingAfterItsLikeInAFilterIsWarnedOf() throws Exception {
    String filter = "protocol imap {\n  mail_plugins = quota\n}\n";
    assertThat(read(filter + "mail_plugins = acl\n").warnings())
        .containsExactly(
            "/etc/dovecot/dovecot.conf line 4: Global setting mail_plugins won't change the setting"
                + " inside an earlier filter at /etc/dovecot/dovecot.conf line 2 (if this is"
                + " intentional, avoid this warning by moving the global setting before"
                + " /etc/dovecot/dovecot.conf line 2)");
    assertThat(read("mail_plugins = acl\n" + filter).warnings()).isEmpty();
    assertThat(read("service imap {\n  vsz_limit = 1M\n}\nmail_debug = yes\n").warnings())
        .isEmpty();
  }

  @Test
  void sectionsOfTheSameNameAreOne() throws Exception {
    Conf conf =
        read(
            "service auth {\n  unix_listener /x/auth {\n    mode = 0660\n  }\n}\n"
                + "service auth {\n  unix_listener /x/auth {\n    user = postfix\n  }\n}\n");
    Section listener =
        Objects.requireNonNull(conf.service("auth").section("unix_listener", "/x/auth"));
    assertThat(listener.value("mode")).isEqualTo("0660");
    assertThat(listener.value("user")).isEqualTo("postfix");
    assertThat(conf.service("auth").sections("unix_listener")).hasSizeGreaterThan(3);
  }

  @Test
  void mistakesAreNamedWithFileAndLine() {
    String file = "Error in configuration file /etc/dovecot/dovecot.conf line ";
    assertThatThrownBy(() -> read("\nprtocols = imap\n"))
        .satisfies(e -> assertThat(wrong(e)).isEqualTo(file + "2: Unknown setting: prtocols"));
    assertThatThrownBy(() -> read("passdb {\n  drivr = pam\n}\n"))
        .satisfies(
            e -> assertThat(wrong(e)).isEqualTo(file + "2: Unknown setting: passdb { drivr"));
    assertThatThrownBy(() -> read("auth_cache_ttl = 5\n"))
        .satisfies(
            e ->
                assertThat(wrong(e))
                    .isEqualTo(
                        file + "1: Time interval '5' is missing units (add e.g. 's' for seconds)"));
    assertThatThrownBy(() -> read("}\n"))
        .satisfies(e -> assertThat(wrong(e)).isEqualTo(file + "1: Unexpected '}'"));
    assertThatThrownBy(() -> read("!include dovecot.conf\n"))
        .satisfies(
            e ->
                assertThat(wrong(e))
                    .isEqualTo(file + "1: Recursive include file: /etc/dovecot/dovecot.conf"));
  }
}
