package io.chapar.dovecot.conf;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.disk.Credentials;
import io.chapar.disk.Disk;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.net.Ip;
import io.chapar.text.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads dovecot.conf and what it includes: the real syntax, with the real complaints. Whoever
 * starts a daemon also wants {@code <file} values read and variables known ({@code expand}); the
 * doveconf command only wants to show them.
 */
public final class ConfReader {
  /** The main file. */
  public static final String PATH = "/etc/dovecot/dovecot.conf";

  private static final int MAX_DEPTH = 64;

  private final Files files;
  private final boolean expand;
  private final boolean keys;
  private final Tree root = new Tree("", "", null, Position.whole(""));
  private final List<Tree> filtered = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> contents = new HashMap<>();

  /** Where each setting was first seen in a filter. */
  private final Map<String, String> seenInFilter = new HashMap<>();

  private final List<String> open = new ArrayList<>();
  private @Nullable ConfException late;
  private boolean seenObsolete;
  private boolean authSection;
  private Tree current = root;
  private String file = "";
  private int line;

  private ConfReader(Files files, boolean expand, boolean keys) {
    this.files = files;
    this.expand = expand;
    this.keys = keys;
  }

  /**
   * Reads a configuration.
   *
   * @param expand whether values are wanted, and not only their texts
   * @throws ConfException for what doveconf does not get over
   */
  public static Conf read(Files files, String path, boolean expand) throws ConfException {
    return read(files, path, expand, expand);
  }

  /**
   * As above.
   *
   * @param keys whether certificates and keys are wanted too; those who do not speak TLS leave them
   */
  public static Conf read(Files files, String path, boolean expand, boolean keys)
      throws ConfException {
    ConfReader reader = new ConfReader(files, expand, keys);
    reader.builtIn();
    try {
      reader.main(path);
    } catch (ConfException e) {
      throw e.after(reader.warnings);
    }
    ConfException late = reader.late;
    List<Conf.Block> blocks = new ArrayList<>();
    blocks.add(new Conf.Block(Filter.NONE, reader.root.section()));
    reader.filtered.stream()
        .sorted((a, b) -> Filter.ORDER.compare(a.filter, b.filter))
        .forEach(t -> blocks.add(new Conf.Block(t.filter, t.section())));
    Conf conf =
        new Conf(
            path,
            List.copyOf(blocks),
            List.copyOf(reader.warnings),
            Map.copyOf(reader.contents),
            late);
    if (late == null) {
      ConfException wrong = Checks.of(conf);
      if (wrong != null) {
        conf = new Conf(path, conf.blocks(), conf.warnings(), conf.files(), wrong);
      }
    }
    return conf;
  }

  /** What is there before any file is read. */
  static Section builtInSection() {
    Disk nothing = new Disk(() -> 0, 0);
    ConfReader reader = new ConfReader(nothing.as(Credentials.ROOT), false, false);
    reader.builtIn();
    return reader.root.section();
  }

  /** The services and listeners that the daemons bring themselves. */
  private void builtIn() {
    String text;
    try (InputStream in =
        Objects.requireNonNull(ConfReader.class.getResourceAsStream("/dovecot/services.conf"))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      parse("built-in", text);
    } catch (ConfException e) {
      throw new IllegalStateException(e.text(), e);
    }
    root.builtIn();
  }

  private void main(String path) throws ConfException {
    String text;
    try {
      text = files.text(path);
    } catch (DiskException e) {
      throw new ConfException(
          Position.whole(path), "open(" + path + ") failed: " + e.errno().text());
    }
    parse(path, text);
    if (current != root) {
      Position begun = current.place;
      late =
          Conf.whole(
              path, "Missing '}' (section started at " + begun.source() + ":" + begun.line() + ")");
    }
  }

  private void parse(String path, String text) throws ConfException {
    String outerFile = file;
    int outerLine = line;
    file = path;
    line = 0;
    open.add(path);
    StringBuilder whole = new StringBuilder();
    for (String physical : text.split("\n", -1)) {
      line++;
      String part = whole.isEmpty() ? physical : physical.stripLeading();
      String trimmed = part.stripTrailing();
      if (trimmed.endsWith("\\") && !trimmed.stripLeading().startsWith("#")) {
        whole.append(trimmed, 0, trimmed.length() - 1);
        while (!whole.isEmpty() && Character.isWhitespace(whole.charAt(whole.length() - 1))) {
          whole.setLength(whole.length() - 1);
        }
        whole.append(' ');
        continue;
      }
      String logical = whole + part;
      whole.setLength(0);
      line(logical.strip());
    }
    open.remove(open.size() - 1);
    file = outerFile;
    line = outerLine;
  }

