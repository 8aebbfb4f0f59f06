package io.chapar.dovecot.conf;

import io.chapar.text.Position;
import java.util.List;

/**
 * What is wrong with a configuration, in doveconf's words.
 *
 * <p>{@code Error in configuration file FILE line N: …} is an error of a line; what is only noticed
 * when the whole has been read has no line.
 */
public final class ConfException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Position place;
  private final transient List<String> warnings;

  /** An error at a place. */
  public ConfException(Position place, String message) {
    this(place, message, List.of());
  }

  private ConfException(Position place, String message, List<String> warnings) {
    super(message);
    this.place = place;
    this.warnings = warnings;
  }

  /** The same, with what was noticed before. */
  ConfException after(List<String> noticed) {
    return new ConfException(place, getMessage(), List.copyOf(noticed));
  }

  /** What was noticed before. */
  public List<String> warnings() {
    return warnings;
  }

  /** Where. */
  public Position place() {
    return place;
  }

  /** Whether only processes that open mailboxes look at what is wrong. */
  public boolean ofNamespaces() {
    String text = getMessage();
    return text.startsWith("Namespace")
        || text.startsWith("mailbox ")
        || text.startsWith("mail_")
        || text.startsWith("mailbox_")
        || text.startsWith("pop3_");
  }

  /** Whether a process of this protocol looks at it. */
  public boolean concerns(String protocol) {
    return ofNamespaces() && (!getMessage().startsWith("pop3_") || protocol.equals("pop3"));
  }

  /** The text as doveconf's Fatal has it. */
  public String text() {
    String line = place.line() == 0 ? "" : " line " + place.line();
    return "Error in configuration file " + place.source() + line + ": " + getMessage();
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
