package io.chapar.postfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.postfix.conf.Parameter;
import io.chapar.postfix.conf.Parameters;
import io.chapar.transcript.TestHost;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Configurations that nobody would write: whatever stands in main.cf, master.cf and the tables, if
 * {@code postfix check} has nothing against it then mail may be refused, deferred or bounced, and
 * daemons may die as Postfix's do, but none of them throws. The short run is part of every build,
 * the long one is asked for ({@code -Dgroups=soak}), with {@code -Dchapar.soak.seed} another one
 * than the last.
 */
class RandomConfigurationTest {
  private static final List<String> MAPS =
      List.of(
          "hash:/etc/postfix/t",
          "regexp:/etc/postfix/r",
          "pcre:/etc/postfix/r",
          "cidr:/etc/postfix/c",
          "texthash:/etc/postfix/t",
          "hash:/nosuch",
          "static:REJECT",
          "static:alice",
          "static:{smtp:[mx.example.net]}",
          "inline:{alice@example.com=bob}",
          "inline:{{a=b} c=d}",
          "unionmap:{static:a,hash:/etc/postfix/t}",
          "pipemap:{hash:/etc/postfix/t, regexp:/etc/postfix/r}",
          "randmap:{a,b,c}",
          "proxy:unix:passwd.byname",
          "unix:group.byname",
          "environ:x",
          "fail:x",
          "tcp:127.0.0.1:1",
          "ldap:/x",
          "nosuch:x",
          "/etc/postfix/t",
          "hash:",
          ":",
          "{");

  private static final List<String> VALUES =
      List.of(
          "",
          "yes",
          "no",
          "maybe",
          "0",
          "1",
          "-1",
          "7",
          "100",
          "1000",
          "2147483647",
          "99999999999999999999",
          "1s",
          "0s",
          "5d",
          "3x",
          "all",
          "ipv4",
          "ipv6",
          "loopback-only",
          "alice",
          "nobody",
          "root",
          "example.com",
          "example.net, example.org",
          "$mydestination",
          "$myhostname localhost",
          "${nosuch?a:b}",
          "${mydomain:x",
          "$(",
          "!example.com, static:all",
          "127.0.0.0/8 [::1]/128",
          "127.0.0.1/8",
          "0.0.0.0/0",
          "[mx.example.net]",
          "[mx.example.org]:25",
          "smtp:[mx.example.net]:nosuch",
          "error:5.7.1 no",
          "discard",
          "local",
          "virtual",
          "lmtp:unix:private/x",
          "pipe",
          "retry:4.0.0 later",
          "bogus:x",
          "may",
          "encrypt",
          "secure",
          "/etc/ssl/certs/ssl-cert-snakeoil.pem",
          "/nosuch",
          "/var/mail",
          "Maildir/",
          "cat >> /tmp/out",
          "/bin/false",
          "resource, software, bounce, policy, protocol, 2bounce, delay, data",
          "+",
          "+-",
          "envelope_sender, header_sender",
          "pipelining, dsn, silent-discard",
          "@@",
          "<>",
          "\u00e9");

  private static final List<String> RESTRICTIONS =
      List.of(
          "permit",
          "reject",
          "defer",
          "permit_mynetworks",
          "permit_sasl_authenticated",
          "reject_unauth_destination",
          "defer_if_permit",
          "defer_if_reject",
          "warn_if_reject",
          "reject_unknown_client_hostname",
          "reject_non_fqdn_sender",
          "reject_unknown_sender_domain",
          "reject_unlisted_recipient",
          "reject_unverified_recipient",
          "reject_unverified_sender",
          "reject_rbl_client x.example.net",
          "reject_rhsbl_sender",
          "check_client_access hash:/etc/postfix/t",
          "check_recipient_access regexp:/etc/postfix/r",
          "check_sender_access",
          "check_sender_mx_access cidr:/etc/postfix/c",
          "check_policy_service unix:x",
          "permit_mx_backup",
          "sleep 1",
          "nosuch_restriction",
          "mine");

  private static final List<String> RESULTS =
      List.of(
          "REJECT",
          "OK",
          "DUNNO",
          "DISCARD",
          "HOLD",
          "REDIRECT bob@example.com",
          "REDIRECT x",
          "FILTER smtp:[mx.example.net]",
          "FILTER",
          "PREPEND X-A: b",
          "PREPEND",
          "WARN w",
          "INFO",
          "BCC carol@example.com",
          "550 5.7.1 no",
          "450",
          "999 x",
          "DEFER_IF_PERMIT",
          "IGNORE",
          "REPLACE x",
          "REPLACE Subject: $1",
          "STRIP",
          "alice, bob, nobody@nosuch.example",
          "alice@example.com",
          "|cat",
          ":include:/etc/passwd",
          "/tmp/x",
          "x y z",
          "smtp:",
          ":",
          "error:",
          "example.com",
          "mine",
          "a@b@c",
          "\"",
          "5000",
          "-1",
          "Maildir/");

  private static final List<String> KEYS =
      List.of(
          "alice",
          "bob@",
          "@example.com",
          "example.com",
          ".example.net",
          "203.0.113.66",
          "203.0",
          "dave@example.net",
          "<>",
          "*",
          "zoe@example.com",
          "root",
          "team",
          "owner-team",
          "x+y");

