package io.chapar.sieve.code;

import org.jspecify.annotations.Nullable;

/**
 * An operand that names something: a comparator, a match type, a part of addresses, a side effect.
 *
 * @param kind what the dump calls it: {@code match type}
 * @param name its name in the dump
 * @param value what it stands for
 * @param bare the bytes of the name alone
 * @param context what comes with it, or null
 * @param contextField the field of that in the dump
 */
public record Thing(
    String kind,
    String name,
    Object value,
    int bare,
    @Nullable Operand context,
    @Nullable String contextField,
    int line)
    implements Operand {

  /** A thing by its name alone. */
  public static Thing of(String kind, String name, Object value, int bare, int line) {
    return new Thing(kind, name, value, bare, null, null, line);
  }

  @Override
  public int size() {
    Operand more = context;
    return bare + (more == null ? 0 : more.size());
  }

  @Override
  public void dump(Dumper dumper, @Nullable String field) {
    dumper.print(kind + ": " + name);
    Operand more = context;
    if (more != null) {
      dumper.deeper(1);
      int at = dumper.place() + bare;
      dumper.place(at);
      if (more.marks()) {
        dumper.mark(at);
      }
      more.dump(dumper, contextField);
      dumper.deeper(-1);
    }
  }
}
