package io.chapar.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import io.chapar.lab.session.Door;
import io.chapar.text.Utf8;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A host's configuration as a folder. */
class ExportTest {
  @Test
  void itHasWhatTheConfigurationNamesAndAScriptThatPutsItIntoPlace() {
    Map<String, String> left = new TreeMap<>();
    Door door =
        (name, content) -> {
          left.put(name, Utf8.decode(content));
          return "/real/" + name;
        };
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab export mine")).contains("nothing can be left");
      host.lab().session().bring(Door.class, door);
      host.run(
          "mkdir /etc/mail-tables",
          "echo 'info@example.com alice' > /etc/mail-tables/virtual",
          "postmap /etc/mail-tables/virtual",
          "postconf -e 'virtual_alias_maps = hash:/etc/mail-tables/virtual'",
          "echo bob@example.net > /home/alice/.forward",
          "chown alice: /home/alice/.forward");
      assertThat(host.run("lab export mine"))
          .contains("files written on the real machine, in /real/mine");
    }
    assertThat(left)
        .containsKeys(
            "mine/README.txt",
            "mine/etc/postfix/main.cf",
            "mine/etc/postfix/master.cf",
            "mine/etc/dovecot/dovecot.conf",
            "mine/etc/dovecot/conf.d/10-mail.conf",
            "mine/etc/aliases",
            "mine/home/alice/dot-forward")
        .containsEntry("mine/etc/mail-tables/virtual", "info@example.com alice\n");
    assertThat(left.keySet()).noneMatch(name -> name.endsWith(".db"));
    assertThat(left.get("mine/install.sh"))
        .contains("put etc/postfix/main.cf 0644 root root\n")
        .contains("postmap hash:/etc/mail-tables/virtual\n")
        .contains("install -m 600 home/alice/dot-forward ~alice/.forward\n");
  }
}
