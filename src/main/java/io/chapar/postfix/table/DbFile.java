package io.chapar.postfix.table;

import io.chapar.text.Utf8;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a .db file: a first page as Berkeley DB writes it, so that file(1) and others know
 * it for what it is, and then the entries in a form of our own, each with the line of the source it
 * comes from. It is a value; changes make a new one.
 *
 * @param btree whether it is of type btree rather than hash
 * @param entries by key
 */
record DbFile(boolean btree, Map<String, Entry> entries) {
  private static final int PAGE = 4096;
  private static final int HASH_MAGIC = 0x00061561;
  private static final int BTREE_MAGIC = 0x00053162;
  private static final int MARK = 0x43484150;

  /** A file without entries. */
  static DbFile empty(boolean btree) {
    return new DbFile(btree, btree ? new TreeMap<>() : new LinkedHashMap<>());
  }

  /** The file that bytes make, or null if they make none. */
  static @Nullable DbFile read(byte[] bytes) {
    if (bytes.length < PAGE + 8) {
      return null;
    }
    int magic = little(bytes, 12);
    if (magic != HASH_MAGIC && magic != BTREE_MAGIC) {
      return null;
    }
    DbFile file = empty(magic == BTREE_MAGIC);
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, PAGE, bytes.length - PAGE))) {
      if (in.readInt() != MARK) {
        return null;
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String key = text(in);
        file.entries.put(key, new Entry(key, text(in), in.readInt()));
      }
      return file;
    } catch (IOException e) {
      return null;
    }
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("short file");
    }
    return Utf8.decode(in.readNBytes(length));
  }

  /** Its bytes, filled up to whole pages. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] page = new byte[PAGE];
    put(page, 4, 1);
    put(page, 12, btree ? BTREE_MAGIC : HASH_MAGIC);
    put(page, 16, 9);
    put(page, 20, PAGE);
    page[25] = (byte) (btree ? 9 : 8);
    out.writeBytes(page);
    try (DataOutputStream data = new DataOutputStream(out)) {
      data.writeInt(MARK);
      data.writeInt(entries.size());
      for (Entry entry : entries.values()) {
        byte[] key = Utf8.encode(entry.key());
        byte[] value = Utf8.encode(entry.value());
        data.writeInt(key.length);
        data.write(key);
        data.writeInt(value.length);
        data.write(value);
        data.writeInt(entry.line());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    int least = btree ? 2 * PAGE : 3 * PAGE;
    int pages = Math.max(least, (out.size() + PAGE - 1) / PAGE * PAGE);
    return Arrays.copyOf(out.toByteArray(), pages);
  }

  private static int little(byte[] bytes, int at) {
    return bytes[at] & 255
        | (bytes[at + 1] & 255) << 8
        | (bytes[at + 2] & 255) << 16
        | (bytes[at + 3] & 255) << 24;
  }

  private static void put(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >> 8 * i);
    }
  }
}
