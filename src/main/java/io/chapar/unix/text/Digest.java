package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** md5sum, b2sum, sha1sum, sha224sum, sha256sum, sha384sum and sha512sum(1). */
final class Digest implements Program {
  private static final String BLAKE = "BLAKE2b";
  private static final Options OPTIONS = options();
  private static final Options B2_OPTIONS = options("l,length=");
  private static final Pattern LINE = Pattern.compile("\\\\?([0-9a-fA-F]+) [ *](.*)");
  private static final Pattern TAGGED = Pattern.compile("([A-Z0-9]+) \\((.*)\\) = ([0-9a-fA-F]+)");

  private final String algorithm;

  /** A program for an algorithm as java.security names it. */
  Digest(String algorithm) {
    this.algorithm = algorithm;
  }

  private static Options options(String... more) {
    List<String> all =
        new java.util.ArrayList<>(
            List.of(
                "b,binary",
                "c,check",
                "tag",
                "t,text",
                "z,zero",
                "ignore-missing",
                "quiet",
                "status",
                "strict",
                "w,warn"));
    all.addAll(List.of(more));
    return Options.coreutils(all.toArray(String[]::new));
  }

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = (algorithm.equals(BLAKE) ? B2_OPTIONS : OPTIONS).parse(p);
    String bits = o.value("l", "0");
    if (!bits.matches("\\d{1,6}")) {
      return Say.error(p, 1, "invalid length: " + Quote.locale(bits));
    }
    int length = Integer.parseInt(bits);
    if (length > 512 || length % 8 != 0) {
      Say.error(p, 1, "invalid length: " + Quote.locale(bits));
      return Say.error(
          p,
          1,
          length > 512
              ? "maximum digest length for ‘BLAKE2b’ is 512 bits"
              : "length is not a multiple of 8");
    }
    return run(p, o, length == 0 ? 64 : length / 8);
  }

  private int run(Process p, Options.Parsed o, int bytes) throws IOException {
    List<String> names = o.operands().isEmpty() ? List.of("-") : o.operands();
    int status = 0;
    for (String name : names) {
      if (o.has("c")) {
        status |= check(p, o, name);
        continue;
      }
      try {
        String sum = sum(p, name, bytes);
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        String mark = escaped.equals(name) || o.has("z") ? "" : "\\";
        String shown = o.has("z") ? name : escaped;
        String end = o.has("z") ? "\0" : "\n";
        p.out()
            .print(
                o.has("tag")
                    ? mark + algorithm.replace("-", "") + " (" + shown + ") = " + sum + end
                    : mark + sum + (o.has("b") ? " *" : "  ") + shown + end);
      } catch (IOException e) {
        status = Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
      }
    }
    return status;
  }

  private String sum(Process p, String name, int bytes) throws IOException {
    try (Records in = Records.open(p, name)) {
      MessageDigest digest =
          algorithm.equals(BLAKE) ? new Blake2b(bytes) : MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[8192];
      for (int n; (n = in.in().read(buffer, 0, buffer.length)) > 0; ) {
        p.tick(n);
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private int check(Process p, Options.Parsed o, String list) throws IOException {
    int wrong = 0;
    int unread = 0;
    int malformed = 0;
    int good = 0;
    int ok = 0;
    try (Records in = Records.open(p, list)) {
      for (byte[] bytes; (bytes = in.next()) != null; ) {
        String line = Utf8.decode(bytes);
        if (line.startsWith("#")) {
          continue;
        }
        var plain = LINE.matcher(line);
        var tagged = TAGGED.matcher(line);
        boolean isPlain = plain.matches();
        int length =
            algorithm.equals(BLAKE)
                ? hexDigits(isPlain ? plain.group(1) : "")
                : algorithm.equals("MD5")
                    ? 32
                    : algorithm.equals("SHA-1") ? 40 : Integer.parseInt(algorithm.substring(4)) / 4;
        if (!isPlain && !(tagged.matches() && tagged.group(1).equals(algorithm.replace("-", "")))
            || (isPlain ? plain.group(1) : tagged.group(3)).length() != length) {
          malformed++;
          continue;
        }
        good++;
        String name = isPlain ? plain.group(2) : tagged.group(2);
        String expected = (isPlain ? plain.group(1) : tagged.group(3)).toLowerCase(Locale.ROOT);
        try {
          boolean same = sum(p, name, expected.length() / 2).equals(expected);
          ok += same ? 1 : 0;
          wrong += same ? 0 : 1;
          if (!o.has("status") && !(same && o.has("quiet"))) {
            p.out().println(name + (same ? ": OK" : ": FAILED"));
          }
        } catch (IOException e) {
          if (o.has("ignore-missing")) {
            continue;
          }
          unread++;
          Say.error(p, 1, Quote.shellIfNeeded(name) + ": " + Say.reason(e));
          if (!o.has("status")) {
            p.out().println(name + ": FAILED open or read");
          }
        }
      }
    } catch (IOException e) {
      return Say.error(p, 1, list + ": " + Say.reason(e));
    }
    String shown = list.equals("-") ? "'standard input'" : Quote.shellIfNeeded(list);
    if (good == 0) {
      return Say.error(p, 1, shown + ": no properly formatted checksum lines found");
    }
    if (!o.has("status")) {
      warn(
          p,
          malformed,
          malformed == 1 ? " line is improperly formatted" : " lines are improperly formatted");
      warn(
          p,
          unread,
          unread == 1 ? " listed file could not be read" : " listed files could not be read");
      warn(
          p,
          wrong,
          wrong == 1 ? " computed checksum did NOT match" : " computed checksums did NOT match");
      if (o.has("ignore-missing") && ok == 0) {
        Say.error(p, 1, shown + ": no file was verified");
      }
    }
    return wrong > 0
            || unread > 0
            || o.has("strict") && malformed > 0
            || o.has("ignore-missing") && ok == 0
        ? 1
        : 0;
  }

  /** b2sum takes sums of any whole number of bytes up to 64. */
  private static int hexDigits(String hex) {
    return hex.length() % 2 == 0 && hex.length() <= 128 && !hex.isEmpty() ? hex.length() : 128;
  }

  private static void warn(Process p, int count, String text) throws IOException {
    if (count > 0) {
      Say.error(p, 1, "WARNING: " + count + text);
    }
  }
}
