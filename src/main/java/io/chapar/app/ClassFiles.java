package io.chapar.app;

import io.chapar.lab.fidelity.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The classes of this build where they lie: in the jar, or in the folder they were compiled to. */
final class ClassFiles implements Code {
  private static final String SUFFIX = ".class";

  @Override
  public void each(String prefix, BiConsumer<String, byte[]> taker) throws IOException {
    Path code;
    try {
      code = Path.of(ClassFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    if (Files.isDirectory(code)) {
      folder(code, prefix, taker);
    } else {
      jar(code, prefix, taker);
    }
  }

  private static void folder(Path code, String prefix, BiConsumer<String, byte[]> taker)
      throws IOException {
    Path start = code.resolve(prefix);
    if (!Files.isDirectory(start)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(start)) {
      files = found.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      String name = code.relativize(file).toString().replace('\\', '/');
      taker.accept(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
    }
  }

  private static void jar(Path code, String prefix, BiConsumer<String, byte[]> taker)
      throws IOException {
    try (JarFile jar = new JarFile(code.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(prefix) && name.endsWith(SUFFIX)) {
          try (InputStream in = jar.getInputStream(entry)) {
            taker.accept(name.substring(0, name.length() - SUFFIX.length()), in.readAllBytes());
          }
        }
      }
    }
  }
}
