package io.chapar.unix.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.net.Dns;
import org.junit.jupiter.api.Test;

class DnsToolsTest {
  private final NetHost host = new NetHost();

  @Test
  void hostSpeaksInSentences() {
    assertThat(host.run("host", "mx.example.net"))
        .isEqualTo("mx.example.net has address 198.51.100.25\n");
    assertThat(host.run("host", "-t", "mx", "example.com"))
        .isEqualTo("example.com mail is handled by 10 mail.example.com.\n");
    assertThat(host.run("host", "203.0.113.66"))
        .isEqualTo("66.113.0.203.in-addr.arpa domain name pointer client.example.net.\n");
    assertThat(host.run("host", "nosuch.example.com"))
        .isEqualTo("Host nosuch.example.com not found: 3(NXDOMAIN)\n");
    assertThat(host.status()).isEqualTo(1);
  }

  @Test
  void digShowsTheWholeAnswer() {
    assertThat(host.run("dig", "example.com", "mx"))
        .startsWith("\n; <<>> DiG 9.18")
        .contains(";; flags: qr aa rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 2\n")
        .contains("\n;; ANSWER SECTION:\nexample.com.\t\t0\tIN\tMX\t10 mail.example.com.\n\n")
        .contains("\nmail.example.com.\t0\tIN\tA\t192.0.2.10\n")
        .contains("\n;; MSG SIZE  rcvd: 88\n");
  }

  @Test
  void digShowsAsMuchAsIsAskedFor() {
    assertThat(host.run("dig", "+short", "mx.example.net")).isEqualTo("198.51.100.25\n");
    assertThat(host.run("dig", "+noall", "+answer", "-x", "203.0.113.66"))
        .isEqualTo("66.113.0.203.in-addr.arpa. 0\tIN\tPTR\tclient.example.net.\n");
    assertThat(host.run("dig", "+foo", "x")).startsWith("Invalid option: +foo\nUsage:  dig ");
    assertThat(host.run("dig", "+dnssec", "x"))
        .isEqualTo("dig: option '+dnssec' is not simulated here\n");
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidSo() {
    assertThat(host.run("dig", "+short", "@192.0.2.99", "+tries=1", "example.com"))
        .isEqualTo(
            """
            ;; communications error to 192.0.2.99#53: timed out
            ;; no servers could be reached
            """);
    assertThat(host.status()).isEqualTo(9);
    host.world().internet().dns().down(true);
    assertThat(host.run("host", "mx.example.net")).contains("timed out");
  }

  @Test
  void anAliasIsShownWithWhatItLeadsTo() {
    host.world().internet().dns().add(Dns.Type.CNAME, "smtp.example.com", 0, "mail.example.com");
    assertThat(host.run("host", "-t", "a", "smtp.example.com"))
        .isEqualTo(
            """
            smtp.example.com is an alias for mail.example.com.
            mail.example.com has address 192.0.2.10
            """);
    assertThat(host.run("dig", "+short", "smtp.example.com"))
        .isEqualTo("mail.example.com.\n192.0.2.10\n");
  }

  @Test
  void nslookupHasAPrompt() {
    assertThat(host.input("set type=mx\nexample.com\nexit\n").run("nslookup"))
        .contains("example.com\tmail exchanger = 10 mail.example.com.\n");
  }
}
