package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** cut(1): characters are bytes, as in GNU's. */
final class Cut implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "b,bytes=",
          "c,characters=",
          "d,delimiter=",
          "f,fields=",
          "n",
          "complement",
          "s,only-delimited",
          "output-delimiter=",
          "z,zero-terminated");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.count("b") + o.count("c") + o.count("f") > 1) {
      return Say.usage(p, 1, "only one list may be specified");
    }
    boolean fields = o.has("f");
    String list = fields ? o.value("f", "") : o.has("b") ? o.value("b", "") : o.value("c");
    byte[] delimiter = Utf8.encode(o.value("d", "\t"));
    if (delimiter.length > 1) {
      return Say.usage(p, 1, "the delimiter must be a single character");
    }
    if (list == null) {
      return Say.usage(p, 1, "you must specify a list of bytes, characters, or fields");
    }
    if (!fields && o.has("d")) {
      return Say.usage(p, 1, "an input delimiter may be specified only when operating on fields");
    }
    if (!fields && o.has("s")) {
      return Say.usage(
          p, 1, "suppressing non-delimited lines makes sense\n\tonly when operating on fields");
    }
    Ranges ranges = Ranges.parse(p, list, fields, o.has("complement"));
    byte by = delimiter.length == 0 ? 0 : delimiter[0];
    byte @Nullable [] between =
        o.has("output-delimiter") ? Utf8.encode(o.value("output-delimiter", "")) : null;
    char end = o.has("z") ? '\0' : '\n';
    return Each.file(
        p,
        o.operands(),
        end,
        (in, name) -> {
          try {
            for (byte[] line; (line = in.next()) != null; ) {
              byte[] cut =
                  fields
                      ? fields(line, by, ranges, between, o.has("s"))
                      : bytes(line, ranges, between);
              if (cut != null) {
                p.out().write(cut);
                p.out().write(end);
              }
            }
          } catch (IOException e) {
            throw e;
          }
        });
  }

  private static byte[] bytes(byte[] line, Ranges ranges, byte @Nullable [] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(line.length);
    int last = -1;
    for (int i = 0; i < line.length; i++) {
      int range = ranges.find(i + 1L);
      if (range >= 0) {
        if (between != null && last >= 0 && range != last) {
          out.writeBytes(between);
        }
        out.write(line[i]);
        last = range;
      }
    }
    return out.toByteArray();
  }

  private static byte @Nullable [] fields(
      byte[] line, byte by, Ranges ranges, byte @Nullable [] between, boolean only) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(line.length);
    boolean delimited = false;
    boolean written = false;
    long field = 1;
    int start = 0;
    for (int i = 0; i <= line.length; i++) {
      if (i < line.length && line[i] != by) {
        continue;
      }
      delimited |= i < line.length;
      if (ranges.find(field) >= 0) {
        if (written && between != null) {
          out.writeBytes(between);
        } else if (written) {
          out.write(by);
        }
        out.write(line, start, i - start);
        written = true;
      }
      field++;
      start = i + 1;
    }
    return delimited ? out.toByteArray() : only ? null : line;
  }
}
