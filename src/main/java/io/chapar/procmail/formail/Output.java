package io.chapar.procmail.formail;

import io.chapar.disk.DiskException;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.unix.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail goes: to standard output, to a program that is started for it, or nowhere. With -l
 * its bytes are counted instead.
 */
final class Output {
  private static final int BLOCK = 4096;

  private final Process p;
  private final boolean counting;
  private final List<Process> children = new ArrayList<>();
  private boolean sink;
  private @Nullable Channel pipe;
  private @Nullable Process child;
  private final StringBuilder buffer = new StringBuilder();
  private boolean broken;
  long length;

  Output(Process p, boolean counting) {
    this.p = p;
    this.counting = counting;
  }

  /** Text of a mail. */
  void mail(String text) throws IOException {
    if (counting) {
      length += text.length();
    } else {
      print(text);
    }
  }

  /** Text that is printed in any case. */
  void print(String text) throws IOException {
    if (sink) {
      return;
    }
    buffer.append(text);
    if (buffer.length() >= BLOCK) {
      flush();
    }
  }

  void flush() throws IOException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.ISO_8859_1);
    buffer.setLength(0);
    if (bytes.length == 0 || sink) {
      return;
    }
    Channel to = pipe;
    try {
      if (to != null) {
        p.tick(bytes.length);
        to.write(bytes, 0, bytes.length);
      } else {
        p.write(1, bytes, 0, bytes.length);
      }
    } catch (DiskException e) {
      broken = true;
    }
  }

  /** What follows is thrown away. */
  void discard() throws IOException {
    flush();
    sink = true;
  }

  /** Starts the program for the next mail. */
  void start(List<String> argv, @Nullable String number) throws IOException {
    sink = false;
    child = null;
    if (argv.isEmpty()) {
      return;
    }
    Channel[] ends = p.pipe();
    Process process = p.fork();
    process.attach(0, ends[0]);
    if (number != null) {
      process.env().put("FILENO", number);
    }
    process.defaultSignal(Signal.PIPE);
    process.start(q -> exec(q, argv));
    pipe = ends[1];
    child = process;
    children.add(process);
  }

  private static int exec(Process q, List<String> argv) throws IOException {
    try {
      return Launch.exec(q, argv);
    } catch (DiskException e) {
      List<String> script = new ArrayList<>(List.of("/bin/sh"));
      script.addAll(argv);
      try {
        return q.exec("/bin/sh", script, q.env());
      } catch (DiskException again) {
        q.err().print("formail: Failed to execute \"" + argv.get(0) + "\"\n");
        return 69;
      }
    }
  }

  /** The mail is complete; false if it could not be written. */
  boolean close() throws IOException {
    flush();
    Channel to = pipe;
    if (to != null) {
      to.close();
      pipe = null;
    }
    boolean good = !broken;
    broken = false;
    return good;
  }

  /** Waits for the program of this mail. */
  int awaitChild() {
    Process process = child;
    if (process == null) {
      return 0;
    }
    children.remove(process);
    return process.await();
  }

  /** Waits until no more than that many programs run. */
  int awaitAll(int left) {
    int result = 0;
    while (children.size() > left) {
      int status = children.remove(0).await();
      if (result == 0) {
        result = status;
      }
    }
    return result;
  }
}
