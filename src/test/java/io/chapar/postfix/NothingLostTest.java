package io.chapar.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many messages from clients that hang up in the middle, talk nonsense and write to all kinds of
 * recipients: every recipient that was promised with 250 after the data is delivered, or waits in
 * the queue, or came back in a bounce, or was thrown away as an access table said. Nothing else
 * enters the queue.
 */
class NothingLostTest {
  private static final Pattern QUEUED = Pattern.compile("250 2\\.0\\.0 Ok: queued as (\\w+)");
  private static final Pattern STATUS =
      Pattern.compile("\\]: (\\w+): to=<([^>]*)>,.* status=(\\w+) \\(");
  private static final List<String> RECIPIENTS =
      List.of(
          "alice@example.com",
          "bob@example.com",
          "carol@example.com",
          "team@example.com",
          "gone@example.com", // an alias for nobody: bounces
          "dave@example.net", // the neighbour takes it
          "erin@example.org", // the neighbour refuses connections: waits
          "x@nosuch.example.net", // there is no such domain: bounces
          "zoe@example.com", // refused at once
          "held@example.com",
          "dropped@example.com");
  private static final List<String> NONSENSE =
      List.of(
          "FOO", "MAIL", "RCPT TO:", "DATA now", "\u0000\u0001", "HELO", "BDAT x", "VRFY", "RSET");

  private final ExecutorService thread = Executors.newCachedThreadPool();
  private final SplittableRandom random = new SplittableRandom(2_114);
  private final Set<String> promised = new HashSet<>(); // queue ids
  private int refused;
  private int broken;
  private int discarded;

  /** What a client does to one message; whether it stays on the line. */
  private final class Client {
    private final SimSocket socket;
    private final BufferedReader in;
    private final OutputStream out;

    Client(Stack stack) throws IOException {
      socket = stack.connect(Ip.of("192.0.2.10"), 25, Duration.ofSeconds(30));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      out = socket.getOutputStream();
      in.readLine();
      say("HELO client.example.net");
    }

    String say(String line) throws IOException {
      out.write(Utf8.encode(line + "\r\n"));
      String reply = in.readLine();
      return reply == null ? "" : reply;
    }

    /** False: the connection is of no more use. */
    boolean message(int number) throws IOException {
      if (random.nextInt(40) == 0 && !say(any(NONSENSE)).startsWith("5")) {
        say("RSET");
      }
      if (!say("MAIL FROM:<sender" + number + "@example.net>").startsWith("2")) {
        refused++;
        return false;
      }
      int accepted = 0;
      boolean thrownAway = false;
      for (int i = random.nextInt(3); i >= 0; i--) {
        String recipient = any(RECIPIENTS);
        thrownAway |= recipient.equals("dropped@example.com"); // all of the message, that is
        String reply = say("RCPT TO:<" + recipient + ">");
        accepted += reply.startsWith("2") ? 1 : 0;
        refused += reply.startsWith("2") ? 0 : 1;
      }
      if (random.nextInt(50) == 0) {
        out.write(Utf8.encode("RCPT TO:<ali")); // and is gone
        return drop();
      }
      if (accepted == 0) {
        say("RSET");
        return true;
      }
      if (!say("DATA").startsWith("3")) {
        refused++;
        return false;
      }
      out.write(Utf8.encode("Subject: message " + number + "\r\n\r\n"));
      for (int i = random.nextInt(5); i >= 0; i--) {
        out.write(Utf8.encode(random.nextInt(9) == 0 ? "..dots\n" : "a line of text\r\n"));
      }
      if (random.nextInt(50) == 0) {
        return drop();
      }
      Matcher queued = QUEUED.matcher(say("."));
      if (queued.find() && thrownAway) {
        discarded++;
      } else if (queued.find(0)) {
        promised.add(queued.group(1));
      } else {
        refused++;
      }
      return true;
    }

