package io.chapar.procmail.formail;

import io.chapar.host.Process;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the mails of standard input, one or (with -s) many, and writes each as asked. */
final class Mails {
  private final Process p;
  private final Arguments a;
  private final @Nullable IdCache cache;
  private final Input in;
  private final Output out;
  private final Head head;
  private int status;
  private boolean writeError;
  private int skip;
  private int total;
  private String fileNumber = "";
  private boolean numbered;
  private long number;
  private int width;

  // of the mail that is read
  private long length;
  private boolean lastBlank;
  private boolean babylStart;

  Mails(Process p, Arguments a, @Nullable IdCache cache) {
    this.p = p;
    this.a = a;
    this.cache = cache;
    in = new Input(p);
    out = new Output(p, a.folder != null);
    head = new Head(p, a, in, out);
    skip = a.skip;
    total = a.total;
  }

  int run() throws IOException {
    if (a.babyl) {
      skipBabylTop();
    }
    do {
      in.advance();
    } while (in.next == '\n');
    if (a.split) {
      if (in.next == Input.END) {
        return 0;
      }
      numbers();
      if (total == 0) {
        return 74; // it closes an output that it has not opened
      }
      startProgram();
      if (a.minFields == 0) {
        a.minFields = 2;
      }
    }
    boolean readOn = head.readField() || a.digest && head.article();
    while (true) {
      if (readOn) {
        while (head.readField()) {
          // the whole header
        }
      }
      readOn = true;
      switch (one()) {
        case NEXT -> {
          continue;
        }
        case STOP -> {
          return finish();
        }
        default -> {
          if (!out.close()) {
            if (!a.quiet) {
              p.err().print("formail: Couldn't write to stdout\n");
            }
            return 74;
          }
          return finish();
        }
      }
    }
  }

  private enum After {
    /** Another mail begins. */
    NEXT,
    END,
    STOP
  }

  private int finish() {
    if (a.split) {
      int result = out.awaitAll(0);
      if (status == 0) {
        status = result;
      }
    }
    return status != 0 ? status : writeError ? 74 : 0;
  }

  private void skipBabylTop() throws IOException {
    // up to the line with the first mark
    int before = 0;
    while (true) {
      int c = in.advance();
      if (c == Input.END || c == '\f' && before == 037) {
        break;
      }
      before = c;
    }
    for (int lines = 0; lines < 2; ) {
      int c = in.advance();
      if (c == Input.END) {
        return;
      }
      if (c == '\n') {
        lines++;
      }
    }
  }

  /** FILENO, which counts the mails for the programs. */
  private void numbers() {
    fileNumber = p.env().getOrDefault("FILENO", "000");
    width = Math.min(fileNumber.length(), 27);
    numbered = fileNumber.matches("-?[0-9]+") && fileNumber.length() < 18;
    if (numbered) {
      number = Long.parseLong(fileNumber);
    }
  }

  private void startProgram() throws IOException {
    if (skip > 0) {
      skip--;
      out.discard();
      return;
    }
    if (total > 0) {
      total--;
    }
    String shown = null;
    if (numbered) {
      long n = number++;
      String digits = Long.toString(Math.abs(n));
      int wide = width - (n < 0 ? 1 : 0);
      shown = (n < 0 ? "-" : "") + "0".repeat(Math.max(0, wide - digits.length())) + digits;
    }
    if (a.noWait && a.children > 0) {
      int result = out.awaitAll(a.children - 1);
      status = result != 0 ? result : status;
    }
    out.start(a.program, shown);
  }

  /** Writes the mail whose header has been read. */
  private After one() throws IOException {
    out.length = 0;
    boolean duplicate = head.prepare(cache);
    if (cache != null) {
      if (!a.split) {
        throw new io.chapar.host.ExitException(duplicate ? 0 : 1);
      }
      if (duplicate) {
        out.discard();
      }
    }
    length = head.contentLength();
    String parked = in.line.toString();
    in.line.setLength(0);
    if (head.write()) {
      status = 67; // nobody to answer
    }
    in.line.append(parked);
    boolean extracts = !a.extract.isEmpty() || !a.extractWhole.isEmpty();
    if (a.keepBody || !extracts) {
      out.mail("\n");
    }
    if (!a.keepBody && (a.reply || extracts)) {
      summary();
      if (!a.split) {
        return After.END;
      }
      if (!out.close()) {
        return After.END;
      }
      out.discard();
    }
    lastBlank = true;
    if (in.line.length() == 1) {
      in.line.setLength(0);
    }
    if (a.babyl) {
      skipBabylHeader();
    }
    if (length > 0) {
      counted();
    }
    After after = body();
    if (after == After.END) {
      summary();
    }
    return after;
  }

