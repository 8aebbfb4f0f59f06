package io.chapar.postfix.smtpd;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many messages a second one session takes; printed, never judged. */
@Tag("bench")
class SmtpdBench {
  private static final String MESSAGE =
      """
      MAIL FROM:<dave@example.net>
      RCPT TO:<alice@example.com>
      DATA
      From: Dave <dave@example.net>
      To: alice@example.com
      Subject: Lunch

      At noon?
      .
      """;

  @Test
  void session() {
    try (Dialogue smtp = new Dialogue();
        MailHost host = new MailHost()) {
      for (int round = 0; round < 6; round++) {
        int n = 5000;
        String all = "EHLO x\n" + MESSAGE.repeat(n) + "QUIT\n";
        long start = System.nanoTime();
        smtp.fromClient(all);
        smtp.queue.clear();
        smtp.log.clear();
        System.err.printf("into nothing: %.0f/s%n", n / ((System.nanoTime() - start) / 1e9));
        int m = 500;
        all = "EHLO x\n" + MESSAGE.repeat(m) + "QUIT\n";
        start = System.nanoTime();
        host.say(all);
        System.err.printf("into the queue: %.0f/s%n", m / ((System.nanoTime() - start) / 1e9));
      }
    }
  }
}
