package io.chapar.lab.chaos;

import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.net.Dns;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code lab break [KIND]}: makes a fault that the learner is to find. */
public final class Break implements Verb {
  private static final int LIMIT = 1 << 20;

  @Override
  public String name() {
    return "break";
  }

  @Override
  public String usage() {
    return "[KIND | list]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    List<Fault> faults = Faults.all();
    String kinds = faults.stream().map(Fault::kind).distinct().collect(Collectors.joining(", "));
    if (args.size() > 1) {
      process.err().println(words.get("usage", "lab break " + usage()));
      return 2;
    }
    String kind = args.isEmpty() ? "" : args.get(0);
    if (kind.equals("list")) {
      process.out().println(words.get("break.kinds", kinds));
      return 0;
    }
    Injected injected = session.note(Injected.class, Injected::new);
    List<Fault> fitting = new ArrayList<>();
    for (Fault fault : faults) {
      boolean wanted = kind.isEmpty() || fault.kind().equals(kind);
      if (wanted && injected.all().stream().noneMatch(o -> o.fault().equals(fault))) {
        fitting.add(fault);
      }
    }
    if (fitting.isEmpty()) {
      boolean known = faults.stream().anyMatch(f -> f.kind().equals(kind));
      process.err().println(words.get(known ? "break.nomore" : "break.unknown", kind, kinds));
      return 1;
    }
    World world = session.world();
    while (!fitting.isEmpty()) {
      long chance = Long.remainderUnsigned(world.mail().random().nextLong(), fitting.size());
      Fault fault = fitting.remove((int) chance);
      if (sound(world, fault) && inject(world, fault)) {
        injected.add(fault, world.scheduler().nanos());
        process.out().println(words.get("break.done"));
        return 0;
      }
    }
    process.err().println(words.get("break.failed"));
    return 1;
  }

  static boolean inject(World world, Fault fault) throws IOException {
    if (fault.script().startsWith(Fault.DNS)) {
      String name = fault.script().substring(Fault.DNS.length());
      world.internet().dns().remove(Dns.Type.A, name);
      return true;
    }
    Process shell = world.session("root", List.of("bash"));
    return shell != null && script(shell, fault.script()) == 0;
  }

  /** Whether that is in order now; tried on a copy, so that nobody notices. */
  static boolean sound(World world, Fault fault) throws IOException {
    try (World copy = world.copy()) {
      return copy.scheduler()
          .call(
              "sound",
              () -> {
                Process shell = copy.session("root", List.of("bash"));
                return shell != null && script(shell, fault.sound()) == 0;
              });
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static int script(Process shell, String script) throws IOException {
    shell.attach(1, Channels.collector(new ByteArrayOutputStream(), LIMIT));
    shell.duplicate(1, 2);
    return shell.run(p -> p.exec("/bin/bash", List.of("bash", "-c", script), p.env()));
  }
}
