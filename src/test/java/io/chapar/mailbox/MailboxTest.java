package io.chapar.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.disk.Credentials;
import io.chapar.disk.Disk;
import io.chapar.disk.Files;
import io.chapar.host.Users;
import io.chapar.text.Utf8;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Both formats lie on the disk as other programs expect them, and see what others do there. */
class MailboxTest {
  private long clock = 1_781_092_233_000_000_000L;
  private final Files files = new Disk(() -> clock, 1 << 20).as(Credentials.ROOT);
  private final MailHost host = new Host();

  private final class Host implements MailHost {
    @Override
    public Files files() {
      return files;
    }

    @Override
    public Files privileged() {
      return files;
    }

    @Override
    public String user() {
      return "alice";
    }

    @Override
    public int pid() {
      return 42;
    }

    @Override
    public String hostname() {
      return "mail.example.com";
    }

    @Override
    public long nanos() {
      return clock;
    }

    @Override
    public Users users() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void tick(int bytes) {}

    @Override
    public void sleep(Duration time) {
      clock += time.toNanos();
    }

    @Override
    public String setting(String name) {
      return name.equals("mbox_write_locks") ? "fcntl dotlock" : "";
    }
  }

  private Folders folders(String location) throws Exception {
    files.mkdirs("/home/alice", 0755);
    files.mkdirs("/var/mail", 0755);
    return Storage.open(host, Layout.parse(location, "/home/alice"));
  }

  private static byte[] mail(String subject) {
    return Utf8.encode("Subject: " + subject + "\n\nbody\n");
  }

  @Test
  void anMboxKeepsUidsAndFlagsInItsHeaders() throws Exception {
    Mailbox inbox = folders("mbox:~/mail:INBOX=/var/mail/alice").open("INBOX");
    inbox.sync();
    inbox.append(mail("one"), MailFlags.NONE, clock, "");
    inbox.append(mail("two"), new MailFlags(MailFlags.SEEN, List.of("$Work")), clock, "");
    assertThat(files.text("/var/mail/alice").lines())
        .contains(
            "From alice@mail.example.com  Wed Jun 10 11:50:33 2026",
            "X-IMAPbase: 1781092233 0000000002 $Work",
            "X-UID: 2",
            "Status: R");
    assertThat(Utf8.decode(inbox.content(inbox.mails().get(1))))
        .isEqualTo("Subject: two\n\nbody\n");
  }

  @Test
  void aMessageThatSomebodyAppendsToAnMboxGetsAUid() throws Exception {
    Mailbox inbox = folders("mbox:~/mail:INBOX=/var/mail/alice").open("INBOX");
    inbox.sync();
    inbox.append(mail("one"), MailFlags.NONE, clock, "");
    files.append(
        "/var/mail/alice",
        Utf8.encode("From bob Wed Jun 10 12:00:00 2026\nSubject: two\n\n>From here\n\n"),
        0600);
    inbox.sync();
    assertThat(inbox.mails()).extracting(Mail::uid).containsExactly(1L, 2L);
    inbox.expunge(Set.of(1L, 2L));
    assertThat(files.text("/var/mail/alice")).contains("FOLDER INTERNAL DATA");
    inbox.append(mail("three"), MailFlags.NONE, clock, "");
    assertThat(inbox.mails()).extracting(Mail::uid).containsExactly(3L);
  }

  @Test
  void aMaildirKeepsFlagsInNamesAndUidsInItsList() throws Exception {
    Mailbox inbox = folders("maildir:~/Maildir").open("INBOX");
    inbox.sync();
    for (String subject : List.of("one", "two", "three")) {
      clock += 1_000_000;
      inbox.append(mail(subject), MailFlags.NONE, clock, "");
    }
    inbox.flags(Map.of(2L, new MailFlags(MailFlags.SEEN | MailFlags.FLAGGED, List.of("a"))));
    assertThat(files.list("/home/alice/Maildir/new")) // where what is recent stays
        .hasSize(3)
        .filteredOn(n -> n.endsWith(":2,FSa"))
        .hasSize(1);
    assertThat(files.text("/home/alice/Maildir/dovecot-uidlist").lines().skip(1))
        .hasSize(3)
        .allMatch(l -> l.matches("[123] :.*,S=\\d+,W=\\d+"));
    Mailbox again = folders("maildir:~/Maildir").open("INBOX");
    again.sync();
    assertThat(again.mails()).extracting(Mail::uid).containsExactly(1L, 2L, 3L);
    assertThat(again.mails().get(1).flags().text(false)).isEqualTo("\\Flagged \\Seen a");
  }

  @Test
  void aMaildirSeesWhatADeliveryOrAShellDoes() throws Exception {
    Folders folders = folders("maildir:~/Maildir");
    Mailbox inbox = folders.open("INBOX");
    inbox.sync();
    files.write("/home/alice/Maildir/new/1.a.mail", mail("new"), 0600);
    inbox.sync();
    assertThat(inbox.mails()).hasSize(1);
    assertThat(inbox.mails().get(0).recent()).isTrue();
    files.unlink("/home/alice/Maildir/new/1.a.mail");
    inbox.sync();
    assertThat(inbox.mails()).isEmpty();
    assertThat(inbox.uidNext()).isEqualTo(2);
  }

  @Test
  void anMboxThatSomebodyLocksIsWaitedFor() throws Exception {
    Mailbox inbox = folders("mbox:~/mail:INBOX=/var/mail/alice").open("INBOX");
    inbox.sync();
    files.write("/var/mail/alice.lock", "", 0600);
    long begun = clock;
    inbox.append(mail("one"), MailFlags.NONE, clock, "");
    assertThat(Duration.ofNanos(clock - begun)).isGreaterThan(Duration.ofSeconds(100));
    assertThat(inbox.mails()).hasSize(1);
  }
}
