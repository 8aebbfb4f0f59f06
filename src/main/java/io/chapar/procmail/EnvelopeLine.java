package io.chapar.procmail;

import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The line "From sender date" at the top of a mail: kept, made or replaced. */
final class EnvelopeLine {
  private EnvelopeLine() {}

  /**
   * The mail with the line it should have.
   *
   * @param from what -f says; null without that option
   * @param invoker who runs procmail
   * @param delivering whether with -d
   * @param rights 1: may say who sent it; 0: may, and is named below; -1: may not
   */
  static byte[] apply(
      byte[] mail,
      @Nullable String from,
      String invoker,
      boolean delivering,
      int rights,
      long now) {
    boolean refresh = "-".equals(from);
    String sender = from;
    int right = rights;
    if (from != null && !refresh) {
      if (right != 1 && from.equals(invoker)) {
        right = 1;
      } else if (right == -1) {
        sender = invoker;
      }
    } else {
      sender = invoker;
    }
    boolean given = from != null && (refresh || right != -1 || from.equals(invoker));
    if (!delivering && from == null) {
      return mail;
    }
    String time = "  " + Log.time(now) + "\n";
    int start = 0;
    while (start < mail.length && mail[start] == '\n') {
      start++;
    }
    byte[] rest = Arrays.copyOfRange(mail, start, mail.length);
    boolean stamped = Utf8.decode(rest, 0, Math.min(5, rest.length)).equals("From ");
    ByteArrayOutputStream out = new ByteArrayOutputStream(rest.length + 128);
    if (stamped) {
      int end = 0;
      while (end < rest.length && rest[end] != '\n') {
        end++;
      }
      end = Math.min(rest.length, end + 1);
      String line = Utf8.decode(rest, 0, end);
      if (delivering && right < 0 || given && !refresh) {
        out.writeBytes(Utf8.encode("From " + sender + time));
      } else if (refresh) {
        out.writeBytes(Utf8.encode("From " + address(line) + time));
      } else {
        out.writeBytes(Utf8.encode(line));
      }
      rest = Arrays.copyOfRange(rest, end, rest.length);
      if (right <= 0 && given) {
        out.writeBytes(Utf8.encode(">From " + invoker + time));
      }
    } else {
      out.writeBytes(Utf8.encode("From " + sender + time));
      if (right <= 0 && given) {
        out.writeBytes(Utf8.encode(">From " + invoker + time));
      }
    }
    out.writeBytes(rest);
    return out.toByteArray();
  }

  private static String address(String line) {
    String rest = line.substring(5).strip();
    int space = rest.indexOf(' ');
    return space < 0 ? rest : rest.substring(0, space);
  }
}
