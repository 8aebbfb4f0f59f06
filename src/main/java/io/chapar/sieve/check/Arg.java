package io.chapar.sieve.check;

import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.syntax.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An argument while it is being checked: what stands in the script, and what comes of it. */
public final class Arg {
  private final Argument syntax;
  private Registration.@Nullable Entry entry;
  private @Nullable Object data;
  private @Nullable Operand operand;
  private String field = "";
  private int id;

  /** An argument that stands in the script. */
  public Arg(Argument syntax) {
    this.syntax = syntax;
  }

  /** What stands in the script. */
  public Argument syntax() {
    return syntax;
  }

  /** Its line. */
  public int line() {
    return syntax.line();
  }

  /** The name of a tag. */
  public String tagName() {
    return syntax instanceof Argument.Tag tag ? tag.name() : "";
  }

  /** The text of a string. */
  public String text() {
    return syntax instanceof Argument.Text text ? text.value() : "";
  }

  Registration.@Nullable Entry entry() {
    return entry;
  }

  void resolve(Registration.Entry found, Object what) {
    entry = found;
    data = what;
    id = found.id();
  }

  /** The tag it is, or null. */
  public @Nullable Tag tag() {
    Registration.Entry found = entry;
    return found == null ? null : found.tag();
  }

  /** The extension of its tag. */
  public @Nullable Extension ext() {
    Registration.Entry found = entry;
    return found == null ? null : found.ext();
  }

  /** What its identifier stands for. */
  public @Nullable Object data() {
    return data;
  }

  /** Sets what it stands for. */
  public void data(Object what) {
    data = what;
  }

  /** The code of its operand among the optional ones; 0: it is none. */
  public int id() {
    return id;
  }

  /** Makes it an optional operand, or not. */
  public void id(int code) {
    id = code;
  }

  /** What it becomes in the code, or null. */
  public @Nullable Operand operand() {
    return operand;
  }

  /** Sets what it becomes in the code. */
  public void operand(Operand made) {
    operand = made;
  }

  /** Its name in the dump. */
  public String field() {
    return field;
  }

  /** Sets its name in the dump. */
  public void field(String name) {
    field = name;
  }

  /** Whether its value is known: a string without variables. */
  public boolean literal() {
    return operand instanceof Text.Literal;
  }

  /** The value of a literal. */
  public String literalText() {
    return operand instanceof Text.Literal literal ? literal.text() : "";
  }

  /** The literals in it, whether it is a string or a list. */
  public List<Text.Literal> literals() {
    Operand made = operand;
    if (made instanceof Text.Literal one) {
      return List.of(one);
    }
    if (made instanceof Texts.Many many) {
      return many.items().stream()
          .filter(Text.Literal.class::isInstance)
          .map(Text.Literal.class::cast)
          .toList();
    }
    return List.of();
  }
}
