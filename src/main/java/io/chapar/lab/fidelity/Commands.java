package io.chapar.lab.fidelity;

import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a command what it declares, on a copy of the world. */
final class Commands {
  private static final int LIMIT = 1 << 18;
  private final World world;

  Commands(World world) {
    this.world = world;
  }

  /** The options that a command has, and those that only the real one has. */
  record Declared(List<String> simulated, List<String> lacking) {}

  /** Where a command lies; null: it is not on this host. */
  @Nullable String path(String name) {
    if (name.indexOf('/') >= 0) {
      return world.mail().root().exists(name) ? name : null;
    }
    for (String folder :
        List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")) {
      if (world.mail().root().exists(folder + "/" + name)) {
        return folder + "/" + name;
      }
    }
    return null;
  }

  /** What it declares; null: it reads its command line in its own way. */
  @Nullable Declared declared(String path) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (World copy = world.copy()) {
      copy.scheduler()
          .call(
              "fidelity",
              () -> {
                Process process = copy.session("root", List.of("bash"));
                if (process != null) {
                  process.attach(1, Channels.collector(printed, LIMIT));
                  process.start(p -> p.exec(path, List.of(name(path), Options.DECLARE), p.env()));
                  copy.scheduler().sleep(Duration.ofSeconds(1));
                }
                return true;
              });
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
    List<String> lines = Utf8.decode(printed.toByteArray()).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(Options.DECLARE)) {
      return null;
    }
    List<String> simulated = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      (line.startsWith("+") ? simulated : lacking).add(line.substring(1));
    }
    return new Declared(simulated, lacking);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