  private void skipBabylHeader() throws IOException {
    int last = 0;
    int c;
    while ((c = in.advance()) != Input.END && (c != '\n' || last != '\n')) {
      last = c;
    }
    babylStart = false;
  }

  /** The part of the body that Content-Length covers. */
  private void counted() throws IOException {
    if (in.line.length() > 0) {
      out.mail(in.line.toString());
      length -= in.line.length();
      in.line.setLength(0);
      lastBlank = false;
    }
    int written = '\n';
    while (--length >= 0 && in.next != Input.END) {
      lastBlank = written == in.next && written == '\n';
      written = in.next;
      out.mail(Character.toString((char) written));
      in.advance();
    }
    if (in.next == '\n' && written != in.next) {
      out.mail("\n");
      in.advance();
    }
    if (!a.quiet && length > 0) {
      p.err()
          .print("formail: Content-Length: field exceeds actual length by " + length + " bytes\n");
    }
  }

  private After body() throws IOException {
    while (in.line.length() > 0 || !lastBlank || in.next != Input.END) {
      p.tick();
      if (in.line.length() == 0) {
        head.readField();
      }
      if (!a.babyl || babylStart) {
        boolean begins = false;
        Field field = head.first();
        if (field != null) {
          if (field.isFrom()) {
            begins = from(field.text);
          } else if (splitsHere() && head.digestField()) {
            begins = true;
          }
        } else if (in.line.indexOf(Field.FROM) == 0) {
          head.add();
          Field added = head.first();
          begins = added != null && from(added.text);
        } else if (splitsHere() && head.article()) {
          begins = true;
        }
        if (begins && confirmed()) {
          return splitHere();
        }
      }
      lastBlank = in.line.length() == 1;
      if (a.babyl && in.line.length() > 0 && in.line.charAt(0) == 037) {
        babylStart = true;
        out.close();
        out.discard();
      }
      write();
    }
    return After.END;
  }

  private boolean splitsHere() {
    return a.split && a.digest && (lastBlank || a.every);
  }

  /** Whether an envelope line is a real one; others are disarmed. */
  private boolean from(String text) throws IOException {
    String rest = text.substring(Field.FROM.length()).replaceFirst("^[ \t]+", "");
    int address = 0;
    while (address < rest.length() && " \t\n".indexOf(rest.charAt(address)) < 0) {
      address++;
    }
    String time = rest.substring(address).replaceFirst("^[ \t]+", "");
    if (a.split && (lastBlank || a.every) && address > 0 && !time.startsWith("\n")) {
      return true;
    }
    if (a.escape) {
      out.mail(a.prefix);
    }
    return false;
  }

  /** Whether enough header fields follow. */
  private boolean confirmed() throws IOException {
    for (int i = a.minFields; --i > 0; ) {
      if (!head.readField() || !head.digestField()) {
        return false;
      }
    }
    return true;
  }

  private After splitHere() throws IOException {
    if (!lastBlank) {
      out.mail("\n");
    }
    summary();
    if (!out.close()) {
      writeError = true;
      if (!a.quiet) {
        p.err().print("formail: Couldn't write to stdout, continuing...\n");
      }
    }
    if (!a.noWait && !a.program.isEmpty()) {
      int result = out.awaitChild();
      if (status == 0) {
        status = result;
      }
    }
    if (total == 0) {
      return After.STOP;
    }
    startProgram();
    return After.NEXT;
  }

  private void write() throws IOException {
    boolean quote = a.reply && a.escape;
    if (head.first() != null) {
      if (quote) {
        for (Field field : head.take()) {
          for (String line : field.text.split("(?<=\n)")) {
            out.mail(a.prefix + line);
          }
        }
      } else {
        for (Field field : head.take()) {
          out.mail(field.text);
        }
      }
      return;
    }
    if (quote && in.line.length() > 1) {
      out.mail(a.prefix);
    }
    out.mail(in.line.toString());
    in.line.setLength(0);
  }

  private void summary() throws IOException {
    String folder = a.folder;
    if (folder != null) {
      out.print(folderLine(folder, out.length));
    }
  }

  private static String folderLine(String folder, long length) {
    String shown =
        folder.substring(0, Math.min(61, folder.length())).replaceAll("[\t\n\u000b\f\r]", " ");
    StringBuilder line = new StringBuilder("  Folder: ").append(shown);
    int at = line.length();
    at -= at % 8;
    do {
      line.append('\t');
      at += 8;
    } while (at < 72);
    return line.append(String.format(java.util.Locale.ROOT, "%7d\n", length)).toString();
  }
}
