package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Token;
import io.chapar.postfix.conf.LogicalLines;
import io.chapar.postfix.table.Access;
import io.chapar.postfix.table.DbWriter;
import io.chapar.postfix.table.Lookup;
import io.chapar.postfix.table.Table;
import io.chapar.postfix.table.TableSource;
import io.chapar.text.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command postalias: alias tables, {@code name: value}. */
public final class Postalias implements Program {
  private static final String OPTIONS = "Nc:d:finopq:rsuvw";
  private static final String USAGE =
      " [-Nfinoprsuvw] [-c config_dir] [-d key] [-q key] [map_type:]file...";

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    return Guard.run(process, log, () -> new Tool(process, log).run(OPTIONS));
  }

  /** One call. */
  private static final class Tool extends TableTool {
    Tool(Process process, CommandLog log) {
      super(process, log, "usage: " + process.name() + USAGE);
    }

    @Override
    void special(char option) {}

    @Override
    String separator() {
      return ":\t";
    }

    @Override
    void fill(Source source, DbWriter writer, boolean rebuilt) {
      List<String> warnings = new ArrayList<>();
      List<LogicalLines.Line> lines = LogicalLines.of(source, warnings);
      warnings.forEach(log::warning);
      for (LogicalLines.Line line : lines) {
        process.tick();
        String complaint = put(line, writer);
        if (!complaint.isEmpty()) {
          log.warning(source.name() + ", line " + line.first() + ": " + complaint);
        }
      }
      if (!rebuilt) {
        writer.duplicates(DbWriter.Duplicates.REPLACE);
      }
      writer.put("@", "@", 0);
      long now = process.machine().scheduler().nanos() / 1_000_000_000L;
      writer.putAsIs("YP_LAST_MODIFIED", String.format("%010d", now));
      writer.putAsIs("YP_MASTER_NAME", process.machine().hostname());
    }

    private String put(LogicalLines.Line line, DbWriter writer) {
      String text = line.text();
      if (options.utf8() && !TableSource.isUtf8(text)) {
        return "non-UTF-8 input \"" + text + "\" -- ignoring this line";
      }
      List<Token> tokens = AddressSyntax.scan(text);
      int colon = find(tokens, ':', tokens.size());
      if (tokens.isEmpty()) {
        return "";
      }
      if (colon <= 0 || colon == tokens.size() - 1 || find(tokens, ',', colon) >= 0) {
        return "need name:value pair";
      }
      if (find(tokens, '@', colon) >= 0 || find(tokens, '%', colon) >= 0) {
        return "name must be local";
      }
      String key = AddressSyntax.internal(tokens.subList(0, colon));
      String value =
          AddressSyntax.header(new ArrayList<>(tokens.subList(colon + 1, tokens.size())), ' ');
      writer.put(key, value, line.first());
      return "";
    }

    private static int find(List<Token> tokens, char operator, int before) {
      for (int i = 0; i < before; i++) {
        if (tokens.get(i).is(operator)) {
          return i;
        }
      }
      return -1;
    }

    @Override
    boolean queries(List<String> specs) throws IOException {
      boolean found = false;
      @Nullable Table[] tables = new @Nullable Table[specs.size()];
      for (String key; (key = process.in().readLine()) != null; ) {
        for (int i = 0; i < specs.size(); i++) {
          Table table = tables[i];
          if (table == null) {
            table = open(specs.get(i), Access.READ);
            tables[i] = table;
          }
          Lookup lookup = ask(table, key);
          if (lookup.found()) {
            process.out().println(key + ":\t" + lookup.value());
            found = true;
            break;
          }
        }
      }
      return found;
    }
  }
}
