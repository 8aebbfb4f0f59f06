package io.chapar.app;

import io.chapar.lab.scenario.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scenarios below a folder of the real disk, as an author has them. */
final class FolderLibrary implements Library {
  private static final String MARK = "scenario.yaml";

  private final Path root;

  FolderLibrary(Path root) {
    this.root = root;
  }

  @Override
  public List<String> scenarios() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.endsWith(MARK))
          .map(f -> root.relativize(f.getParent()).toString())
          .map(name -> name.isEmpty() ? "." : name)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> files(String folder) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable String read(String path) {
    try {
      Path file = root.resolve(path);
      return Files.isRegularFile(file) ? Files.readString(file) : null;
    } catch (MalformedInputException e) {
      throw new UncheckedIOException(new IOException(path + " is not UTF-8", e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
