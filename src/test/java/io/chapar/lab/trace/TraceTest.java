package io.chapar.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.lab.LabHost;
import io.chapar.lab.session.Door;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The picture of a message's way. */
class TraceTest {
  private static final String[] MAIL = {
    "echo 'team: alice, bob, joe@example.org' >> /etc/aliases",
    "newaliases",
    "postconf -e 'virtual_alias_maps = inline:{ { help@example.com = team@example.com,"
        + " nobody3@example.com } }'",
    "postfix reload",
    "swaks --server 192.0.2.10 -f joe@example.net -t help@example.com --silent 3",
    "sleep 2"
  };

  @Test
  void itShowsWhoHadTheMessageWhatWasRewrittenAndHowItEnded() {
    try (LabHost host = new LabHost()) {
      host.run(MAIL);
      assertThat(host.run("lab trace"))
          .containsSubsequence(
              "client",
              "smtpd",
              "from=<joe@example.net>",
              "cleanup",
              "* virtual_alias_maps: help@example.com => team@example.com, nobody3@example.com",
              "├─▶ <team@example.com>",
              "qmgr",
              "* local aliases: team => alice, bob, joe@example.org",
              "to=<alice@example.com>",
              "■ sent 2.0.0 (delivered to mailbox)",
              "└─▶ <nobody3@example.com>",
              "■ bounced 5.1.1 (unknown user: \"nobody3\")",
              "local",
              "└─▶ <joe@example.org>",
              "■ deferred 4.4.1");
      assertThat(host.run("lab trace --step")).contains("-- 1 of ").contains("-- 3 of ");
      assertThat(host.run("lab trace ABCDEF")).contains("no message 'ABCDEF' is remembered");
    }
  }

  @Test
  void eachRecipientHasItsOwnBranch() {
    try (LabHost host = new LabHost()) {
      host.run("echo hi | sendmail joe@example.net joe@example.org; sleep 2");
      assertThat(host.run("lab trace"))
          .containsSubsequence(
              "├─▶ <joe@example.net>", "■ sent 2.0.0", "└─▶ <joe@example.org>", "■ deferred 4.4.1");
    }
  }

  @Test
  void thePageIsOneFileAndWellFormed() throws Exception {
    Map<String, String> left = new HashMap<>();
    Door door =
        (name, content) -> {
          if (left.put(name, Utf8.decode(content)) != null) {
            throw new IOException("'" + name + "' exists, and is not overwritten");
          }
          return name;
        };
    try (LabHost host = new LabHost()) {
      assertThat(host.run("lab trace --html x.html")).contains("No message has come");
      host.run(MAIL);
      assertThat(host.run("lab trace --html x.html")).contains("nothing can be left");
      host.lab().session().bring(Door.class, door);
      assertThat(host.run("lab trace --html x.html"))
          .isEqualTo("written on the real machine: x.html\n");
      assertThat(host.run("lab trace --html x.html")).contains("is not overwritten");
    }
    String page = left.getOrDefault("x.html", "");
    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("help@example.com", "team =&gt; alice, bob");
    assertThat(page).doesNotContain("http://www.w3.org/1999/xlink").doesNotContain("src=");
    String svg = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
