package io.chapar.unix.text;

import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** uniq(1). */
final class Uniq implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
              "c,count",
              "d,repeated",
              "D",
              "all-repeated=?",
              "f,skip-fields=",
              "-group=?",
              "i,ignore-case",
              "s,skip-chars=",
              "u,unique",
              "z,zero-terminated",
              "w,check-chars=")
          .digits("f");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    for (String[] check :
        new String[][] {
          {"f", "fields to skip"}, {"s", "bytes to skip"}, {"w", "bytes to compare"}
        }) {
      String value = o.value(check[0]);
      if (value != null && !value.matches("\\d+")) {
        return Say.error(p, 1, value + ": invalid number of " + check[1]);
      }
    }
    if (names.size() > 2) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(2)));
    }
    boolean all = o.has("D") || o.has("all-repeated");
    if (o.has("c") && all) {
      return Say.usage(p, 1, "printing all duplicated lines and repeat counts is meaningless");
    }
    char end = o.has("z") ? '\0' : '\n';
    try (Records in = Records.open(p, names.isEmpty() ? "-" : names.get(0), end)) {
      if (names.size() == 2 && !names.get(1).equals("-")) {
        p.attach(
            1,
            p.open(
                names.get(1),
                Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE),
                0666));
      }
      new Run(p, o, end).read(in);
      return 0;
    } catch (IOException e) {
      return Say.isDirectory(e)
          ? Say.error(p, 1, "error reading " + Quote.shell(names.get(0)))
          : Say.error(
              p,
              1,
              (names.isEmpty() ? "-" : Quote.shellIfNeeded(names.get(0))) + ": " + Say.reason(e));
    }
  }

  private static final class Run {
    private final Process p;
    private final Options.Parsed o;
    private final char end;
    private final boolean all;
    private boolean groupBefore;

    Run(Process p, Options.Parsed o, char end) {
      this.p = p;
      this.o = o;
      this.end = end;
      this.all = o.has("D") || o.has("all-repeated");
    }

    void read(Records in) throws IOException {
      String last = null;
      String key = "";
      long count = 0;
      for (String line; (line = in.text()) != null; ) {
        String now = key(line);
        if (last != null && now.equals(key)) {
          count++;
          if (all) {
            if (count == 2) {
              String how = o.value("all-repeated", "none");
              if (how.equals("prepend") || how.equals("separate") && groupBefore) {
                p.out().write(end);
              }
              groupBefore = true;
              print(last);
            }
            print(line);
          }
          continue;
        }
        finish(last, count);
        last = line;
        key = now;
        count = 1;
      }
      finish(last, count);
    }

    private void finish(@org.jspecify.annotations.Nullable String line, long count)
        throws IOException {
      boolean wanted = count > 1 ? !o.has("u") : !o.has("d");
      if (line != null && !all && wanted) {
        print(o.has("c") ? String.format("%7d %s", count, line) : line);
      }
    }

    private void print(String line) throws IOException {
      p.out().print(line);
      p.out().write(end);
    }

    private String key(String line) {
      int i = 0;
      for (long skip = number("f", 0); skip > 0 && i < line.length(); skip--) {
        while (i < line.length() && blank(line.charAt(i))) {
          i++;
        }
        while (i < line.length() && !blank(line.charAt(i))) {
          i++;
        }
      }
      String rest = line.substring(i);
      if (o.has("s") || o.has("w")) {
        byte[] bytes = Utf8.encode(rest);
        int from = (int) Math.min(bytes.length, number("s", 0));
        rest =
            Utf8.decode(
                bytes, from, (int) Math.min(bytes.length - from, number("w", Integer.MAX_VALUE)));
      }
      return o.has("i") ? rest.toUpperCase(Locale.ROOT) : rest;
    }

    private long number(String option, long otherwise) {
      String value = o.value(option);
      return value == null
          ? otherwise
          : value.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(value);
    }

    private static boolean blank(char c) {
      return c == ' ' || c == '\t';
    }
  }
}
