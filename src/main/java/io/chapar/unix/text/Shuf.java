package io.chapar.unix.text;

import io.chapar.disk.Files;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** shuf(1). */
final class Shuf implements Program {
  private static final Options OPTIONS =
      Options.coreutils(
          "e,echo",
          "i,input-range=",
          "n,head-count=",
          "o,output=",
          "-random-source=",
          "r,repeat",
          "z,zero-terminated");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("e") && o.has("i")) {
      return Say.usage(p, 1, "cannot combine -e and -i options");
    }
    String count = o.value("n");
    if (count != null && !count.matches("\\d+")) {
      return Say.error(p, 1, "invalid line count: " + Quote.locale(count));
    }
    long limit = count == null || count.length() > 9 ? Long.MAX_VALUE : Long.parseLong(count);
    List<byte[]> lines = new ArrayList<>();
    String range = o.value("i");
    if (range != null) {
      if (!range.matches("\\d{1,9}-\\d{1,9}")) {
        return Say.error(p, 1, "invalid input range: " + Quote.locale(range));
      }
      int dash = range.indexOf('-');
      int low = Integer.parseInt(range.substring(0, dash));
      int high = Integer.parseInt(range.substring(dash + 1));
      if (high < low || high - low > 5_000_000) {
        return Say.error(
            p, 1, high < low ? "invalid input range: " + Quote.locale(range) : "memory exhausted");
      }
      for (int i = low; i <= high; i++) {
        lines.add(Utf8.encode(Integer.toString(i)));
      }
    } else if (o.has("e")) {
      o.operands().forEach(each -> lines.add(Utf8.encode(each)));
    } else if (o.operands().size() > 1) {
      return Say.usage(p, 1, "extra operand " + Quote.locale(o.operands().get(1)));
    } else {
      String name = o.operands().isEmpty() ? "-" : o.operands().get(0);
      try (Records in = Records.open(p, name, o.has("z") ? '\0' : '\n')) {
        for (byte[] line; (line = in.next()) != null; ) {
          lines.add(line);
        }
      } catch (IOException e) {
        return Say.error(
            p,
            1,
            (Say.isDirectory(e) ? "read error" : Quote.shellIfNeeded(name)) + ": " + Say.reason(e));
      }
    }
    String output = o.value("o");
    if (output != null) {
      p.attach(
          1,
          p.open(output, Set.of(Files.Mode.WRITE, Files.Mode.CREATE, Files.Mode.TRUNCATE), 0666));
    }
    RandomGenerator random = p.machine().random();
    if (o.has("r") && lines.isEmpty()) {
      return limit == 0 ? 0 : Say.error(p, 1, "no lines to repeat");
    }
    for (int i = 0; (o.has("r") || i < lines.size()) && i < limit; i++) {
      p.tick();
      byte[] line;
      if (o.has("r")) {
        line = lines.get(random.nextInt(lines.size()));
      } else {
        int other = i + random.nextInt(lines.size() - i);
        line = lines.get(other);
        lines.set(other, lines.get(i));
      }
      p.out().write(line);
      p.out().write(o.has("z") ? 0 : '\n');
    }
    return 0;
  }
}
