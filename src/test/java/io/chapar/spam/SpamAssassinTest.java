package io.chapar.spam;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SpamAssassin as an administrator meets it: points, marks, lists, learning, the daemon. */
class SpamAssassinTest {
  private static final String PREPARE =
      """
      apt-get install -y spamassassin > /dev/null; systemctl stop spamd; cd /tmp
      mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; : > /etc/spamassassin/local.cf
      printf 'From: Bob <bob@example.com>\\nTo: alice@example.com\\nSubject: hello\\n' > head
      printf "Date: $(date -R)\\nMessage-ID: <12345678901@example.com>\\n" >> head
      (cat head; printf '\\nThe quick brown fox jumps over the lazy dog and has a rest.\\n') > ham
      (cat ham; echo; echo 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X') > spam
      """;

  private final TestHost host = new TestHost(4);

  @BeforeEach
  void prepare() {
    assertThat(host.run(PREPARE)).isEmpty();
  }

  @AfterEach
  void close() {
    host.close();
  }

  private String run(String script) {
    return host.run("cd /tmp; " + script);
  }

  private String settings(String lines, String script) {
    return run("printf '" + lines + "\\n' > /etc/spamassassin/local.cf; " + script);
  }

  private static final String STATUS =
      "spamassassin -L < ham | grep '^X-Spam-Status' | sed 's/ tests.*//'";

  @Test
  void pointsAgainstTheLimit() {
    assertThat(run(STATUS)).isEqualTo("X-Spam-Status: No, score=-0.0 required=5.0\n");
    String rule = "header L_A Subject =~ /hello/\\nscore L_A 3\\n";
    assertThat(settings(rule + "required_score 3", STATUS))
        .as("2.998 is not 3, and does not look like it")
        .isEqualTo("X-Spam-Status: No, score=2.9 required=3.0\n");
    assertThat(settings(rule + "required_hits 2", STATUS))
        .isEqualTo("X-Spam-Status: Yes, score=3.0 required=2.0\n");
  }

  @Test
  void threeShapesOfSpam() {
    String shape =
        "spamassassin -L < spam | grep -E '^(Subject|Content-Type|X-Spam-Flag)' | cut -c1-39";
    assertThat(settings("report_safe 0\\nrewrite_header Subject [SPAM]", shape))
        .contains("X-Spam-Flag: YES\nSubject: [SPAM] hello\n")
        .doesNotContain("Content-Type");
    assertThat(settings("report_safe 1", shape))
        .containsSubsequence("multipart/mixed", "text/plain", "message/rfc822");
    assertThat(settings("report_safe 2", shape))
        .containsSubsequence("multipart/mixed", "text/plain", "text/plain");
    for (int safe = 0; safe <= 2; safe++) {
      assertThat(
              settings(
                  "report_safe " + safe + "\\nrewrite_header Subject ***",
                  "spamassassin -L < spam | spamassassin -d | cmp - spam && echo as it was"))
          .isEqualTo("as it was\n");
    }
  }

  @Test
  void ownRules() {
    String tests =
        "spamassassin -L < ham | tr -d '\\n\\t' | grep -o 'L_[A-Z]*' | sort -u | xargs echo";
    assertThat(
            settings(
                "header L_HEAD Subject =~ /^hello$/\\nbody L_BODY /lazy dog/\\nbody L_NOT /cat/\\n"
                    + "rawbody L_RAW /^The quick/\\nfull L_FULL /hello\\\\nDate/\\n"
                    + "uri L_URI /example/\\nmeta L_META L_HEAD && !L_NOT\\nheader L_EX exists:From",
                tests))
        .isEqualTo("L_BODY L_EX L_FULL L_HEAD L_META L_RAW\n");
  }

  @Test
  void lists() {
    String tests = "spamassassin -L < ham | tr -d '\\n\\t' | grep -o 'USER_IN[A-Z_]*' | sort -u";
    assertThat(settings("whitelist_from *@example.com", tests)).isEqualTo("USER_IN_WELCOMELIST\n");
    assertThat(settings("blocklist_from bob@*", tests)).isEqualTo("USER_IN_BLOCKLIST\n");
    assertThat(settings("whitelist_from_rcvd bob@example.com example.com", tests))
        .as("no host handed it in")
        .isEmpty();
    assertThat(settings("blacklist_from bob@*\\nunblacklist_from bob@*", tests)).isEmpty();
  }

