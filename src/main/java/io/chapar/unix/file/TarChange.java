package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.Gnu;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What tar(1) does with an archive besides making and reading it: -d, --delete, and filters. */
final class TarChange {
  private static final List<String> FILTERS = List.of("j", "J", "Z", "zstd");
  private static final List<String> PROGRAMS = List.of("bzip2", "xz", "compress", "zstd");

  private TarChange() {}

  /** A filter other than gzip is a program, and this host has none of them. */
  static void filter(Process p, String option, String file, boolean reads) throws IOException {
    String program = PROGRAMS.get(FILTERS.indexOf(option));
    if (p.files().exists("/usr/bin/" + program)) {
      throw io.chapar.unix.Options.notSimulated(p, "--" + program);
    }
    p.out().flush();
    if (reads && !file.equals("-") && !p.files().exists(p.path(file))) {
      p.err().print("tar (child): " + file + ": Cannot open: No such file or directory\n");
      p.err().print("tar (child): Error is not recoverable: exiting now\n");
      Gnu.error(p, "Child returned status 2");
    } else {
      if (!reads && !file.equals("-")) {
        p.files().write(p.path(file), new byte[0], 0666 & ~p.umask());
      }
      p.err().print("/bin/sh: 1: " + program + ": not found\n");
      Gnu.error(p, "Child returned status 127");
    }
    Gnu.error(p, "Error is not recoverable: exiting now");
    throw new ExitException(2);
  }

  private static List<TarEntry> read(Process p, String file) throws IOException {
    try {
      byte[] bytes = p.readAll(file);
      boolean zipped = bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
      return TarEntry.read(
          zipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes);
    } catch (DiskException e) {
      Gnu.error(p, file + ": Cannot open: " + e.getMessage());
      Gnu.error(p, "Error is not recoverable: exiting now");
      throw new ExitException(2);
    } catch (TarEntry.FormatException e) {
      Gnu.error(p, String.valueOf(e.getMessage()));
      throw new ExitException(2);
    }
  }

  /** --delete: the archive without some of its members. */
  static int delete(Process p, String file, List<String> names) throws IOException {
    List<TarEntry> kept = new ArrayList<>();
    List<String> missing = new ArrayList<>(names);
    for (TarEntry entry : read(p, file)) {
      String name = entry.name();
      boolean gone = false;
      for (String each : names) {
        if (name.equals(each) || name.equals(each + "/") || name.startsWith(each + "/")) {
          missing.remove(each);
          gone = true;
        }
      }
      if (!gone) {
        kept.add(entry);
      }
    }
    byte[] all = TarEntry.write(kept);
    p.files().write(p.path(file), all, p.files().stat(p.path(file)).mode() & 0777);
    for (String name : missing) {
      Gnu.error(p, name + ": Not found in archive");
    }
    if (!missing.isEmpty()) {
      Gnu.error(p, "Exiting with failure status due to previous errors");
    }
    return missing.isEmpty() ? 0 : 2;
  }

  /** -d: what differs between the archive and the files. */
  static int compare(Process p, String directory, String file, List<String> names)
      throws IOException {
    int status = 0;
    for (TarEntry entry : read(p, file)) {
      String name = entry.name();
      if (!names.isEmpty()
          && names.stream().noneMatch(n -> name.equals(n) || name.startsWith(n + "/"))) {
        continue;
      }
      p.tick(entry.content().length);
      String path = p.path(directory.isEmpty() ? name : Gnu.join(directory, name));
      Inode inode;
      try {
        inode = p.files().lstat(path);
      } catch (DiskException e) {
        Gnu.error(p, name + ": Warning: Cannot stat: " + e.getMessage());
        status = 1;
        continue;
      }
      List<String> differences = new ArrayList<>();
      if ((inode.mode() & 07777) != (entry.mode() & 07777)) {
        differences.add("Mode differs");
      }
      if (inode.uid() != entry.uid()) {
        differences.add("Uid differs");
      }
      if (inode.gid() != entry.gid()) {
        differences.add("Gid differs");
      }
      if (inode.isRegular()) {
        byte[] content = p.files().read(path);
        if (content.length != entry.content().length) {
          differences.add("Size differs");
        } else if (!Arrays.equals(content, entry.content())) {
          differences.add("Contents differ");
        }
      }
      for (String difference : differences) {
        p.out().println(name + ": " + difference);
        status = 1;
      }
    }
    return status;
  }
}
