package io.chapar.shell.interp;

import io.chapar.host.LineEditor;
import io.chapar.shell.syntax.Dialect;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.SyntaxException;
import java.util.List;

/** What the shell knows of a line that is being typed: whether it is complete, how it goes on. */
final class LineAssistant implements LineEditor.Assistant {
  private final Shell shell;

  LineAssistant(Shell shell) {
    this.shell = shell;
  }

  @Override
  public boolean unfinished(String text) {
    boolean[] open = {false};
    Dialect plain = shell.dialect();
    Dialect dialect =
        new Dialect() {
          @Override
          public boolean extglob() {
            return plain.extglob();
          }

          @Override
          public void warn(int line, String message) {
            open[0] = true;
          }
        };
    try {
      Parser.parse(text + "\n", dialect);
    } catch (SyntaxException e) {
      return e.incomplete();
    }
    return open[0] || text.endsWith("\\") && !text.endsWith("\\\\");
  }

  @Override
  public String secondPrompt() {
    return new Prompt(shell).expand(shell.variables().text("PS2", "> "));
  }

  @Override
  public int wordStart(String text, int cursor) {
    int at = cursor;
    while (at > 0 && " \t\n;|&<>()".indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    return at;
  }

  @Override
  public List<LineEditor.Candidate> candidates(String text, int cursor) {
    return List.of();
  }

  @Override
  public List<LineEditor.Part> parts(String text) {
    return List.of();
  }
}
