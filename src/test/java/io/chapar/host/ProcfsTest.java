package io.chapar.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Image;
import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

class ProcfsTest {
  private final TestHost host = new TestHost();
  private final Machine machine = host.world().mail();
  private final Files root = machine.root();

  @Test
  void whatRunsIsSeenAndNothingOfItIsKept() throws DiskException {
    Image before = machine.disk().image();
    assertThat(root.text("/proc/version")).startsWith("Linux version 6.1.0");
    assertThat(root.list("/proc")).contains("1", "meminfo", "self", "sys");
    assertThat(root.text("/proc/1/cmdline")).startsWith("/sbin/init");
    assertThat(root.text("/proc/sys/kernel/hostname")).isEqualTo("mail.example.com\n");
    assertThat(root.stat("/proc/meminfo").size()).isZero();
    assertThat(root.realpath("/proc/sys/../1/./comm")).isEqualTo("/proc/1/comm");
    assertThat(machine.disk().image()).isSameAs(before);
  }

  @Test
  void nobodyChangesIt() {
    assertThat(errno(() -> root.write("/proc/version", "x", 0644))).isEqualTo(Errno.EACCES);
    assertThat(errno(() -> root.write("/proc/new", "x", 0644))).isEqualTo(Errno.ENOENT);
    assertThat(errno(() -> root.chmod("/proc/version", 0777))).isEqualTo(Errno.EPERM);
    assertThat(errno(() -> root.rename("/proc", "/x"))).isEqualTo(Errno.EBUSY);
    assertThat(errno(() -> root.stat("/proc/4999999"))).isEqualTo(Errno.ENOENT);
  }

  private static Errno errno(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Errno[] found = new Errno[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(DiskException.class, e -> found[0] = e.errno());
    return found[0];
  }
}
