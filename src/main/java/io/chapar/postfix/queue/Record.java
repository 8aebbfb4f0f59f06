package io.chapar.postfix.queue;

import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One record of a queue file: a type, and bytes. The file is nothing but records, and a record
 * knows where it stands, because marking a recipient as done means writing over the type at its
 * place.
 *
 * @param type one of the constants here
 * @param offset where it begins in its file
 * @param file the file's bytes
 * @param start where its data begin
 * @param length how many they are
 */
public record Record(char type, int offset, byte[] file, int start, int length) {
  public static final char SIZE = 'C';
  public static final char TIME = 'T';
  public static final char FULL_NAME = 'F';
  public static final char INSPECT = 'I';
  public static final char FILTER = 'L';
  public static final char SENDER = 'S';
  public static final char DONE = 'D';
  public static final char RECIPIENT = 'R';
  public static final char ORIGINAL = 'O';
  public static final char CANCELLED = '/';
  public static final char WARN = 'W';
  public static final char ATTRIBUTE = 'A';
  public static final char KILLED = 'K';
  public static final char REDIRECT = '>';
  public static final char FLAGS = 'f';
  public static final char MESSAGE = 'M';
  public static final char CONTINUED = 'L';
  public static final char NORMAL = 'N';
  public static final char PADDING = 'w';
  public static final char EXTRACTED = 'X';
  public static final char RETURN_RECEIPT = 'r';
  public static final char ERRORS_TO = 'e';
  public static final char PRIORITY = 'P';
  public static final char POINTER = 'p';
  public static final char VERP = 'V';
  public static final char END = 'E';

  /** Its data as text. */
  public String text() {
    return Utf8.decode(file, start, length);
  }

  /** Where the next record begins. */
  public int end() {
    return start + length;
  }

  /** The record at {@code offset} of a file; null at its end or where there is none. */
  public static @Nullable Record at(byte[] file, int offset) {
    if (offset < 0 || offset + 1 >= file.length) {
      return null;
    }
    int length = 0;
    int at = offset + 1;
    for (int shift = 0; ; shift += 7) {
      if (at >= file.length || shift > 28) {
        return null;
      }
      int b = file[at++] & 0xff;
      length |= (b & 0x7f) << shift;
      if ((b & 0x80) == 0) {
        break;
      }
    }
    if (length < 0 || at + length > file.length) {
      return null;
    }
    return new Record((char) (file[offset] & 0xff), offset, file, at, length);
  }

  /** Makes a file of records. */
  public static final class Writer {
    private byte[] bytes = new byte[1024];
    private int size;

    /** How long the file is: where the next record goes. */
    public int position() {
      return size;
    }

    /** Adds a record with a text. */
    public Writer put(char type, String text) {
      byte[] data = Utf8.encode(text);
      return put(type, data, 0, data.length);
    }

    /** Adds a record. */
    public Writer put(char type, byte[] data, int offset, int length) {
      room(length + 6);
      bytes[size++] = (byte) type;
      int rest = length;
      do {
        int low = rest & 0x7f;
        rest >>>= 7;
        bytes[size++] = (byte) (rest == 0 ? low : low | 0x80);
      } while (rest != 0);
      System.arraycopy(data, offset, bytes, size, length);
      size += length;
      return this;
    }

    /** Writes over what is at {@code at}. */
    public void overwrite(int at, String ascii) {
      byte[] data = ascii.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(data, 0, bytes, at, data.length);
    }

    private void room(int more) {
      if (size + more > bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
      }
    }

    /** The file so far. */
    public byte[] bytes() {
      return java.util.Arrays.copyOf(bytes, size);
    }

    /** The buffer itself: valid up to {@link #position}, until the next record is put. */
    byte[] buffer() {
      return bytes;
    }
  }
}
