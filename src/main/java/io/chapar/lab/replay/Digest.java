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
 * A host as one number: every file with its name, its rights, its times and its bytes, and the
 * clock.
 */
public final class Digest {
  private Digest() {}

  /** That of a state of a world. */
  public static String of(World world, World.State state) {
    try (World copy = World.of(world.distribution(), state)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(Utf8.encode(Long.toString(state.at())));
      walk(copy.mail().disk().as(Credentials.ROOT), "/", sha, 0);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void walk(Files files, String folder, MessageDigest sha, int depth) {
    if (folder.equals("/proc") || depth > 60) {
      return;
    }
    try {
      for (String name : files.list(folder).stream().sorted().toList()) {
        String path = folder.equals("/") ? "/" + name : folder + "/" + name;
        Inode inode = files.lstat(path);
        sha.update(
            Utf8.encode(
                path
                    + "\0"
                    + inode.type()
                    + "\0"
                    + inode.mode()
                    + "\0"
                    + inode.uid()
                    + "\0"
                    + inode.gid()
                    + "\0"
                    + inode.mtime()
                    + "\0"
                    + inode.size()
                    + "\0"));
        if (inode.isDirectory()) {
          walk(files, path, sha, depth + 1);
        } else if (inode.isRegular()) {
          sha.update(files.read(path));
        }
      }
    } catch (DiskException e) {
      sha.update(Utf8.encode(String.valueOf(e.getMessage())));
    }
  }
}
