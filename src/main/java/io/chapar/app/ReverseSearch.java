package io.chapar.app;

import java.util.ArrayList;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;

/**
 * Ctrl-R and Ctrl-S as readline has them: the prompt says what is sought, the line is the match.
 */
final class ReverseSearch {
  private static final int ABORT = 7; // Ctrl-G
  private static final int INTERRUPT = 3;
  private static final int BACK = 18; // Ctrl-R
  private static final int FORWARD = 19; // Ctrl-S
  private static final int ESCAPE = 27;

  private final LineReaderImpl reader;
  private String prompt = "";
  private String last = ""; // what was sought before: Ctrl-R twice takes it

  private ReverseSearch(LineReaderImpl reader) {
    this.reader = reader;
  }

  /** Puts it in the place of the reader's own search. */
  static ReverseSearch in(LineReaderImpl reader) {
    ReverseSearch search = new ReverseSearch(reader);
    Widget back = () -> search.run(true);
    Widget forward = () -> search.run(false);
    reader.getWidgets().put(LineReader.HISTORY_INCREMENTAL_SEARCH_BACKWARD, back);
    reader.getWidgets().put(LineReader.HISTORY_INCREMENTAL_SEARCH_FORWARD, forward);
    return search;
  }

  /** The prompt to go back to. */
  void prompt(String text) {
    prompt = text;
  }

  private boolean run(boolean backward) {
    String before = reader.getBuffer().toString();
    int cursor = reader.getBuffer().cursor();
    List<String> lines = new ArrayList<>();
    for (History.Entry entry : reader.getHistory()) {
      lines.add(entry.line());
    }
    StringBuilder sought = new StringBuilder();
    boolean back = backward;
    boolean failed = false;
    int at = lines.size();
    try {
      while (true) {
        reader.setPrompt(
            (failed ? "(failed " : "(") + (back ? "reverse-" : "") + "i-search)`" + sought + "': ");
        reader.redisplay();
        int key = reader.readCharacter();
        if (key == ABORT || key == INTERRUPT || key < 0) {
          line(before, cursor);
          return true;
        }
        if (key == BACK || key == FORWARD) {
          back = key == BACK;
          if (sought.isEmpty()) {
            sought.append(last);
          }
          int next = find(lines, sought.toString(), at, back, false);
          failed = next < 0;
          at = failed ? at : next;
        } else if (key == 127 || key == 8) {
          sought.setLength(Math.max(0, sought.length() - 1));
          at = Math.max(0, find(lines, sought.toString(), lines.size(), true, false));
          failed = false;
        } else if (key >= ' ') {
          sought.appendCodePoint(key);
          int next = find(lines, sought.toString(), at, back, true);
          failed = next < 0;
          at = failed ? at : next;
        } else {
          if (key != ESCAPE) {
            reader.runMacro(KeyMap.translate(key == '\r' ? "^M" : "^" + (char) (key + '@')));
          }
          return true;
        }
        if (at < lines.size() && !sought.isEmpty() && !failed) {
          String found = lines.get(at);
          line(found, found.indexOf(sought.toString()));
        }
      }
    } finally {
      last = sought.isEmpty() ? last : sought.toString();
      reader.setPrompt(prompt);
      reader.redisplay();
    }
  }

  private void line(String text, int cursor) {
    reader.getBuffer().clear();
    reader.getBuffer().write(text);
    reader.getBuffer().cursor(cursor);
  }

  private static int find(List<String> lines, String sought, int from, boolean back, boolean here) {
    int step = back ? -1 : 1;
    for (int i = here ? from : from + step; i >= 0 && i <= lines.size(); i += step) {
      if (i < lines.size() && lines.get(i).contains(sought)) {
        return i;
      }
    }
    return -1;
  }
}
