package io.chapar.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FilesTest {
  private long now = 1_000_000_000L;
  private final Disk disk = new Disk(() -> now++, 10 * 1024 * 1024);
  private final Files root = disk.as(Credentials.ROOT);
  private final Files alice = disk.as(new Credentials(1000, 1000, Set.of(1000)));
  private final Files bob = disk.as(new Credentials(1001, 1001, Set.of(1001)));

  private static void fails(Errno errno, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(DiskException.class, e -> assertThat(e.errno()).isEqualTo(errno));
  }

  private void home() throws DiskException {
    root.mkdirs("/home/alice", 0755);
    root.chown("/home/alice", 1000, 1000, false);
  }

  @Test
  void modesAreEnforcedForEverybodyButRoot() throws DiskException {
    home();
    alice.write("/home/alice/diary", "secret\n", 0600);
    fails(Errno.EACCES, () -> bob.read("/home/alice/diary"));
    fails(Errno.EACCES, () -> bob.write("/home/alice/new", "x", 0644));
    fails(Errno.EPERM, () -> bob.chmod("/home/alice/diary", 0644));
    assertThat(root.text("/home/alice/diary")).isEqualTo("secret\n");
    alice.chmod("/home/alice", 0700);
    fails(Errno.EACCES, () -> bob.stat("/home/alice/diary"));
  }

  @Test
  void aStickyDirectoryKeepsStrangersFromRemoving() throws DiskException {
    root.mkdir("/tmp", 01777);
    alice.write("/tmp/a", "x", 0666);
    fails(Errno.EPERM, () -> bob.unlink("/tmp/a"));
    fails(Errno.EPERM, () -> bob.rename("/tmp/a", "/tmp/b"));
    alice.unlink("/tmp/a");
    assertThat(alice.exists("/tmp/a")).isFalse();
  }

  @Test
  void linksAreFollowedAndCounted() throws DiskException {
    root.mkdirs("/etc/postfix", 0755);
    root.symlink("postfix/main.cf", "/etc/main");
    fails(Errno.ENOENT, () -> root.stat("/etc/main"));
    root.write("/etc/main", "a = b\n", 0644);
    assertThat(root.text("/etc/postfix/main.cf")).isEqualTo("a = b\n");
    assertThat(root.realpath("/etc/../etc/main")).isEqualTo("/etc/postfix/main.cf");
    root.symlink("loop", "/loop");
    fails(Errno.ELOOP, () -> root.stat("/loop"));
    root.link("/etc/postfix/main.cf", "/copy");
    assertThat(root.stat("/copy").links()).isEqualTo(2);
    root.unlink("/etc/postfix/main.cf");
    assertThat(root.text("/copy")).isEqualTo("a = b\n");
  }

  @Test
  void aFullDiskSaysSoAndGivesBackWhatIsDeleted() throws DiskException {
    byte[] megabyte = new byte[1024 * 1024];
    fails(
        Errno.ENOSPC,
        () -> {
          for (int i = 0; i < 11; i++) {
            root.append("/big", megabyte, 0644);
          }
        });
    root.unlink("/big");
    assertThatCode(() -> root.write("/small", megabyte, 0644)).doesNotThrowAnyException();
  }

  @Test
  void aSnapshotKeepsWhatWasThereAndTheDiffNamesWhatChanged() throws DiskException {
    home();
    root.write("/log", "one\n", 0640);
    Image before = disk.image();
    root.append("/log", "two\n".getBytes(StandardCharsets.UTF_8), 0640);
    root.write("/home/alice/x", "x", 0644);
    assertThat(Disk.diff(before, disk.image()))
        .extracting(Disk.Change::path)
        .containsExactly("/home/alice/x", "/log");
    Image after = disk.image();
    disk.restore(before);
    assertThat(root.text("/log")).isEqualTo("one\n");
    root.append("/log", "other\n".getBytes(StandardCharsets.UTF_8), 0640);
    disk.restore(after);
    assertThat(root.text("/log")).isEqualTo("one\ntwo\n");
  }

  @Test
  void anOpenFileOutlivesItsName() throws Exception {
    root.write("/f", "data", 0644);
    OpenFile file = root.open("/f", Set.of(Files.Mode.READ), 0);
    root.unlink("/f");
    byte[] buffer = new byte[10];
    assertThat(file.read(buffer, 0, 10)).isEqualTo(4);
    int inodes = disk.inodes();
    file.close();
    assertThat(disk.inodes()).isEqualTo(inodes - 1);
  }

  @Test
  void directoriesMoveWithWhatIsInThemButNotIntoThemselves() throws DiskException {
    root.mkdirs("/a/b/c", 0755);
    fails(Errno.EINVAL, () -> root.rename("/a", "/a/b/d"));
    root.rename("/a/b", "/z");
    assertThat(root.realpath("/z/c/..")).isEqualTo("/z");
    fails(Errno.ENOTEMPTY, () -> root.rmdir("/z"));
    fails(Errno.EISDIR, () -> root.unlink("/z"));
  }

  @Test
  void contentsBehaveLikeByteArraysWhateverIsWritten() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      Content content = Content.EMPTY;
      byte[] model = new byte[0];
      Content kept = content;
      byte[] keptModel = model;
      for (int step = 0; step < 20; step++) {
        if (random.nextInt(5) == 0) {
          int length = random.nextInt(200_000);
          content = content.truncate(length);
          model = Arrays.copyOf(model, length);
        } else {
          byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 100 : 150_000)];
          random.nextBytes(bytes);
          int at = random.nextInt(3) == 0 ? random.nextInt(model.length + 1000) : model.length;
          content = content.write(at, bytes, 0, bytes.length);
          model =
              bytes.length == 0
                  ? model
                  : Arrays.copyOf(model, Math.max(model.length, at + bytes.length));
          System.arraycopy(bytes, 0, model, Math.min(at, model.length), bytes.length);
        }
        assertThat(Arrays.equals(content.bytes(), model)).isTrue();
        if (step == 7) {
          kept = content;
          keptModel = model.clone();
        }
        if (random.nextInt(6) == 0) {
          content = kept;
          model = keptModel.clone();
        }
      }
      assertThat(Arrays.equals(kept.bytes(), keptModel)).isTrue();
    }
  }
}
