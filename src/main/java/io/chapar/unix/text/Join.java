package io.chapar.unix.text;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** join(1). */
final class Join implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "a=",
          "e=",
          "i,ignore-case",
          "j=",
          "o=",
          "t=",
          "v=",
          "1=",
          "2=",
          "check-order",
          "nocheck-order",
          "header",
          "z,zero-terminated");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> names = o.operands();
    if (names.size() < 2) {
      return Say.usage(
          p,
          1,
          names.isEmpty()
              ? "missing operand"
              : "missing operand after " + Quote.locale(names.get(0)));
    }
    if (names.size() > 2) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(names.get(2)));
    }
    return new Run(p, o).all(names);
  }

  private static final class Run {
    private final Process p;
    private final Options.Parsed o;
    private final int[] keys;
    private final boolean[] unpaired = new boolean[2];
    private final boolean paired;
    private final int tab;
    private final List<int[]> format = new ArrayList<>();
    private final String filler;
    private final char end;
    private boolean auto;
    private final int[] autoCounts = {0, 0};

    Run(Process p, Options.Parsed o) throws IOException {
      this.p = p;
      this.o = o;
      String both = o.value("j");
      keys =
          new int[] {
            field(o.value("1", both == null ? "1" : both)),
            field(o.value("2", both == null ? "1" : both))
          };
      for (String option : List.of("a", "v")) {
        for (String value : o.values(option)) {
          if (!value.equals("1") && !value.equals("2")) {
            throw new ExitException(
                Say.error(p, 1, "invalid field number: " + Quote.locale(value)));
          }
          unpaired[value.charAt(0) - '1'] = true;
        }
      }
      paired = !o.has("v");
      String t = o.value("t");
      if (t != null && io.chapar.text.Utf8.encode(t).length > 1 && !t.equals("\\0")) {
        throw new ExitException(Say.error(p, 1, "multi-character tab " + Quote.locale(t)));
      }
      tab = t == null ? -1 : t.isEmpty() ? '\n' : t.equals("\\0") ? 0 : t.charAt(0);
      filler = o.value("e", "");
      end = o.has("z") ? '\0' : '\n';
      for (String list : o.values("o")) {
        for (String each : list.split("[, \t]+")) {
          format(each);
        }
      }
    }

    private int field(String text) throws IOException {
      if (!text.matches("[1-9]\\d{0,8}")) {
        throw new ExitException(Say.error(p, 1, "invalid field number: " + Quote.locale(text)));
      }
      return Integer.parseInt(text) - 1;
    }

    private void format(String each) throws IOException {
      if (each.equals("auto")) {
        auto = true;
      } else if (each.equals("0")) {
        format.add(new int[] {-1, 0});
      } else if (each.matches("[12]\\..*")) {
        format.add(new int[] {each.charAt(0) - '1', field(each.substring(2))});
      } else {
        throw new ExitException(
            Say.error(
                p,
                1,
                each.matches("\\d.*")
                    ? "invalid file number in field spec: " + Quote.locale(each)
                    : "invalid field specifier: " + Quote.locale(each)));
      }
    }

    private List<String> fields(String line) {
      List<String> out = new ArrayList<>();
      if (tab >= 0) {
        int start = 0;
        for (int at; (at = line.indexOf(tab, start)) >= 0; start = at + 1) {
          out.add(line.substring(start, at));
        }
        out.add(line.substring(start));
        return out;
      }
      for (String each : line.strip().split("[ \t]+")) {
        out.add(each);
      }
      return out;
    }

    private String key(List<String> fields, int side) {
      String key = keys[side] < fields.size() ? fields.get(keys[side]) : "";
      return o.has("i") ? key.toUpperCase(Locale.ROOT) : key;
    }

    int all(List<String> names) throws IOException {
      Records[] files = new Records[2];
      for (int i = 0; i < 2; i++) {
        try {
          files[i] = Records.open(p, names.get(i), end);
        } catch (IOException e) {
          return Say.error(p, 1, Quote.shellIfNeeded(names.get(i)) + ": " + Say.reason(e));
        }
      }
      Reader[] readers = {
        new Reader(files[0], 0, names.get(0)), new Reader(files[1], 1, names.get(1))
      };
      if (auto) {
        for (int i = 0; i < 2; i++) {
          List<String> first = readers[i].fields;
          autoCounts[i] = first == null ? 0 : first.size();
        }
      }
      if (o.has("header")) {
        List<String> a = readers[0].fields;
        List<String> b = readers[1].fields;
        if (a != null || b != null) {
          print(a, b);
        }
        readers[0].next();
        readers[1].next();
      }
      while (readers[0].fields != null || readers[1].fields != null) {
        List<String> a = readers[0].fields;
        List<String> b = readers[1].fields;
        int order = a == null ? 1 : b == null ? -1 : key(a, 0).compareTo(key(b, 1));
        if (order != 0) {
          int side = order < 0 ? 0 : 1;
          if (unpaired[side]) {
            print(side == 0 ? a : null, side == 1 ? b : null);
          }
          readers[side].next();
          continue;
        }
        String key = a == null ? "" : key(a, 0);
        List<List<String>> left = readers[0].same(key);
        List<List<String>> right = readers[1].same(key);
        if (paired) {
          for (List<String> each : left) {
            for (List<String> other : right) {
              p.tick();
              print(each, other);
            }
          }
        }
      }
      return readers[0].disorder || readers[1].disorder
          ? Say.error(p, 1, "input is not in sorted order")
          : 0;
    }

    private final class Reader {
      private final Records in;
      private final int side;
      private final String name;
      private @Nullable List<String> fields;
      private long number;
      private boolean disorder;

      Reader(Records in, int side, String name) throws IOException {
        this.in = in;
        this.side = side;
        this.name = name;
        next();
      }

      void next() throws IOException {
        List<String> before = fields;
        String line = in.text();
        fields = line == null ? null : fields(line);
        number++;
        if (line != null
            && before != null
            && number > (o.has("header") ? 2 : 1)
            && !disorder
            && !o.has("nocheck-order")
            && key(before, side).compareTo(key(fields(line), side)) > 0) {
          disorder = true;
          Say.error(p, 1, name + ":" + number + ": is not sorted: " + line);
          if (o.has("check-order")) {
            throw new ExitException(1);
          }
        }
      }

      List<List<String>> same(String key) throws IOException {
        List<List<String>> out = new ArrayList<>();
        while (fields != null && key(fields, side).equals(key)) {
          out.add(fields);
          next();
        }
        return out;
      }
    }

    private void print(@Nullable List<String> a, @Nullable List<String> b) throws IOException {
      List<String> out = new ArrayList<>();
      if (!format.isEmpty()) {
        for (int[] each : format) {
          if (each[0] < 0) {
            out.add(joinField(a, b));
          } else {
            out.add(value(each[0] == 0 ? a : b, each[1]));
          }
        }
      } else {
        out.add(joinField(a, b));
        rest(out, a, 0);
        rest(out, b, 1);
      }
      String separator = tab >= 0 ? Character.toString(tab) : " ";
      p.out().print(String.join(separator, out));
      p.out().write(end);
    }

    private String joinField(@Nullable List<String> a, @Nullable List<String> b) {
      return a != null ? value(a, keys[0]) : value(b, keys[1]);
    }

    private void rest(List<String> out, @Nullable List<String> fields, int side) {
      int count = auto ? autoCounts[side] : fields == null ? 0 : fields.size();
      for (int i = 0; i < count; i++) {
        if (i != keys[side]) {
          out.add(value(fields, i));
        }
      }
    }

    private String value(@Nullable List<String> fields, int i) {
      return fields == null || i >= fields.size() || fields.get(i).isEmpty()
          ? filler
          : fields.get(i);
    }
  }
}
