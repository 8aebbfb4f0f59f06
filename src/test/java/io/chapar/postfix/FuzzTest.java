package io.chapar.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.postfix.conf.ConfigCheck;
import io.chapar.postfix.conf.FakeHost;
import io.chapar.postfix.conf.MainCf;
import io.chapar.postfix.conf.MasterCf;
import io.chapar.postfix.conf.MasterService;
import io.chapar.postfix.conf.Parameter;
import io.chapar.postfix.conf.Parameters;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.table.TableFuzz;
import io.chapar.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Texts that look like main.cf, master.cf, aliases and tables, and are not: whatever is in them,
 * the only way out is a result, a warning or Postfix's own fatal error, and soon. The short run is
 * part of every build, the long one is asked for ({@code -Dgroups=soak}).
 */
class FuzzTest {
  private static final String[] PIECES = {
    " ",
    "\n",
    "\t",
    "\n ",
    "#",
    "=",
    " = ",
    "$",
    "${",
    "}",
    "{",
    "(",
    ")",
    "?",
    ":",
    "{a} == {b}",
    "<level",
    "!=",
    "myhostname",
    "mydomain",
    "$mydomain",
    "mynetworks",
    "inet_interfaces",
    "smtpd_recipient_restrictions",
    "biff",
    "yes",
    "no",
    "3.6",
    "all",
    "\"",
    "\\",
    "'",
    ",",
    "/",
    "*",
    "+",
    "[",
    "]",
    "^",
    "|",
    "i",
    "endif",
    "if",
    "!",
    "$1",
    "hash:",
    "regexp:",
    "inline:{",
    "smtp",
    "inet",
    "unix",
    "n",
    "-",
    "y",
    "0",
    "99999999999999999999",
    "-o",
    "-ofoo",
    "a",
    "é",
    "\u0000",
    "\udc80",
    "10.0.0.0/8",
    "::1",
    "@",
    "%",
    "<",
    ">",
    ";",
    ".",
    "example.com",
    "#comment",
    "root",
    "alice",
    "|cat",
    ":include:/x",
    "s",
    "5d",
    "smtpd",
    "(?<",
    "\\1",
    "{2,",
    "x{1,9}"
  };

  private final FakeHost host = new FakeHost();

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(random.nextInt(10) == 0 ? 400 : 40);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String assignments(SplittableRandom random) {
    List<Parameter> all = List.copyOf(Parameters.standard().all());
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      String value = text(random).replace('\n', ' ');
      text.append(all.get(random.nextInt(all.size())).name()).append(" = ").append(value);
      text.append('\n');
    }
    return text.toString();
  }

  private void mainCf(String text) {
    PostfixConfig config =
        PostfixConfig.of(host, "/etc/postfix", MainCf.parse(new Source("main.cf", text)));
    for (String name : config.mainCf().assignments().keySet()) {
      attempt(() -> config.setting(name));
      attempt(() -> config.seconds(name));
      attempt(() -> config.number(name));
      attempt(() -> config.bracedList(name));
    }
    attempt(() -> ConfigCheck.daemon(config, "smtpd"));
  }

  private void masterCf(String text) {
    Source source = new Source("master.cf", text);
    attempt(() -> MasterCf.parse(source).entries().forEach(e -> e.overrides()));
    attempt(() -> MasterService.parse(source, FakeHost.config(), new ArrayList<>()));
  }

  /** Runs it; Postfix's own way of giving up is fine. */
  private static void attempt(Runnable body) {
    try {
      body.run();
    } catch (PostfixFatal fatal) {
      assertThat(fatal.getMessage()).isNotNull();
    }
  }

  private void run(long seed, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long n = seed; System.nanoTime() < end; n++) {
      SplittableRandom random = new SplittableRandom(n);
      String text = text(random);
      String settings = assignments(random);
      long start = System.nanoTime();
      try {
        attempt(() -> mainCf(text));
        attempt(() -> mainCf(settings));
        masterCf(text);
        masterCf("smtp inet n - n - - smtpd " + text);
        TableFuzz.run(text, text(random), random);
      } catch (Throwable e) {
        throw new AssertionError("seed " + n + ": " + e + "\n" + text + "\n" + settings, e);
      }
      assertThat((System.nanoTime() - start) / 1_000_000).as("ms, seed " + n).isLessThan(5_000);
    }
  }

  @Test
  void shortRun() {
    run(1, 1_500);
  }

  @Test
  @Tag("soak")
  void longRun() {
    run(1_000_000, Long.getLong("chapar.soak.minutes", 10) * 60_000);
  }
}
