package io.chapar.app;

import io.chapar.lab.progress.Event;
import io.chapar.lab.progress.Journal;
import io.chapar.lab.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The journal on the real disk: one line an event, each with its checksum, only ever appended to.
 * Several sessions may write at once: each line goes out in one write under a lock. What a line was
 * torn by is kept aside, never thrown away.
 */
final class JournalFile implements Journal {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Object HERE = new Object(); // file locks are between programs only

  private final Path folder;
  private final Path file;
  private final Clock clock;
  private final List<String> notices = new ArrayList<>();
  private Progress progress = Progress.NONE;
  private long read = -1; // bytes of the file that progress stands for

  /** The journal in a folder, which is made when the first event is kept. */
  JournalFile(Path folder, Clock clock) {
    this.folder = folder;
    this.file = folder.resolve("journal");
    this.clock = clock;
  }

  /** The journal of whoever runs this: {@code $XDG_DATA_HOME/chapar}, or ~/.local/share/chapar. */
  static JournalFile ofTheUser() {
    return new JournalFile(home(), Clock.systemUTC());
  }

  /** The folder of whoever runs this; tests name another with the property {@code chapar.data}. */
  static Path home() {
    String given = System.getProperty("chapar.data");
    if (given != null) {
      return Path.of(given);
    }
    String data = System.getenv("XDG_DATA_HOME");
    Path base =
        data != null && data.startsWith("/")
            ? Path.of(data)
            : Path.of(System.getProperty("user.home"), ".local", "share");
    return base.resolve("chapar");
  }

  /** What the learner must be told: lines were damaged, and where they are kept. */
  List<String> notices() {
    synchronized (HERE) {
      List<String> told = List.copyOf(notices);
      notices.clear();
      return told;
    }
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Progress progress() throws IOException {
    synchronized (HERE) {
      long size = Files.exists(file) ? Files.size(file) : 0;
      if (size != read) {
        load();
      }
      return progress;
    }
  }

  @Override
  public void add(Event event) throws IOException {
    synchronized (HERE) {
      append(event);
    }
  }

  private void append(Event event) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel lock = lock();
        FileLock held = lock.lock()) {
      if (torn()) {
        repair();
      }
      String line = event.line();
      byte[] bytes = (checksum(line) + "\t" + line + "\n").getBytes(StandardCharsets.UTF_8);
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        long before = out.size();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        out.force(false);
        if (before == read) {
          progress = progress.plus(event);
          read = out.size();
        }
      }
      assert held.isValid();
    }
  }

  private FileChannel lock() throws IOException {
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void load() throws IOException {
    if (!Files.exists(file)) {
      progress = Progress.NONE;
      read = 0;
      return;
    }
    try (FileChannel lock = lock();
        FileLock held = lock.lock()) {
      byte[] bytes = Files.readAllBytes(file);
      if (!take(bytes)) {
        repair();
      }
      assert held.isValid();
    }
  }

  /** The events so far, a line for each. */
  List<String> lines() throws IOException {
    synchronized (HERE) {
      progress(); // repairs what is damaged
      List<String> lines = new ArrayList<>();
      if (Files.exists(file)) {
        for (String line : Files.readString(file).split("\n")) {
          if (!line.isEmpty()) {
            lines.add(line.substring(line.indexOf('\t') + 1));
          }
        }
      }
      return lines;
    }
  }

  /** Folds the good lines; false if there are others. */
  private boolean take(byte[] bytes) {
    boolean whole = bytes.length == 0 || bytes[bytes.length - 1] == '\n';
    Progress sum = Progress.NONE;
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      Event event = event(line);
      if (event != null) {
        sum = sum.plus(event);
      } else if (!line.isEmpty()) {
        whole = false;
      }
    }
    progress = sum;
    read = bytes.length;
    return whole;
  }

  private static @org.jspecify.annotations.Nullable Event event(String line) {
    int tab = line.indexOf('\t');
    return tab > 0 && checksum(line.substring(tab + 1)).equals(line.substring(0, tab))
        ? Event.parse(line.substring(tab + 1))
        : null;
  }

  /** Whether the last line has no end: whoever wrote it was killed. */
  private boolean torn() throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  /** Keeps the file aside and goes on with its good lines. */
  private void repair() throws IOException {
    String name = "journal.damaged-" + STAMP.format(clock.instant());
    Path aside = folder.resolve(name);
    for (int n = 2; Files.exists(aside); n++) {
      aside = folder.resolve(name + "." + n);
    }
    Files.copy(file, aside);
    StringBuilder good = new StringBuilder();
    int bad = 0;
    for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
      String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      if (event(text) != null) {
        good.append(text).append('\n');
      } else {
        bad += text.isEmpty() ? 0 : 1;
      }
    }
    Path next = folder.resolve("journal.new");
    byte[] bytes = good.toString().getBytes(StandardCharsets.UTF_8);
    Files.write(next, bytes);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    take(bytes);
    notices.add(
        "the record of your progress had "
            + bad
            + " damaged lines; the rest is in use, the file as it was is kept as "
            + aside);
  }

  private static String checksum(String line) {
    CRC32 crc = new CRC32();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
