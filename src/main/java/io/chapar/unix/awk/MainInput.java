package io.chapar.unix.awk;

import io.chapar.disk.Files;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input that ARGV names, record by record; assignments among the names are made when their turn
 * comes.
 */
final class MainInput {
  private final Evaluator awk;
  private int next = 1;
  private boolean any;
  private boolean ended;
  private int fd = -1;
  private @Nullable RecordReader reader;

  MainInput(Evaluator awk) {
    this.awk = awk;
  }

  @Nullable String next() throws IOException {
    while (true) {
      RecordReader current = reader;
      if (current == null) {
        if (ended || !open()) {
          ended = true;
          return null;
        }
        continue;
      }
      String record;
      try {
        record = current.next(awk.rs(), awk::regex);
      } catch (io.chapar.disk.DiskException e) {
        throw new AwkException("read error (" + e.getMessage() + ")");
      }
      if (record != null) {
        counted(true);
        return record;
      }
      skipFile();
    }
  }

  /** One more record was read. */
  void counted(boolean ofFile) {
    awk.global("NR", Value.of(awk.global("NR").number() + 1));
    if (ofFile) {
      awk.global("FNR", Value.of(awk.global("FNR").number() + 1));
    }
  }

  void skipFile() {
    if (fd > 0) {
      awk.p.close(fd);
    }
    fd = -1;
    reader = null;
  }

  private boolean open() throws IOException {
    AwkArray argv = awk.globalArray("ARGV");
    while (next < awk.global("ARGC").number()) {
      Value key = Value.of(next++);
      if (!argv.contains(key, "%.6g")) {
        continue;
      }
      String name = argv.get(key, "%.6g").string("%.6g");
      if (name.isEmpty() || Awk.assignment(awk, name)) {
        continue;
      }
      any = true;
      start(name);
      return true;
    }
    if (any) {
      return false;
    }
    any = true;
    start("-");
    return true;
  }

  private void start(String name) throws IOException {
    awk.global("FNR", Value.ZERO);
    if (name.equals("-") || name.equals("/dev/stdin")) {
      reader = new RecordReader(awk.p, awk.p.in());
      awk.global("FILENAME", Value.of(name.equals("-") ? "" : name));
      return;
    }
    try {
      fd = awk.p.allocate(awk.p.open(Latin.text(name), Set.of(Files.Mode.READ), 0), 3);
    } catch (IOException e) {
      boolean directory = io.chapar.unix.text.Say.isDirectory(e);
      throw new AwkException(
          directory
              ? "read error (" + e.getMessage() + ")"
              : "cannot open " + name + " (" + e.getMessage() + ")");
    }
    reader = new RecordReader(awk.p, awk.p.in(fd));
    awk.global("FILENAME", Value.of(name));
  }
}
