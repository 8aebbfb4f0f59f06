package io.chapar.postfix.table;

import io.chapar.postfix.conf.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a table source stands for: itself, or (postmap -F) the content of the files that
 * it names, kept as base64.
 */
final class FileValues {
  private final @Nullable TableHost host;

  private FileValues(@Nullable TableHost host) {
    this.host = host;
  }

  /** Values as they are. */
  static FileValues plain() {
    return new FileValues(null);
  }

  /** Values as files of a host. */
  static FileValues of(TableHost host, Options options) {
    return new FileValues(options.fileValues() ? host : null);
  }

  /** The value that counts; an IllegalArgumentException tells in Postfix's words what is wrong. */
  String resolve(String value) {
    if (host == null) {
      return value;
    }
    List<String> paths = Ascii.words(value, Ascii.COMMA_SPACE);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("empty pathname list: >>" + value + "<<'");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String path : paths) {
      if (all.size() > 0) {
        all.write('\n');
      }
      try {
        all.writeBytes(host.read(path));
      } catch (IOException e) {
        throw new IllegalArgumentException("open " + path + ": " + e.getMessage(), e);
      }
    }
    return Base64.getEncoder().encodeToString(all.toByteArray());
  }
}