  private void line(String text) throws ConfException {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    String bare = uncomment(text);
    if (bare.startsWith("!include_try")
        || bare.startsWith("!include ")
        || bare.equals("!include")) {
      boolean optional = bare.startsWith("!include_try");
      include(bare.substring(optional ? 12 : 8).strip(), optional);
      return;
    }
    if (bare.equals("}")) {
      if (authSection && current == root) {
        authSection = false;
        return;
      }
      if (current == root) {
        throw error("Unexpected '}'");
      }
      current = Objects.requireNonNull(current.outer);
      return;
    }
    int end = 0;
    while (end < bare.length()
        && !Character.isWhitespace(bare.charAt(end))
        && bare.charAt(end) != '=') {
      end++;
    }
    String key = bare.substring(0, end);
    String rest = bare.substring(end).stripLeading();
    if (rest.startsWith("=")) {
      value(key, rest.substring(1).strip());
    } else {
      section(key, rest);
    }
  }

  /** Takes a comment off the end of a line: it begins with a blank and '#', outside of quotes. */
  private String uncomment(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote == '"') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if ((c == '"' || c == '\'') && startsValue(text, i)) {
        quote = text.indexOf(c, i + 1) < 0 ? 0 : c;
      } else if (c == '#') {
        if (!Character.isWhitespace(text.charAt(i - 1))) {
          warnings.add(
              "Configuration file "
                  + file
                  + " line "
                  + line
                  + ": Ambiguous '#' character in line, treating it as comment. Add a space before"
                  + " it to remove this warning.");
        }
        return text.substring(0, i).stripTrailing();
      }
    }
    return text;
  }

  private static boolean startsValue(String text, int at) {
    int i = at - 1;
    while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
      i--;
    }
    return i >= 0 && (text.charAt(i) == '=' || Character.isWhitespace(text.charAt(at - 1)));
  }

  private void section(String key, String rest) throws ConfException {
    if (key.endsWith("{") && rest.isEmpty()) {
      throw error("Expecting '{'");
    }
    int brace = rest.indexOf('{');
    if (brace < 0) {
      throw error("Expecting '{'");
    }
    if (!rest.substring(brace + 1).isBlank()) {
      throw error("Garbage after '{'");
    }
    String name = rest.substring(0, brace).strip();
    if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1);
    }
    Position place = Position.line(file, line);
    if (key.equals("auth") && current == root) {
      obsolete(
          "add auth_ prefix to all settings inside auth {} and remove the auth {} section"
              + " completely");
      authSection = true;
      return;
    }
    if (authSection && !name.isEmpty() && (key.equals("passdb") || key.equals("userdb"))) {
      obsolete(String.format("%1$s %2$s {} has been replaced by %1$s { driver=%2$s }", key, name));
      Tree db = root.open(key, root.number(key), place);
      db.outer = root;
      current = db;
      plain("driver", name);
      return;
    }
    if (key.equals("protocol") && name.equals("managesieve")) {
      obsolete("protocol managesieve {} has been replaced by protocol sieve { }");
      name = "sieve";
    }
    if (Tree.FILTERS.contains(key)) {
      current = filter(key, name, place);
      return;
    }
    Tree home = current;
    if (home.type.equals("plugin") || home.type.equals("dict")) {
      throw error("Section not allowed here");
    }
    if (!SettingTable.inside(home.isFilter() ? "" : home.type).contains(key)) {
      throw error("Unknown setting: " + home.trail() + key + " { " + key);
    }
    boolean named = !name.isEmpty();
    boolean single = key.equals("plugin") || key.equals("dict");
    Tree there = single || named ? home.find(key, single ? "" : name) : null;
    if (there != null && (key.equals("passdb") || key.equals("userdb"))) {
      throw error(key + "/" + name + " already exists");
    }
    if (there == null) {
      there = home.open(key, single ? "" : named ? name : home.number(key), place);
      if (named && !single) {
        String label = key.equals("unix_listener") || key.equals("fifo_listener") ? "path" : "name";
        there.set(Setting.plain(label, name, Origin.file(file, line)));
      }
    }
    there.outer = home;
    there.place = place;
    current = there;
  }

  private Tree filter(String key, String name, Position place) throws ConfException {
    Filter f = current.filter;
    if (!current.isFilter() && current != root) {
      throw error("Unknown setting: " + current.trail() + key + " { " + key);
    }
    if (!f.protocol().isEmpty() && key.equals("protocol")) {
      throw error("Nested protocol { protocol { .. } } block not allowed");
    }
    if (!f.protocol().isEmpty() && !key.equals("protocol")) {
      throw error(
          String.format(
              "protocol { %s { .. } } not allowed (use %s { protocol { .. } } instead)", key, key));
    }
    Filter narrowed =
        switch (key) {
          case "protocol" -> new Filter(name, f.local(), f.remote(), f.localName());
          case "local" -> new Filter(f.protocol(), net(name), f.remote(), f.localName());
          case "remote" -> new Filter(f.protocol(), f.local(), net(name), f.localName());
          default -> new Filter(f.protocol(), f.local(), f.remote(), name);
        };
    for (Tree tree : filtered) {
      if (tree.filter.equals(narrowed)) {
        tree.outer = current;
        tree.place = place;
        return tree;
      }
    }
    Tree tree = new Tree("", "", current, place);
    tree.filter = narrowed;
    tree.base = current;
    filtered.add(tree);
    return tree;
  }

  private String net(String text) throws ConfException {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    String named = Ip.parse(address) == null ? host(address) : null;
    if (named != null) {
      return named;
    }
    if (Ip.parse(address) == null) {
      throw error(
          "gethostbyname("
              + address
              + ") failed: "
              + (address.indexOf('.') < 0 || address.matches("[0-9.]+")
                  ? "Temporary failure in name resolution"
                  : "Name or service not known"));
    }
    if (slash >= 0) {
      String bits = text.substring(slash + 1);
      int most = text.indexOf(':') >= 0 ? 128 : 32;
      if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
        throw error("Invalid network mask: " + bits);
      }
    }
    return text;
  }

  /** The address of a name in /etc/hosts, or null. */
  private @Nullable String host(String name) {
    try {
      for (String entry : files.text("/etc/hosts").split("\n", -1)) {
        List<String> words = List.of(entry.replaceAll("#.*", "").strip().split("\\s+"));
        if (words.size() > 1 && words.subList(1, words.size()).contains(name)) {
          return words.get(0);
        }
      }
    } catch (DiskException e) {
      return null;
    }
    return null;
  }

  // ---- for the settings of older versions

  /** Notes one. */
  void obsolete(String what) {
    if (!seenObsolete) {
      warnings.add(
          "NOTE: You can get a new clean config file with: doveconf -Pn > dovecot-new.conf");
      seenObsolete = true;
    }
    warnings.add("Obsolete setting in " + file + ":" + line + ": " + what);
  }

  /** Sets what it has become. */
  void apply(String key, String value) throws ConfException {
    plain(key, value);
  }

  /** The protocol of the filter around; empty outside. */
  String protocol() {
    return current.filter.protocol();
  }

  private Tree inner(Tree home, String kind, String name) {
    Tree there = home.find(kind, name);
    return there == null ? home.open(kind, name, Position.line(file, line)) : there;
  }

  private void at(Tree tree, String key, String value) {
    tree.set(new Setting(key, value, value, Origin.file(file, line), List.of()));
  }

  /** Sets a setting of a service. */
  void service(String name, String key, String value) {
    at(inner(root, "service", name), key, value);
  }

  /** Sets a setting of a service's inet_listener. */
  void listener(String service, String name, String key, String value) {
    at(inner(inner(root, "service", service), "inet_listener", name), key, value);
  }

  /** Sets a setting of the plugin section. */
  void plugin(String key, String value) {
    at(inner(root, "plugin", ""), key, value);
  }

  private void value(String key, String text) throws ConfException {
    boolean top = current.isFilter() || current == root;
    if (key.isEmpty()) {
      throw error("Missing key name ('=' at the beginning of line)");
    }
    int slash = key.indexOf('/');
    if (top && slash > 0 && path(key.split("/", -1), text)) {
      return;
    }
    if (top && new Obsolete(this).setting(key, text)) {
      return;
    }
    plain(authSection ? key.startsWith("auth_") ? key : "auth_" + key : key, text);
  }

  /** A setting named by its way through the sections: plugin/quota, service/imap/process_limit. */
  private boolean path(String[] steps, String text) throws ConfException {
    Tree home = current;
    Tree at = current;
    int i = 0;
    while (i + 1 < steps.length) {
      boolean single = steps[i].equals("plugin") || steps[i].equals("dict");
      if (!SettingTable.inside(at.isFilter() ? "" : at.type).contains(steps[i])) {
        return false;
      }
      if (!single && i + 2 >= steps.length) {
        return false;
      }
      at = inner(at, steps[i], single ? "" : steps[i + 1]);
      i += single ? 1 : 2;
    }
    if (i + 1 != steps.length) {
      return false;
    }
    current = at;
    try {
      plain(steps[i], text);
    } finally {
      current = home;
    }
    return true;
  }

  /** A setting at the top that comes after its like in a filter changes nothing there. */
  private void noteOrder(String key) {
    String here = file + " line " + line;
    if (current != root) {
      if (current.isFilter()) {
        seenInFilter.putIfAbsent(key, here);
      }
      return;
    }
    String first = seenInFilter.get(key);
    if (first != null) {
      warnings.add(
          here
              + ": Global setting "
              + key
              + " won't change the setting inside an earlier filter at "
              + first
              + " (if this is intentional, avoid this warning by moving the global setting before "
              + first
              + ")");
    }
  }

  private void plain(String key, String text) throws ConfException {
    noteOrder(key);
    SettingTable table =
        current.isFilter() || current == root
            ? SettingTable.GLOBAL
            : Objects.requireNonNull(SettingTable.section(current.type));
    SettingTable.Entry entry = table.get(key);
    Filter f = current.filter;
    boolean narrow = !f.local().isEmpty() || !f.remote().isEmpty() || !f.localName().isEmpty();
    if (narrow && current.isFilter() && key.startsWith("auth_") && entry != null) {
      throw error("Auth settings not supported inside local/remote blocks: " + key);
    }
    if (entry == null && !table.open()) {
      throw error("Unknown setting: " + current.trail() + key);
    }
    String raw = text;
    String value = text;
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    if (quoted) {
      value = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
    } else if (text.startsWith("<")) {
      content(key, text);
    } else if (text.indexOf('$') >= 0) {
      value = substitute(text);
    }
    if (entry != null && !value.startsWith("<")) {
      try {
        value = entry.type().check(value, entry.allowed());
      } catch (SettingType.BadValueException e) {
        throw error(Objects.requireNonNull(e.getMessage()));
      }
    }
    current.set(new Setting(key, raw, value, Origin.file(file, line), List.of()));
  }

  private void content(String key, String text) throws ConfException {
    if (!expand || !keys) {
      return;
    }
    String path = text.substring(1).strip();
    String absolute =
        path.startsWith("/") ? path : file.substring(0, file.lastIndexOf('/') + 1) + path;
    try {
      contents.put(text, files.text(absolute));
    } catch (DiskException e) {
      throw error(key + ": Can't open file " + path + ": " + e.errno().text());
    }
  }

  private String substitute(String text) throws ConfException {
    StringBuilder out = new StringBuilder();
    for (String word : text.split("(?<=\\s)|(?=\\s)")) {
      if (!word.startsWith("$") || word.length() < 2) {
        out.append(word);
        continue;
      }
      if (file.equals("built-in")) {
        out.append(word); // shown as it is, and expanded by the master
        continue;
      }
      String name = word.substring(1);
      String value = current.lookup(name);
      if (value == null && SettingTable.GLOBAL.get(name) != null) {
        value = Conf.fallback(name).value();
      }
      if (value == null) {
        if (expand && !name.startsWith("default_") && !name.startsWith("ENV:")) {
          throw error("Unknown variable: $" + name);
        }
        value = word;
      }
      out.append(value);
    }
    return out.toString();
  }

  private void include(String pattern, boolean optional) throws ConfException {
    if (pattern.isEmpty()) {
      return;
    }
    String path =
        pattern.startsWith("/") ? pattern : file.substring(0, file.lastIndexOf('/') + 1) + pattern;
    List<String> matches = glob(path);
    if (matches.isEmpty() && !optional) {
      throw error("No matches");
    }
    for (String match : matches) {
      if (open.contains(match)) {
        throw error("Recursive include file: " + match);
      }
      if (open.size() > MAX_DEPTH) {
        throw error("Too many nested includes");
      }
      String text;
      try {
        text = files.text(match);
      } catch (DiskException e) {
        if (optional && e.errno() != Errno.EACCES) {
          continue;
        }
        throw error("Couldn't open include file " + match + ": " + e.errno().text());
      }
      parse(match, text);
    }
  }

  private List<String> glob(String path) {
    int slash = path.lastIndexOf('/');
    String directory = slash == 0 ? "/" : path.substring(0, slash);
    String name = path.substring(slash + 1);
    if (name.indexOf('*') < 0 && name.indexOf('?') < 0) {
      return files.exists(path) ? List.of(path) : List.of();
    }
    StringBuilder regex = new StringBuilder();
    for (char c : name.toCharArray()) {
      regex.append(
          c == '*' ? ".*" : c == '?' ? "." : java.util.regex.Pattern.quote(String.valueOf(c)));
    }
    List<String> matches = new ArrayList<>();
    try {
      for (String entry : files.list(directory)) {
        if (entry.matches(regex.toString()) && !entry.startsWith(".")) {
          matches.add(directory + "/" + entry);
        }
      }
    } catch (DiskException e) {
      return List.of();
    }
    return matches;
  }

  private ConfException error(String message) {
    return new ConfException(Position.line(file, line), message);
  }
}