    private boolean drop() {
      broken++;
      return false;
    }

    void close(boolean politely) throws IOException {
      if (politely) {
        say("QUIT");
      }
      socket.close();
    }
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One connection; how many messages it tried. */
  private int session(Stack stack, int first, int count) throws IOException {
    Client client = new Client(stack);
    boolean alive = true;
    int tried = 0;
    while (tried < count && alive) {
      alive = client.message(first + tried++);
    }
    client.close(alive);
    return tried;
  }

  private void soak(int messages) throws Exception {
    try (TestHost host = new TestHost(7)) {
      host.run(
          """
          printf 'team: alice, bob, nosuchuser\\ngone: nobodyatall\\nheld: alice\\ndropped: alice\\n' \\
            >> /etc/aliases; newaliases
          postconf -e 'mynetworks = 127.0.0.0/8 203.0.113.0/24' 'mailbox_size_limit = 0' \\
            'smtpd_recipient_restrictions = check_recipient_access inline:{held@example.com=HOLD,dropped@example.com=DISCARD}' \\
            'maximal_queue_lifetime = 100d' 'smtpd_error_sleep_time = 0' 'smtpd_hard_error_limit = 100'
          postfix start; sleep 1
          """);
      Stack stack = Objects.requireNonNull(host.world().internet().named("client.example.net"));
      Set<String> settled = new HashSet<>();
      Set<String> seen = new HashSet<>();
      for (int done = 0; done < messages; ) {
        int count = Math.min(messages - done, 1 + random.nextInt(40));
        int first = done;
        int tried =
            thread
                .submit(
                    () ->
                        host.world().scheduler().call("client", () -> session(stack, first, count)))
                .get();
        done += tried;
        if (done % 1000 < tried || done >= messages) {
          settle(host, settled, seen);
        }
      }
      settle(host, settled, seen);
      Set<String> waiting =
          new HashSet<>(host.run("postqueue -p | grep -o '^[0-9A-F]*'").lines().toList());
      List<String> lost = new ArrayList<>();
      for (String id : promised) {
        if (!settled.contains(id) && !waiting.contains(id)) {
          lost.add(id);
        }
      }
      assertThat(lost)
          .describedAs("of %d, %d refused, %d broken off", messages, refused, broken)
          .isEmpty();
      assertThat(promised).hasSizeGreaterThan(messages / 3);
      if (messages < 10_000) {
        return;
      }
      Runtime runtime = Runtime.getRuntime();
      String heap = (runtime.totalMemory() - runtime.freeMemory() >> 20) + " MB";
      System.out.printf(
          "%d messages: %d taken, %d recipients or messages refused, %d thrown away, %d broken off,"
              + " %d wait, %s%n",
          messages, promised.size(), refused, discarded, broken, waiting.size(), heap);
    }
  }

  /** Reads the log of what has happened since the last time, and empties what has grown. */
  private static void settle(TestHost host, Set<String> settled, Set<String> seen) {
    String log =
        host.run(
            "sleep 3; cat /var/log/mail.log; : > /var/log/mail.log; : > /var/log/syslog;"
                + " : > /var/mail/alice; : > /var/mail/bob; : > /var/mail/carol");
    for (String line : log.lines().toList()) {
      Matcher status = STATUS.matcher(line);
      if (status.find()) {
        seen.add(status.group(1));
      } else if (line.endsWith(": removed")) {
        String[] words = line.split(" ");
        String id = words[words.length - 2].replace(":", "");
        assertThat(seen).as(line).contains(id); // it never goes without a word on a recipient
        settled.add(id);
      }
    }
  }

  @Test
  void ofAThousandMessagesNoneIsLost() throws Exception {
    soak(1_000);
  }

  @Test
  @Tag("soak")
  void ofAHundredThousandNoneIsLost() throws Exception {
    soak(Integer.getInteger("chapar.soak.messages", 100_000));
  }
}
