package io.chapar.lab.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of IMAP: as much of it as it takes to look into mailboxes. */
final class ImapClient implements AutoCloseable {
  private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,9})\\}$");
  private static final Pattern LISTED =
      Pattern.compile("^\\* LIST \\(([^)]*)\\) (?:\"[^\"]*\"|NIL) (.*)$");

  private final Wire wire;
  private int tag;
  private String last = "";

  ImapClient(Wire wire) {
    this.wire = wire;
  }

  /** The last tagged reply, or the greeting. */
  String last() {
    return last;
  }

  /** Reads the greeting; with STARTTLS if that is wanted. */
  boolean open(String tls) throws IOException {
    if (tls.equals("implicit")) {
      wire.secure();
    }
    last = wire.line();
    if (!last.startsWith("* OK")) {
      return false;
    }
    if (tls.equals("starttls")) {
      command("STARTTLS");
      if (!ok()) {
        return false;
      }
      wire.secure();
    }
    return true;
  }

  boolean login(String user, String password) throws IOException {
    command("LOGIN " + quoted(user) + " " + quoted(password));
    return ok();
  }

  boolean ok() {
    return last.startsWith("OK");
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** Gives a command; the untagged lines, a literal being part of its line. */
  List<String> command(String command) throws IOException {
    String mark = "p" + ++tag;
    wire.send(mark + " " + command);
    List<String> lines = new ArrayList<>();
    while (true) {
      StringBuilder line = new StringBuilder(wire.line());
      Matcher literal = LITERAL.matcher(line);
      while (literal.find()) {
        line.append('\n').append(wire.bytes(Integer.parseInt(literal.group(1))));
        line.append(wire.line());
        literal = LITERAL.matcher(line);
      }
      String text = line.toString();
      if (text.startsWith(mark + " ")) {
        last = text.substring(mark.length() + 1);
        return lines;
      }
      lines.add(text);
    }
  }

  /** The folders that can be opened. */
  List<String> folders() throws IOException {
    List<String> folders = new ArrayList<>();
    for (String line : command("LIST \"\" *")) {
      Matcher listed = LISTED.matcher(line);
      if (listed.matches() && !listed.group(1).contains("\\Noselect")) {
        String name = listed.group(2);
        folders.add(name.startsWith("\"") ? name.substring(1, name.length() - 1) : name);
      }
    }
    return folders;
  }

  /** Opens a folder to read; how many messages it has, or -1. */
  int examine(String folder) throws IOException {
    int count = -1;
    for (String line : command("EXAMINE " + quoted(folder))) {
      if (line.matches("\\* \\d+ EXISTS")) {
        count = Integer.parseInt(line.replaceAll("\\D", ""));
      }
    }
    return ok() ? count : -1;
  }

  /** The numbers of the messages that a search finds in the open folder. */
  List<String> search(String criteria) throws IOException {
    for (String line : command("SEARCH " + criteria)) {
      if (line.startsWith("* SEARCH ")) {
        return List.of(line.substring(9).strip().split(" +"));
      }
    }
    return List.of();
  }

  @Override
  public void close() {
    try {
      wire.send("p0 LOGOUT");
      wire.line();
    } catch (IOException e) {
      // it is over anyway
    }
    wire.close();
  }
}
