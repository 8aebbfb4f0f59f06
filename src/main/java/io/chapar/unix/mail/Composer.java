package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Signal;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message is typed: line by line until a dot or the end, with the tilde escapes when
 * somebody sits at a terminal.
 */
final class Composer {
  private static final String HELP =
      """
      ------------------------------------------------------------------------------
      The following ~ escapes are defined:
      ~b name ...\t\tAdd names to "blind" Cc: list.
      ~c name ...\t\tAdd names to Cc: field.
      ~d\t\t\tRead dead.letter into message.
      ~e\t\t\tInvoke text editor on partial message.
      ~F messages\t\tSame as ~f, but includes all headers.
      ~f messages\t\tRead in messages.
      ~h\t\t\tEdit the header fields.
      ~M messages\t\tSame as ~m, but includes all headers.
      ~m messages\t\tRead in messages, right shifted by a tab.
      ~p\t\t\tPrint (show) the message buffer.
      ~q\t\t\tAbort message; optionally save copy to ~/dead.letter.
      ~r file | ~< file\tRead a file into the message buffer.
      ~s string\t\tSet Subject: field to string.
      ~t name ...\t\tAdd names to To: field.
      ~v\t\t\tInvoke display editor on message.
      ~w filename\t\tWrite message to file.
      ~x\t\t\tAbort message; no copy is saved.
      ~?\t\t\tPrint a brief summary of tilde escapes.
      ~!command\t\tExecute shell command.
      ~|command\t\tPipe message through command.
      ~:command | ~_command\tExecute a Mail command.
      ~~string\t\tQuote a single tilde.
      ~.\t\t\tSimulate end of file on input.
      ------------------------------------------------------------------------------
      """;

  /** What two interrupts do to a letter. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("interrupt", null, false, false);
    }
  }

  /** Gives the messages that ~f and ~m copy in; null: there is no mailbox to take them from. */
  @FunctionalInterface
  interface Quoter {
    byte @Nullable [] quote(String list, boolean whole, String indent) throws IOException;
  }

  private final Process process;
  private final Settings settings;
  private final boolean deaf;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable Quoter quoter;

  /** A composer; {@code deaf} ignores interrupts. */
  Composer(Process process, Settings settings, boolean deaf) {
    this.process = process;
    this.settings = settings;
    this.deaf = deaf;
  }

  Composer quoting(Quoter messages) {
    quoter = messages;
    return this;
  }

  /**
   * Reads a message; the draft gets what is asked for besides.
   *
   * @return its body, or null if it was given up
   */
  byte @Nullable [] compose(Draft draft, Sending sending, boolean interactive) throws IOException {
    boolean terminal = process.terminal(0);
    if (!terminal) {
      lines(draft, sending, interactive, false);
      return body.toByteArray();
    }
    int[] interrupts = {0};
    process.onSignal(Signal.INT, () -> interrupted(interrupts));
    try {
      if (draft.subject == null && (settings.has("ask") || settings.has("asksub"))) {
        String subject = prompt("Subject: ", "");
        draft.subject = subject.isEmpty() ? null : subject;
      }
      if (!lines(draft, sending, interactive, true)) {
        return null;
      }
      if (settings.has("askcc")) {
        names(draft.cc, prompt("Cc: ", ""));
      }
      if (settings.has("askbcc")) {
        names(draft.bcc, prompt("Bcc: ", ""));
      }
      return body.toByteArray();
    } catch (Killed e) {
      sending.bury(body.toByteArray());
      return null;
    } finally {
      process.defaultSignal(Signal.INT);
    }
  }

  private void interrupted(int[] count) {
    if (deaf) {
      return;
    }
    if (++count[0] > 1) {
      process.wake(new Killed());
      return;
    }
    try {
      process.err().print("\n(Interrupt -- one more to kill letter)\n");
    } catch (IOException e) {
      // nobody sees it
    }
  }

  private String prompt(String text, String fallback) throws IOException {
    process.out().print(text).flush();
    String line = process.in().readLine();
    return line == null ? fallback : line.strip();
  }

  private static void names(List<String> into, String line) {
    Arrays.stream(line.split("[,\\s]+", -1)).filter(n -> !n.isEmpty()).forEach(into::add);
  }

