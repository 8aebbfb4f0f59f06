package io.chapar.unix.file;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a tar archive, and the archive's format: GNU's, with long names.
 *
 * @param type '0' a file, '5' a directory, '2' a symbolic link, '1' a hard link, '6' a fifo
 * @param mtime seconds since the epoch
 */
record TarEntry(
    String name,
    char type,
    int mode,
    int uid,
    int gid,
    String user,
    String group,
    long mtime,
    String link,
    byte[] content) {
  private static final int BLOCK = 512;
  private static final int RECORD = 20 * BLOCK;

  /** An archive that is none. */
  static final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    FormatException(String message) {
      super(message);
    }
  }

  /** The bytes of an archive of these members. */
  static byte[] write(List<TarEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (TarEntry entry : entries) {
      byte[] name = Utf8.encode(entry.name());
      byte[] link = Utf8.encode(entry.link());
      if (link.length > 100) {
        longName(out, 'K', link);
      }
      if (name.length > 100) {
        longName(out, 'L', name);
      }
      header(out, entry, name, link);
      pad(out, entry.content());
    }
    out.writeBytes(new byte[2 * BLOCK]);
    out.writeBytes(new byte[(RECORD - out.size() % RECORD) % RECORD]);
    return out.toByteArray();
  }

  private static void longName(ByteArrayOutputStream out, char type, byte[] name) {
    byte[] content = Arrays.copyOf(name, name.length + 1);
    TarEntry entry =
        new TarEntry("././@LongLink", type, 0644, 0, 0, "root", "root", 0, "", content);
    header(out, entry, Utf8.encode(entry.name()), new byte[0]);
    pad(out, content);
  }

  private static void pad(ByteArrayOutputStream out, byte[] content) {
    out.writeBytes(content);
    out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void header(ByteArrayOutputStream out, TarEntry e, byte[] name, byte[] link) {
    byte[] h = new byte[BLOCK];
    put(h, 0, name, 100);
    octal(h, 100, 8, e.mode());
    octal(h, 108, 8, e.uid());
    octal(h, 116, 8, e.gid());
    octal(h, 124, 12, e.content().length);
    octal(h, 136, 12, Math.max(0, e.mtime()));
    Arrays.fill(h, 148, 156, (byte) ' ');
    h[156] = (byte) e.type();
    put(h, 157, link, 100);
    put(h, 257, Utf8.encode("ustar  "), 8);
    put(h, 265, Utf8.encode(e.user()), 32);
    put(h, 297, Utf8.encode(e.group()), 32);
    int sum = 0;
    for (byte b : h) {
      sum += b & 0xff;
    }
    put(h, 148, Utf8.encode(String.format("%06o\0 ", sum)), 8);
    out.writeBytes(h);
  }

  private static void put(byte[] h, int at, byte[] value, int width) {
    System.arraycopy(value, 0, h, at, Math.min(value.length, width));
  }

  private static void octal(byte[] h, int at, int width, long value) {
    put(h, at, Utf8.encode(String.format("%0" + (width - 1) + "o", value)), width);
  }

  /** The members of an archive. */
  static List<TarEntry> read(byte[] all) throws FormatException {
    List<TarEntry> entries = new ArrayList<>();
    String longName = null;
    String longLink = null;
    int at = 0;
    while (at + BLOCK <= all.length) {
      if (zero(all, at)) {
        return entries;
      }
      if (!valid(all, at)) {
        throw new FormatException(
            entries.isEmpty()
                ? "This does not look like a tar archive"
                    + (all.length > BLOCK ? "\nSkipping to next header" : "")
                : "Skipping to next header");
      }
      long size = number(all, at + 124, 12);
      if (size < 0 || at + BLOCK + size > all.length) {
        throw new FormatException("Unexpected EOF in archive");
      }
      byte[] content = Arrays.copyOfRange(all, at + BLOCK, (int) (at + BLOCK + size));
      char type = (char) all[at + 156];
      if (type == 'L') {
        longName = text(content, 0, content.length);
      } else if (type == 'K') {
        longLink = text(content, 0, content.length);
      } else if (type != 'x' && type != 'g') {
        String prefix = text(all, at + 345, 155);
        String name = text(all, at, 100);
        boolean posix = all[at + 262] == 0;
        String whole =
            longName != null ? longName : posix && !prefix.isEmpty() ? prefix + "/" + name : name;
        entries.add(
            new TarEntry(
                whole,
                type == 0 ? '0' : type,
                (int) number(all, at + 100, 8) & 07777,
                (int) number(all, at + 108, 8),
                (int) number(all, at + 116, 8),
                text(all, at + 265, 32),
                text(all, at + 297, 32),
                number(all, at + 136, 12),
                longLink != null ? longLink : text(all, at + 157, 100),
                content));
        longName = null;
        longLink = null;
      }
      at += (int) (BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK);
    }
    if (entries.isEmpty()) {
      throw new FormatException("This does not look like a tar archive");
    }
    return entries;
  }

  private static boolean zero(byte[] all, int at) {
    for (int i = 0; i < BLOCK; i++) {
      if (all[at + i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean valid(byte[] all, int at) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : all[at + i] & 0xff;
    }
    return sum == number(all, at + 148, 8);
  }

  private static long number(byte[] all, int at, int width) {
    String text = text(all, at, width).strip();
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text, 8);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String text(byte[] all, int at, int width) {
    int end = at;
    while (end < at + width && end < all.length && all[end] != 0) {
      end++;
    }
    return Utf8.decode(all, at, end - at);
  }

  /** The letters that tar tv shows first. */
  String letters() {
    String type =
        switch (this.type) {
          case '5' -> "d";
          case '2' -> "l";
          case '1' -> "h";
          case '6' -> "p";
          default -> "-";
        };
    return type + Modes.letters(mode);
  }

  /** The time zone-free parts are compared by nobody: two members are the same by identity. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
