package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.table.Access;
import io.chapar.postfix.table.DbWriter;
import io.chapar.postfix.table.Entry;
import io.chapar.postfix.table.Lookup;
import io.chapar.postfix.table.Table;
import io.chapar.postfix.table.TableSource;
import io.chapar.text.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command postmap: lookup tables. */
public final class Postmap implements Program {
  private static final String OPTIONS = "bc:d:fFhimnNopq:rsuUvw";
  private static final String USAGE =
      " [-bfFhimnNoprsuUvw] [-c config_dir] [-d key] [-q key] [map_type:]file...";

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    return Guard.run(process, log, () -> new Tool(process, log).run(OPTIONS));
  }

  /** One call. */
  private static final class Tool extends TableTool {
    private boolean headers;
    private boolean bodies;
    private boolean mime;

    Tool(Process process, CommandLog log) {
      super(process, log, "usage: " + process.name() + USAGE);
    }

    @Override
    void special(char option) {
      headers |= option == 'h';
      bodies |= option == 'b';
      mime |= option == 'm';
    }

    @Override
    void check() {
      if ((headers || bodies || mime) && !queriesStandardInput()) {
        throw new PostfixFatal("specify -b -h or -m only with \"-q -\"");
      }
      if (mime && !headers && !bodies) {
        log.warning("ignoring -m option without -b or -h");
      }
      if (headers || bodies) {
        options = options.withoutUtf8();
      }
    }

    @Override
    String separator() {
      return "\t";
    }

    @Override
    void fill(Source source, DbWriter writer, boolean rebuilt) {
      FileContent content = new FileContent(process, options.fileValues());
      TableSource.parse(
          source, log, options.utf8(), "", entry -> put(source, entry, content, writer));
    }

    private void put(Source source, Entry entry, FileContent content, DbWriter writer) {
      process.tick();
      try {
        writer.put(entry.key(), content.of(entry.value()), entry.line());
      } catch (IllegalArgumentException e) {
        String place = source.name() + ", line " + entry.line() + ": ";
        log.warning(place + e.getMessage() + ": skipping this entry");
      }
    }

    @Override
    boolean queries(List<String> specs) throws IOException {
      boolean found = false;
      @Nullable Table[] tables = new @Nullable Table[specs.size()];
      for (String key : keys()) {
        for (int i = 0; i < specs.size(); i++) {
          Table table = tables[i];
          if (table == null) {
            table = open(specs.get(i), Access.READ);
            tables[i] = table;
          }
          Lookup lookup = ask(table, key);
          if (lookup.found()) {
            process.out().println(key + "\t" + value(table, lookup));
            found = true;
            break;
          }
        }
      }
      return found;
    }

    /** Lines of standard input, or the headers and body lines of the message there. */
    private Iterable<String> keys() throws IOException {
      List<String> keys = new ArrayList<>();
      boolean inHeader = headers || bodies;
      StringBuilder header = new StringBuilder();
      for (String line; (line = process.in().readLine()) != null; ) {
        if (!headers && !bodies) {
          keys.add(line);
          continue;
        }
        if (!inHeader) {
          if (bodies) {
            keys.add(line);
          }
          continue;
        }
        if (!header.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
          header.append('\n').append(line);
          continue;
        }
        flush(header, keys);
        if (line.matches("[!-9;-~]+[ \t]*:.*")) {
          header.append(line);
        } else {
          inHeader = false;
          if (bodies && !line.isEmpty()) {
            keys.add(line);
          }
        }
      }
      flush(header, keys);
      return keys;
    }

    private void flush(StringBuilder header, List<String> keys) {
      if (headers && !header.isEmpty()) {
        keys.add(header.toString());
      }
      header.setLength(0);
    }
  }
}
