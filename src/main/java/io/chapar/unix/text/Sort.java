package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** sort(1), in memory. */
final class Sort implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
              "b,ignore-leading-blanks",
              "d,dictionary-order",
              "f,ignore-case",
              "g,general-numeric-sort",
              "i,ignore-nonprinting",
              "M,month-sort",
              "h,human-numeric-sort",
              "n,numeric-sort",
              "R,random-sort",
              "-random-source=",
              "r,reverse",
              "sort=",
              "V,version-sort",
              "-batch-size=",
              "c",
              "check=?",
              "C",
              "-compress-program=",
              "-debug",
              "-files0-from=",
              "k,key=",
              "m,merge",
              "o,output=",
              "s,stable",
              "S,buffer-size=",
              "t,field-separator=",
              "T,temporary-directory=",
              "parallel=",
              "u,unique",
              "z,zero-terminated")
          .status(2);
  private static final long MEMORY = 256L * 1024 * 1024;

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    StringBuilder global = new StringBuilder();
    for (Options.Use use : o.uses()) {
      if (use.name().length() == 1 && SortKey.LETTERS.contains(use.name())) {
        global.append(use.name());
      } else if (use.name().equals("sort")) {
        global.append(word(p, String.valueOf(use.value())));
      }
    }
    int tab = separator(p, o.value("t"));
    List<SortKey> keys = new ArrayList<>();
    for (String spec : o.values("k")) {
      SortKey key = SortKey.parse(p, spec);
      keys.add(
          key.ordered()
              ? key
              : key.skipStart() || key.skipEnd() ? key : key.ordered(global.toString()));
    }
    if (keys.isEmpty()) {
      keys.add(SortKey.whole(global.toString()));
    }
    for (SortKey key : keys) {
      checkOrder(p, key.order());
    }
    String size = o.value("S");
    if (size != null && !size.matches("\\d+[%bKMGTPEZY]?")) {
      String what = size.matches("\\d.*") ? "invalid suffix in -S" : "invalid -S";
      throw new ExitException(Say.error(p, 2, what + " argument '" + size + "'"));
    }
    boolean check = o.has("c") || o.has("C") || o.has("check");
    if (check && o.has("o")) {
      throw new ExitException(
          Say.error(p, 2, "options '-" + (o.has("C") ? "C" : "c") + "o' are incompatible"));
    }
    char end = o.has("z") ? '\0' : '\n';
    long salt =
        global.indexOf("R") >= 0 || keys.stream().anyMatch(k -> k.order().contains("R"))
            ? p.machine().random().nextLong()
            : 0;
    Comparator<byte[]> byKeys =
        (a, b) -> {
          p.tick();
          for (SortKey key : keys) {
            int result = SortOrder.compare(key.of(a, tab), key.of(b, tab), key.order(), salt);
            if (result != 0) {
              return result;
            }
          }
          return 0;
        };
    boolean reverse = global.indexOf("r") >= 0;
    boolean lastResort = !o.has("s") && !o.has("u");
    Comparator<byte[]> whole =
        !lastResort
            ? byKeys
            : byKeys.thenComparing(
                (a, b) ->
                    reverse
                        ? java.util.Arrays.compareUnsigned(b, a)
                        : java.util.Arrays.compareUnsigned(a, b));
    if (check) {
      return check(p, o, end, whole);
    }
    List<byte[]> lines = read(p, o.operands(), end);
    lines.sort(whole);
    write(p, o, lines, end, byKeys);
    return 0;
  }

  private static String word(Process p, String how) throws IOException {
    List<String> words =
        List.of("general-numeric", "human-numeric", "month", "numeric", "random", "version");
    List<String> fitting = words.stream().filter(w -> w.startsWith(how)).toList();
    if (fitting.size() != 1) {
      StringBuilder list =
          new StringBuilder(
              "invalid argument " + Quote.locale(how) + " for ‘--sort’\nValid arguments are:");
      words.forEach(w -> list.append("\n  - ").append(Quote.locale(w)));
      throw new ExitException(Say.usage(p, 1, list.toString()));
    }
    return Character.toString("ghMnRV".charAt(words.indexOf(fitting.get(0))));
  }

  private static int separator(Process p, @Nullable String t) throws IOException {
    if (t == null) {
      return -1;
    }
    if (t.isEmpty()) {
      throw new ExitException(Say.error(p, 2, "empty tab"));
    }
    if (t.equals("\\0")) {
      return 0;
    }
    if (io.chapar.text.Utf8.encode(t).length > 1) {
      throw new ExitException(Say.error(p, 2, "multi-character tab " + Quote.locale(t)));
    }
    return t.charAt(0);
  }

  private static void checkOrder(Process p, String order) throws IOException {
    StringBuilder kinds = new StringBuilder();
    for (char c : "dghiMnRV".toCharArray()) {
      if (order.indexOf(c) >= 0) {
        kinds.append(c);
      }
    }
    boolean plain =
        kinds.toString().equals("di")
            || kinds.length() < 2
            || kinds.toString().matches("[diRV]*") && !kinds.toString().contains("RV");
    if (!plain) {
      throw new ExitException(Say.error(p, 2, "options '-" + kinds + "' are incompatible"));
    }
  }

  private static List<byte[]> read(Process p, List<String> names, char end) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    long memory = 0;
    for (String name : names.isEmpty() ? List.of("-") : names) {
      try (Records in = Records.open(p, name, end)) {
        for (byte[] line; (line = in.next()) != null; ) {
          lines.add(line);
          memory += line.length + 24L;
          if (memory > MEMORY) {
            throw new DiskException(Errno.ENOMEM, name);
          }
        }
      } catch (DiskException e) {
        if (e.errno() == Errno.ENOMEM) {
          throw new ExitException(Say.error(p, 2, "memory exhausted"));
        }
        throw new ExitException(
            Say.error(
                p,
                2,
                (Say.isDirectory(e) ? "read failed: " : "cannot read: ")
                    + Quote.shellIfNeeded(name)
                    + ": "
                    + Say.reason(e)));
      }
    }
    return lines;
  }

  private static void write(
      Process p, Options.Parsed o, List<byte[]> lines, char end, Comparator<byte[]> byKeys)
      throws IOException {
    String output = o.value("o");
    if (output != null) {
      try {
        p.attach(
            1,
            p.open(output, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666));
      } catch (IOException e) {
        throw new ExitException(Say.error(p, 2, "open failed: " + output + ": " + Say.reason(e)));
      }
    }
    byte[] last = null;
    for (byte[] line : lines) {
      if (o.has("u") && last != null && byKeys.compare(last, line) == 0) {
        continue;
      }
      last = line;
      p.tick();
      p.out().write(line);
      p.out().write(end);
    }
    try {
      p.out().flush();
    } catch (IOException e) {
      throw new ExitException(Say.error(p, 2, "write failed: 'standard output': " + Say.reason(e)));
    }
  }

  private static int check(Process p, Options.Parsed o, char end, Comparator<byte[]> order)
      throws IOException {
    if (o.operands().size() > 1) {
      return Say.error(
          p, 2, "extra operand " + Quote.locale(o.operands().get(1)) + " not allowed with -c");
    }
    String name = o.operands().isEmpty() ? "-" : o.operands().get(0);
    boolean quiet =
        o.has("C") || o.value("check", "").toLowerCase(Locale.ROOT).matches("quiet|silent");
    try (Records in = Records.open(p, name, end)) {
      byte[] last = null;
      long number = 0;
      for (byte[] line; (line = in.next()) != null; last = line) {
        number++;
        int result = last == null ? -1 : order.compare(last, line);
        if (result > 0 || result == 0 && o.has("u")) {
          return quiet
              ? 1
              : Say.error(
                  p, 1, name + ":" + number + ": disorder: " + io.chapar.text.Utf8.decode(line));
        }
      }
      return 0;
    } catch (IOException e) {
      return Say.error(
          p,
          2,
          (Say.isDirectory(e) ? "read failed: " : "cannot read: ")
              + Quote.shellIfNeeded(name)
              + ": "
              + Say.reason(e));
    }
  }
}
