package io.chapar.host;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a host can run, by id. On its disk a program is an executable file that begins
 * like an ELF binary and carries the id: so it can be copied, renamed, made not executable or
 * overwritten like any other.
 */
public final class Programs {
  private static final byte[] ELF = {
    0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0, 0, 0
  };
  private static final String MARK = "chapar:";

  private final Map<String, Program> byId;

  /** Those that exist; the map is read only. */
  public Programs(Map<String, Program> byId) {
    this.byId = Map.copyOf(byId);
  }

  /**
   * What a file turned out to be when it was to be executed.
   *
   * @param args the arguments as the program gets them: a script's interpreter sees the script
   *     among them
   * @param file the file that decides about set-id bits: the interpreter of a script
   */
  public record Loaded(Program program, List<String> args, Inode file) {}

  /** The bytes of the executable file of a program. */
  public static byte[] executable(String id) {
    byte[] mark = (MARK + id + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(ELF, 64 + mark.length);
    System.arraycopy(mark, 0, bytes, 64, mark.length);
    return bytes;
  }

  /** The program of an id, or null. */
  public @Nullable Program get(String id) {
    return byId.get(id);
  }

  /** The id in the bytes of an executable file, or null if it is none of ours. */
  public static @Nullable String id(byte[] bytes) {
    if (bytes.length < 64 || !Arrays.equals(bytes, 0, ELF.length, ELF, 0, ELF.length)) {
      return null;
    }
    String tail = new String(bytes, 64, bytes.length - 64, StandardCharsets.UTF_8);
    int end = tail.indexOf('\0');
    return tail.startsWith(MARK) && end > 0 ? tail.substring(MARK.length(), end) : null;
  }

  Loaded load(Process process, String path, List<String> argv) throws DiskException {
    return load(process, path, argv, 0);
  }

  private Loaded load(Process process, String path, List<String> argv, int depth)
      throws DiskException {
    String absolute = process.path(path);
    Inode file = process.files().stat(absolute);
    if (file.isDirectory() || !file.isRegular() || !process.credentials().may(file, 1)) {
      throw new DiskException(Errno.EACCES, path);
    }
    byte[] bytes = process.machine().disk().as(io.chapar.disk.Credentials.ROOT).read(absolute);
    String id = id(bytes);
    if (id != null) {
      Program program = byId.get(id);
      if (program == null) {
        throw new DiskException(Errno.ENOEXEC, path);
      }
      return new Loaded(program, argv, file);
    }
    if (bytes.length > 2 && bytes[0] == '#' && bytes[1] == '!') {
      if (depth > 4) {
        throw new DiskException(Errno.ELOOP, path);
      }
      return interpreted(process, path, bytes, argv, depth);
    }
    throw new DiskException(Errno.ENOEXEC, path);
  }

  private Loaded interpreted(
      Process process, String path, byte[] bytes, List<String> argv, int depth)
      throws DiskException {
    int end = 2;
    while (end < bytes.length && bytes[end] != '\n' && end < 256) {
      end++;
    }
    String line = Utf8.decode(bytes, 2, end - 2).strip();
    if (line.isEmpty()) {
      throw new DiskException(Errno.ENOEXEC, path);
    }
    int space = line.indexOf(' ');
    String interpreter = space < 0 ? line : line.substring(0, space);
    List<String> args = new ArrayList<>();
    args.add(interpreter);
    if (space > 0) {
      args.add(line.substring(space).strip());
    }
    args.add(path);
    args.addAll(argv.subList(1, argv.size()));
    return load(process, interpreter, args, depth + 1);
  }
}
