package io.chapar.app;

import io.chapar.lab.session.Door;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * The folder of the real machine where the lab may leave files: the current one, or what {@code
 * --out} names. What runs on a host can reach it only through {@code lab} verbs that say so, only
 * with plain relative names, and can neither overwrite nor read anything there. A link in the way
 * is not followed.
 */
final class RealFolder implements Door {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+@-]{0,100}");
  private static final int DEEPEST = 12;
  private static final int BIGGEST = 8 << 20;
  private static final int MOST = 2000;
  private static final long ALL = 64 << 20;

  private final Path folder;
  private int left;
  private long bytes;

  RealFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String leave(String name, byte[] content) throws IOException {
    String[] parts = name.split("/", -1);
    Path at = folder;
    if (parts.length > DEEPEST) {
      throw new IOException("'" + name + "' lies too deep");
    }
    for (int i = 0; i < parts.length; i++) {
      if (!PART.matcher(parts[i]).matches()) {
        throw new IOException(
            "'"
                + name
                + "' is no name for a file here: a relative name of letters, digits and ._+@-");
      }
      at = at.resolve(parts[i]);
      if (i + 1 < parts.length) {
        directory(at);
      }
    }
    bytes += content.length;
    if (content.length > BIGGEST || bytes > ALL || ++left > MOST) {
      throw new IOException("that is more than a session may leave in " + folder);
    }
    try {
      Files.write(at, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("'" + at + "' exists, and is not overwritten", e);
    } catch (IOException e) {
      throw new IOException("'" + at + "' cannot be written: " + e.getMessage(), e);
    }
    return at.toString();
  }

  private static void directory(Path at) throws IOException {
    if (Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("'" + at + "' is no directory");
    }
    Files.createDirectory(at);
  }
}