  private static final List<String> SAID =
      List.of(
          "EHLO client",
          "HELO client",
          "EHLO [1.2.3.4]",
          "HELO",
          "MAIL FROM:<dave@example.net>",
          "MAIL FROM:<>",
          "MAIL FROM:<x> SIZE=99999999999",
          "MAIL FROM:<alice@example.com> RET=HDRS",
          "RCPT TO:<alice@example.com>",
          "RCPT TO:<bob>",
          "RCPT TO:<zoe@example.com>",
          "RCPT TO:<x@example.net>",
          "RCPT TO:<\"a b\"@example.com> NOTIFY=SUCCESS",
          "RCPT TO:<@a:b@c>",
          "DATA",
          "Subject: test",
          "",
          "body",
          ".",
          "BDAT 4 LAST",
          "abc",
          "VRFY alice",
          "ETRN example.com",
          "AUTH PLAIN AGEAYg==",
          "STARTTLS",
          "RSET",
          "NOOP",
          "XCLIENT A=b",
          "HELP",
          "\u0001\u0002",
          "QUIT");

  private final SplittableRandom seeds =
      new SplittableRandom(Long.getLong("chapar.soak.seed", 211));

  private static String any(SplittableRandom random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static String value(SplittableRandom random, String name) {
    if (name.endsWith("_restrictions") && random.nextInt(8) > 0) {
      StringBuilder list = new StringBuilder();
      for (int i = random.nextInt(5); i >= 0; i--) {
        list.append(any(random, RESTRICTIONS)).append(random.nextBoolean() ? ", " : " ");
      }
      return list.toString();
    }
    boolean map = name.endsWith("_maps") || name.endsWith("_checks") || name.endsWith("_map");
    return any(random, map && random.nextInt(6) > 0 || random.nextInt(12) == 0 ? MAPS : VALUES);
  }

  /** A script that writes a configuration and, if it passes, has mail go through it. */
  private static String script(SplittableRandom random) {
    List<Parameter> all = List.copyOf(Parameters.standard().all());
    StringBuilder out = new StringBuilder("cd /etc/postfix; cat >> main.cf <<'END'\n");
    out.append("smtpd_restriction_classes = mine\nmine = reject_unauth_destination\n");
    for (int i = random.nextInt(12); i >= 0; i--) {
      String name = all.get(random.nextInt(all.size())).name();
      out.append(name).append(" = ").append(value(random, name)).append('\n');
    }
    List<Parameter> lists =
        all.stream().filter(p -> p.name().matches(".*_(restrictions|maps|checks)")).toList();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String name = lists.get(random.nextInt(lists.size())).name();
      out.append(name).append(" = ").append(value(random, name)).append('\n');
    }
    out.append("END\n");
    for (String service : List.of("smtp/inet", "cleanup/unix", "local/unix", "smtp/unix")) {
      if (random.nextInt(4) == 0) {
        String name = all.get(random.nextInt(all.size())).name();
        String value = value(random, name).replace("'", "");
        out.append("postconf -P '" + service + "/" + name + "=" + value + "'\n");
      }
    }
    table(random, out, "t", KEYS, "postmap t");
    table(random, out, "r", List.of("/a/", "/^(.*)$/", "/(x/", "!/b/i", "if /x/", "endif"), ":");
    table(random, out, "c", List.of("203.0.113.0/24", "::/0", "1.2.3.4/8", "x"), ":");
    out.append("cat >> /etc/aliases <<'END'\n");
    for (int i = random.nextInt(4); i >= 0; i--) {
      out.append(any(random, KEYS)).append(": ").append(any(random, RESULTS)).append('\n');
    }
    out.append("END\nnewaliases\npostfix check || exit 0\npostfix start\nsleep 1\n");
    for (int i = 0; i < 3; i++) {
      out.append("printf '%b' '");
      if (random.nextBoolean()) {
        out.append(
            "EHLO c\\r\\nMAIL FROM:<dave@example.net>\\r\\nRCPT TO:<alice@example.com>\\r\\n");
      }
      for (int k = random.nextInt(14); k >= 0; k--) {
        out.append(any(random, SAID)).append("\\r\\n");
      }
      out.append("' | ssh client nc -q1 -w4 mail.example.com 25\n");
    }
    out.append(
        "echo hello | sendmail -f dave@example.net alice bob@example.com team x@example.org\n");
    out.append("printf 'To: root\\nSubject: x\\n\\nx\\n' | sendmail -t -N success\n");
    out.append("sendmail -bv alice\nsleep 5\nmailq\npostqueue -f\nsleep 20\n");
    out.append("postsuper -r ALL\npostfix reload\nsleep 2\nqshape deferred\npostfix stop\n");
    return out.toString();
  }

  private static void table(
      SplittableRandom random, StringBuilder out, String name, List<String> keys, String then) {
    out.append("cat > ").append(name).append(" <<'END'\n");
    for (int i = random.nextInt(6); i >= 0; i--) {
      out.append(any(random, keys)).append(random.nextInt(9) == 0 ? "" : " ");
      out.append(any(random, RESULTS)).append('\n');
    }
    out.append("END\n").append(then).append('\n');
  }

  private static void mail(long seed) {
    String script = script(new SplittableRandom(seed));
    try (TestHost host = new TestHost(seed)) {
      String printed = host.run(script);
      assertThat(printed).as("seed %d:%n%s", seed, script).doesNotContain("Exception");
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ":\n" + script, e);
    }
  }

  private void run(int rounds, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    for (int i = 0; i < rounds && System.nanoTime() < end; i++) {
      mail(seeds.nextLong());
    }
  }

  @Test
  void noAcceptedConfigurationMakesTheFlowThrow() {
    run(40, 5_000);
  }

  @Test
  @Tag("soak")
  void longRun() {
    run(1_000_000, Long.getLong("chapar.soak.minutes", 10) * 60_000);
  }
}
