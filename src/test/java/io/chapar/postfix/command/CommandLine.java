package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;

/**
 * A fresh host on which single commands are run without a shell: arguments in, both streams out.
 */
final class CommandLine {
  private final World world = World.create(TestHost.debian(), 1);
  private int status;
  private String input = "";
  private String user = "root";

  /** What the next command reads. */
  CommandLine input(String text) {
    input = text;
    return this;
  }

  /** Who runs the next command. */
  CommandLine as(String name) {
    user = name;
    return this;
  }

  /** Runs a program of /usr/sbin. */
  String run(String name, String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      status =
          world
              .scheduler()
              .call(
                  "test",
                  () -> {
                    Process process = Objects.requireNonNull(world.session(user, List.of("bash")));
                    process.attach(0, Channels.input(Utf8.encode(input)));
                    process.attach(1, Channels.collector(printed, 1 << 22));
                    process.duplicate(1, 2);
                    List<String> argv = new java.util.ArrayList<>(List.of(args));
                    argv.add(0, name);
                    return process.run(p -> p.call("/usr/sbin/" + name, argv));
                  });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    input = "";
    user = "root";
    return Utf8.decode(printed.toByteArray());
  }

  int status() {
    return status;
  }

  CommandLine write(String path, String text) {
    try {
      world.mail().root().write(path, text, 0644);
    } catch (DiskException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  String read(String path) {
    try {
      return world.mail().root().text(path);
    } catch (DiskException e) {
      throw new IllegalStateException(e);
    }
  }

  World world() {
    return world;
  }
}
