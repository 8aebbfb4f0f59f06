package io.chapar.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.sieve.action.Action;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Execution;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.syntax.Errors;
import io.chapar.text.Utf8;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scripts that run: random ones, and those that would never end. */
class RunTest {
  private static final String REQUIRE =
      "require [\"fileinto\", \"reject\", \"envelope\", \"encoded-character\", \"vacation\","
          + " \"subaddress\", \"comparator-i;ascii-numeric\", \"relational\", \"regex\","
          + " \"imap4flags\", \"copy\", \"variables\", \"body\", \"enotify\", \"environment\","
          + " \"mailbox\", \"date\", \"index\", \"ihave\", \"duplicate\", \"mime\","
          + " \"foreverypart\", \"extracttext\", \"editheader\"];\n";

  private static final String[] TESTS = {
    "true",
    "not false",
    "header :contains \"subject\" \"%s\"",
    "header :matches \"%s\" \"%s\"",
    "header :regex \"subject\" \"%s\"",
    "address :domain :is \"from\" \"%s\"",
    "envelope :detail \"to\" \"%s\"",
    "exists [\"%s\", \"from\"]",
    "size :over 1%d",
    "body :text :contains \"%s\"",
    "body :content \"%s\" :matches \"*%s*\"",
    "string :matches \"${a}\" \"%s\"",
    "date :zone \"+0100\" \"date\" \"hour\" \"%d\"",
    "currentdate :value \"ge\" \"%s\" \"%d\"",
    "hasflag \"%s\"",
    "duplicate :handle \"%s\"",
    "header :index %d :last \"received\" \"%s\"",
    "header :mime :anychild :type \"x\" \"%s\"",
    "header :count \"gt\" :comparator \"i;ascii-numeric\" \"to\" \"%d\"",
    "environment :matches \"%s\" \"*\"",
    "mailboxexists \"%s\"",
    "valid_notify_method \"%s\"",
    "anyof (false, header :is \"x\" \"%s\")",
    "ihave \"%s\"",
    "spamtest \"%d\""
  };
  private static final String[] COMMANDS = {
    "keep;",
    "discard;",
    "stop;",
    "fileinto \"%s\";",
    "fileinto :copy :flags \"%s\" \"${1}%s\";",
    "redirect \"%s@example.com\";",
    "reject \"%s\";",
    "set :upper \"a\" \"%s${a}\";",
    "set :length :quotewildcard \"a\" \"${a}%s\";",
    "addflag \"%s\";",
    "removeflag \"a\" \"%s\";",
    "vacation :days %d :subject \"%s\" \"%s\";",
    "notify \"mailto:%s@x.org\";",
    "addheader \"X-%s\" \"%s\";",
    "deleteheader :index %d \"%s\";",
    "foreverypart { extracttext :first %d \"a\"; if header :mime :type \"content-type\" \"%s\" {"
        + " break; } }",
    "keep :flags [\"%s\", \"\\\\Seen\"];",
    "error \"%s\";",
    "nonsense \"%s\";"
  };
  private static final String[] WORDS = {
    "a",
    "subject",
    "*",
    "?",
    "a*b?",
    "(a|b)*",
    "[a-z]+",
    "x{2,3}",
    "(",
    "",
    "Grüße",
    "${a}",
    "${1}",
    "${unicode:fc}",
    "\\\\\\\\",
    "INBOX",
    "domain",
    "\\\\Seen",
    "image",
    "text/plain",
    "to",
    "minute",
    "0",
    "..",
    "a/b",
    "\t",
    "${a.b}",
    "${0}"
  };
  private static final Mail MAIL =
      Mail.of(
          Utf8.encode(
              "From: Bob <bob@example.com>\nTo: alice+x@example.com, c@d.e\nSubject: a subject"
                  + " =?utf-8?q?=C3=BC?=\nReceived: x; Mon, 3 Feb 2025 10:00:00 +0100\nDate: Mon, 3"
                  + " Feb 2025 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed;"
                  + " boundary=X\n\n--X\n\nhello\n--X\nContent-Type: image/png\n\nPNG\n--X--\n"));

  /** A host without anything. */
  private static final class Nowhere implements Surroundings {
    @Override
    public ZonedDateTime at() {
      return ZonedDateTime.of(2025, 2, 3, 4, 5, 6, 0, ZoneOffset.UTC);
    }

    @Override
    public String hostname() {
      return "mail.example.com";
    }

    @Override
    public String domain() {
      return "example.com";
    }

    @Override
    public @Nullable String location() {
      return "MDA";
    }

