package io.chapar.app;

import io.chapar.host.Process;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.net.Stack;
import io.chapar.text.Utf8;
import io.chapar.world.Debian;
import io.chapar.world.Distribution;
import io.chapar.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code chapar bench}: measures what the design promises, and prints what it finds; it judges
 * nothing.
 */
@Command(
    name = "bench",
    description = "Measures start, snapshots, memory and throughput on this machine.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private static final int WARM = 20;

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "messages to deliver (default: 20000)")
  private int messages = 20_000;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      description = "idle hosts to hold in memory (default: 1000)")
  private int hosts = 1000;

  private final ExecutorService threads = Threads.pool();
  private final Distribution debian = Debian.distribution(threads);
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Override
  public Integer call() throws Exception {
    out.printf(
        "%s, %d cores%n",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors());
    start();
    long begin = System.nanoTime();
    World.create(debian, 1).close();
    out.printf(
        "%-44s %8.1f ms%n",
        "the first host of a JVM, installed", (System.nanoTime() - begin) / 1e6);
    fresh();
    snapshots();
    throughput();
    memory();
    return 0;
  }

  /** Starts this program again, as the launcher does, and waits for the prompt. */
  private void start() throws IOException, InterruptedException {
    String jar = System.getProperty("java.class.path");
    if (!jar.endsWith(".jar")) {
      out.println("cold start to prompt: not measured (run the built jar through ./chapar)");
      return;
    }
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-jar", jar, "shell", "--plain"));
    double[] millis = new double[9];
    for (int i = 0; i < millis.length; i++) {
      long begin = System.nanoTime();
      java.lang.Process child =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      awaitPrompt(child.getInputStream());
      millis[i] = (System.nanoTime() - begin) / 1e6;
      child.destroyForcibly().waitFor();
    }
    print("cold start to prompt", millis);
  }

  private static void awaitPrompt(InputStream screen) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (int b; (b = screen.read()) >= 0; ) {
      seen.append((char) b);
      if (seen.indexOf("root@mail:~#") >= 0) {
        return;
      }
    }
    throw new IOException("no prompt came; the screen showed: " + seen);
  }

  private void fresh() {
    measure("a fresh host", 200, () -> World.create(debian, 1));
    measure("a host with postfix and dovecot running", 100, this::booted);
  }

  private World booted() {
    World world = World.create(debian, 1);
    run(world, "postfix start; dovecot");
    return world;
  }

  private void snapshots() throws Exception {
    World world = booted();
    run(world, "for i in 1 2 3 4 5; do echo $i | mail -s $i alice; done; sleep 3");
    double[] keep = new double[500];
    double[] back = new double[keep.length];
    for (int i = 0; i < keep.length; i++) {
      long t0 = System.nanoTime();
      World.State state = world.state();
      long t1 = System.nanoTime();
      world.mail().root().append("/var/log/mail.log", new byte[] {'x', '\n'}, 0644);
      long t2 = System.nanoTime();
      world.restore(state, true);
      keep[i] = (t1 - t0) / 1e6;
      back[i] = (System.nanoTime() - t2) / 1e6;
    }
    print("snapshot of a running host", keep);
    print("restore of a running host", back);
    World.State state = world.state();
    measure("copy of a running host", 200, () -> World.of(debian, state));
    world.close();
  }

  /** One SMTP session in the simulated network: client, smtpd, queue, local delivery, mbox. */
  private void throughput() throws Exception {
    World world = booted();
    Stack client = Objects.requireNonNull(world.internet().named("client.example.net"));
    for (int count : new int[] {messages / 10, messages}) {
      long begin = System.nanoTime();
      threads.submit(() -> world.scheduler().call("client", () -> send(client, count))).get();
      run(world, "while [ \"$(mailq)\" != 'Mail queue is empty' ]; do sleep 1; done");
      double seconds = (System.nanoTime() - begin) / 1e9;
      String found =
          run(
                  world,
                  "grep -c '^From ' /var/mail/alice; > /var/mail/alice; > /var/log/mail.log; >"
                      + " /var/log/syslog")
              .strip();
      if (count == messages) {
        out.printf(
            "%-44s %8.0f messages/s (%s delivered in %.1f s)%n",
            "SMTP client to mbox", count / seconds, found, seconds);
      }
    }
    world.close();
  }

  private static boolean send(Stack client, int count) throws IOException {
    SimSocket socket = client.connect(Ip.of("192.0.2.10"), 25, Duration.ofSeconds(10));
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream to = socket.getOutputStream();
    in.readLine();
    say(to, in, "HELO client.example.net", '2');
    for (int i = 0; i < count; i++) {
      say(to, in, "MAIL FROM:<dave@example.net>", '2');
      say(to, in, "RCPT TO:<alice@example.com>", '2');
      say(to, in, "DATA", '3');
      say(
          to,
          in,
          "From: dave@example.net\r\nTo: alice@example.com\r\nSubject: message "
              + i
              + "\r\n\r\nA short text.\r\n.",
          '2');
    }
    say(to, in, "QUIT", '2');
    socket.close();
    return true;
  }

  private static void say(OutputStream to, BufferedReader in, String line, char expected)
      throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    String reply = in.readLine();
    if (reply == null || reply.charAt(0) != expected) {
      throw new IOException("to '" + line + "' the host said: " + reply);
    }
  }

  private void memory() {
    List<World> held = new ArrayList<>();
    long base = heap();
    for (int goal : new int[] {1, 100, hosts}) {
      while (held.size() < goal) {
        held.add(booted());
      }
      double kilobytes = (heap() - base) / 1024.0;
      out.printf(
          "%-44s %8.1f MB heap (%.0f KB each)%n",
          goal + " idle hosts, postfix and dovecot running", kilobytes / 1024, kilobytes / goal);
    }
    held.forEach(World::close);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private String run(World world, String script) {
    java.io.ByteArrayOutputStream printed = new java.io.ByteArrayOutputStream();
    try {
      threads
          .submit(
              () ->
                  world
                      .scheduler()
                      .call(
                          "bench",
                          () -> {
                            Process process =
                                Objects.requireNonNull(world.session("root", List.of("bash")));
                            process.attach(1, io.chapar.host.Channels.collector(printed, 1 << 20));
                            process.duplicate(1, 2);
                            return process.run(
                                p -> p.exec("/bin/bash", List.of("bash", "-c", script), p.env()));
                          }))
          .get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return Utf8.decode(printed.toByteArray());
  }

  private void measure(String what, int rounds, Supplier<World> make) {
    double[] millis = new double[rounds];
    for (int i = -WARM; i < rounds; i++) {
      long begin = System.nanoTime();
      World world = make.get();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
      world.close();
    }
    print(what, millis);
  }

  private void print(String what, double[] millis) {
    Arrays.sort(millis);
    out.printf(
        "%-44s %8.2f ms median (%.2f to %.2f, %d times)%n",
        what, millis[millis.length / 2], millis[0], millis[millis.length - 1], millis.length);
  }
}