  @Test
  void lintNamesTheLine() {
    assertThat(settings("required_scroe 4", "spamassassin --lint 2>&1 | sed 's/.*warn: //'"))
        .isEqualTo(
            "config: failed to parse line in /etc/spamassassin/local.cf (line 1): required_scroe 4\n"
                + "lint: 1 issues detected, please rerun with debug enabled for more information\n");
    assertThat(settings("required_score 4", "spamassassin --lint; echo $?")).isEqualTo("0\n");
  }

  @Test
  void theDirectoryOfRedHat() {
    assertThat(
            run(
                "echo 'required_score 7' > /etc/mail/spamassassin/local.cf; spamassassin -L < ham |"
                    + " grep -o required=.*"))
        .startsWith("required=7.0");
    assertThat(
            run(
                "rm /etc/mail/spamassassin; mv /etc/spamassassin /etc/mail/spamassassin;"
                    + " spamassassin -L < ham | grep -o 'required=[0-9.]*'; spamassassin --lint;"
                    + " echo $?; spamd -d -L -r /run/spamd.pid; spamc -c < ham"))
        .isEqualTo("required=7.0\n0\n0.0/7.0\n");
  }

  @Test
  void theDaemonKeepsWhatItRead() {
    assertThat(
            run(
                "spamd -d -L -r /run/spamd.pid; spamc -c < ham;"
                    + " echo 'required_score 8' > /etc/spamassassin/local.cf; spamc -c < ham;"
                    + " kill -HUP $(cat /run/spamd.pid); sleep 2; spamc -c < ham"))
        .isEqualTo("0.0/5.0\n0.0/5.0\n0.0/8.0\n");
    assertThat(host.world().copy()).as("with its settings it can be copied").isNotNull();
  }

  @Test
  void withoutTheDaemonMailPassesUnlessToldOtherwise() {
    assertThat(run("spamc < ham | cmp - ham; echo $?; spamc -x < ham; echo $?"))
        .isEqualTo("0\n69\n");
    assertThat(run("spamc -c < ham; echo $?; spamc -x -X < ham; echo $?"))
        .isEqualTo("0/0\n0\n75\n");
  }

  @Test
  void whatWasLearnedCanBeSavedAndForgotten() {
    assertThat(run("sa-learn --ham ham; sa-learn --ham ham; sa-learn --spam spam"))
        .isEqualTo(
            "Learned tokens from 1 message(s) (1 message(s) examined)\n"
                + "Learned tokens from 0 message(s) (1 message(s) examined)\n"
                + "Learned tokens from 1 message(s) (1 message(s) examined)\n");
    String magic = "sa-learn --dump magic | awk '/nspam|nham/{print $3}' | xargs echo";
    assertThat(run(magic)).isEqualTo("1 1\n");
    assertThat(run("sa-learn --backup > b; sa-learn --clear; sa-learn --restore b; " + magic))
        .isEqualTo("1 1\n");
    assertThat(run("sa-learn --forget spam > /dev/null; " + magic)).isEqualTo("0 1\n");
  }

  @Test
  void everyTestHasNameDescriptionAndPoints() {
    assertThat(
            run(
                "cd /usr/share/spamassassin; cat *.cf | awk '$1 ~"
                    + " /^(header|body|rawbody|uri|full|meta)$/ && $2 !~ /^__/ {print $2}' | sort -u"
                    + " > /tmp/rules; cat *.cf | awk '$1 == \"describe\" && NF > 2 {print $2}'"
                    + " | sort -u | comm -23 /tmp/rules -; wc -l < /tmp/rules"))
        .as("no rule without a description, and then how many rules there are")
        .matches("[0-9]{2,}\n");
    assertThat(
            run(
                "cd /usr/share/spamassassin; cat *.cf | awk '$1 == \"score\" {print $2}' | sort -u"
                    + " | comm -23 /tmp/rules -"))
        .as("rules without points of their own")
        .isEmpty();
  }

  @Test
  void aHugeExpressionOrMailEnds() {
    assertThat(
            settings(
                "body L_BAD /((a*)*)*b/\\nheader L_DEEP Subject =~ /(((((((((((h*)*)*)*)*)*)*)*)*)*)*x/",
                "(cat head; echo; head -c 300000 /dev/zero | tr '\\0' a | fold -w 900) > long;"
                    + " timeout 300 spamassassin -L < long | grep -c X-Spam-Status"))
        .isIn("1\n", "0\n");
  }
}