    @Override
    public @Nullable String phase() {
      return null;
    }

    @Override
    public boolean hasMailboxes() {
      return true;
    }

    @Override
    public boolean mailboxExists(String name) {
      return name.length() % 2 == 0;
    }

    @Override
    public boolean remembers() {
      return true;
    }

    @Override
    public boolean seen(byte[] what) {
      return what[0] % 2 == 0;
    }

    @Override
    public void tick(int bytes) {}
  }

  private static String made(Random random, String template) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '%' && i + 1 < template.length()) {
        char kind = template.charAt(++i);
        out.append(
            kind == 'd'
                ? Integer.toString(random.nextInt(40))
                : WORDS[random.nextInt(WORDS.length)]);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String block(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(4); n >= 0; n--) {
      if (depth < 4 && random.nextInt(3) == 0) {
        out.append("if ").append(made(random, TESTS[random.nextInt(TESTS.length)]));
        out.append(" { ").append(block(random, depth + 1)).append("} ");
        if (random.nextBoolean()) {
          out.append("else { ").append(block(random, depth + 1)).append("} ");
        }
      } else {
        out.append(made(random, COMMANDS[random.nextInt(COMMANDS.length)])).append('\n');
      }
    }
    return out.toString();
  }

  /** Runs a script; what it wants, or what it said. */
  private static String run(String text) {
    StringBuilder told = new StringBuilder();
    Errors errors =
        new Errors((level, at, message) -> told.append(Errors.line(level, at, message)), 0);
    Engine engine =
        Engine.plain(
            Map.of(
                "sieve_extensions",
                "+editheader +spamtest",
                "sieve_spamtest_status_type",
                "score",
                "sieve_spamtest_status_header",
                "Subject: (.*)",
                "sieve_spamtest_max_value",
                "10"),
            line -> {});
    Program program =
        Generator.compile(engine, new Script("t", "/t.sieve", text, false), errors, true, false);
    if (program == null) {
      assertThat(told.toString()).as(text).isNotEmpty();
      return told.toString();
    }
    Execution execution =
        new Execution(
            engine,
            MAIL,
            new Envelope(
                SmtpAddress.envelope("bob@example.com"),
                SmtpAddress.envelope("alice+x@example.com"),
                SmtpAddress.envelope("alice+x@example.com")),
            new Nowhere(),
            errors,
            new Trace(Trace.Level.MATCHING, true, true, line -> {}));
    try {
      execution.run(program);
    } catch (SieveFailure e) {
      assertThat(told.toString()).as(text).isNotEmpty();
      return told.toString();
    }
    StringBuilder out = new StringBuilder();
    execution.result().print(out, "INBOX");
    for (Action action : execution.result().actions()) {
      out.append(action.name()).append('\n');
    }
    return out.toString();
  }

  private static void fuzz(long seed, int scripts) {
    Random random = new Random(seed);
    for (int i = 0; i < scripts; i++) {
      String text = REQUIRE + Bytes.of(block(random, 0));
      try {
        run(text);
      } catch (RuntimeException | StackOverflowError e) {
        Assertions.fail(text, e);
      }
    }
  }

  @Test
  void anythingThatCompilesEndsInAResultOrInMessages() {
    fuzz(42, 3000);
  }

  @Test
  @Tag("soak")
  void theSameForALongTime() {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    for (long seed = 1; System.nanoTime() < end; seed++) {
      fuzz(seed, 2000);
    }
  }

  @Test
  void hostilePatternsEnd() {
    String head = REQUIRE + "set \"a\" \"" + "a".repeat(300) + "\";\n";
    for (String pattern :
        new String[] {"^(a*)*b$", "(a|aa)+b", "((a+)+)+b", "(a?){40}a{40}b", "(.*)(.*)(.*)(.*)b"}) {
      assertThat(run(head + "if string :regex \"${a}\" \"" + pattern + "\" { discard; }\n"))
          .contains("store message in folder: INBOX");
    }
    assertThat(
            run(head + "if string :matches \"${a}\" \"" + "*a".repeat(60) + "b\" { discard; }\n"))
        .contains("store message in folder: INBOX");
  }

  @Test
  void tooManyRedirectsAreStopped() {
    assertThat(
            run(
                "redirect \"a@b.c\";redirect \"b@b.c\";redirect \"c@b.c\";redirect \"d@b.c\";"
                    + "redirect \"e@b.c\";"))
        .isEqualTo("t: line 1: error: number of redirect actions exceeds policy limit (5 > 4).\n");
  }
}
