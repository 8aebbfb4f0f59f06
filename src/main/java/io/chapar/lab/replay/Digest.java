package io.chapar.lab.replay;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.text.Utf8;
import io.chapar.world.World;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A host as a number: every file with its name, its rights, its times and its bytes, and the clock;
 * and the same of its logs alone.
 */
public final class Digest {
  private final MessageDigest sha;
  private final Files files;

  private Digest(Files files) {
    this.files = files;
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The disk of a state of a world, and its clock. */
  public static String of(World world, World.State state) {
    return of(world, state, "/", Long.toString(state.at()));
  }

  /** Its logs. */
  public static String logs(World world, World.State state) {
    return of(world, state, "/var/log", "");
  }

  private static String of(World world, World.State state, String folder, String before) {
    try (World copy = World.of(world.distribution(), state)) {
      Digest digest = new Digest(copy.mail().disk().as(Credentials.ROOT));
      digest.sha.update(Utf8.encode(before));
      digest.walk(folder, 0);
      return HexFormat.of().formatHex(digest.sha.digest());
    }
  }

  private void walk(String folder, int depth) {
    if (folder.equals("/proc") || depth > 60) {
      return;
    }
    try {
      for (String name : files.list(folder).stream().sorted().toList()) {
        String path = folder.equals("/") ? "/" + name : folder + "/" + name;
        Inode inode = files.lstat(path);
        String[] facts = {
          path,
          String.valueOf(inode.type()),
          Integer.toString(inode.mode()),
          Integer.toString(inode.uid()),
          Integer.toString(inode.gid()),
          Long.toString(inode.mtime()),
          Long.toString(inode.size())
        };
        sha.update(Utf8.encode(String.join("\0", facts) + "\0"));
        if (inode.isDirectory()) {
          walk(path, depth + 1);
        } else if (inode.isRegular()) {
          sha.update(files.read(path));
        }
      }
    } catch (DiskException e) {
      sha.update(Utf8.encode(String.valueOf(e.getMessage())));
    }
  }
}
