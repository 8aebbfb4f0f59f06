package io.chapar.app;

import io.chapar.disk.Image;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.world.World;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import org.pcollections.PMap;

/**
 * A session in a file, from which it can go on: of the disks only what differs from those of a
 * fresh world of the same seed, the memories whole. Written beside the old one and renamed: there
 * is always a whole one.
 *
 * @param seed of the world
 * @param start what its clock showed first
 * @param folder that the shell was in
 * @param lines that were typed
 */
record KeptSession(long seed, Instant start, World.State state, String folder, List<String> lines) {
  private static final String MAGIC = "chapar session 1";

  /** Writes it. */
  static void write(Path file, KeptSession kept, World.State fresh) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(packed, 1 << 16))) {
      out.writeUTF(MAGIC);
      out.writeLong(kept.seed);
      out.writeLong(kept.start.getEpochSecond());
      out.writeInt(kept.start.getNano());
      out.writeLong(fingerprint(fresh));
      ValueWriter values = new ValueWriter(out);
      values.write(kept.folder);
      values.write(List.copyOf(kept.lines));
      out.writeLong(kept.state.at());
      machine(values, kept.state.mail(), fresh.mail());
      machine(values, kept.state.mx(), fresh.mx());
    }
    Files.createDirectories(file.getParent());
    Path next = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try {
      Files.write(next, packed.toByteArray());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static void machine(ValueWriter values, Machine.State now, Machine.State fresh)
      throws IOException {
    Image disk = now.disk();
    List<Inode> changed = new ArrayList<>();
    for (Inode inode : disk.inodes().values()) {
      if (fresh.disk().inodes().get(inode.number()) != inode) {
        changed.add(inode);
      }
    }
    List<Integer> gone = new ArrayList<>();
    for (Integer number : fresh.disk().inodes().keySet()) {
      if (!disk.inodes().containsKey(number)) {
        gone.add(number);
      }
    }
    values.write(disk.next());
    values.write(disk.used());
    values.write(changed);
    values.write(gone);
    values.write(now.memory());
  }

  /** The seed and the start of a file, so that a fresh world can be made; null: no such file. */
  static @Nullable Head head(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try (DataInputStream in = open(file)) {
      return headOf(in);
    } catch (RuntimeException e) {
      throw new IOException("the file is damaged", e);
    }
  }

  /** What a fresh world must be made of. */
  record Head(long seed, Instant start) {}

  private static DataInputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new DataInputStream(new GZIPInputStream(bytes, 1 << 16));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static Head headOf(DataInputStream in) throws IOException {
    if (!in.readUTF().equals(MAGIC)) {
      throw new IOException("it is of another version");
    }
    return new Head(in.readLong(), Instant.ofEpochSecond(in.readLong(), in.readInt()));
  }

  /**
   * Reads it.
   *
   * @param fresh the state of a fresh world of its seed and start
   */
  static KeptSession read(Path file, World.State fresh) throws IOException {
    try (DataInputStream in = open(file)) {
      Head head = headOf(in);
      if (in.readLong() != fingerprint(fresh)) {
        throw new IOException("it was kept by another build");
      }
      ValueReader values = new ValueReader(in);
      String folder = (String) Objects.requireNonNull(values.read());
      List<String> lines = new ArrayList<>();
      for (Object line : (List<?>) Objects.requireNonNull(values.read())) {
        lines.add((String) line);
      }
      long at = in.readLong();
      Machine.State mail = machine(values, fresh.mail());
      Machine.State mx = machine(values, fresh.mx());
      if (in.read() >= 0) { // the end, where the checksum of the whole is looked at
        throw new IOException("the file is damaged");
      }
      World.State state = new World.State(at, fresh.dns(), mail, mx);
      return new KeptSession(head.seed, head.start, state, folder, List.copyOf(lines));
    } catch (RuntimeException e) {
      throw new IOException("the file is damaged", e);
    }
  }

  @SuppressWarnings("unchecked") // as machine() wrote it
  private static Machine.State machine(ValueReader values, Machine.State fresh) throws IOException {
    int next = (Integer) Objects.requireNonNull(values.read());
    long used = (Long) Objects.requireNonNull(values.read());
    IntTreePMap<Inode> inodes = fresh.disk().inodes();
    for (Object inode : (List<?>) Objects.requireNonNull(values.read())) {
      inodes = inodes.plus(((Inode) inode).number(), (Inode) inode);
    }
    for (Object number : (List<?>) Objects.requireNonNull(values.read())) {
      inodes = inodes.minus(number);
    }
    PMap<String, Object> memory = (PMap<String, Object>) Objects.requireNonNull(values.read());
    return new Machine.State(new Image(inodes, next, used), memory);
  }

  /** What tells the fresh worlds of two builds apart. */
  private static long fingerprint(World.State fresh) {
    CRC32 crc = new CRC32();
    for (Machine.State machine : List.of(fresh.mail(), fresh.mx())) {
      for (Map.Entry<Integer, Inode> entry : machine.disk().inodes().entrySet()) {
        Inode inode = entry.getValue();
        long[] facts = {
          entry.getKey(), inode.mode(), inode.uid(), inode.gid(), inode.mtime(), inode.size()
        };
        for (long fact : facts) {
          for (int shift = 0; shift < 64; shift += 8) {
            crc.update((int) (fact >>> shift));
          }
        }
      }
    }
    return crc.getValue();
  }
}
