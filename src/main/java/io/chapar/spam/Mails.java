package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The mails that a command is given: standard input, files, directories, mailboxes. */
final class Mails {
  private static final int LIMIT = 64 * 1024 * 1024;

  private final Process p;
  private final boolean mailbox;
  final List<byte[]> all = new ArrayList<>();

  /** What could not be read, with the reason. */
  final List<String> missing = new ArrayList<>();

  Mails(Process p, boolean mailbox, List<String> paths) throws IOException {
    this.p = p;
    this.mailbox = mailbox;
    if (paths.isEmpty()) {
      byte[] bytes = input(p);
      add(bytes);
    }
    for (String path : paths) {
      if (path.equals("-")) {
        add(input(p));
      } else {
        path(path);
      }
    }
  }

  /** All of standard input. */
  static byte[] input(Process p) throws IOException {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n; (n = p.in().read(buffer, 0, buffer.length)) > 0 && out.size() < LIMIT; ) {
      p.tick(n);
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }

  private void path(String path) throws IOException {
    Inode inode;
    try {
      inode = p.files().stat(p.path(path));
      if (!inode.isDirectory()) {
        add(p.readAll(path));
        return;
      }
      List<String> names = p.files().list(p.path(path));
      boolean maildir = names.contains("cur") && names.contains("new");
      for (String name : maildir ? List.of("cur", "new") : names) {
        String inside = path + "/" + name;
        if (maildir) {
          for (String mail : p.files().list(p.path(inside))) {
            add(p.readAll(inside + "/" + mail));
          }
        } else if (!name.startsWith(".") && !p.files().isDirectory(p.path(inside))) {
          add(p.readAll(inside));
        }
      }
    } catch (DiskException e) {
      missing.add("archive-iterator: no access to " + path + ": " + e.getMessage());
    }
  }

  private void add(byte[] bytes) {
    if (!mailbox) {
      all.add(bytes);
      return;
    }
    String text = Utf8.decode(bytes);
    for (String mail : text.split("(?m)(?=^From \\S+ +\\S+ \\S+ +\\d+ )")) {
      if (mail.startsWith("From ")) {
        all.add(Utf8.encode(mail));
      }
    }
  }
}
