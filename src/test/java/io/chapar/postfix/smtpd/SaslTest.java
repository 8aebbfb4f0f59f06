package io.chapar.postfix.smtpd;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.text.Utf8;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** AUTH, against a server that speaks Dovecot's protocol and knows alice only. */
class SaslTest {
  private static final String ALICE = "AGFsaWNlAGFsaWNlLXNlY3JldA==";
  private static final String[] ON = {
    "smtpd_sasl_auth_enable = yes", "smtpd_sasl_type = dovecot", "smtpd_sasl_path = private/auth"
  };

  private final List<String> requests = new ArrayList<>();

  private Dialogue dialogue(String... more) {
    List<String> all = new ArrayList<>(List.of(ON));
    all.addAll(List.of(more));
    Dialogue dialogue = new Dialogue(all.toArray(String[]::new));
    dialogue.connector = path -> dovecot(dialogue);
    return dialogue;
  }

  private SimSocket dovecot(Dialogue dialogue) throws IOException {
    SimSocket[] ends = Stack.localPair(dialogue.world().scheduler(), 1);
    dialogue.world().scheduler().start("auth", () -> serve(ends[1]));
    return ends[0];
  }

  private void serve(SimSocket socket) {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      say(
          socket,
          "VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nMECH\tLOGIN\tplaintext\nMECH\tANONYMOUS\tanonymous\n"
              + "SPID\t1\nCUID\t1\nCOOKIE\tx\nDONE\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        requests.add(line);
        String[] words = line.split("\t");
        boolean last = line.startsWith("CONT") || line.contains("\tresp=");
        if (words[0].equals("AUTH") && !last) {
          say(
              socket,
              "CONT\t" + words[1] + "\t" + (words[2].equals("LOGIN") ? "VXNlcm5hbWU6" : "") + "\n");
        } else if (last) {
          boolean good = line.endsWith(ALICE);
          say(socket, (good ? "OK\t" : "FAIL\t") + words[1] + "\tuser=alice\n");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      socket.close();
    }
  }

  private static void say(SimSocket socket, String text) throws IOException {
    socket.getOutputStream().write(Utf8.encode(text));
  }

  @Test
  void logsInAndThenMayRelay() {
    try (Dialogue smtp = dialogue()) {
      assertThat(
              smtp.fromClient(
                  "EHLO x\nAUTH PLAIN "
                      + ALICE
                      + "\nAUTH PLAIN\nMAIL FROM:<alice@example.com> AUTH=alice@example.com\n"
                      + "RCPT TO:<x@example.net>\nAUTH PLAIN\nQUIT\n"))
          .contains("250-AUTH PLAIN LOGIN\n")
          .endsWith(
              """
              235 2.7.0 Authentication successful
              503 5.5.1 Error: already authenticated
              250 2.1.0 Ok
              250 2.1.5 Ok
              503 5.5.1 Error: MAIL transaction in progress
              221 2.0.0 Bye
              """);
      assertThat(smtp.logged("client="))
          .containsExactly(
              "Q1: client=client.example.net[203.0.113.66], sasl_method=PLAIN,"
                  + " sasl_username=alice, sasl_sender=alice@example.com");
      assertThat(requests.get(0)).isEqualTo("VERSION\t1\t1");
      assertThat(requests.get(2))
          .isEqualTo(
              "AUTH\t1\tPLAIN\tservice=smtp\tnologin\tlip=192.0.2.10\trip=203.0.113.66\tresp="
                  + ALICE);
    }
  }

  @Test
  void refusesWhatIsWrong() {
    try (Dialogue smtp = dialogue()) {
      assertThat(
              smtp.fromClient(
                  "EHLO x\nAUTH\nAUTH CRAM-MD5\nAUTH ANONYMOUS\nAUTH PLAIN !!\nAUTH PLAIN\n*\nAUTH"
                      + " PLAIN\n!!\nAUTH PLAIN wrong\nAUTH PLAIN\n"
                      + ALICE
                      + "\nQUIT\n"))
          .endsWith(
              """
              501 5.5.4 Syntax: AUTH mechanism
              535 5.7.8 Error: authentication failed: Invalid authentication mechanism
              535 5.7.8 Error: authentication failed: Invalid authentication mechanism
              535 5.7.8 Error: authentication failed: Invalid base64 data in initial response
              334\s
              501 5.7.0 Authentication aborted
              334\s
              535 5.7.8 Error: authentication failed: Invalid base64 data in continued response
              535 5.7.8 Error: authentication failed: (reason unavailable)
              334\s
              235 2.7.0 Authentication successful
              221 2.0.0 Bye
              """);
      assertThat(smtp.logged("SASL PLAIN"))
          .containsExactly(
              "warning: client.example.net[203.0.113.66]: SASL PLAIN authentication failed: Invalid"
                  + " base64 data in initial response, sasl_username=(unavailable)",
              "warning: client.example.net[203.0.113.66]: SASL PLAIN authentication aborted",
              "warning: client.example.net[203.0.113.66]: SASL PLAIN authentication failed: Invalid"
                  + " base64 data in continued response, sasl_username=(unavailable)",
              "warning: client.example.net[203.0.113.66]: SASL PLAIN authentication failed: (reason"
                  + " unavailable), sasl_username=alice");
    }
  }

  @Test
  void senderAddressesBelongToLogins() {
    try (Dialogue smtp =
        dialogue(
            "smtpd_sender_restrictions = reject_sender_login_mismatch",
            "smtpd_sender_login_maps = inline:{alice@example.com=alice, {bob@example.com = bob alice}}")) {
      assertThat(
              smtp.fromClient(
                  "EHLO x\nMAIL FROM:<alice@example.com>\nRCPT TO:<bob@example.com>\nRSET\nAUTH PLAIN "
                      + ALICE
                      + "\nMAIL FROM:<bob@example.com>\nRCPT TO:<bob@example.com>\nRSET\n"
                      + "MAIL FROM:<carol@example.com>\nRCPT TO:<bob@example.com>\nQUIT\n"))
          .contains("553 5.7.1 <alice@example.com>: Sender address rejected: not logged in\n")
          .contains("250 2.1.5 Ok\n")
          .contains(
              "553 5.7.1 <carol@example.com>: Sender address rejected: not owned by user alice\n");
    }
  }

  @Test
  void withoutASocketNobodyIsServed() {
    try (Dialogue smtp = new Dialogue(ON)) {
      assertThat(smtp.failure("EHLO x\n")).isEqualTo("no SASL authentication mechanisms");
      assertThat(smtp.log)
          .contains(
              "warning: SASL: Connect to Dovecot auth socket 'private/auth' failed: No such file or"
                  + " directory");
    }
  }
}
