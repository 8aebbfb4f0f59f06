package io.chapar.mailbox;

import java.util.Locale;

/**
 * Where the mail of a namespace lies, as mail_location says it: {@code maildir:~/Maildir}, {@code
 * mbox:~/mail:INBOX=/var/mail/alice}.
 *
 * @param format the driver's name
 * @param root the directory of mailboxes
 * @param inbox where INBOX is; empty for the root itself
 * @param index where index files go; empty for the default
 * @param control where control files go; empty for the default
 * @param fs whether Maildir folders are directories in each other (LAYOUT=fs)
 */
public record Layout(
    String format, String root, String inbox, String index, String control, boolean fs) {

  /** Thrown for a location that names no known format. */
  public static final class BadLocationException extends Exception {
    private static final long serialVersionUID = 1;

    BadLocationException(String message) {
      super(message);
    }
  }

  /** Keys of a location that change nothing here. */
  private static final java.util.Set<String> KNOWN =
      java.util.Set.of(
          "DIRNAME",
          "UTF-8",
          "SUBSCRIPTIONS",
          "ALT",
          "ALTNOCHECK",
          "NOALT",
          "FULLDIRNAME",
          "BROKENCHAR",
          "INDEXPVT",
          "INDEXCACHE",
          "ITERINDEX",
          "LISTINDEX",
          "MAILBOXDIR",
          "NO-NOSELECT",
          "STORAGE-NAME-ESCAPE-CHAR",
          "VOLATILEDIR",
          "");

  /** What a location with all variables expanded means; {@code home} is for '~'. */
  public static Layout parse(String location, String home) throws BadLocationException {
    int colon = location.indexOf(':');
    String format = colon < 0 ? "" : location.substring(0, colon);
    if (!format.equals("mbox") && !format.equals("maildir")) {
      String why =
          switch (format) {
            case "imapc" -> "Mailbox list driver imapc: missing imapc_host";
            case "sdbox", "mdbox", "dbox", "pop3c", "none", "virtual" ->
                "mail storage driver " + format + " is not simulated here";
            default -> "Unknown mail storage driver " + format;
          };
      throw new BadLocationException(colon < 0 ? "autodetection" : why);
    }
    String[] parts = location.substring(colon + 1).split(":", -1);
    String root = path(parts[0], home);
    String inbox = "";
    String index = "";
    String control = "";
    boolean dirname = false;
    boolean fs = format.equals("mbox");
    for (int i = 1; i < parts.length; i++) {
      int eq = parts[i].indexOf('=');
      String key = eq < 0 ? parts[i] : parts[i].substring(0, eq).toUpperCase(Locale.ROOT);
      String value = parts[i].substring(eq + 1);
      switch (key) {
        case "INBOX" -> inbox = path(value, home);
        case "INDEX" -> index = value.equals("MEMORY") ? "MEMORY" : path(value, home);
        case "CONTROL" -> control = path(value, home);
        case "LAYOUT" -> {
          if (!java.util.Set.of("fs", "maildir++", "Maildir++", "index").contains(value)) {
            throw new BadLocationException(
                "Mailbox list driver " + value + ": Unknown driver name");
          }
          fs = value.equals("fs");
        }
        case "DIRNAME" -> dirname = !value.isEmpty();
        default -> {
          if (!KNOWN.contains(key)) {
            throw new BadLocationException("Unknown setting: " + key);
          }
        }
      }
    }
    if (dirname && !fs) {
      throw new BadLocationException(
          "Mailbox list driver maildir++: maildir_name not supported by this driver");
    }
    if (format.equals("mbox") && inbox.isEmpty()) {
      inbox = root + "/inbox";
    }
    return new Layout(format, root, inbox, index, control, fs);
  }

  private static String path(String text, String home) {
    String path = text;
    if (path.equals("~")) {
      path = home;
    } else if (path.startsWith("~/")) {
      path = home + path.substring(1);
    } else if (!path.startsWith("/") && !path.isEmpty()) {
      path = home + "/" + path;
    }
    while (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return path;
  }

  /** The separator between the parts of a mailbox name, where the configuration names none. */
  public char separator() {
    return fs ? '/' : '.';
  }
}
