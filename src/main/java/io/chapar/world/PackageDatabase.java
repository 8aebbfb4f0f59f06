package io.chapar.world;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What dpkg knows: /var/lib/dpkg/status and the lists of files, for the packages that this host
 * stands for (debian/packages). It is installed last, when the files are there.
 */
final class PackageDatabase implements Software {
  private static final String ROOT = "/var/lib/dpkg";

  @Override
  public String name() {
    return "dpkg";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    Files files = machine.root();
    files.mkdirs(ROOT + "/info", 0755);
    StringBuilder status = new StringBuilder();
    String name = "";
    List<String> paths = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith(" ")) {
        String path = line.substring(1);
        if (files.peek(path) != null) {
          paths.add(path);
        }
        continue;
      }
      list(files, name, paths);
      String[] f = line.split("\\|", -1);
      name = f[0];
      paths = new ArrayList<>(List.of("/."));
      status.append(paragraph(f));
    }
    list(files, name, paths);
    files.write(ROOT + "/status", status.toString(), 0644);
  }

  private static void list(Files files, String name, List<String> paths) throws DiskException {
    if (!name.isEmpty()) {
      files.write(ROOT + "/info/" + name + ".list", String.join("\n", paths) + "\n", 0644);
    }
  }

  private static String paragraph(String[] f) {
    return "Package: "
        + f[0]
        + "\nStatus: install ok installed\nPriority: "
        + f[4]
        + "\nSection: "
        + f[3]
        + "\nInstalled-Size: "
        + f[5]
        + "\nArchitecture: "
        + f[2]
        + "\nVersion: "
        + f[1]
        + (f[6].isEmpty() ? "" : "\nDepends: " + f[6])
        + "\nDescription: "
        + f[7]
        + "\n\n";
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(PackageDatabase.class.getResourceAsStream("/debian/packages"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
