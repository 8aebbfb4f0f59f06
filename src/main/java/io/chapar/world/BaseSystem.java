package io.chapar.world;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is on the disk before any package: directories, accounts, devices, the files of /etc. See
 * debian/base.list.
 */
final class BaseSystem implements Software {
  private static final String ROOM = "/debian/";

  @Override
  public String name() {
    return "base-files";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    Files files = machine.root();
    List<String[]> lines = list();
    files.mkdir("/etc", 0755);
    for (String accounts : List.of("/etc/passwd", "/etc/group")) {
      files.write(
          accounts, resource("root" + accounts), 0644); // the names of owners are looked up in them
    }
    for (String[] line : lines) {
      entry(machine, files, line);
    }
    machine.hostname("mail"); // the rest of its name comes when it is installed
  }

  private static void entry(Machine machine, Files files, String[] f) throws DiskException {
    switch (f[0]) {
      case "d" -> {
        if (!files.exists(f[4])) {
          files.mkdirs(f[4], 0755);
        }
        own(machine, files, f);
      }
      case "f" -> {
        files.write(f[4], resource(f.length > 5 ? f[5] : "root" + f[4]), 0644);
        own(machine, files, f);
      }
      case "l" -> files.symlink(f[2], f[1]);
      case "c" ->
          files.mknod(f[2], Integer.parseInt(f[1], 8), new Body.Special(Body.Kind.CHARACTER, f[3]));
      default -> throw new IllegalStateException("base.list: " + String.join(" ", f));
    }
  }

  private static void own(Machine machine, Files files, String[] f) throws DiskException {
    Account owner = Objects.requireNonNull(machine.users().named(f[2]), f[2]);
    Group group = Objects.requireNonNull(machine.users().group(f[3]), f[3]);
    files.chown(f[4], owner.uid(), group.gid(), false);
    files.chmod(f[4], Integer.parseInt(f[1], 8));
  }

  private static List<String[]> list() {
    List<String[]> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open("base.list"), StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.split(" "));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static byte[] resource(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(BaseSystem.class.getResourceAsStream(ROOM + name), name);
  }
}
