package io.chapar.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * In which order readdir(3) gives what was installed, where that is seen (find, grep -r, ls -U): as
 * on the reference host, by debian/readdir.
 */
final class DirectoryOrder {
  private DirectoryOrder() {}

  /** The names of a directory by its path; none where nobody has written them down. */
  static Function<String, List<String>> installed() {
    Map<String, List<String>> all = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(DirectoryOrder.class.getResourceAsStream("/debian/readdir"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        int tab = line.indexOf('\t');
        all.put(line.substring(0, tab), List.of(line.substring(tab + 1).split(" ")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path -> all.getOrDefault(path, List.of());
  }
}
