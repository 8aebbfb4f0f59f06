package io.chapar.sieve.code;

import io.chapar.sieve.check.Extension;
import io.chapar.sieve.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation in the code. */
public class Op {
  /** What an operation does. */
  @FunctionalInterface
  public interface Code {
    /** Runs. */
    void run(Run run, Op op);
  }

  /** A tag's operand in front of the others. */
  public record Option(String field, Operand operand) {}

  /** An operand by its name in the dump. */
  public record Field(@Nullable String name, Operand operand) {}

  private final String mnemonic;
  private final int head;
  private final List<Option> options;
  private final List<Field> fields;
  private final Code code;
  private int address;

  /**
   * An operation.
   *
   * @param ext whose it is; null: the language's own
   * @param options the tags' operands
   * @param fields the operands
   */
  public Op(
      @Nullable Extension ext,
      String mnemonic,
      List<Option> options,
      List<Field> fields,
      Code code) {
    this.mnemonic = mnemonic;
    this.head = ext == null ? 1 : ext.operations() > 1 ? 2 : 1;
    this.options = List.copyOf(options);
    this.fields = List.copyOf(fields);
    this.code = code;
  }

  final void place(int where) {
    address = where;
  }

  /** Where it lies. */
  public final int address() {
    return address;
  }

  /** The bytes of its code. */
  protected final int head() {
    return head;
  }

  /** Its name. */
  public final String mnemonic() {
    return mnemonic;
  }

  /** The first option's value of a kind, or null. */
  public final @Nullable Object option(String kind) {
    for (Option option : options) {
      if (option.operand() instanceof Thing thing && thing.kind().equals(kind)) {
        return thing.value();
      }
    }
    return null;
  }

  /** All options that are things of a kind. */
  public final List<Thing> things(String kind) {
    return options.stream()
        .map(Option::operand)
        .filter(o -> o instanceof Thing t && t.kind().equals(kind))
        .map(Thing.class::cast)
        .toList();
  }

  /** The option of a field, or null. */
  public final @Nullable Operand named(String field) {
    for (Option option : options) {
      if (option.field().equals(field)) {
        return option.operand();
      }
    }
    return null;
  }

  /** An operand. */
  public final Operand field(int index) {
    return fields.get(index).operand();
  }

  /** A string operand's value. */
  public final String text(Run run, int index) {
    return ((Text) field(index)).value(run);
  }

  /** A string list operand's values. */
  public final List<String> texts(Run run, int index) {
    return ((Texts) field(index)).values(run);
  }

  /** The bytes it takes. */
  public int size() {
    int bytes = head + (options.isEmpty() ? 0 : 2);
    for (Option option : options) {
      bytes += 1 + option.operand().size();
    }
    for (Field field : fields) {
      bytes += field.operand().size();
    }
    return bytes;
  }

  /** Notes the lines of its operands. */
  void lines(Block block) {
    int at = address + head + (options.isEmpty() ? 0 : 1);
    for (Option option : options) {
      at++;
      block.line(at, option.operand().line());
      option.operand().lines(block, at);
      at += option.operand().size();
    }
    at += options.isEmpty() ? 0 : 1;
    for (Field field : fields) {
      block.line(at, field.operand().line());
      field.operand().lines(block, at);
      at += field.operand().size();
    }
  }

  /** Prints itself. */
  public void dump(Dumper dumper, Program program) {
    dumper.print(mnemonic);
    dumper.deeper(1);
    int at = address + head + (options.isEmpty() ? 0 : 1);
    int before = address + head;
    for (Option option : options) {
      at++;
      dumper.mark(before);
      if (option.operand().marks()) {
        dumper.mark(at);
      }
      dumper.place(at);
      option.operand().dump(dumper, option.field());
      at += option.operand().size();
      before = at;
    }
    if (!options.isEmpty()) {
      dumper.mark(at);
      at++;
    }
    for (Field field : fields) {
      if (field.operand().marks()) {
        dumper.mark(at);
      }
      dumper.place(at);
      field.operand().dump(dumper, field.name());
      at += field.operand().size();
    }
  }

  /** Runs. */
  public void run(Run run) {
    code.run(run, this);
  }
}
