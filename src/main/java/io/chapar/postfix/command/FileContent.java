package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.conf.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

/** With postmap -F the value of an entry is the content of the files that it names, as base64. */
final class FileContent {
  private final Process process;
  private final boolean files;

  FileContent(Process process, boolean files) {
    this.process = process;
    this.files = files;
  }

  /** What is stored; an IllegalArgumentException tells what is wrong. */
  String of(String value) {
    if (!files) {
      return value;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String path : Ascii.words(value, Ascii.COMMA_SPACE)) {
      if (all.size() > 0) {
        all.write('\n');
      }
      try {
        all.writeBytes(process.readAll(path));
      } catch (IOException e) {
        throw new IllegalArgumentException("open " + path + ": " + e.getMessage(), e);
      }
    }
    return Base64.getEncoder().encodeToString(all.toByteArray());
  }
}
