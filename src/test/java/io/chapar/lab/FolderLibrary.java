package io.chapar.lab;

import io.chapar.lab.scenario.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scenarios of a folder of this checkout. */
public final class FolderLibrary implements Library {
  private final Path root;

  /** The scenarios below a folder. */
  public FolderLibrary(Path root) {
    this.root = root;
  }

  @Override
  public List<String> scenarios() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.endsWith("scenario.yaml"))
          .map(f -> root.relativize(f.getParent()).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable String read(String path) {
    try {
      Path file = root.resolve(path);
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> files(String folder) {
    if (!Files.isDirectory(root.resolve(folder))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
