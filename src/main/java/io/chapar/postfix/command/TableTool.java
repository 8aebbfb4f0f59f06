package io.chapar.postfix.command;

import io.chapar.disk.Credentials;
import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.postfix.table.Access;
import io.chapar.postfix.table.DbWriter;
import io.chapar.postfix.table.Entry;
import io.chapar.postfix.table.Lookup;
import io.chapar.postfix.table.Options;
import io.chapar.postfix.table.Table;
import io.chapar.postfix.table.Tables;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * What postmap and postalias have in common: building a table from its source, asking it, listing
 * it, and removing keys.
 */
abstract class TableTool {
  final Process process;
  final CommandLog log;
  final String usage;
  Options options = Options.USUAL;
  private DbWriter.Duplicates duplicates = DbWriter.Duplicates.WARN;
  private boolean asOwner = true;
  private boolean savePermissions = true;
  private boolean incremental;
  private boolean listing;
  private String query = "";
  private String delete = "";
  private boolean querying;
  private boolean deleting;
  private PostfixConfig config;

  TableTool(Process process, CommandLog log, String usage) {
    this.process = process;
    this.log = log;
    this.usage = usage;
    this.config = PostfixConfig.defaults(new ProcessHost(process));
  }

  /** Puts the entries of a source into a table. */
  abstract void fill(Source source, DbWriter writer, boolean rebuilt);

  /** What stands between key and value in listings. */
  abstract String separator();

  /** An option of one of the two only. */
  abstract void special(char option);

  /** What is asked with {@code -q -}. */
  abstract boolean queries(List<String> specs) throws IOException;

  int run(String letters) throws IOException {
    ShortOptions parsed = new ShortOptions(process.args(), letters);
    for (char option; (option = parsed.next()) != 0; ) {
      if (option == '?') {
        process.err().println(process.name() + ": " + parsed.complaint());
        throw new PostfixFatal(usage);
      }
      take(option, parsed.value());
    }
    config = log.configure("postmap");
    return act(parsed.operands());
  }

  private void take(char option, String value) {
    switch (option) {
      case 'c' -> process.env().put("MAIL_CONFIG", value);
      case 'd' -> {
        only("specify only one of -s -q or -d");
        delete = value;
        deleting = true;
      }
      case 'q' -> {
        only("specify only one of -s -q or -d");
        query = value;
        querying = true;
      }
      case 's' -> {
        if (querying || deleting) {
          throw new PostfixFatal("specify only one of -s or -q or -d");
        }
        listing = true;
      }
      case 'f' -> options = options.withoutFolding();
      case 'F' -> options = options.withFileValues();
      case 'i' -> incremental = true;
      case 'o' -> asOwner = false;
      case 'p' -> savePermissions = false;
      case 'r' -> duplicates = DbWriter.Duplicates.REPLACE;
      case 'w' -> duplicates = DbWriter.Duplicates.IGNORE;
      case 'u' -> options = options.withoutUtf8();
      case 'n', 'N', 'U', 'v' -> {} // null bytes at the ends of keys: our files have none
      default -> special(option);
    }
  }

  private void only(String complaint) {
    if (listing || querying || deleting) {
      throw new PostfixFatal(complaint);
    }
  }

  final boolean queriesStandardInput() {
    return querying && query.equals("-");
  }

  private int act(List<String> specs) throws IOException {
    check();
    if (listing) {
      if (specs.isEmpty()) {
        return 1;
      }
      list(specs.get(0));
      return 0;
    }
    if (specs.isEmpty()) {
      throw new PostfixFatal(usage);
    }
    if (deleting) {
      return delete(specs) ? 0 : 1;
    }
    if (querying) {
      return (queriesStandardInput() ? queries(specs) : query(specs)) ? 0 : 1;
    }
    for (String spec : specs) {
      build(type(spec), name(spec));
    }
    return 0;
  }

  /** Complaints about options that do not go together, once the configuration was read. */
  void check() {}

  private String type(String spec) {
    int colon = spec.indexOf(':');
    return colon < 0 ? config.get("default_database_type") : spec.substring(0, colon);
  }

  private static String name(String spec) {
    return spec.substring(spec.indexOf(':') + 1);
  }

  final Table open(String spec, Access access) {
    return Tables.forCommand(process, config, log).open(type(spec), name(spec), access, options);
  }

  // ---- asking

  private boolean query(List<String> specs) throws IOException {
    for (String spec : specs) {
      Table table = open(spec, Access.READ);
      Lookup lookup = ask(table, query);
      if (lookup.found()) {
        process.out().println(value(table, lookup));
        return true;
      }
    }
    return false;
  }

  /** Asks a table, and complains as the real ones do. */
  final Lookup ask(Table table, String key) {
    Lookup lookup = table.lookup(key);
    if (lookup.found() && lookup.value().isEmpty()) {
      empty(table, key);
    }
    if (lookup.status() == Lookup.Status.MISCONFIGURED) {
      throw new PostfixFatal("table " + table.spec() + ": query error");
    }
    if (lookup.status() == Lookup.Status.UNAVAILABLE) {
      throw new PostfixFatal("table " + table.spec() + ": query error: " + reason(lookup));
    }
    return lookup;
  }

