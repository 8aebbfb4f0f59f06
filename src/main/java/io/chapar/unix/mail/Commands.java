package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of a reading mail(1), each by its shortest unambiguous name in an old order. */
final class Commands {
  /** What comes after a command. */
  enum Next {
    GO_ON,
    QUIT,
    EXIT
  }

  /** In the order in which an abbreviation finds them. */
  private static final List<String> NAMES =
      List.of(
          "next",
          "alias",
          "print",
          "type",
          "Type",
          "Print",
          "visual",
          "top",
          "touch",
          "preserve",
          "delete",
          "dp",
          "dt",
          "undelete",
          "unset",
          "mail",
          "mbox",
          "more",
          "page",
          "unread",
          "Unread",
          "!",
          "copy",
          "chdir",
          "cd",
          "save",
          "source",
          "set",
          "shell",
          "version",
          "group",
          "write",
          "from",
          "file",
          "folder",
          "folders",
          "?",
          "z",
          "headers",
          "help",
          "=",
          "Reply",
          "Respond",
          "reply",
          "respond",
          "edit",
          "echo",
          "quit",
          "list",
          "xit",
          "exit",
          "pipe",
          "|",
          "size",
          "hold",
          "if",
          "else",
          "endif",
          "alternates",
          "ignore",
          "discard",
          "retain",
          "saveignore",
          "savediscard",
          "saveretain",
          "inc",
          "#",
          "+",
          "-");

  private final Process process;
  private final Settings settings;
  private final Replies replies;
  private final String version;
  private Mailbox mailbox;
  private int dot;
  private boolean started; // a bare return shows the next message, at first the current one

  Commands(Process process, Settings settings, Mailbox mailbox, String version) {
    this.process = process;
    this.settings = settings;
    this.mailbox = mailbox;
    this.version = version;
    this.dot = mailbox.start();
    this.replies = new Replies(process, settings);
  }

  Mailbox mailbox() {
    return mailbox;
  }

  /** Carries out a line. */
  Next execute(String line) throws IOException {
    String text = line.strip();
    if (text.startsWith("#")) {
      started = true;
      return Next.GO_ON;
    }
    int end = 0;
    if (!text.isEmpty() && "!|?=+-".indexOf(text.charAt(0)) >= 0) {
      end = 1;
    }
    while (end < text.length()
        && end >= 0
        && Character.isLetter(text.charAt(end))
        && !(end == 1 && "!|?=+-".indexOf(text.charAt(0)) >= 0)) {
      end++;
    }
    String word = text.substring(0, end);
    String rest = text.substring(end).strip();
    String name = word;
    if (text.isEmpty()) {
      name = "next";
    } else if (word.isEmpty()) {
      name = "print";
      rest = text;
    } else {
      name = NAMES.stream().filter(n -> n.startsWith(word)).findFirst().orElse("");
    }
    switch (name) {
      case "":
        process.out().println("Unknown command: \"" + word + "\"");
        return Next.GO_ON;
      case "quit":
        return Next.QUIT;
      case "xit", "exit":
        return Next.EXIT;
      default:
        run(name, rest);
        process.out().flush();
        boolean transparent = List.of("headers", "z", "from", "=", "size").contains(name);
        started |= !transparent;
        return Next.GO_ON;
    }
  }

  private void run(String name, String rest) throws IOException {
    List<String> words = StartFiles.words(rest);
    switch (name) {
      case "next", "+" -> next(name, words);
      case "-" -> step(-1);
      case "print", "type", "more", "page" -> each(words, n -> type(n, settings));
      case "Print", "Type" -> each(words, n -> type(n, null));
      case "top" -> each(words, this::top);
      case "headers" -> headers(words);
      case "z" -> scroll(rest);
      case "from" -> from(words);
      case "=" -> process.out().println(Integer.toString(dot));
      case "size" ->
          each(
              words,
              n -> process.out().println(n + ": " + lines(n) + "/" + letter(n).raw().length));
      case "delete" -> delete(words);
      case "dp", "dt" -> deleteAndType(words);
      case "undelete" -> undelete(words);
      case "unread", "Unread" ->
          each(
              words,
              n -> {
                Letter letter = letter(n);
                letter.statusChanged |= letter.read;
                letter.read = false;
                letter.touched = false;
                dot = n;
              });
      case "preserve", "hold" ->
          each(
              words,
              n -> {
                letter(n).preserved = true;
                letter(n).toMbox = false;
                dot = n;
              });
      case "touch" ->
          each(
              words,
              n -> {
                letter(n).touch();
                letter(n).preserved = false;
                dot = n;
              });
      case "mbox" ->
          each(
              words,
              n -> {
                letter(n).toMbox = true;
                letter(n).preserved = false;
                dot = n;
              });
      case "save", "copy", "write" -> save(name, words);
      case "pipe", "|" -> pipe(rest);
      case "reply", "respond" -> each(words, n -> replies.reply(letter(n), true));
      case "Reply", "Respond" -> each(words, n -> replies.reply(letter(n), false));
      case "mail" -> replies.mail(words, this::quote);
      case "edit", "visual" -> each(words, n -> edit(n, name.equals("visual")));
      case "file", "folder" -> file(rest);
      case "folders" -> folders();
      default -> other(name, rest, words);
    }
  }

