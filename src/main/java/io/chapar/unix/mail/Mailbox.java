package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A mailbox that is open in mail(1): read once, written back when it is left. */
final class Mailbox {
  private final Process process;
  private final Settings settings;
  private final String path;
  private final boolean system;
  private final List<Letter> letters;
  private final int size;

  private Mailbox(Process process, Settings settings, String path, boolean system, byte[] content) {
    this.process = process;
    this.settings = settings;
    this.path = path;
    this.system = system;
    this.size = content.length;
    this.letters = new ArrayList<>(Letter.parse(content));
  }

  /**
   * Opens a mailbox.
   *
   * @param system whether mail arrives there: what was read goes to mbox then
   */
  static Mailbox open(Process p, Settings settings, String path, boolean system)
      throws DiskException {
    return new Mailbox(p, settings, path, system, p.files().read(p.path(path)));
  }

  List<Letter> letters() {
    return letters;
  }

  String path() {
    return path;
  }

  /** The line that tells how many messages there are. */
  String summary() {
    long fresh = letters.stream().filter(l -> l.fresh && !l.read).count();
    long unread = letters.stream().filter(l -> !l.read).count();
    long deleted = letters.stream().filter(l -> l.deleted).count();
    long saved = letters.stream().filter(l -> l.saved).count();
    StringBuilder out = new StringBuilder("\"" + path + "\": " + letters.size() + " message");
    out.append(letters.size() == 1 ? "" : "s");
    out.append(fresh > 0 ? " " + fresh + " new" : "");
    out.append(unread - fresh > 0 ? " " + unread + " unread" : "");
    out.append(deleted > 0 ? " " + deleted + " deleted" : "");
    out.append(saved > 0 ? " " + saved + " saved" : "");
    return out.toString();
  }

  /** Where to begin: the first new message, else the first unread, else the first. */
  int start() {
    for (int i = 0; i < letters.size(); i++) {
      if (letters.get(i).fresh && !letters.get(i).read) {
        return i + 1;
      }
    }
    for (int i = 0; i < letters.size(); i++) {
      if (!letters.get(i).read) {
        return i + 1;
      }
    }
    return 1;
  }

  /** Leaves the mailbox, with everything that was done to it. */
  void quit() throws IOException {
    if (letters.isEmpty()) {
      return;
    }
    if (!process.credentials().may(process.files().stat(process.cwd()), 1)) {
      // the program that locks is started in a directory that it may not enter
      process.out().flush();
      process
          .err()
          .print("mail: Cannot create lockfile " + path + ".lock: Interrupted system call\n");
      return;
    }
    try {
      if (system) {
        quitSystem();
      } else {
        quitFile();
      }
    } catch (DiskException e) {
      process.err().print(process.name() + ": " + path + ": " + e.getMessage() + "\n");
    }
  }

  private void quitFile() throws IOException {
    boolean changed = false;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (Letter letter : letters) {
      changed |= letter.fresh || letter.statusChanged || letter.deleted;
      letter.fresh = false;
      if (!letter.deleted) {
        kept.writeBytes(letter.written());
      }
    }
    if (changed) {
      replace(kept.toByteArray());
      process.out().println("\"" + path + "\" " + (kept.size() == 0 ? "truncated" : "complete"));
    }
  }

  private void quitSystem() throws IOException {
    boolean hold = settings.has("hold");
    List<Letter> held = new ArrayList<>();
    List<Letter> read = new ArrayList<>();
    boolean changed = false;
    for (Letter letter : letters) {
      changed |= letter.fresh || letter.statusChanged;
      letter.fresh = false;
      boolean gone = letter.deleted || letter.saved && !settings.has("keepsave");
      changed |= gone;
      if (gone) {
        continue;
      }
      boolean stays = letter.preserved || !letter.touched && !letter.toMbox;
      if (stays || hold && !letter.toMbox) {
        held.add(letter);
      } else {
        read.add(letter);
      }
    }
    byte[] now = process.files().read(process.path(path));
    if (now.length > size) {
      process.out().println("New mail has arrived.");
    }
    if (!read.isEmpty()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      read.forEach(l -> out.writeBytes(l.written()));
      String mbox = Folders.name(process, settings, "&");
      process.files().append(process.path(mbox), out.toByteArray(), 0600);
      process.out().println("Saved " + count(read.size()) + " in " + mbox);
    }
    if (changed || !read.isEmpty()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      held.forEach(l -> out.writeBytes(l.written()));
      if (now.length > size) {
        out.write(now, size, now.length - size);
      }
      replace(out.toByteArray());
    }
    if (!held.isEmpty()) {
      process.out().println("Held " + count(held.size()) + " in " + path);
    }
  }

  private void replace(byte[] content) throws IOException {
    Inode inode = process.files().stat(process.path(path));
    process.files().write(process.path(path), content, inode.mode() & 0777);
  }

  private static String count(int n) {
    return n + (n == 1 ? " message" : " messages");
  }
}
