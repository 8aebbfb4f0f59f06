package io.chapar.app;

import io.chapar.lab.Shelf;
import io.chapar.lab.scenario.Library;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios, lessons and exercises that came with this build: in the jar, or in the folders
 * that its classes were built to.
 */
final class Content implements Library {
  private static final String ROOT = "scenarios/";
  private static final String MARK = "/scenario.yaml";
  private static final Map<String, List<String>> LISTS = new ConcurrentHashMap<>();

  /** One of the folders of content. */
  static Shelf shelf(String folder) {
    return new Shelf() {
      @Override
      public List<String> files() {
        return list(folder);
      }

      @Override
      public @Nullable String read(String path) {
        return text(path);
      }
    };
  }

  @Override
  public List<String> scenarios() {
    return list("scenarios").stream()
        .filter(name -> name.endsWith(MARK))
        .map(name -> name.substring(ROOT.length(), name.length() - MARK.length()))
        .toList();
  }

  @Override
  public @Nullable String read(String path) {
    return text(ROOT + path);
  }

  @Override
  public List<String> files(String folder) {
    String path = ROOT + folder + "/";
    return list("scenarios").stream()
        .filter(name -> name.startsWith(path) && name.indexOf('/', path.length()) < 0)
        .map(name -> name.substring(path.length()))
        .toList();
  }

  /** The files below a folder, sorted. A jar has thousands of entries, and is walked but once. */
  private static List<String> list(String folder) {
    return LISTS.computeIfAbsent(folder, Content::walk);
  }

  private static List<String> walk(String folder) {
    try {
      Path code =
          Path.of(Content.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(code) ? folders(folder) : entries(code, folder + "/");
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(
          "the " + folder + " of this build cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> entries(Path jar, String folder) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .filter(entry -> !entry.isDirectory())
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder))
          .sorted()
          .toList();
    }
  }

  private static List<String> folders(String folder) throws IOException, URISyntaxException {
    TreeSet<String> found = new TreeSet<>();
    for (URL url : Collections.list(Content.class.getClassLoader().getResources(folder))) {
      Path root = Path.of(url.toURI());
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(Files::isRegularFile)
            .forEach(f -> found.add(folder + "/" + root.relativize(f)));
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable String text(String path) {
    try (InputStream in = Content.class.getResourceAsStream("/" + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }
}