  private void other(String name, String rest, List<String> words) throws IOException {
    switch (name) {
      case "?", "help" -> process.out().print(CommandHelp.TEXT);
      case "list" -> process.out().println("Commands are:\n" + String.join(", ", NAMES));
      case "version" -> process.out().println("Version " + version);
      case "echo" -> process.out().println(String.join(" ", words));
      case "!" -> {
        process.out().flush();
        Command.run(process, rest);
        process.out().println("!");
      }
      case "shell" -> {
        process.out().flush();
        Command.run(process, "exec " + settings.get("SHELL", "/bin/sh"));
      }
      case "cd", "chdir" -> {
        try {
          process.chdir(words.isEmpty() ? process.env("HOME", "/") : words.get(0));
        } catch (DiskException e) {
          process.err().print(process.name() + ": " + rest + ": " + e.getMessage() + "\n");
        }
      }
      case "source" -> {
        if (!StartFiles.source(process, settings, rest)) {
          process.err().print(process.name() + ": " + rest + ": No such file or directory\n");
        }
      }
      case "set", "alias", "group" -> {
        if (words.isEmpty()) {
          list(name);
        } else {
          define(name, words);
        }
      }
      case "unset", "ignore", "discard", "retain" -> define(name, words);
      default -> process.err().print("mail: the command '" + name + "' is not simulated here\n");
    }
  }

  private void define(String name, List<String> words) {
    List<String> line = new ArrayList<>(List.of(name));
    line.addAll(words);
    StartFiles.command(settings, line);
  }

  private void list(String name) throws IOException {
    if (name.equals("set")) {
      for (Map.Entry<String, String> each :
          new java.util.TreeMap<>(settings.variables()).entrySet()) {
        process.out().println(each.getKey() + "\t" + each.getValue());
      }
      return;
    }
    for (Map.Entry<String, List<String>> each :
        new java.util.TreeMap<>(settings.aliases()).entrySet()) {
      process.out().println(each.getKey() + "\t " + String.join(" ", each.getValue()));
    }
  }

  // ---- the messages of a command

  /** What to do with a message. */
  @FunctionalInterface
  private interface Action {
    void accept(int number) throws IOException;
  }

  private Letter letter(int number) {
    return mailbox.letters().get(number - 1);
  }

  private long lines(int number) {
    return letter(number).lines();
  }

  private @Nullable List<Integer> chosen(List<String> words) throws IOException {
    List<Letter> letters = mailbox.letters();
    if (!words.isEmpty()) {
      return MessageList.parse(process, letters, dot, words, false);
    }
    int near = near(false);
    if (near == 0) {
      process.out().println("No applicable messages");
      return null;
    }
    return List.of(near);
  }

  /** The message at the dot or behind it, else before it, that is deleted or not; 0: none. */
  private int near(boolean deleted) {
    for (int n = Math.max(1, dot); n <= mailbox.letters().size(); n++) {
      if (letter(n).deleted == deleted) {
        return n;
      }
    }
    for (int n = Math.min(dot, mailbox.letters().size()); n >= 1; n--) {
      if (letter(n).deleted == deleted) {
        return n;
      }
    }
    return 0;
  }

  private void each(List<String> words, Action action) throws IOException {
    List<Integer> list = chosen(words);
    if (list != null) {
      for (int n : list) {
        action.accept(n);
      }
    }
  }

  // ---- showing

