package io.chapar.postfix.command;

import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.MasterEntry;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes services of master.cf as postconf does: fields in columns, options folded. */
final class MasterPrinter {
  private static final int[] COLUMNS = {0, 11, 17, 25, 33, 41, 49, 57};

  private final boolean fold;
  private final UnaryOperator<String> optionValues;
  private final StringBuilder out = new StringBuilder();
  private int length;

  /** A printer; {@code optionValues} is applied to the values of -o. */
  MasterPrinter(boolean fold, UnaryOperator<String> optionValues) {
    this.fold = fold;
    this.optionValues = optionValues;
  }

  /** A whole service, without the newline at the end. */
  String entry(MasterEntry entry) {
    start();
    for (int field = 0; field < MasterEntry.FIELDS; field++) {
      if (length > 0) {
        do {
          add(" ");
        } while (length < COLUMNS[field]);
      }
      add(entry.fields().get(field));
    }
    arguments(entry.arguments(), 3);
    return out.toString();
  }

  /** One field. */
  String field(MasterEntry entry, int field, boolean noName, boolean noValue) {
    start();
    if (!noName) {
      add(entry.id() + "/" + MasterEntry.FIELD_NAMES.get(field));
    }
    if (!noName && !noValue) {
      add(" = ");
    }
    if (!noValue) {
      String value = entry.fields().get(field);
      if (length > 0 && length + CommandLog.length(value) > Folding.LIMIT) {
        newLine();
      }
      add(value);
      if (field == MasterEntry.FIELDS - 1) {
        arguments(entry.arguments(), 1);
      }
    }
    return out.toString();
  }

  private void start() {
    out.setLength(0);
    length = 0;
  }

  private void add(String text) {
    out.append(text);
    length += CommandLog.length(text);
  }

  private void newLine() {
    out.append('\n').append(Folding.INDENT);
    length = Folding.INDENT.length();
  }

  private void arguments(List<String> arguments, int overhead) {
    boolean options = true;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int size = CommandLog.length(argument);
      String value = null;
      boolean wasOptions = options;
      options &= argument.startsWith("-") && !argument.equals("--");
      if (options && MasterEntry.takesValue(argument) && i + 1 < arguments.size()) {
        length = Folding.LIMIT;
        value = arguments.get(++i);
        value = argument.equals("-o") ? optionValues.apply(value) : value;
        size += CommandLog.length(value) + overhead + (blank(value) ? 2 : 0);
      }
      if (length > Folding.INDENT.length()) {
        if (!fold || length + 1 + size < Folding.LIMIT) {
          add(" ");
        } else {
          newLine();
        }
      }
      // the first argument behind the options never gets its braces back, as in the real one
      boolean braces = !wasOptions && blank(argument);
      add(braces ? "{" + argument + "}" : argument);
      if (value != null) {
        add(blank(value) ? " {" + value + "}" : " " + value);
        length = Folding.LIMIT;
      }
    }
  }

  private static boolean blank(String text) {
    return text.chars().anyMatch(c -> Ascii.BLANKS.indexOf(c) >= 0);
  }
}
