package io.chapar.procmail;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole rc files, as nobody would write them: procmail ends, and the host lives on. */
class RcFuzzTest {
  private static final String MAIL =
      """
      cd /tmp; mkdir -p box; export LC_ALL=C
      printf 'From: Bob <bob@example.com>\\nTo: alice@example.com\\nSubject: hello there\\n\\nbody\\n' > mail
      """;

  private static final List<String> FRAGMENTS =
      List.of(
          ":0",
          ":0:",
          ":0 c",
          ":0 fw",
          ":0 B",
          ":0 HBDc:",
          ":0 Ee",
          ":0 Aa:x.lock",
          ":0 bhirwW",
          ":",
          ":3",
          "::",
          ":0 fhw",
          ":-1",
          ":0 c:a b c",
          "* ",
          "*",
          "* ^Subject:.*hello",
          "* ! ^From:",
          "* > 10",
          "* < 1e9",
          "* -5^1 e",
          "* 1^.5 .",
          "* 2147483647^2 > 1",
          "* ? true",
          "* ? exit 3",
          "* B ?? body",
          "* NOPE ?? ^^^^",
          "* $ ^$X${Y",
          "* \\/.*",
          "* ^TO_alice",
          "* (((",
          "* [",
          "* 1^1 ^",
          "* $\\X",
          "* 1^-9 e",
          "found",
          "dir/",
          "mh/.",
          "/dev/null",
          "/",
          "a b/ c/.",
          "| cat",
          "|",
          "| cat > /dev/null; exit 75",
          "| sed s/b/B/",
          "! root",
          "!",
          "X=| cat",
          "{",
          "}",
          "{ }",
          "{ A=1 }",
          "{ :0",
          "MAILDIR=/tmp/box",
          "MAILDIR=/nowhere",
          "X=`echo one`",
          "X=`formail -xSubject:`",
          "Y=${X:-$Y}",
          "Y=\"",
          "Y='",
          "Z=$MATCH",
          "LOGFILE=/tmp/box/log",
          "VERBOSE=on",
          "VERBOSE=off",
          "LOG=\"x\n\"",
          "LINEBUF=128",
          "LINEBUF=-5",
          "SHIFT=1",
          "UMASK=9",
          "UMASK=0777",
          "DEFAULT=",
          "DEFAULT",
          "DEFAULT=inbox",
          "ORGMAIL=/tmp/box/org",
          "EXITCODE=-7",
          "EXITCODE=75",
          "HOST=x",
          "HOST",
          "INCLUDERC=/tmp/rc",
          "SWITCHRC=/tmp/rc",
          "INCLUDERC=",
          "TRAP=\"exit 9\"",
          "LOCKFILE=l",
          "LOCKFILE=",
          "LOCKEXT=",
          "LOCKEXT=/",
          "TIMEOUT=1",
          "SHELL=/nowhere",
          "SHELLMETAS=",
          "SHELLFLAGS=-x",
          "SENDMAIL=/bin/true",
          "DROPPRIVS=yes",
          "DELIVERED=yes",
          "COMSAT=a@b",
          "LOGABSTRACT=all",
          "MSGPREFIX=../",
          "LASTFOLDER=z",
          "nonsense here",
          "# comment",
          "\\",
          "\t",
          "",
          "9=9",
          "=",
          "A=\\");

  @Test
  void everyFileComesToAnEnd() {
    Random random = new Random(3);
    try (TestHost host = new TestHost(5)) {
      host.run(MAIL);
      for (int round = 0; round < 150; round++) {
        StringBuilder rc = new StringBuilder();
        for (int i = 1 + random.nextInt(14); i > 0; i--) {
          rc.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
          if (random.nextInt(12) == 0) {
            rc.append((char) (1 + random.nextInt(255)));
          }
          rc.append('\n');
        }
        if (random.nextInt(6) == 0) {
          rc.setLength(random.nextInt(rc.length()));
        }
        String script =
            "cd /tmp; cat > rc <<'END_OF_RC'\n"
                + rc
                + "\nEND_OF_RC\nrm -rf box; mkdir box; timeout 5 procmail LOCKSLEEP=1 TIMEOUT=3"
                + " LOCKTIMEOUT=2 SUSPEND=1 ./rc < mail > out 2>&1; echo \"status $?\"";
        assertThat(host.run(script)).as(rc.toString()).contains("status ");
      }
      assertThat(host.run("echo alive")).isEqualTo("alive\n");
    }
  }

  @Test
  void aFileThatIncludesItselfForeverIsStopped() {
    try (TestHost host = new TestHost(5)) {
      host.run(MAIL);
      assertThat(
              host.run("cd /tmp; echo INCLUDERC=/tmp/rc > rc; procmail ./rc < mail 2>&1 | tail -1"))
          .isEqualTo("procmail: Couldn't read \"/tmp/rc\"\n");
      assertThat(
              host.run(
                  "cd /tmp; echo SWITCHRC=/tmp/rc > rc; timeout 5 procmail /tmp/rc < mail; echo $?"))
          .endsWith("procmail: Terminating prematurely\n124\n");
    }
  }

  @Test
  void aPatternThatGrowsIsEndedByTheClock() {
    try (TestHost host = new TestHost(5)) {
      host.run(MAIL + "(cat mail; head -c 200000 /dev/zero | tr '\\0' a) > long");
      String rc = "printf ':0 B\\n* (((a*)*)*)*(a|aa)*(aaa|a)*b$c\\nno\\n:0\\n/dev/null\\n' > rc";
      assertThat(host.run("cd /tmp; " + rc + "; timeout 10 procmail ./rc < long; echo $?"))
          .isIn("0\n", "75\n", "124\n");
    }
  }

  @Test
  void postfixStopsWhatDoesNotEnd() {
    try (TestHost host = new TestHost(5)) {
      host.run(
          "postconf -e 'mailbox_command = /usr/bin/procmail' command_time_limit=5s; postfix start;"
              + " printf 'SWITCHRC=/home/alice/.procmailrc\n' > /home/alice/.procmailrc;"
              + " chown alice: /home/alice/.procmailrc; echo x | mail -s loop alice; sleep 8");
      assertThat(host.run("grep -o 'status=.*' /var/log/mail.log"))
          .isEqualTo(
              "status=bounced (Command time limit exceeded: \"/usr/bin/procmail\")\n"
                  + "status=sent (delivered to command: /usr/bin/procmail)\n");
    }
  }

  @Test
  void aForwardToOneselfIsALoopThatPostfixSees() {
    try (TestHost host = new TestHost(5)) {
      host.run(
          "postconf -e 'mailbox_command = /usr/bin/procmail'; postfix start;"
              + " printf ':0\n* !^FROM_DAEMON\n! alice\n' > /home/alice/.procmailrc;"
              + " chown alice: /home/alice/.procmailrc; echo x | mail -r bob@example.com -s me alice;"
              + " sleep 5");
      assertThat(host.run("grep -o 'status=bounced.*' /var/log/mail.log; mailq"))
          .isEqualTo(
              "status=bounced (mail forwarding loop for alice@example.com)\nMail queue is empty\n");
    }
  }
}