  private static String reason(Lookup lookup) {
    return lookup.value().isEmpty() ? "Application error" : lookup.value();
  }

  private void empty(Table table, String key) {
    log.warning("table " + table.spec() + ": key " + key + ": empty string result is not allowed");
    log.warning("table " + table.spec() + " should return NO RESULT in case of NOT FOUND");
  }

  final String value(Table table, Lookup lookup) {
    return options.fileValues() ? decoded(table, lookup.key(), lookup.value()) : lookup.value();
  }

  private String decoded(Table table, String key, String value) {
    try {
      return Utf8.decode(Base64.getDecoder().decode(value));
    } catch (IllegalArgumentException e) {
      String shown = value.length() > 30 ? value.substring(0, 30) : value;
      log.warning("table " + table.spec() + ": key " + key + ": malformed BASE64 value: " + shown);
      return value;
    }
  }

  private void list(String spec) throws IOException {
    if (type(spec).equals("proxy")) {
      throw new PostfixFatal("can't sequence maps via the proxy service");
    }
    Table table = open(spec, Access.READ);
    List<Entry> entries = table.entries();
    if (entries == null && table.type().equals("fail")) {
      throw new PostfixFatal("table " + table.spec() + ": sequence error: Application error");
    }
    if (entries == null) {
      throw new PostfixFatal("table " + table.spec() + ": sequence operation is not supported");
    }
    for (Entry entry : entries) {
      process.tick();
      if (entry.key().isEmpty()) {
        log.warning("table " + table.spec() + ": empty lookup key value is not allowed");
      } else if (entry.value().isEmpty()) {
        empty(table, entry.key());
      }
      String value =
          options.fileValues() ? decoded(table, entry.key(), entry.value()) : entry.value();
      process.out().println(entry.key() + separator() + value);
    }
  }

  // ---- changing

  private boolean delete(List<String> specs) throws IOException {
    boolean found = false;
    if (!delete.equals("-")) {
      for (String spec : specs) {
        found |= delete(spec, List.of(delete));
      }
      return found;
    }
    List<String> keys = new java.util.ArrayList<>();
    for (String key; (key = process.in().readLine()) != null; ) {
      keys.add(key);
    }
    for (String spec : specs) {
      found |= delete(spec, keys);
    }
    return found;
  }

  private boolean delete(String spec, List<String> keys) {
    String type = type(spec);
    if (!type.equals("hash") && !type.equals("btree")) {
      Table table = open(spec, Access.UPDATE);
      if (type.equals("fail")) {
        throw new PostfixFatal("table " + table.spec() + ": delete error: Application error");
      }
      if (type.equals("internal")) {
        return false;
      }
      throw new PostfixFatal("table " + table.spec() + ": delete operation is not supported");
    }
    if (!process.files().exists(process.path(name(spec) + ".db"))) {
      open(spec, Access.READ); // says what is wrong
    }
    DbWriter writer =
        DbWriter.open(process, log, type, name(spec), Access.UPDATE, options.fold(), duplicates);
    boolean found = false;
    for (String key : keys) {
      found |= writer.remove(key);
    }
    writer.close();
    return found;
  }

  private void build(String type, String name) throws IOException {
    Source source = new Source("stdin", "");
    Inode inode = null;
    if (!incremental) {
      if (type.equals("proxy")) {
        throw new PostfixFatal("can't create maps via the proxy service");
      }
      try {
        source = new Source(name, Utf8.decode(process.readAll(name)));
        inode = process.files().peek(process.path(name));
      } catch (IOException e) {
        throw new PostfixFatal("open " + name + ": " + e.getMessage());
      }
    }
    Credentials before = process.credentials();
    int umask = process.umask();
    if (inode != null && inode.isRegular() && savePermissions) {
      process.umask(022 | ~inode.mode() & 077);
    }
    if (inode != null
        && asOwner
        && process.realUid() == 0
        && (inode.uid() != before.uid() || inode.gid() != before.gid())) {
      process.effective(new Credentials(inode.uid(), inode.gid(), Set.of(inode.gid())));
    }
    DbWriter writer = writer(type, name);
    if (incremental) {
      source = new Source("stdin", standardInput());
    }
    fill(source, writer, !incremental);
    writer.close();
    process.umask(umask);
    process.effective(before);
  }

  private String standardInput() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] line; (line = process.in().line()) != null; ) {
      all.writeBytes(line);
    }
    return Utf8.decode(all.toByteArray());
  }

  private DbWriter writer(String type, String name) {
    if (type.equals("fail")) {
      throw new PostfixFatal("table fail:" + name + ": write error: Application error");
    }
    if (!type.equals("hash") && !type.equals("btree")) {
      throw new PostfixFatal(
          "unsupported dictionary type: "
              + type
              + (Tables.types().contains(type)
                  ? " does not support bulk-mode creation."
                  : ". Is the postfix-" + type + " package installed?"));
    }
    Access access = incremental ? Access.UPDATE : Access.BUILD;
    return DbWriter.open(process, log, type, name, access, options.fold(), duplicates);
  }
}
