package io.chapar.unix.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.transcript.TestHost;
import org.junit.jupiter.api.Test;

class ServicesTest {
  private final TestHost host = new TestHost();

  @Test
  void aUnitIsActiveWhileItsProcessLives() {
    assertThat(host.run("systemctl is-active postfix")).isEqualTo("inactive\n");
    assertThat(host.status()).isEqualTo(3);
    assertThat(host.run("systemctl start postfix; systemctl is-active postfix"))
        .isEqualTo("active\n");
    assertThat(host.run("kill $(pgrep -x master); sleep 1; systemctl is-active postfix"))
        .isEqualTo("inactive\n");
  }

  @Test
  void anybodyMayWriteAUnit() {
    host.run(
        "printf '[Service]\\nType=simple\\nExecStart=/bin/sleep 1000\\n[Install]\\nWantedBy=multi-user.target\\n'"
            + " > /etc/systemd/system/nap.service");
    assertThat(host.run("systemctl start nap; systemctl is-active nap; pgrep -xc sleep"))
        .isEqualTo("active\n1\n");
    assertThat(host.run("systemctl stop nap; systemctl is-active nap")).isEqualTo("inactive\n");
    assertThat(host.run("systemctl enable nap; systemctl is-enabled nap"))
        .isEqualTo(
            "Created symlink /etc/systemd/system/multi-user.target.wants/nap.service →"
                + " /etc/systemd/system/nap.service.\nenabled\n");
    assertThat(host.run("systemctl start nosuch; echo $?"))
        .isEqualTo("Failed to start nosuch.service: Unit nosuch.service not found.\n5\n");
  }

  @Test
  void cronRunsJobsOnTheHostsClock() {
    host.run("echo '*/10 * * * * echo tick >> /tmp/ticks' | crontab -");
    assertThat(host.run("sleep 3600; wc -l < /tmp/ticks; crontab -l"))
        .isEqualTo("6\n*/10 * * * * echo tick >> /tmp/ticks\n");
    assertThat(host.run("crontab -r; sleep 3600; wc -l < /tmp/ticks; crontab -l"))
        .isEqualTo("6\nno crontab for root\n");
    assertThat(host.run("echo '61 * * * * x' | crontab -"))
        .isEqualTo("\"-\":1: bad minute\nerrors in crontab file, can't install.\n");
  }

  @Test
  void aStoppedSyslogWritesNothing() {
    assertThat(
            host.run(
                "systemctl stop rsyslog; logger -p mail.info lost; systemctl start rsyslog;"
                    + " logger -p mail.info kept; grep -o 'lost\\|kept' /var/log/mail.log"))
        .isEqualTo("kept\n");
    assertThat(host.run("journalctl -o cat -t root")).isEqualTo("lost\nkept\n");
  }
}
