package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** iconv(1): text from one character set to another. */
final class Iconv implements Program {
  private static final Options OPTIONS =
      Options.of("f,from-code=", "t,to-code=", "l,list", "c", "o,output=", "s,silent", "-verbose")
          .hint("Try `%s --help' or `%s --usage' for more information.")
          .status(64)
          .version("Debian GLIBC 2.36-9+deb12u13", "2.36");
  private static final Map<String, String> TRANSLITERATED =
      Map.ofEntries(
          Map.entry("“", "\""),
          Map.entry("”", "\""),
          Map.entry("„", ",,"),
          Map.entry("‘", "'"),
          Map.entry("’", "'"),
          Map.entry("€", "EUR"),
          Map.entry("–", "-"),
          Map.entry("—", "-"),
          Map.entry("…", "..."),
          Map.entry("ß", "ss"),
          Map.entry("æ", "ae"),
          Map.entry("Æ", "AE"),
          Map.entry("ø", "o"),
          Map.entry("Ø", "O"),
          Map.entry("«", "<<"),
          Map.entry("»", ">>"),
          Map.entry("©", "(C)"),
          Map.entry("®", "(R)"),
          Map.entry("\u00a0", " "));

  private record Conversion(
      Charset from, CharsetEncoder to, boolean skip, boolean ignore, boolean transliterate) {}

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("l")) {
      for (String name : Charset.availableCharsets().keySet()) {
        p.out().println(name.toUpperCase(Locale.ROOT) + "//");
      }
      return 0;
    }
    String target = o.value("t", "UTF-8");
    String suffix = target.contains("//") ? target.substring(target.indexOf("//")) : "";
    Charset from = charset(o.value("f", "UTF-8"));
    Charset to = charset(target);
    if (from == null || to == null) {
      // glibc's own words for a character set that has no module
      return fail(p, "failed to start conversion processing: No such file or directory");
    }
    Conversion conversion =
        new Conversion(
            from,
            to.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT),
            o.has("c"),
            suffix.toUpperCase(Locale.ROOT).contains("IGNORE"),
            suffix.toUpperCase(Locale.ROOT).contains("TRANSLIT"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String wrong = null;
    int status = 0;
    for (String name : o.operands().isEmpty() ? List.of("-") : o.operands()) {
      byte[] bytes;
      try (Records in = Records.open(p, name)) {
        bytes = in.all();
      } catch (IOException e) {
        status = fail(p, "cannot open input file `" + name + "': " + Say.reason(e));
        continue;
      }
      wrong = convert(p, conversion, bytes, out);
      if (wrong != null) {
        status = 1;
        break;
      }
    }
    String file = o.value("o");
    try {
      if (file == null) {
        p.out().write(out.toByteArray());
      } else if (status == 0) {
        p.files().write(p.path(file), out.toByteArray(), 0666 & ~p.umask());
      }
    } catch (DiskException e) {
      return fail(p, "unable to open output file: " + Say.reason(e));
    }
    return wrong == null || o.has("s") ? status : fail(p, wrong);
  }

  private static int fail(Process p, String message) throws IOException {
    p.out().flush();
    p.err().print("iconv: " + message + "\n");
    return 1;
  }

  private static @Nullable Charset charset(String name) {
    String plain = name.replaceFirst("//.*", "").toUpperCase(Locale.ROOT);
    switch (plain) {
      case "UTF8", "":
        return StandardCharsets.UTF_8;
      case "ASCII", "ANSI_X3.4-1968":
        return StandardCharsets.US_ASCII;
      case "UTF16", "UTF-16":
        return StandardCharsets.UTF_16;
      case "LATIN9", "LATIN-9":
        return charset("ISO-8859-15");
      default:
        String known = plain.replaceFirst("^UTF(?=\\d)", "UTF-");
        try {
          return Charset.isSupported(known) ? Charset.forName(known) : null;
        } catch (IllegalArgumentException e) {
          return null;
        }
    }
  }

  /** Converts {@code bytes}; what is wrong with them, or null. */
  private static @Nullable String convert(
      Process p, Conversion c, byte[] bytes, ByteArrayOutputStream out) {
    CharsetDecoder decoder =
        c.from()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (c.to().charset().equals(StandardCharsets.UTF_16) && out.size() == 0) {
      out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe}); // glibc writes it little-endian
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer one = CharBuffer.allocate(2);
    boolean ignored = false;
    while (in.hasRemaining()) {
      p.tick();
      int start = in.position();
      one.clear().limit(1);
      var result = decoder.decode(in, one, false);
      if (one.position() == 0 && result.isOverflow()) {
        one.limit(2);
        result = decoder.decode(in, one, false);
      }
      if (result.isError()) {
        if (!c.skip()) {
          return "illegal input sequence at position " + start;
        }
        in.position(start + Math.max(1, result.length()));
        continue;
      }
      if (one.position() == 0) {
        if (in.position() == start) {
          return "incomplete character or shift sequence at end of buffer";
        }
        continue; // a byte order mark
      }
      String text = one.flip().toString();
      byte[] written = encoded(c, text);
      if (written != null) {
        out.writeBytes(written);
      } else if (c.ignore()) {
        ignored = true;
      } else if (!c.skip()) {
        return "illegal input sequence at position " + start;
      }
    }
    return ignored ? "illegal input sequence at position " + bytes.length : null;
  }

  private static byte @Nullable [] encoded(Conversion c, String text) {
    if (c.to().charset().equals(StandardCharsets.UTF_16)) {
      return text.getBytes(StandardCharsets.UTF_16LE);
    }
    if (c.to().canEncode(text)) {
      return text.getBytes(c.to().charset());
    }
    if (!c.transliterate()) {
      return null;
    }
    String plain = TRANSLITERATED.get(text);
    if (plain == null) {
      plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    }
    return (c.to().canEncode(plain) ? plain : "?").getBytes(c.to().charset());
  }
}
