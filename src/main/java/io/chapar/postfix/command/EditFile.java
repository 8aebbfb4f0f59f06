package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration file that is rewritten as a whole: read line by line, written beside the old one
 * and put in its place in one step.
 */
final class EditFile {
  private final Process process;
  private final String path;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private int next;

  private EditFile(Process process, String path) {
    this.process = process;
    this.path = path;
  }

  /** Opens a file for change. */
  static EditFile open(Process process, String path) {
    EditFile file = new EditFile(process, path);
    Files files = process.files();
    String temporary = process.path(path + ".tmp");
    try {
      files.write(temporary, new byte[0], 0600);
    } catch (DiskException e) {
      throw new PostfixFatal("open " + path + ".tmp: " + e.getMessage());
    }
    String text;
    try {
      text = Utf8.decode(process.readAll(path));
    } catch (IOException e) {
      try {
        files.unlink(temporary);
      } catch (DiskException again) {
        // it was there a moment ago; nobody minds
      }
      throw new PostfixFatal("open " + path + " for reading: " + e.getMessage());
    }
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end + 1;
      file.lines.add(text.substring(at, end));
      at = end;
    }
    return file;
  }

  /** The path. */
  String path() {
    return path;
  }

  /** Whether there is another line. */
  boolean more() {
    return next < lines.size();
  }

  /** The next line without going past it; empty at the end. */
  String peek() {
    return more() ? lines.get(next) : "";
  }

  /** The next line, with its newline. */
  String take() {
    return lines.get(next++);
  }

  /** The number of the line taken last. */
  int number() {
    return next;
  }

  /** Writes. */
  void write(String text) {
    out.append(text);
  }

  /** Puts what was written in the place of the old file. */
  void close() {
    String target = process.path(path);
    try {
      process.files().write(target + ".tmp", out.toString(), 0600);
      process.files().chmod(target + ".tmp", 0644);
      process.files().rename(target + ".tmp", target);
    } catch (DiskException e) {
      throw new PostfixFatal("close " + path + ".tmp: " + e.getMessage());
    }
  }
}
