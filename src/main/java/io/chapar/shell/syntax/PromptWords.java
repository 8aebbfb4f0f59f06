package io.chapar.shell.syntax;

/** Texts that are expanded as if they stood in double quotes: prompts. */
public final class PromptWords {
  private PromptWords() {}

  /** The word that such a text is. */
  public static Word read(String text, Dialect dialect) throws SyntaxException {
    Span span = new Span(0, text.length(), 1);
    return new WordReader(new Input(text, 1, null), dialect, 0).hereDocument(text, span);
  }
}
