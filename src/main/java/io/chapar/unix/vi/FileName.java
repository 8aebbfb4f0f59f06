package io.chapar.unix.vi;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file under edit: reading and writing it, and what vi says about that. Writing keeps owner and
 * mode.
 */
final class FileName {
  private final Process process;
  private String name;
  private boolean readOnly;

  FileName(Process process, String name, boolean readOnly) {
    this.process = process;
    this.name = name;
    this.readOnly = readOnly;
  }

  String name() {
    return name;
  }

  void name(String newName) {
    name = newName;
  }

  /** Reads it into the buffer; what the last line says. */
  String load(Buffer buffer) throws IOException {
    if (name.isEmpty()) {
      return "";
    }
    Inode inode = process.files().peek(process.path(name));
    if (inode == null) {
      buffer.load(List.of());
      return "\"" + name + "\" [New]";
    }
    if (inode.isDirectory()) {
      buffer.load(List.of());
      return "\"" + name + "\" is a directory";
    }
    try {
      byte[] bytes = process.readAll(name);
      List<String> lines = lines(bytes);
      buffer.load(lines);
      boolean writable = process.files().may(process.path(name), 2);
      readOnly |= !writable;
      boolean end = bytes.length == 0 || bytes[bytes.length - 1] == '\n';
      return "\""
          + name
          + "\" "
          + (readOnly ? "[readonly] " : "")
          + (end ? "" : "[noeol] ")
          + lines.size()
          + "L, "
          + bytes.length
          + "B";
    } catch (DiskException e) {
      buffer.load(List.of());
      return "\""
          + name
          + "\" "
          + (e.errno() == Errno.EACCES ? "[Permission Denied]" : e.getMessage());
    }
  }

  static List<String> lines(byte[] bytes) {
    List<String> lines = new ArrayList<>(List.of(Utf8.decode(bytes).split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** Writes lines to {@code target}; what the last line says. */
  String save(String target, List<String> lines, boolean force, boolean append)
      throws IOException, ViException {
    if (target.isEmpty()) {
      throw new ViException("E32: No file name");
    }
    boolean own = target.equals(name);
    Inode there = process.files().peek(process.path(target));
    if (own && readOnly && !force) {
      throw new ViException("E45: 'readonly' option is set (add ! to override)");
    }
    if (!own && there != null && !force && !append) {
      throw new ViException("E13: File exists (add ! to override)");
    }
    if (there != null && there.isDirectory()) {
      throw new ViException("E502: \"" + target + "\" is a directory");
    }
    byte[] bytes = Utf8.encode(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    Set<Files.Mode> how =
        append
            ? Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.APPEND)
            : Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE);
    Channel channel;
    try {
      channel = process.open(target, how, 0666);
    } catch (DiskException e) {
      throw new ViException("\"" + target + "\" E212: Can't open file for writing");
    }
    try {
      channel.write(bytes, 0, bytes.length);
    } catch (DiskException e) {
      throw new ViException("\"" + target + "\" E514: Write error (file system full?)");
    } finally {
      channel.close();
    }
    return "\""
        + target
        + "\" "
        + (there == null ? "[New] " : "")
        + lines.size()
        + "L, "
        + bytes.length
        + "B "
        + (append ? "appended" : "written");
  }

  /** What Ctrl-G says. */
  String describe(Buffer buffer, int row) {
    String shown = name.isEmpty() ? "[No Name]" : name;
    return "\""
        + shown
        + "\" "
        + (buffer.modified() ? "[Modified] " : "")
        + buffer.size()
        + " lines --"
        + (row + 1) * 100 / buffer.size()
        + "%--";
  }
}
