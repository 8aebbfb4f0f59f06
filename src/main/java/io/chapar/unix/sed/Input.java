package io.chapar.unix.sed;

import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.text.Records;
import io.chapar.unix.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of all input files, one ahead, so that the last one is known; with -i also where the
 * output goes.
 */
final class Input {
  private final Process p;
  private final List<String> files;
  private final boolean separate;
  private final @Nullable String suffix;
  private final boolean inPlace;
  private final char end;
  private final Sink standard;
  private int next;
  private @Nullable Records current;
  private String name = "-";
  private byte @Nullable [] ahead;
  private boolean aheadEnded;
  private boolean ended;
  private long line;
  private int status;
  private @Nullable Sink replaced;
  private String temporary = "";

  Input(Process p, List<String> files, Options.Parsed o) {
    this.p = p;
    this.files = files.isEmpty() ? new ArrayList<>(List.of("-")) : files;
    this.inPlace = o.has("i");
    this.suffix = o.value("i");
    this.separate = o.has("s") || inPlace;
    this.end = o.has("z") ? '\0' : '\n';
    this.standard = new Sink(p.out(), end);
  }

  int status() {
    return status;
  }

  long line() {
    return line;
  }

  String name() {
    return name;
  }

  /** Where output goes now. */
  Sink out() {
    Sink now = replaced;
    return now == null ? standard : now;
  }

  Sink standard() {
    return standard;
  }

  /** Whether the line read last had its newline. */
  boolean ended() {
    return ended;
  }

  /** The next line; null after the last of all files. */
  @Nullable String read() throws IOException {
    while (ahead == null) {
      if (current == null && !open()) {
        return null;
      }
      fill();
      if (ahead == null) {
        closeFile();
      }
    }
    byte[] bytes = ahead;
    ended = aheadEnded;
    ahead = null;
    line++;
    return Utf8.decode(bytes);
  }

  private void fill() throws IOException {
    Records in = current;
    if (in == null) {
      return;
    }
    try {
      ahead = in.next();
      aheadEnded = in.ended();
    } catch (IOException e) {
      status = 4;
      Say.error(p, 4, "read error on " + name + ": " + Say.reason(e));
      ahead = null;
    }
  }

  /** Whether the line read last is the last one (of its file, where files are separate). */
  boolean last() throws IOException {
    while (ahead == null) {
      if (current != null) {
        fill();
        if (ahead != null) {
          break;
        }
        if (separate) {
          return true;
        }
        closeFile();
      } else if (separate && line > 0 || !open()) {
        return true;
      }
    }
    return false;
  }

  private boolean open() throws IOException {
    while (next < files.size()) {
      name = files.get(next++);
      try {
        if (inPlace) {
          startReplacing();
        }
        current = inPlace ? Records.file(p, name, end) : Records.open(p, name, end);
        if (separate) {
          line = 0;
        }
        return true;
      } catch (IOException e) {
        dropTemporary();
        if (inPlace && (Say.isDirectory(e) || p.files().isDirectory(p.path(name)))) {
          status = 4;
          Say.error(p, 4, "couldn't edit " + name + ": not a regular file");
        } else if (Say.isDirectory(e)) {
          status = 4;
          Say.error(p, 4, "read error on " + name + ": " + Say.reason(e));
        } else {
          status = 2;
          Say.error(p, 2, "can't read " + name + ": " + Say.reason(e));
        }
      }
    }
    return false;
  }

  private void startReplacing() throws IOException {
    Inode inode = p.files().stat(p.path(name));
    if (inode.isDirectory()) {
      throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.EISDIR, name);
    }
    Records.file(p, name, end).close();
    int slash = name.lastIndexOf('/');
    String random = Integer.toString(p.machine().random().nextInt(36 * 36 * 36 * 36), 36);
    temporary = name.substring(0, slash + 1) + "sed" + random;
    try {
      int fd =
          p.allocate(
              p.open(
                  temporary,
                  Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.EXCLUSIVE),
                  0600),
              3);
      replaced = new Sink(new FileOut(p, fd), end);
    } catch (IOException e) {
      String directory = slash < 0 ? "./" : name.substring(0, slash + 1);
      throw new ScriptException(
          "couldn't open temporary file "
              + directory
              + temporary.substring(slash + 1)
              + ": "
              + Say.reason(e),
          4);
    }
  }

  private void dropTemporary() throws IOException {
    if (replaced != null) {
      replaced.close();
      replaced = null;
      p.files().unlink(p.path(temporary));
    }
  }

  private void closeFile() throws IOException {
    Records in = current;
    if (in != null) {
      in.close();
    }
    current = null;
    finishReplacing();
  }

  /** The new file takes the place of the old one, with its owner and mode. */
  private void finishReplacing() throws IOException {
    Sink sink = replaced;
    if (sink == null) {
      return;
    }
    sink.close();
    replaced = null;
    Files fs = p.files();
    Inode old = fs.stat(p.path(name));
    fs.chmod(p.path(temporary), old.mode());
    try {
      fs.chown(p.path(temporary), old.uid(), old.gid(), false);
    } catch (IOException e) {
      // only root may give files away
    }
    if (suffix != null && !suffix.isEmpty()) {
      int slash = name.lastIndexOf('/');
      String base = name.substring(slash + 1);
      String backup = suffix.contains("*") ? suffix.replace("*", base) : base + suffix;
      fs.rename(
          p.path(name),
          p.path(backup.contains("/") ? backup : name.substring(0, slash + 1) + backup));
    }
    fs.rename(p.path(temporary), p.path(name));
  }

  /** Ends early: with -i what was not read is copied as it is. */
  void finish(boolean copyRest) throws IOException {
    Records in = current;
    if (in != null && replaced != null && copyRest) {
      if (ahead != null) {
        out().line(Utf8.decode(ahead), aheadEnded);
        ahead = null;
      }
      for (byte[] rest; (rest = in.next()) != null; ) {
        out().line(Utf8.decode(rest), in.ended());
      }
    }
    closeFile();
  }
}
