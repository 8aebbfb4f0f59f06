package io.chapar.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.net.Dns;
import io.chapar.net.Internet;
import io.chapar.net.Ip;
import io.chapar.time.Pace;
import io.chapar.time.Scheduler;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private final Scheduler scheduler =
      new Scheduler(
          Instant.parse("2026-03-01T08:00:00Z"), Pace.AT_ONCE, Executors.newCachedThreadPool());
  private final Dns dns =
      new Dns(Ip.of("192.0.2.53"))
          .add(Dns.Type.A, "mx.example.net", 0, "198.51.100.25")
          .add(Dns.Type.A, "mail.example.com", 0, "192.0.2.10")
          .add(Dns.Type.MX, "example.com", 10, "mail.example.com");
  private final Internet internet = new Internet(scheduler, dns);
  private final Machine machine =
      new Machine(
          scheduler,
          internet.attach("mail.example.com", List.of(Ip.of("192.0.2.10"))),
          1 << 20,
          new Programs(Map.of()),
          List.of());

  @BeforeEach
  void files() throws Exception {
    machine.hostname("mail.example.com");
    machine.root().mkdir("/etc", 0755);
    write("/etc/resolv.conf", "nameserver 192.0.2.53\n");
    write("/etc/hosts", "127.0.0.1 localhost\n192.0.2.10 mail.example.com mail\n::1 localhost\n");
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void write(String path, String text) throws Exception {
    machine.root().write(path, text, 0644);
  }

  private <T> T in(Callable<T> body) throws Exception {
    return scheduler.call("test", body);
  }

  private String ask(String name) throws Exception {
    Resolver.Addresses found = in(() -> Resolver.of(machine).addresses(name, Resolver.Family.ANY));
    Resolver.Failure failure = found.failure();
    return failure != null
        ? failure.text()
        : String.join(" ", found.list().stream().map(Ip::text).toList());
  }

  @Test
  void namesAreAddressesFromTheHostsFileThenFromTheNameService() throws Exception {
    assertThat(ask("localhost")).isEqualTo("::1 127.0.0.1");
    assertThat(ask("MAIL")).isEqualTo("192.0.2.10");
    assertThat(ask("mx.example.net")).isEqualTo("198.51.100.25");
    assertThat(ask("mx.example.net.")).isEqualTo("198.51.100.25");
  }

  @Test
  void literalsNeedNobody() throws Exception {
    assertThat(ask("1.2.3")).isEqualTo("1.2.0.3");
    assertThat(ask("0x7f.1")).isEqualTo("127.0.0.1");
    assertThat(ask("::1")).isEqualTo("::1");
  }

  @Test
  void aFailureSaysWhatItIs() throws Exception {
    assertThat(ask("nosuch.example.com")).isEqualTo("Name or service not known");
    assertThat(ask("example.com")).isEqualTo("No address associated with hostname");
    assertThat(ask("foo.xyz")).isEqualTo("Temporary failure in name resolution");
    assertThat(ask("client")).isEqualTo("Temporary failure in name resolution");
    assertThat(ask("a..b")).isEqualTo("Name or service not known");
  }

  @Test
  void shortNamesFollowTheSearchList() throws Exception {
    write("/etc/resolv.conf", "search example.com example.net\nnameserver 192.0.2.53\n");
    assertThat(ask("mx")).isEqualTo("198.51.100.25");
  }

  @Test
  void aSilentServerCostsItsTimeouts() throws Exception {
    write("/etc/resolv.conf", "nameserver 192.0.2.99\noptions timeout:3\n");
    long before = scheduler.nanos();
    Dns.Answer answer = in(() -> Resolver.of(machine).query("mx.example.net", Dns.Type.A));
    assertThat(answer.code()).isEqualTo(Dns.Code.TIMEOUT);
    assertThat((scheduler.nanos() - before) / 1_000_000_000L).isEqualTo(6);
  }

  @Test
  void addressesHaveNames() throws Exception {
    assertThat(name("192.0.2.10")).isEqualTo("mail.example.com");
    assertThat(name("198.51.100.25")).isEqualTo("mx.example.net");
    assertThat(name("10.0.0.1")).isEqualTo("NONAME");
  }

  private String name(String literal) throws Exception {
    InetAddress address = Ip.of(literal);
    Resolver.Name found = in(() -> Resolver.of(machine).name(address));
    return found.failure() == null ? found.name() : found.failure().name();
  }
}
