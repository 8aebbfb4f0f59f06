package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** dd(1). */
final class Dd implements Program {
  private static final int LARGEST = 64 << 20; // bytes of a block
  private static final Options OPTIONS = Options.coreutils();
  private static final Set<String> CONVERSIONS =
      Set.of(
          "lcase",
          "ucase",
          "notrunc",
          "noerror",
          "sync",
          "fsync",
          "fdatasync",
          "excl",
          "nocreat",
          "swab",
          "sparse");

  @Override
  public int run(Process p) throws IOException {
    Map<String, String> o = new HashMap<>();
    for (String operand : OPTIONS.parse(p).operands()) {
      int equals = operand.indexOf('=');
      String key = equals < 0 ? "" : operand.substring(0, equals);
      if (!Set.of(
              "if", "of", "bs", "ibs", "obs", "cbs", "count", "skip", "seek", "iseek", "oseek",
              "conv", "status", "iflag", "oflag")
          .contains(key)) {
        throw OPTIONS.wrong(p, "unrecognized operand " + Quote.locale(operand));
      }
      o.put(key, operand.substring(equals + 1));
    }
    List<String> conversions = new ArrayList<>();
    String conv = o.get("conv");
    if (conv != null) {
      for (String each : conv.split(",")) {
        if (!CONVERSIONS.contains(each)) {
          throw OPTIONS.wrong(p, "invalid conversion: " + Quote.locale(each));
        }
        conversions.add(each);
      }
    }
    long bs = number(p, o, "bs", 0);
    long ibs = bs > 0 ? bs : number(p, o, "ibs", 512);
    long obs = bs > 0 ? bs : number(p, o, "obs", 512);
    long count = number(p, o, "count", -1);
    boolean bytes =
        o.getOrDefault("iflag", "").contains("count_bytes")
            || o.getOrDefault("count", "").endsWith("B");
    long skip =
        number(p, o, o.containsKey("iseek") ? "iseek" : "skip", 0)
            * (o.getOrDefault("iflag", "").contains("skip_bytes") ? 1 : ibs);
    long seek = number(p, o, o.containsKey("oseek") ? "oseek" : "seek", 0) * obs;
    if (ibs > LARGEST || obs > LARGEST || ibs < 1 || obs < 1) {
      return Gnu.error(
          p,
          1,
          ibs < 1
              ? "invalid number: " + Quote.locale("0")
              : "memory exhausted by input buffer of size " + ibs + " bytes");
    }
    Channel in = open(p, o.get("if"), Set.of(Files.Mode.READ), 0, "");
    if (in == null) {
      return 1;
    }
    boolean truncate = !conversions.contains("notrunc") && seek == 0;
    boolean append = o.getOrDefault("oflag", "").contains("append");
    Set<Files.Mode> how =
        append
            ? Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.APPEND)
            : conversions.contains("nocreat")
                ? Set.of(Files.Mode.WRITE)
                : truncate
                    ? Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE)
                    : Set.of(Files.Mode.WRITE, Files.Mode.CREATE);
    Channel out = open(p, o.get("of"), how, 1, "");
    if (out == null) {
      return 1;
    }
    return copy(
        p, o, conversions, in, out, new long[] {ibs, obs, count, bytes ? 1 : 0, skip, seek});
  }

  private static @Nullable Channel open(
      Process p, @Nullable String name, Set<Files.Mode> how, int standard, String none)
      throws IOException {
    if (name == null) {
      Channel channel = p.channel(standard);
      if (channel == null) {
        Gnu.error(p, "standard stream is closed" + none);
      }
      return channel;
    }
    try {
      return p.open(name, how, 0666);
    } catch (DiskException e) {
      Gnu.error(p, "failed to open " + Quote.shell(name) + ": " + e.getMessage());
      return null;
    }
  }

  private static long number(Process p, Map<String, String> o, String key, long fallback)
      throws IOException {
    String text = o.get(key);
    if (text == null) {
      return fallback;
    }
    long product = 1;
    for (String part : text.split("x", -1)) {
      long n =
          Gnu.size(
              part.endsWith("B") && part.matches("\\d+B")
                  ? part.substring(0, part.length() - 1)
                  : part);
      if (n < 0) {
        Gnu.error(p, "invalid number: " + Quote.locale(text));
        throw new io.chapar.host.ExitException(1);
      }
      product *= n;
    }
    return product;
  }

  private static int copy(
      Process p, Map<String, String> o, List<String> conv, Channel in, Channel out, long[] n)
      throws IOException {
    long started = p.machine().scheduler().nanos();
    int ibs = (int) n[0];
    int obs = (int) n[1];
    byte[] buffer = new byte[ibs];
    long full = 0;
    long partial = 0;
    long total = 0;
    long outFull = 0;
    long outPartial = 0;
    int status = 0;
    skip(p, in, n[4], buffer);
    if (n[5] > 0) {
      try {
        out.seek(n[5]);
      } catch (DiskException e) {
        return Gnu.error(
            p,
            1,
            Quote.shell(o.getOrDefault("of", "standard output"))
                + ": cannot seek: "
                + e.getMessage());
      }
    }
    byte[] pending = new byte[obs];
    int held = 0;
    long limit = n[2];
    while (limit < 0 || (n[3] == 1 ? total : full + partial) < limit) {
      int want = n[3] == 1 ? (int) Math.min(ibs, limit - total) : ibs;
      int got;
      try {
        got = in.read(buffer, 0, want);
      } catch (DiskException e) {
        Gnu.error(
            p,
            "error reading "
                + Quote.shell(o.getOrDefault("if", "standard input"))
                + ": "
                + e.getMessage());
        status = 1;
        break;
      }
      if (got <= 0) {
        break;
      }
      if (o.getOrDefault("iflag", "").contains("fullblock")) {
        int more;
        while (got < want && (more = in.read(buffer, got, want - got)) > 0) {
          got += more;
        }
      }
      p.tick(got);
      full += got == ibs ? 1 : 0;
      partial += got == ibs ? 0 : 1;
      if (conv.contains("sync") && got < ibs) {
        Arrays.fill(buffer, got, ibs, (byte) 0);
        got = ibs;
      }
      convert(buffer, got, conv);
      try {
        if (ibs == obs) {
          out.write(buffer, 0, got);
          outFull += got == obs ? 1 : 0;
          outPartial += got == obs ? 0 : 1;
        } else {
          for (int from = 0; from < got; ) {
            int take = Math.min(obs - held, got - from);
            System.arraycopy(buffer, from, pending, held, take);
            held += take;
            from += take;
            if (held == obs) {
              out.write(pending, 0, obs);
              outFull++;
              held = 0;
            }
          }
        }
      } catch (DiskException e) {
        Gnu.error(
            p,
            "error writing "
                + Quote.shell(o.getOrDefault("of", "standard output"))
                + ": "
                + e.getMessage());
        status = 1;
        break;
      }
      total += got;
    }
    if (held > 0 && status == 0) {
      out.write(pending, 0, held);
      outPartial++;
    }
    if (o.containsKey("if")) {
      in.close();
    }
    if (o.containsKey("of")) {
      out.close();
    }
    report(
        p,
        o.getOrDefault("status", ""),
        new long[] {full, partial, outFull, outPartial, total},
        started);
    return status;
  }

  private static void skip(Process p, Channel in, long bytes, byte[] buffer) throws IOException {
    long left = bytes;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n <= 0) {
        return;
      }
      p.tick(n);
      left -= n;
    }
  }

  private static void convert(byte[] buffer, int length, List<String> conv) {
    boolean upper = conv.contains("ucase");
    boolean lower = conv.contains("lcase");
    boolean swap = conv.contains("swab");
    for (int i = 0; i < length && (upper || lower); i++) {
      byte b = buffer[i];
      if (upper && b >= 'a' && b <= 'z') {
        buffer[i] = (byte) (b - 32);
      } else if (lower && b >= 'A' && b <= 'Z') {
        buffer[i] = (byte) (b + 32);
      }
    }
    for (int i = 0; swap && i + 1 < length; i += 2) {
      byte b = buffer[i];
      buffer[i] = buffer[i + 1];
      buffer[i + 1] = b;
    }
  }

  private static void report(Process p, String status, long[] n, long started) throws IOException {
    if (status.equals("none")) {
      return;
    }
    StringBuilder out = new StringBuilder();
    out.append(n[0]).append('+').append(n[1]).append(" records in\n");
    out.append(n[2]).append('+').append(n[3]).append(" records out\n");
    if (!status.equals("noxfer")) {
      long bytes = n[4];
      double seconds = Math.max(1e-6, (p.machine().scheduler().nanos() - started) / 1e9);
      out.append(bytes == 1 ? "1 byte" : bytes + " bytes");
      if (bytes >= 1000) {
        out.append(" (").append(scaled(bytes, 1000, "kMGT", ""));
        out.append(bytes >= 1024 ? ", " + scaled(bytes, 1024, "KMGT", "i") : "").append(')');
      }
      out.append(" copied, ").append(brief(seconds)).append(" s, ");
      out.append(scaled((long) (bytes / seconds), 1000, "kMGT", "")).append("/s\n");
    }
    p.err().print(out.toString());
  }

  private static String brief(double seconds) {
    String text = String.format(Locale.ROOT, "%.6g", seconds);
    if (text.contains("e")) {
      return text;
    }
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  private static String scaled(long bytes, int base, String units, String infix) {
    double value = bytes;
    int unit = -1;
    while (value >= base && unit < units.length() - 1) {
      value /= base;
      unit++;
    }
    String number =
        value < 10 && unit >= 0
            ? String.format(Locale.ROOT, "%.1f", value)
            : String.format(Locale.ROOT, "%.0f", value);
    return number + " " + (unit < 0 ? "B" : units.charAt(unit) + infix + "B");
  }
}
