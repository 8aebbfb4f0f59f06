package io.chapar.unix.text;

import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Channel;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** tail(1): the end of files, and with -f what is added to them. */
final class Tail implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
              "c,bytes=",
              "f,follow=?",
              "F",
              "n,lines=",
              "-max-unchanged-stats=",
              "-pid=",
              "q,quiet,silent",
              "retry",
              "s,sleep-interval=",
              "v,verbose",
              "z,zero-terminated")
          .digits("n");
  private static final int HELD = 64 * 1024 * 1024;

  /** A file that is followed; a name whose file is not there has none. */
  private static final class Followed {
    final String name;
    @Nullable Channel channel;
    int inode;
    long position;
    boolean gone;

    Followed(String name) {
      this.name = name;
    }

    String title() {
      return name.equals("-") ? "standard input" : name;
    }
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p, modern(p.args().subList(1, p.args().size())));
    String unit = o.last("c", "n");
    String amount = unit.isEmpty() ? "10" : o.value(unit, "10");
    boolean fromStart = amount.startsWith("+");
    Long count = Say.count(fromStart || amount.startsWith("-") ? amount.substring(1) : amount);
    if (count == null) {
      throw new ExitException(
          Say.error(
              p,
              1,
              "invalid number of "
                  + (unit.equals("c") ? "bytes" : "lines")
                  + ": "
                  + Quote.locale(amount)));
    }
    boolean byName = o.has("F") || "name".equals(o.value("f"));
    boolean follow = o.has("f") || o.has("F");
    boolean retry = o.has("F") || o.has("retry");
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    Tailing tailing =
        new Tailing(p, o.last("q", "v").equals("v") || names.size() > 1 && !o.has("q"));
    List<Followed> followed = new ArrayList<>();
    int status = 0;
    for (String name : names) {
      Followed file = new Followed(name);
      try {
        file.channel = name.equals("-") ? p.channel(0) : p.open(name, Set.of(Files.Mode.READ), 0);
        tailing.title(file.title());
        show(p, file, o.has("z") ? '\0' : '\n', unit.equals("c"), fromStart, count);
      } catch (IOException e) {
        status =
            Say.error(
                p,
                1,
                Say.isDirectory(e)
                    ? "error reading " + Quote.shell(name) + ": " + Say.reason(e)
                    : "cannot open " + Quote.shell(name) + " for reading: " + Say.reason(e));
        file.gone = true;
        if (!retry) {
          continue;
        }
      }
      followed.add(file);
    }
    if (follow) {
      String seconds = o.value("s", "1");
      double pause;
      try {
        pause = Double.parseDouble(seconds);
      } catch (NumberFormatException e) {
        throw new ExitException(
            Say.error(p, 1, "invalid number of seconds: " + Quote.locale(seconds)));
      }
      followed.removeIf(f -> f.channel != null && f.channel.stat() == null);
      if (followed.isEmpty()) {
        return status == 0 ? 0 : Say.error(p, 1, "no files remaining");
      }
      tailing.follow(
          followed, byName, retry, Duration.ofNanos((long) (Math.max(0.01, pause) * 0.25e9)));
    }
    return status;
  }

  /** {@code -5f} and {@code +5} in their old spelling. */
  private static List<String> modern(List<String> args) {
    List<String> out = new ArrayList<>(args);
    if (!args.isEmpty()
        && args.get(0).matches("[-+]\\d+[bcl]?f?|[-+][bcl]?f")
        && !args.get(0).equals("-f")
        && !args.get(0).equals("-c")
        && args.size() <= 2) {
      String old = args.get(0);
      boolean f = old.endsWith("f");
      String rest = f ? old.substring(0, old.length() - 1) : old;
      char last = rest.charAt(rest.length() - 1);
      String number = Character.isDigit(last) ? rest : rest.substring(0, rest.length() - 1);
      if (number.length() < 2) {
        number = number.charAt(0) + "10";
      }
      String sign = number.startsWith("+") ? "+" : "";
      out.set(
          0,
          (last == 'c' ? "-c" : last == 'b' ? "-c" : "-n")
              + sign
              + number.substring(1)
              + (last == 'b' ? "b" : ""));
      if (f) {
        out.add(0, "-f");
      }
    }
    return out;
  }

  private static void show(
      Process p, Followed file, char end, boolean bytes, boolean fromStart, long count)
      throws IOException {
    Channel channel = file.channel;
    if (channel == null) {
      return;
    }
    int fd = file.name.equals("-") ? 0 : p.allocate(channel, 3);
    byte[] buffer = new byte[8192];
    Inode inode = channel.stat();
    if (inode != null && !fromStart) {
      file.inode = inode.number();
      channel.seek(
          bytes
              ? Math.max(channel.position(), inode.size() - count)
              : startOfLastLines(channel, inode.size(), end, count, buffer));
      for (int n; (n = p.read(fd, buffer, 0, buffer.length)) > 0; ) {
        p.out().write(buffer, 0, n);
      }
    } else if (fromStart) {
      if (inode != null) {
        file.inode = inode.number();
      }
      long skip = Math.max(0, count - 1);
      for (int n; (n = p.read(fd, buffer, 0, buffer.length)) > 0; ) {
        int from = 0;
        while (from < n && skip > 0) {
          if (bytes || buffer[from] == end) {
            skip--;
          }
          from++;
        }
        p.out().write(buffer, from, n - from);
      }
    } else {
      lastOfPipe(p, fd, end, bytes, count, buffer);
    }
    if (inode != null) {
      file.position = channel.position();
    }
    p.out().flush();
  }

  private static long startOfLastLines(
      Channel channel, long size, char end, long count, byte[] buffer) throws IOException {
    long first = channel.position();
    long left = count;
    for (long at = size; at > first && count > 0; ) {
      int length = (int) Math.min(buffer.length, at - first);
      at -= length;
      channel.seek(at);
      int n = 0;
      while (n < length) {
        int got = channel.read(buffer, n, length - n);
        if (got <= 0) {
          break;
        }
        n += got;
      }
      for (int i = n - 1; i >= 0; i--) {
        if (buffer[i] == end && at + i < size - 1 && --left == 0) {
          return at + i + 1;
        }
      }
    }
    return count == 0 ? size : first;
  }

  private static void lastOfPipe(
      Process p, int fd, char end, boolean bytes, long count, byte[] buffer) throws IOException {
    ArrayDeque<byte[]> held = new ArrayDeque<>();
    long size = 0;
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    for (int n; (n = p.read(fd, buffer, 0, buffer.length)) > 0; ) {
      for (int i = 0; i < n; i++) {
        line.write(buffer[i]);
        if (buffer[i] == end || bytes && line.size() >= 4096) {
          held.add(line.toByteArray());
          size += line.size();
          line.reset();
          while (bytes ? size - held.element().length >= count : held.size() > count) {
            size -= held.remove().length;
          }
        }
      }
      if (size + line.size() > HELD) {
        throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.ENOMEM, "");
      }
    }
    if (line.size() > 0) {
      held.add(line.toByteArray());
      size += line.size();
      while (!bytes && held.size() > count) {
        held.remove();
      }
    }
    long skip = bytes ? Math.max(0, size - count) : 0;
    for (byte[] each : held) {
      int from = (int) Math.min(skip, each.length);
      skip -= from;
      p.out().write(each, from, each.length - from);
    }
  }

  /** Writes titles between files, and follows them. */
  private static final class Tailing {
    private final Process p;
    private final boolean titles;
    private boolean first = true;
    private String last = "";

    Tailing(Process p, boolean titles) {
      this.p = p;
      this.titles = titles;
    }

    void title(String name) throws IOException {
      if (titles && (first || !name.equals(last))) {
        p.out().print((first ? "" : "\n") + "==> " + name + " <==\n");
      }
      first = false;
      last = name;
    }

    void follow(List<Followed> files, boolean byName, boolean retry, Duration pause)
        throws IOException {
      byte[] buffer = new byte[8192];
      while (true) {
        for (Followed file : files) {
          check(file, byName, retry);
          copyNew(file, buffer);
        }
        p.out().flush();
        p.sleep(pause);
      }
    }

    private void copyNew(Followed file, byte[] buffer) throws IOException {
      Channel channel = file.channel;
      Inode inode = channel == null ? null : channel.stat();
      if (channel == null || inode == null || file.gone && inode.size() == file.position) {
        return;
      }
      if (inode.size() < file.position) {
        Say.error(p, 0, file.name + ": file truncated");
        channel.seek(0);
        file.position = 0;
      }
      for (int n; (n = channel.read(buffer, 0, buffer.length)) > 0; ) {
        p.tick(n);
        title(file.title());
        p.out().write(buffer, 0, n);
      }
      file.position = channel.position();
    }

    /** A name that means another file now is opened again. */
    private void check(Followed file, boolean byName, boolean retry) throws IOException {
      if (!byName && file.channel != null || file.name.equals("-")) {
        return;
      }
      Inode now = p.files().peek(p.path(file.name));
      if (now == null) {
        if (!file.gone) {
          Say.error(
              p, 0, Quote.shell(file.name) + " has become inaccessible: No such file or directory");
          file.gone = true;
        }
        return;
      }
      if (now.number() != file.inode || file.channel == null) {
        boolean before = file.gone;
        Channel old = file.channel;
        try {
          file.channel = p.open(file.name, Set.of(Files.Mode.READ), 0);
        } catch (IOException e) {
          return;
        }
        if (old != null) {
          old.close();
        }
        file.inode = now.number();
        file.position = 0;
        file.gone = false;
        Say.error(
            p,
            0,
            Quote.shell(file.name)
                + (before
                    ? " has appeared;  following new file"
                    : " has been replaced;  following new file"));
      }
      file.gone &= !retry;
    }
  }
}
