package io.chapar.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

/** What Postfix could do and this host cannot is said in the log, and to the client. */
class NotSimulatedTest {
  private static final String LOG = "; sleep 1; grep -o 'postfix/.*' /var/log/mail.log\n";

  private static String run(String setting, String said) {
    try (TestHost host = new TestHost()) {
      return host.run(
          setting
              + "\npostfix start; sleep 1; printf '%b' '"
              + said
              + "' | nc -q1 -w5 127.0.0.1 25"
              + LOG);
    }
  }

  @Test
  void anAuthorizedClientHearsThatItCannotSpeakForOthers() {
    assertThat(
            run(
                "postconf -e smtpd_authorized_xclient_hosts=127.0.0.1",
                "EHLO c\\r\\nXCLIENT NAME=x\\r\\nXFORWARD NAME=x\\r\\nQUIT\\r\\n"))
        .contains("451 4.3.0 Error: XCLIENT is not simulated")
        .contains("550 5.7.0 Error: insufficient authorization")
        .contains("warning: smtpd_authorized_xclient_hosts: XCLIENT is not simulated");
  }

  @Test
  void postscreenSaysSoAndEnds() {
    assertThat(
            run(
                "postconf -M smtp/inet='smtp inet n - y - 1 postscreen'"
                    + " smtpd/pass='smtpd pass - - y - - smtpd'",
                "QUIT\\r\\n"))
        .contains("fatal: postscreen is not simulated")
        .contains("/usr/lib/postfix/sbin/postscreen: bad command startup -- throttling")
        .doesNotContain("220 ");
  }

  @Test
  void aFilterThatListensIsNotAsked() {
    String mail = "EHLO c\\r\\nMAIL FROM:<a@example.net>\\r\\nRCPT TO:<alice@example.com>\\r\\n";
    assertThat(
            run(
                "(nc -l -p 8891 > /dev/null &); postconf -e smtpd_milters=inet:127.0.0.1:8891",
                mail))
        .contains("451 4.7.1 Service unavailable - try again later")
        .contains("Milter service inet:127.0.0.1:8891: the Milter protocol is not simulated");
    assertThat(
            run(
                "(nc -l -p 10025 > /dev/null &); postconf -e smtpd_proxy_filter=127.0.0.1:10025",
                mail))
        .contains("451 4.3.0 Error: queue file write error")
        .contains("warning: proxy filter 127.0.0.1:10025: a proxy filter is not simulated");
  }
}
