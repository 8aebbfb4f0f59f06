package io.chapar.postfix.table;

import io.chapar.disk.Inode;
import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables that one program has open: each is opened once, and stays as it was then. A command
 * gives up where a table cannot be opened; a daemon logs the reason and holds a table that fails at
 * every question until the daemon is started anew.
 */
public final class Tables {
  private final TableHost host;
  private final PostfixConfig config;
  private final Log log;
  private final boolean daemon;
  private final Map<String, Table> open = new HashMap<>();
  private final List<Watched> watched = new ArrayList<>();

  /** A database file that stays open: when it was changed last, and how the log names it. */
  private record Watched(String path, long changed, String shown) {}

  private Tables(TableHost host, PostfixConfig config, Log log, boolean daemon) {
    this.host = host;
    this.config = config;
    this.log = log;
    this.daemon = daemon;
  }

  /** For a command: a table that cannot be opened is a {@link PostfixFatal}. */
  public static Tables forCommand(Process process, PostfixConfig config, Log log) {
    return new Tables(new ProcessTableHost(process), config, log, false);
  }

  /** For a daemon. */
  public static Tables forDaemon(TableHost host, PostfixConfig config, Log log) {
    return new Tables(host, config, log, !config.bool("daemon_table_open_error_is_fatal"));
  }

  /** The types there are, as postconf -m lists them. */
  public static List<String> types() {
    return TableTypes.names();
  }

  /** Opens {@code type:name} with the usual options. */
  public Table open(String spec) {
    return open(spec, Options.USUAL);
  }

  /** Opens {@code type:name}. */
  public Table open(String spec, Options options) {
    int colon = spec.indexOf(':');
    if (colon < 0) {
      throw new PostfixFatal(
          "open dictionary: expecting \"type:name\" form instead of \"" + spec + '"');
    }
    String key = spec + " " + options;
    Table table = open.get(key);
    if (table == null) {
      table = open(spec.substring(0, colon), spec.substring(colon + 1), Access.READ, options);
      open.put(key, table);
      watch(table, options);
    }
    return table;
  }

  private void watch(Table table, Options options) {
    if (!daemon || !table.type().equals("hash") && !table.type().equals("btree")) {
      return;
    }
    String path = table.name() + ".db";
    long changed = changed(path);
    if (changed >= 0) {
      boolean utf8 = options.utf8() && config.bool("smtputf8_enable");
      String flags = "lock" + (options.fold() ? "|fold_fix" : "") + (utf8 ? "|utf8_request" : "");
      watched.add(new Watched(path, changed, table.spec() + "(0," + flags + ")"));
    }
  }

  private long changed(String path) {
    Inode inode = host.stat(path);
    return inode == null ? -1 : inode.mtime() / 1_000_000_000L;
  }

  /**
   * A table whose file was written since it was opened, as the log names it; null: there is none. A
   * daemon that finds one starts anew before it serves again.
   */
  public @Nullable String changed() {
    for (Watched one : watched) {
      if (changed(one.path()) != one.changed()) {
        return one.shown();
      }
    }
    return null;
  }

  /** Opens a table anew. */
  public Table open(String type, String name, Access access, Options options) {
    if (type.isEmpty() || name.isEmpty()) {
      throw new PostfixFatal(
          "open dictionary: expecting \"type:name\" form instead of \"" + type + ":" + name + '"');
    }
    try {
      TableTypes.Opener opener = TableTypes.find(type);
      if (opener == null) {
        throw new Unopenable("unsupported dictionary type: " + type);
      }
      Table table = opener.open(new Opening(this, host, config, type, name, access, options, log));
      return options.utf8() && config.bool("smtputf8_enable") ? new Utf8Table(table, log) : table;
    } catch (Unopenable e) {
      if (!daemon) {
        throw new PostfixFatal(e.reason());
      }
      log.error(e.reason());
      return new UnavailableTable(type, name, e.reason(), log);
    }
  }

  /** The tables that a parameter lists, to be asked in turn; {@code title} names it in warnings. */
  public Maps maps(String title, String specs) {
    return maps(title, specs, Options.USUAL);
  }

  /** The tables that a parameter lists, opened with some options. */
  public Maps maps(String title, String specs, Options options) {
    return Maps.open(this, title, specs, options, log);
  }

  /** The tables that a parameter lists under its own name. */
  public Maps maps(String parameter) {
    return maps(parameter, config.get(parameter));
  }

  /** A list of texts and tables that are compared as a whole. */
  public MatchList strings(String title, String patterns) {
    return MatchList.parse(this, title, patterns, MatchList.Kind.STRING);
  }

  /** A list of domains; whether subdomains match too, parent_domain_matches_subdomains says. */
  public MatchList domains(String title, String patterns) {
    return MatchList.parse(this, title, patterns, MatchList.Kind.DOMAIN);
  }

  /** A list of host names and networks. */
  public MatchList hosts(String title, String patterns) {
    return MatchList.parse(this, title, patterns, MatchList.Kind.HOST);
  }

  /** The host. */
  public TableHost host() {
    return host;
  }

  /** The settings. */
  public PostfixConfig config() {
    return config;
  }

  Log log() {
    return log;
  }

  boolean daemon() {
    return daemon;
  }

  /** Whether a key that a source says twice is a warning (postmap) rather than an error. */
  boolean warnsOfDuplicates() {
    return !daemon;
  }

  /** What a library below Postfix writes on standard error by itself. */
  void aside(String text) {
    if (!daemon) {
      host.aside(text);
    }
  }
}
