package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The commands that such a host has and that are not simulated: files like the others, which say
 * so. It is installed first: whoever simulates one of them puts its own file in the place.
 */
public final class Unsimulated implements Software {
  private static final String ID = "unsimulated";

  @Override
  public String name() {
    return ID;
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of(ID, p -> p.fail(2, "this command is not simulated here"));
  }

  @Override
  public void install(Machine machine) throws DiskException {
    Files files = machine.root();
    byte[] file = Programs.executable(ID);
    for (String path : paths()) {
      files.mkdirs(path.substring(0, path.lastIndexOf('/')), 0755);
      files.write(path, file, 0755);
    }
  }

  private static List<String> paths() {
    try (InputStream in = Unsimulated.class.getResourceAsStream("/debian/unsimulated")) {
      return Utf8.decode(Objects.requireNonNull(in).readAllBytes())
          .lines()
          .filter(line -> line.startsWith("/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
