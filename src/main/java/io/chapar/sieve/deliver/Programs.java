package io.chapar.sieve.deliver;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the programs that scripts may call: those in the directory that the settings name. */
public final class Programs {
  private static final int MOST_OUTPUT = 16 << 20;

  private Programs() {}

  /** Runs one as the user, with the message or a text as its input. */
  public static Surroundings.Ran run(
      MailUser user,
      String verb,
      String name,
      List<String> args,
      byte[] input,
      String sender,
      String recipient) {
    Surroundings.Ran missing = new Surroundings.Ran(-1, true, new byte[0]);
    String dir = user.settings().plugin("sieve_" + verb + "_bin_dir");
    Process process = user.process();
    String path = dir + "/" + name;
    Inode inode = dir.isEmpty() ? null : process.files().peek(path);
    if (inode == null) {
      return missing;
    }
    if (!inode.isRegular() || (inode.mode() & 2) != 0) {
      return new Surroundings.Ran(-1, false, new byte[0]);
    }
    Map<String, String> env = new LinkedHashMap<>();
    env.put("USER", user.user());
    env.put("HOME", user.home());
    env.put("HOST", user.hostname());
    env.put("SENDER", sender);
    env.put("RECIPIENT", recipient);
    env.put("ORIG_RECIPIENT", recipient);
    List<String> words = new ArrayList<>();
    words.add(path);
    args.forEach(arg -> words.add(Bytes.text(arg)));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      Process child = process.fork();
      child.attach(0, Channels.input(input));
      child.attach(1, Channels.collector(output, MOST_OUTPUT));
      int status =
          child.run(
              p -> {
                try {
                  return p.exec(path, words, env);
                } catch (DiskException e) {
                  return 127;
                }
              });
      return new Surroundings.Ran(status, false, output.toByteArray());
    } catch (IOException e) {
      return new Surroundings.Ran(-1, false, new byte[0]);
    }
  }
}
