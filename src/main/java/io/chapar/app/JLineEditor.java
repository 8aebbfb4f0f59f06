package io.chapar.app;

import io.chapar.host.LineEditor;
import io.chapar.time.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * Line editing by JLine at the real terminal: the shell inside only sees the lines that come of it.
 */
final class JLineEditor implements LineEditor {
  private final Scheduler scheduler;
  private final Terminal terminal;
  private final Keyboard keyboard;
  private final Tty tty;
  private final boolean plain;
  private Runnable prompting = () -> {};
  private Consumer<String> typed = line -> {};
  private Consumer<Line> read = line -> {};

  JLineEditor(Scheduler scheduler, Terminal terminal, Keyboard keyboard, Tty tty, boolean plain) {
    this.scheduler = scheduler;
    this.terminal = terminal;
    this.keyboard = keyboard;
    this.tty = tty;
    this.plain = plain;
  }

  /** Who is told each line that was typed, in the task of the shell. */
  void afterLine(Consumer<String> action) {
    typed = action;
  }

  /** Who is told all that comes of reading, in the task of the shell. */
  void afterRead(Consumer<Line> action) {
    read = action;
  }

  /** What is to be done each time before a prompt is shown, in the task of the shell. */
  void beforePrompt(Runnable action) {
    prompting = action;
  }

  @Override
  public Session open(Assistant assistant, List<String> history) {
    Assistant asked = new InWorld(assistant);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("chapar")
            .parser(new ShellParser(asked))
            .completer((r, line, candidates) -> complete(asked, line, candidates))
            .history(new Remembering(asked))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_FRESH_LINE, false)
            .option(LineReader.Option.HISTORY_BEEP, false)
            .option(LineReader.Option.AUTO_MENU, false)
            .option(LineReader.Option.BRACKETED_PASTE, !plain)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, assistant.secondPrompt())
            .variable(LineReader.BELL_STYLE, "none");
    if (!plain) {
      builder.highlighter(new Colours(asked));
    }
    LineReader reader = builder.build();
    history.forEach(reader.getHistory()::add);
    return new ReaderSession(reader);
  }

  private static void complete(
      Assistant assistant, ParsedLine line, List<org.jline.reader.Candidate> candidates) {
    for (Candidate c : assistant.candidates(line.line(), line.cursor())) {
      candidates.add(
          new org.jline.reader.Candidate(
              c.value(), c.shown(), null, null, null, null, c.complete()));
    }
  }

  private final class ReaderSession implements Session {
    private final LineReader reader;
    private final @Nullable ReverseSearch search;

    ReaderSession(LineReader reader) {
      this.reader = reader;
      this.search = reader instanceof LineReaderImpl r ? ReverseSearch.in(r) : null;
    }

    @Override
    public Line read(String prompt) {
      prompting.run();
      tty.prompting(true);
      try {
        Line line = scheduler.outside(() -> type(prompt));
        read.accept(line);
        if (line.end() == End.ENTERED && !line.text().isBlank()) {
          typed.accept(line.text());
        }
        return line;
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        return new Line("", End.CLOSED);
      } finally {
        tty.prompting(false);
      }
    }

    private Line type(String prompt) throws InterruptedException {
      keyboard.end();
      try {
        // Taken in the world, behind the last key that the keyboard handed in: none gets lost.
        CompletableFuture<String> left = new CompletableFuture<>();
        scheduler.inject(() -> left.complete(tty.leftover()));
        String before = left.join();
        if (search != null) {
          search.prompt(prompt);
        }
        if (!before.isEmpty()) {
          reader.runMacro(before);
        }
        return new Line(reader.readLine(prompt), End.ENTERED);
      } catch (UserInterruptException e) {
        return new Line(String.valueOf(e.getPartialLine()), End.INTERRUPTED);
      } catch (EndOfFileException e) {
        return new Line("", End.CLOSED);
      } finally {
        keyboard.begin();
      }
    }

    @Override
    public List<String> history() {
      List<String> lines = new ArrayList<>();
      for (History.Entry entry : reader.getHistory()) {
        lines.add(entry.line());
      }
      return lines;
    }
  }

  /** Asks the assistant in a task of the world, where it may look at the disk and run programs. */
  private final class InWorld implements Assistant {
    private final Assistant assistant;

    InWorld(Assistant assistant) {
      this.assistant = assistant;
    }

    private <T> T ask(Supplier<T> question) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      Runnable task =
          () -> {
            try {
              answer.complete(question.get());
            } catch (RuntimeException e) {
              answer.completeExceptionally(e);
            }
          };
      scheduler.inject(() -> scheduler.start("completion", task));
      return answer.join();
    }

    @Override
    public boolean unfinished(String text) {
      return ask(() -> assistant.unfinished(text));
    }

    @Override
    public String secondPrompt() {
      return ask(assistant::secondPrompt);
    }

    @Override
    public String remembered(String text) {
      return assistant.remembered(text);
    }

    @Override
    public int wordStart(String text, int cursor) {
      return assistant.wordStart(text, cursor);
    }

    @Override
    public List<Candidate> candidates(String text, int cursor) {
      return ask(() -> assistant.candidates(text, cursor));
    }

    @Override
    public List<Part> parts(String text) {
      return ask(() -> assistant.parts(text));
    }
  }

  /** Keeps commands as the shell keeps them. */
  private static final class Remembering extends DefaultHistory {
    private final Assistant assistant;

    Remembering(Assistant assistant) {
      this.assistant = assistant;
    }

    @Override
    public void add(Instant time, String line) {
      super.add(time, assistant.remembered(line));
    }
  }

  /**
   * JLine asks a parser when Enter is pressed (is it complete?) and when Tab is (which word is
   * it?).
   */
  private record ShellParser(Assistant assistant) implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      if (context == ParseContext.ACCEPT_LINE && assistant.unfinished(line)) {
        throw new EOFError(-1, -1, "unfinished");
      }
      int at = Math.min(cursor, line.length());
      int start = context == ParseContext.COMPLETE ? assistant.wordStart(line, at) : at;
      return new AtCursor(line, at, line.substring(start, at));
    }

    @Override
    public boolean isEscapeChar(char c) {
      return false;
    }
  }

  private record AtCursor(String line, int cursor, String word)
      implements org.jline.reader.CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }

  private record Colours(Assistant assistant) implements Highlighter {
    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
      AttributedStringBuilder out = new AttributedStringBuilder();
      int at = 0;
      for (Part part : assistant.parts(buffer)) {
        if (part.start() < at || part.end() > buffer.length()) {
          continue;
        }
        out.append(buffer.substring(at, part.start()));
        out.styled(style(part.kind()), buffer.substring(part.start(), part.end()));
        at = part.end();
      }
      return out.append(buffer.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(Kind kind) {
      AttributedStyle plain = AttributedStyle.DEFAULT;
      return switch (kind) {
        case COMMAND -> plain.foreground(AttributedStyle.GREEN);
        case UNKNOWN -> plain.foreground(AttributedStyle.RED);
        case KEYWORD -> plain.foreground(AttributedStyle.BLUE).bold();
        case QUOTED -> plain.foreground(AttributedStyle.YELLOW);
        case VARIABLE -> plain.foreground(AttributedStyle.CYAN);
        case OPERATOR -> plain.foreground(AttributedStyle.BLUE);
        case COMMENT -> plain.foreground(AttributedStyle.BLACK).bold();
        case PLAIN -> plain;
      };
    }

    @Override
    public void setErrorPattern(Pattern pattern) {}

    @Override
    public void setErrorIndex(int index) {}
  }
}