  private void type(int number, @Nullable Settings shown) throws IOException {
    Letter letter = letter(number);
    letter.touch();
    dot = number;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Utf8.encode("Message " + number + ":\n"));
    out.writeBytes(letter.copy(shown, "", false));
    byte[] text = out.toByteArray();
    String limit = settings.get("crt");
    long most = limit == null || !limit.matches("\\d{1,6}") ? 20 : Long.parseLong(limit);
    if (limit != null && process.terminal(1) && letter.lines() > most) {
      process.out().flush();
      Command.run(process, process.env("PAGER", "more"), text, null);
      return;
    }
    process.out().write(text);
  }

  private void top(int number) throws IOException {
    letter(number).touch();
    dot = number;
    String set = settings.get("toplines", "5");
    int most = set.matches("\\d{1,4}") ? Integer.parseInt(set) : 5;
    process.out().println("Message " + number + ":");
    List<String> lines = Utf8.decode(letter(number).raw()).lines().toList();
    for (String line : lines.subList(0, Math.min(lines.size(), most + 1))) {
      process.out().println(line);
    }
  }

  private void next(String name, List<String> words) throws IOException {
    if (!words.isEmpty()) {
      List<Integer> list = chosen(words);
      if (list != null) {
        int from = dot;
        type(list.stream().filter(n -> n > from).findFirst().orElse(list.get(0)), settings);
      }
    } else if (!started && name.equals("next")) {
      each(List.of(), n -> type(n, settings));
    } else {
      step(1);
    }
  }

  private void step(int by) throws IOException {
    int n = dot + by;
    while (n >= 1 && n <= mailbox.letters().size() && letter(n).deleted) {
      n += by;
    }
    if (n < 1 || n > mailbox.letters().size()) {
      process.out().println(by > 0 ? "At EOF" : "Nonzero min message");
    } else {
      type(n, settings);
    }
  }

  /** Shows the page of headers on which a message is. */
  void headers(List<String> words) throws IOException {
    List<Integer> list = chosen(words);
    if (list == null) {
      return;
    }
    int number = list.get(0);
    int size = Reading.page(process, settings);
    int first = (number - 1) / size * size;
    if (dot != number || first + 1 > dot) {
      dot = first + 1;
    }
    page(first);
  }

  private void page(int first) throws IOException {
    int left = Reading.page(process, settings);
    if (letter(dot).deleted && near(false) > 0) {
      dot = near(false);
    }
    for (int n = first + 1; n <= mailbox.letters().size() && left > 0; n++) {
      if (!letter(n).deleted) {
        header(n);
        left--;
      }
    }
  }

  private void header(int number) throws IOException {
    Letter letter = letter(number);
    char status = ' ';
    if (letter.saved) {
      status = '*';
    } else if (letter.preserved) {
      status = 'P';
    } else if (letter.toMbox) {
      status = 'M';
    } else if (!letter.read) {
      status = letter.fresh ? 'N' : 'U';
    }
    String count = String.format("%4d/%-5d", letter.lines(), letter.raw().length);
    String subject = letter.field("subject");
    String about = subject == null ? "" : subject;
    int room = Math.max(0, 80 - 43 - count.length());
    String sender = letter.sender();
    process
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%c%c%3d %-17.17s  %16s %s %s",
                number == dot ? '>' : ' ',
                status,
                number,
                sender,
                letter.envelope()[1],
                count,
                about.substring(0, Math.min(room, about.length()))));
  }

  private void from(List<String> words) throws IOException {
    List<Integer> list = chosen(words);
    if (list == null) {
      return;
    }
    for (int n : list) {
      header(n);
    }
    dot = list.get(list.size() - 1);
  }

  private void scroll(String direction) throws IOException {
    int size = Reading.page(process, settings);
    int first = (dot - 1) / size * size + (direction.startsWith("-") ? -size : size);
    if (first < 0 || first >= mailbox.letters().size()) {
      process.out().println("On " + (first < 0 ? "first" : "last") + " screenful of messages");
      return;
    }
    dot = first + 1;
    page(first);
  }

  // ---- deleting

  private boolean delete(List<String> words) throws IOException {
    List<Integer> list = chosen(words);
    if (list == null) {
      return false;
    }
    for (int n : list) {
      Letter letter = letter(n);
      letter.touch();
      letter.deleted = true;
      letter.preserved = false;
      letter.saved = false;
      letter.toMbox = false;
      dot = n;
    }
    int next = near(false);
    dot = next == 0 ? 1 : next;
    return next > 0;
  }

  private void deleteAndType(List<String> words) throws IOException {
    int before = dot;
    if (!delete(words)) {
      process.out().println("No more messages");
    } else if (dot > before) {
      type(dot, settings);
    } else {
      process.out().println("At EOF");
    }
  }

  private void undelete(List<String> words) throws IOException {
    List<Integer> list;
    if (words.isEmpty()) {
      int near = near(true);
      if (near == 0) {
        process.out().println("No applicable messages");
        return;
      }
      list = List.of(near);
    } else {
      list = MessageList.parse(process, mailbox.letters(), dot, words, true);
    }
    for (int n : list == null ? List.<Integer>of() : list) {
      letter(n).touch();
      letter(n).deleted = false;
      dot = n;
    }
  }

  // ---- files and programs

  private void save(String name, List<String> words) throws IOException {
    if (words.isEmpty()) {
      process.out().println("No file specified.");
      return;
    }
    String file = Folders.name(process, settings, words.get(words.size() - 1));
    List<Integer> list = chosen(words.subList(0, words.size() - 1));
    if (list == null) {
      return;
    }
    process.out().print("\"" + file + "\" ").flush();
    boolean there = process.files().exists(process.path(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int n : list) {
      letter(n).touch();
      dot = n;
      out.writeBytes(name.equals("write") ? letter(n).body() : letter(n).written());
    }
    byte[] text = out.toByteArray();
    if (name.equals("write") && text.length > 1 && text[text.length - 2] == '\n') {
      text = java.util.Arrays.copyOf(text, text.length - 1);
    }
    try {
      process.files().append(process.path(file), text, 0666 & ~process.umask());
    } catch (DiskException e) {
      process.err().print(process.name() + ": fopen: " + e.getMessage() + "\n");
      return;
    }
    process.out().println(there ? "[Appended]" : "[New file]");
    if (!name.equals("copy")) {
      list.forEach(n -> letter(n).saved = true);
    }
  }

  private void edit(int number, boolean visual) throws IOException {
    Letter letter = letter(number);
    letter.touch();
    dot = number;
    process.out().flush();
    byte[] before = letter.written();
    byte[] edited = Command.edit(process, settings, before, visual);
    if (edited != null && !java.util.Arrays.equals(before, edited)) {
      Letter changed = new Letter(edited);
      changed.touched = true;
      changed.statusChanged = true;
      mailbox.letters().set(number - 1, changed);
    }
  }

  private void pipe(String rest) throws IOException {
    List<String> words = new ArrayList<>(List.of(rest.split("\\s+")));
    int at = 0;
    while (at < words.size() - 1 && words.get(at).matches("[\\d.^$*-]+")) {
      at++;
    }
    if (rest.isEmpty()) {
      process.out().println("No command specified.");
      return;
    }
    List<Integer> list = chosen(words.subList(0, at));
    if (list == null) {
      return;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int n : list) {
      letter(n).touch();
      dot = n;
      text.writeBytes(letter(n).written());
    }
    process.out().flush();
    Command.run(
        process, String.join(" ", words.subList(at, words.size())), text.toByteArray(), null);
  }

  /** What ~m and ~f copy into a letter. */
  private byte @Nullable [] quote(String words, boolean whole, String indent) throws IOException {
    List<Integer> list = chosen(StartFiles.words(words));
    if (list == null) {
      return null;
    }
    process
        .out()
        .println("Interpolating: " + String.join(" ", list.stream().map(String::valueOf).toList()));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int n : list) {
      text.writeBytes(letter(n).copy(whole ? null : settings, indent, false));
    }
    return text.toByteArray();
  }

  private void file(String name) throws IOException {
    if (name.isEmpty()) {
      process.out().println(mailbox.summary());
      return;
    }
    String path = Folders.name(process, settings, name);
    try {
      Mailbox other = Mailbox.open(process, settings, path, name.startsWith("%"));
      mailbox.quit();
      mailbox = other;
      dot = other.start();
      started = false;
      process.out().println(other.summary());
      if (!other.letters().isEmpty()) {
        headers(List.of());
      }
    } catch (DiskException e) {
      process.err().print(process.name() + ": " + path + ": " + e.getMessage() + "\n");
    }
  }

  private void folders() throws IOException {
    String folder = settings.get("folder", ".");
    process.out().flush();
    Command.run(process, "ls " + (folder.startsWith("/") ? folder : "~/" + folder));
  }
}
