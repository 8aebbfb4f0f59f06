package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chapar.lab.probe.Probes;
import io.chapar.lab.scenario.Scenario;
import io.chapar.lab.scenario.ScenarioLoader;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session goes on from its file as if nothing had happened. */
class KeptSessionTest {
  @TempDir private Path folder = Path.of("");

  private Path keep(TestHost host, World.State fresh) throws IOException {
    Path file = folder.resolve("sessions").resolve("free");
    World.State now = host.world().state();
    KeptSession.write(
        file, new KeptSession(7, World.startOf(7), now, "/etc", List.of("one", "two")), fresh);
    return file;
  }

  @Test
  void diskDaemonsQueueAndClockGoOn() throws Exception {
    Path file;
    String asked =
        "date +%s; mailq; postfix status; systemctl is-active dovecot; id dave; ls -la /root";
    String before;
    try (TestHost host = new TestHost(7)) {
      World.State fresh = host.world().state();
      host.run(
          """
          postfix start; systemctl start dovecot; useradd dave; rm /etc/motd
          truncate -s 1M hole; printf 'a\\0\\377b' > bytes
          echo hello | sendmail alice; echo hi | sendmail nobody@example.org; sleep 3
          """);
      file = keep(host, fresh);
      before = host.run(asked);
    }
    assertThat(Files.size(file)).isLessThan(200_000);
    try (World world = World.create(TestHost.debian(), 7)) {
      KeptSession kept = KeptSession.read(file, world.state());
      assertThat(kept.folder()).isEqualTo("/etc");
      assertThat(kept.lines()).containsExactly("one", "two");
      world.restore(kept.state(), true);
      TestHost host = new TestHost(world);
      assertThat(host.run(asked)).isEqualTo(before);
      assertThat(host.run("ls /etc/motd")).contains("No such file");
      assertThat(host.run("od -c bytes | head -n 1")).contains("a  \\0 377   b");
      assertThat(host.run("echo more | sendmail alice; sleep 3; grep -c '^From ' /var/mail/alice"))
          .isEqualTo("2\n");
    }
  }

  @Test
  void aDamagedFileIsToldApart() throws Exception {
    try (TestHost host = new TestHost(7)) {
      World.State fresh = host.world().state();
      host.run("touch x");
      Path file = keep(host, fresh);
      byte[] bytes = Files.readAllBytes(file);
      for (int at : List.of(20, bytes.length / 2, bytes.length - 3)) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= 0x55;
        Files.write(file, damaged);
        assertThatThrownBy(() -> KeptSession.read(file, fresh)).isInstanceOf(IOException.class);
      }
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
      assertThatThrownBy(() -> KeptSession.read(file, fresh)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anotherBuildIsToldApart() throws Exception {
    try (TestHost host = new TestHost(7)) {
      World.State fresh = host.world().state();
      Path file = keep(host, fresh);
      host.run("echo another > /etc/motd");
      World.State other = host.world().state();
      assertThatThrownBy(() -> KeptSession.read(file, other))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another build");
    }
  }

  /** What a scenario brings into the memory of a host must be of a kind that can be kept. */
  @Test
  void everyScenarioCanBeKept() throws Exception {
    for (Scenario scenario : new ScenarioLoader(new Content(), Probes.all()).all()) {
      try (TestHost host = new TestHost(7)) {
        World.State fresh = host.world().state();
        host.run(scenario.setup());
        host.run("postfix start; dovecot; echo hi | sendmail alice; sleep 3; mailq");
        Path file = keep(host, fresh);
        assertThat(KeptSession.read(file, fresh).state().mail().memory().keySet())
            .as(scenario.id())
            .isEqualTo(host.world().state().mail().memory().keySet());
      }
    }
  }
}
