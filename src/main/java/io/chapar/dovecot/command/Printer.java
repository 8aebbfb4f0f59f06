package io.chapar.dovecot.command;

import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The formatters of doveadm: how rows of named values are printed. */
final class Printer {
  /** A column; {@code hidden} ones print no title. */
  record Column(String key, String title, boolean hidden, boolean right, boolean always) {
    static Column of(String title) {
      return new Column(title, title, false, false, false);
    }

    static Column hidden(String title) {
      return new Column(title, title, true, false, false);
    }

    static Column right(String title) {
      return new Column(title, title, false, true, false);
    }
  }

  private final Process process;
  private final String format;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> row = new ArrayList<>();
  private int printed;
  private String separator = "\f\n";

  Printer(Process process, String format) {
    this.process = process;
    this.format = format;
  }

  static boolean known(String format) {
    return List.of("flow", "table", "tab", "pager", "json", "formatted", "server").contains(format);
  }

  void header(Column column) {
    columns.add(column);
  }

  /** What the pager puts between records. */
  void separator(String text) {
    separator = text;
  }

  boolean hasHeaders() {
    return !columns.isEmpty();
  }

  String format() {
    return format;
  }

  void put(String value) throws IOException {
    row.add(value);
    if (row.size() == columns.size()) {
      List<String> done = List.copyOf(row);
      row.clear();
      if (format.equals("table")) {
        rows.add(done);
      } else {
        emit(done);
      }
    }
  }

  private void emit(List<String> values) throws IOException {
    switch (format) {
      case "tab" -> tab(values);
      case "pager" -> pager(values);
      case "json" -> json(values);
      default -> flow(values);
    }
    printed++;
  }

  private void flow(List<String> values) throws IOException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      out.append(i > 0 ? " " : "");
      if (!columns.get(i).hidden()) {
        out.append(columns.get(i).key()).append('=');
      }
      out.append(values.get(i));
    }
    process.out().print(out.append('\n').toString());
  }

  private void tab(List<String> values) throws IOException {
    if (printed == 0) {
      titles();
    }
    List<String> escaped = values.stream().map(v -> v.replace("\n", "\n\t")).toList();
    process.out().print(String.join("\t", escaped) + "\n");
  }

  private void titles() throws IOException {
    process.out().print(String.join("\t", columns.stream().map(Column::title).toList()) + "\n");
  }

  private void pager(List<String> values) throws IOException {
    StringBuilder out = new StringBuilder(printed > 0 ? separator : "");
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (!columns.get(i).hidden()) {
        out.append(columns.get(i).key()).append(':');
        out.append(
            value.indexOf('\n') >= 0 && !columns.get(i).key().startsWith("hdr.") ? "\n" : " ");
      }
      out.append(value);
      if (!value.endsWith("\n")) {
        out.append('\n');
      }
    }
    process.out().print(out.toString());
  }

  private void json(List<String> values) throws IOException {
    StringBuilder out = new StringBuilder(printed > 0 ? ",{" : "[{");
    for (int i = 0; i < values.size(); i++) {
      out.append(i > 0 ? "," : "");
      out.append(quote(columns.get(i).key())).append(':').append(quote(values.get(i)));
    }
    process.out().print(out.append('}').toString());
  }

  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }

  /** Prints what was held back. */
  void finish() throws IOException {
    if (columns.isEmpty()) {
      return;
    }
    switch (format) {
      case "table" -> table();
      case "json" -> process.out().print(printed > 0 ? "]" : "[]");
      case "tab" -> {
        if (printed == 0) {
          titles();
        }
      }
      default -> {
        // everything is printed
      }
    }
  }

  private void table() throws IOException {
    int[] width = new int[columns.size()];
    boolean titles = columns.stream().anyMatch(c -> !c.hidden());
    int used = columns.size() - 1;
    for (int i = 0; i < width.length; i++) {
      width[i] = titles ? columns.get(i).title().length() : 0;
      for (List<String> r : rows) {
        width[i] = Math.max(width[i], r.get(i).length());
      }
      used += width[i];
    }
    int last = width.length - 1;
    width[last] += Math.max(0, (80 - used) / 2);
    if (titles) {
      print(columns.stream().map(Column::title).toList(), width);
    }
    for (List<String> r : rows) {
      print(r, width);
    }
  }

  private void print(List<String> values, int[] width) throws IOException {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < width.length; i++) {
      String value = values.get(i);
      String pad = " ".repeat(Math.max(0, width[i] - value.length()));
      out.append(i > 0 ? " " : "");
      out.append(columns.get(i).right() ? pad + value : value + pad);
    }
    process.out().print(out.append('\n').toString());
  }
}
