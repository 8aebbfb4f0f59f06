package io.chapar.app;

import io.chapar.lab.scenario.Library;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that came with this build: in the jar, or in the folders that its classes were
 * built to.
 */
final class Content implements Library {
  private static final String ROOT = "scenarios/";
  private static final String MARK = "/scenario.yaml";

  @Override
  public List<String> scenarios() {
    try {
      Path code =
          Path.of(Content.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(code) ? folders() : entries(code);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(
          "the scenarios of this build cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(ROOT) && name.endsWith(MARK))
          .map(name -> name.substring(ROOT.length(), name.length() - MARK.length()))
          .sorted()
          .toList();
    }
  }

  private static List<String> folders() throws IOException, URISyntaxException {
    TreeSet<String> found = new TreeSet<>();
    for (URL url :
        java.util.Collections.list(Content.class.getClassLoader().getResources("scenarios"))) {
      Path root = Path.of(url.toURI());
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(f -> f.getFileName().toString().equals("scenario.yaml"))
            .forEach(f -> found.add(root.relativize(f.getParent()).toString()));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public @Nullable String read(String path) {
    try (InputStream in = Content.class.getResourceAsStream("/" + ROOT + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }
}