  /** Reads up to the end; false if the letter was given up. */
  private boolean lines(Draft draft, Sending sending, boolean escapes, boolean dot)
      throws IOException {
    char escape = settings.get("escape", "~").isEmpty() ? 0 : settings.get("escape", "~").charAt(0);
    while (true) {
      byte[] line = process.in().line();
      if (line == null) {
        return true;
      }
      process.tick(line.length);
      if (dot && settings.has("dot") && line.length == 2 && line[0] == '.') {
        return true;
      }
      if (!escapes || line[0] != escape || line.length < 2 || escape == 0) {
        body.writeBytes(line);
        if (line[line.length - 1] != '\n') {
          body.write('\n');
        }
        continue;
      }
      String text = Utf8.decode(line).strip();
      char verb = text.length() > 1 ? text.charAt(1) : ' ';
      String rest = text.length() > 2 ? text.substring(2).strip() : "";
      if (verb == '.') {
        return true;
      } else if (verb == 'x' || verb == 'q') {
        if (verb == 'q') {
          process.err().print("Interrupt\n");
          sending.bury(body.toByteArray());
        }
        return false;
      } else if (verb == escape) {
        body.write(line, 1, line.length - 1);
      } else {
        escape(draft, verb, rest);
      }
      process.out().flush();
    }
  }

  private void escape(Draft draft, char verb, String rest) throws IOException {
    switch (verb) {
      case 'b' -> names(draft.bcc, rest);
      case 'c' -> names(draft.cc, rest);
      case 't' -> names(draft.to, rest);
      case 's' -> draft.subject = rest;
      case 'h' -> header(draft);
      case 'p' -> print(draft);
      case '?' -> process.out().print(HELP);
      case 'd' -> read(settings.get("DEAD", process.env("HOME", "/") + "/dead.letter"));
      case 'r', '<' -> {
        if (rest.isEmpty()) {
          process.out().println("Interpolate what file?");
        } else {
          read(Folders.name(process, settings, rest));
        }
      }
      case 'w' -> write(rest);
      case '!' -> {
        process.out().flush();
        Command.run(process, rest);
        process.out().println("!");
      }
      case '|' -> {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.out().flush();
        if (Command.run(process, rest, body.toByteArray(), output) != 0) {
          process.out().println("(continue)");
        } else if (output.size() == 0) {
          process.err().print("No bytes from \"" + rest + "\" !?\n");
        } else {
          body.reset();
          body.writeBytes(output.toByteArray());
          process.out().println("(continue)");
        }
      }
      case 'e', 'v' -> {
        byte[] edited = Command.edit(process, settings, body.toByteArray(), verb == 'v');
        if (edited != null) {
          body.reset();
          body.writeBytes(edited);
        }
        process.out().println("(continue)");
      }
      case 'f', 'F', 'm', 'M' -> quote(verb, rest);
      case ':', '_' -> {
        List<String> words = StartFiles.words(rest);
        if (!words.isEmpty() && !StartFiles.command(settings, words)) {
          process.out().println("Unknown command: \"" + words.get(0) + "\"");
        }
        process.out().println("(continue)");
      }
      default -> process.out().println("Unknown tilde escape.");
    }
  }

  private void quote(char verb, String list) throws IOException {
    Quoter source = quoter;
    String indent = verb == 'm' || verb == 'M' ? settings.get("indentprefix", "\t") : "";
    byte[] text = source == null ? null : source.quote(list, verb < 'a', indent);
    if (text == null) {
      process.out().println("No messages to send from!?!");
    } else {
      body.writeBytes(text);
    }
    process.out().println("(continue)");
  }

  private void header(Draft draft) throws IOException {
    edit("To: ", draft.to);
    String subject = prompt("Subject: " + (draft.subject == null ? "" : draft.subject), "");
    if (!subject.isEmpty()) {
      draft.subject = subject;
    }
    edit("Cc: ", draft.cc);
    edit("Bcc: ", draft.bcc);
    process.out().println("(continue)");
  }

  /** The real one lets the line be edited; here what is typed is added. */
  private void edit(String name, List<String> names) throws IOException {
    names(names, prompt(name + String.join(" ", names), ""));
  }

  private void print(Draft draft) throws IOException {
    process.out().println("-------\nMessage contains:");
    process.out().print(draft.header(settings, "UTF-8"));
    process.out().write(body.toByteArray());
    process.out().println("(continue)");
  }

  private void read(String file) throws IOException {
    try {
      byte[] text = process.readAll(file);
      body.writeBytes(text);
      process.out().println("\"" + file + "\" " + lines(text) + "/" + text.length);
    } catch (DiskException e) {
      process.err().print(process.name() + ": " + file + ": " + e.getMessage() + "\n");
    }
  }

  private void write(String file) throws IOException {
    if (file.isEmpty()) {
      process.err().print("Write what file!?\n");
      return;
    }
    byte[] text = body.toByteArray();
    if (process.files().exists(process.path(file))) {
      process.err().print(process.name() + ": " + file + ": File exists\n");
      return;
    }
    try {
      process.files().write(process.path(file), text, 0666 & ~process.umask());
      process.out().println("\"" + file + "\" " + lines(text) + "/" + text.length);
    } catch (DiskException e) {
      process.err().print(process.name() + ": " + file + ": " + e.getMessage() + "\n");
    }
  }

  private static long lines(byte[] text) {
    long n = 0;
    for (byte b : text) {
      n += b == '\n' ? 1 : 0;
    }
    return n;
  }
}
