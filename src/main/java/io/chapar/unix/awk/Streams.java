package io.chapar.unix.awk;

import io.chapar.disk.Files;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.unix.Launch;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files and commands that a program has open besides its input. */
final class Streams {
  private record Output(int fd, StringBuilder buffer, @Nullable Process child) {}

  private record Input(int fd, RecordReader reader, @Nullable Process child) {}

  private final Process p;
  private final Map<String, Output> outputs = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();

  Streams(Process p) {
    this.p = p;
  }

  /** Writes to standard output, a file or a command; {@code how} is one of > >> | or empty. */
  void write(String how, String target, String text) throws IOException {
    if (how.isEmpty() || !how.equals("|") && (target.equals("/dev/stdout") || target.equals("-"))) {
      p.out().write(Latin.bytes(text));
      return;
    }
    if (!how.equals("|") && target.equals("/dev/stderr")) {
      p.err().write(Latin.bytes(text));
      return;
    }
    String key = (how.equals("|") ? "|" : ">") + target;
    Output output = outputs.get(key);
    if (output == null) {
      output = how.equals("|") ? startWriter(target) : openOutput(target, how.equals(">>"));
      outputs.put(key, output);
    }
    output.buffer.append(text);
    if (output.buffer.length() > 4096) {
      flush(output);
    }
  }

  private Output openOutput(String target, boolean append) {
    EnumSet<Files.Mode> how = EnumSet.of(Files.Mode.WRITE, Files.Mode.CREATE);
    how.add(append ? Files.Mode.APPEND : Files.Mode.TRUNCATE);
    String name = Latin.text(target);
    try {
      return new Output(p.allocate(p.open(name, how, 0666), 3), new StringBuilder(), null);
    } catch (IOException e) {
      throw new AwkException("cannot open \"" + target + "\" for output (" + e.getMessage() + ")");
    }
  }

  private Output startWriter(String command) throws IOException {
    flushAll();
    Channel[] pipe = p.pipe();
    Process child = p.fork();
    child.attach(0, pipe[0]);
    closeOthers(child);
    int fd = p.allocate(pipe[1], 3);
    child.start(each -> shell(each, command));
    return new Output(fd, new StringBuilder(), child);
  }

  private static int shell(Process child, String command) throws IOException {
    return Launch.exec(child, List.of("/bin/sh", "-c", Latin.text(command)));
  }

  private static void closeOthers(Process child) {
    for (int fd : child.descriptors()) {
      if (fd > 2) {
        child.close(fd);
      }
    }
  }

  private void flush(Output output) throws IOException {
    if (output.buffer.length() > 0) {
      byte[] bytes = Latin.bytes(output.buffer.toString());
      output.buffer.setLength(0);
      p.write(output.fd, bytes, 0, bytes.length);
    }
  }

  void flushAll() throws IOException {
    p.out().flush();
    for (Output output : outputs.values()) {
      flush(output);
    }
  }

  /** The reader of a file; null if it cannot be opened. */
  @Nullable RecordReader file(String target) {
    String key = "<" + target;
    Input input = inputs.get(key);
    if (input == null) {
      try {
        boolean standard = target.equals("-") || target.equals("/dev/stdin");
        int fd =
            standard ? 0 : p.allocate(p.open(Latin.text(target), Set.of(Files.Mode.READ), 0), 3);
        input = new Input(fd, new RecordReader(p, standard ? p.in() : p.in(fd)), null);
      } catch (IOException e) {
        return null;
      }
      inputs.put(key, input);
    }
    return input.reader;
  }

  /** The reader of what a command prints. */
  RecordReader command(String command) throws IOException {
    String key = "|" + command;
    Input input = inputs.get(key);
    if (input == null) {
      flushAll();
      Channel[] pipe = p.pipe();
      Process child = p.fork();
      child.attach(1, pipe[1]);
      closeOthers(child);
      int fd = p.allocate(pipe[0], 3);
      child.start(each -> shell(each, command));
      input = new Input(fd, new RecordReader(p, p.in(fd)), child);
      inputs.put(key, input);
    }
    return input.reader;
  }

  /** close(): the exit status of a command, 0 for a file, -1 if it was not open. */
  int close(String target) throws IOException {
    int result = -1;
    for (String how : List.of(">", "|")) {
      Output output = outputs.remove(how + target);
      if (output != null) {
        flush(output);
        p.close(output.fd);
        result = output.child == null ? 0 : output.child.await();
      }
    }
    for (String how : List.of("<", "|")) {
      Input input = inputs.remove(how + target);
      if (input != null) {
        if (input.fd > 0) {
          p.close(input.fd);
        }
        result = input.child == null ? 0 : input.child.await();
      }
    }
    return result;
  }

  /** system(): everything is flushed before. */
  int system(String command) throws IOException {
    flushAll();
    Process child = p.fork();
    return child.run(each -> shell(each, command));
  }

  /** At the end of the program commands are waited for. */
  void closeAll() throws IOException {
    p.out().flush();
    for (String key : List.copyOf(outputs.keySet())) {
      close(key.substring(1));
    }
    for (String key : List.copyOf(inputs.keySet())) {
      close(key.substring(1));
    }
  }
}
