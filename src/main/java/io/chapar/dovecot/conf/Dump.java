package io.chapar.dovecot.conf;

import io.chapar.config.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a configuration as doveconf does: settings and sections of a level in the order of their
 * paths, sections that have nothing to say left out.
 */
public final class Dump {
  /** Which settings are shown. */
  public enum Scope {
    ALL,
    NON_DEFAULT,
    /** What differs from the default or was set at all. */
    SAID,
    DEFAULTS
  }

  private final Scope scope;
  private final boolean secrets;
  private final boolean hideNames;
  private final Map<String, String> implied;
  private final List<String> lines = new ArrayList<>();
  private boolean plain;

  /**
   * A writer.
   *
   * @param secrets whether keys and passwords are shown
   * @param hideNames whether only values are shown
   * @param implied settings that are worked out from the software
   */
  public Dump(Scope scope, boolean secrets, boolean hideNames, Map<String, String> implied) {
    this.scope = scope;
    this.secrets = secrets;
    this.hideNames = hideNames;
    this.implied = implied;
  }

  /** Everything, or only the settings and sections of the names. */
  public List<String> of(Conf conf, Settings merged, List<String> names, boolean filtered) {
    lines.clear();
    if (names.isEmpty()) {
      level(merged, "", "");
      if (scope != Scope.DEFAULTS) {
        conf.blocks().stream().skip(1).forEach(this::block);
      }
      return List.copyOf(lines);
    }
    plain = true;
    for (String name : names) {
      named(merged, name);
    }
    return List.copyOf(lines);
  }

  private void named(Settings merged, String name) {
    if (name.indexOf('/') < 0) {
      if (SettingTable.GLOBAL.get(name) != null) {
        setting("", name, merged.setting(name), SettingTable.GLOBAL.get(name), name);
      } else if (SettingTable.inside("").contains(name)) {
        level(merged, "", name);
      }
      return;
    }
    String[] path = name.split("/", -1);
    Section at = find(merged, path[0], path[1]);
    if (path[0].equals("plugin") && path.length == 2) {
      merged.plugins().entrySet().stream()
          .filter(e -> e.getKey().equals(path[1]))
          .forEach(e -> line("", name, e.getValue()));
      return;
    }
    int i = 2;
    while (at != null && i + 1 < path.length) {
      String inner = unescape(path[i + 1]);
      at = at.section(path[i], inner);
      i += 2;
    }
    if (at == null) {
      return;
    }
    if (i < path.length) {
      SettingTable table = SettingTable.section(at.type());
      SettingTable.Entry entry = table == null ? null : table.get(path[i]);
      if (entry != null) {
        Setting set = at.get(path[i]);
        line("", name, set == null || scope == Scope.DEFAULTS ? entry.fallback() : set.value());
      } else {
        for (Section s : at.sections(path[i])) {
          section(s, "", builtIn(at), true);
        }
      }
      return;
    }
    Section builtIn = scope == Scope.NON_DEFAULT ? builtInService(at) : null;
    section(at, "", builtIn, builtIn == null);
  }

  private static @Nullable Section find(Settings merged, String type, String name) {
    return merged.sections(type).stream()
        .filter(s -> s.name().equals(unescape(name)))
        .findFirst()
        .orElse(null);
  }

  private void level(Settings merged, String indent, String only) {
    TreeMap<String, Runnable> order = new TreeMap<>();
    for (SettingTable.Entry entry : SettingTable.GLOBAL.all()) {
      if (only.isEmpty()) {
        String name = entry.name();
        order.put(name + "/", () -> setting(indent, name, merged.setting(name), entry, name));
      }
    }
    Map<String, String> plugins = merged.plugins();
    for (String type : SettingTable.inside("")) {
      if (!only.isEmpty() && !only.equals(type)) {
        continue;
      }
      if (type.equals("plugin")) {
        order.put("plugin/", () -> strings(indent, "plugin", plugins));
        continue;
      }
      for (Section section : merged.sections(type)) {
        order.put(
            type + "/" + escape(section.name()) + "/",
            () -> section(section, indent, builtInService(section), false));
      }
    }
    order.values().forEach(Runnable::run);
  }

  private void strings(String indent, String type, Map<String, String> values) {
    if (values.isEmpty() || scope == Scope.DEFAULTS) {
      return;
    }
    line(indent + type + " {");
    new TreeMap<>(values).forEach((k, v) -> line(indent + "  ", k, v));
    line(indent + "}");
  }

  private void block(Conf.Block block) {
    Filter f = block.filter();
    List<String> heads = new ArrayList<>();
    if (!f.localName().isEmpty()) {
      heads.add("local_name " + f.localName());
    }
    if (!f.local().isEmpty()) {
      heads.add("local " + f.local());
    }
    if (!f.remote().isEmpty()) {
      heads.add("remote " + f.remote());
    }
    if (!f.protocol().isEmpty()) {
      heads.add("protocol " + f.protocol());
    }
    int mark = lines.size();
    String indent = "";
    for (String head : heads) {
      line(indent + head + " {");
      indent += "  ";
    }
    int before = lines.size();
    TreeMap<String, Runnable> order = new TreeMap<>();
    String inner = indent;
    for (Setting set : block.section().settings()) {
      order.put(set.name() + "/", () -> line(inner, set.name(), set.value()));
    }
    for (Section section : block.section().sections()) {
      if (section.type().equals("plugin")) {
        Map<String, String> values = new LinkedHashMap<>();
        section.settings().forEach(s -> values.put(s.name(), s.value()));
        order.put("plugin/", () -> strings(inner, "plugin", values));
      } else {
        order.put(
            section.type() + "/" + escape(section.name()) + "/",
            () -> section(section, inner, null, false));
      }
    }
    order.values().forEach(Runnable::run);
    if (lines.size() == before) {
      lines.subList(mark, lines.size()).clear();
      return;
    }
    for (int i = heads.size() - 1; i >= 0; i--) {
      line("  ".repeat(i) + "}");
    }
  }

  private void section(Section section, String indent, @Nullable Section builtIn, boolean always) {
    if (scope == Scope.DEFAULTS && builtIn == null && !always) {
      return;
    }
    String name = section.name();
    boolean numbered =
        name.matches("\\d+") || section.type().equals("passdb") || section.type().equals("userdb");
    String head = numbered ? section.type() : section.type() + " " + quote(name);
    int mark = lines.size();
    line(indent + head + " {");
    SettingTable table = SettingTable.section(section.type());
    TreeMap<String, Runnable> order = new TreeMap<>();
    if (table != null) {
      for (SettingTable.Entry entry : table.all()) {
        boolean hidden =
            entry.name().equals("path")
                || entry.name().equals("alias_for") && section.get("alias_for") == null
                || entry.name().equals("name") && !section.type().endsWith("db");
        if (!hidden) {
          order.put(entry.name() + "/", () -> inner(section, builtIn, entry, indent + "  "));
        }
      }
    }
    for (Section child : section.sections()) {
      Section was = builtIn == null ? null : builtIn.section(child.type(), child.name());
      order.put(
          child.type() + "/" + escape(child.name()) + "/",
          () -> section(child, indent + "  ", was, false));
    }
    order.values().forEach(Runnable::run);
    if (lines.size() == mark + 1) {
      lines.remove(mark);
    } else {
      line(indent + "}");
    }
  }

  private void inner(
      Section section, @Nullable Section builtIn, SettingTable.Entry entry, String indent) {
    Setting set = section.get(entry.name());
    String fallback = builtIn == null ? entry.fallback() : builtIn.value(entry.name());
    String value = set == null || scope == Scope.DEFAULTS ? fallback : set.value();
    boolean shown =
        switch (scope) {
          case ALL, DEFAULTS -> true;
          case NON_DEFAULT -> !value.equals(fallback);
          case SAID -> !value.equals(fallback) || set != null && set.origin().line() > 0;
        };
    boolean habit =
        section.type().equals("namespace")
            && (entry.name().equals("location") || entry.name().equals("prefix"));
    if (shown || habit) {
      line(indent, entry.name(), value);
    }
  }

  private void setting(
      String indent, String label, Setting set, SettingTable.@Nullable Entry entry, String name) {
    String fallback = entry == null ? "" : entry.fallback();
    String implicit = implied.get(name);
    boolean untouched = set.origin().line() == 0;
    String value =
        implicit != null && untouched ? implicit : scope == Scope.DEFAULTS ? fallback : set.value();
    boolean shown =
        switch (scope) {
          case ALL, DEFAULTS -> true;
          case NON_DEFAULT -> !value.equals(fallback);
          case SAID -> !value.equals(fallback) || !untouched;
        };
    if (shown) {
      line(indent, label, value);
    }
  }

  private void line(String indent, String name, String value) {
    boolean secret =
        !secrets
            && !plain
            && !value.isEmpty()
            && (name.endsWith("_key")
                || name.endsWith("_password")
                || name.endsWith("_nonce")
                || name.equals("ssl_dh"));
    String text =
        secret
            ? "# hidden, use -P to show it"
            : plain || hideNames || value.equals(value.strip()) ? value : '"' + value + '"';
    lines.add(hideNames ? text : indent + name + " = " + text);
  }

  private void line(String text) {
    if (!hideNames) {
      lines.add(text);
    }
  }

  private static @Nullable Section builtIn(Section section) {
    return BuiltIn.ROOT.section(section.type(), section.name());
  }

  private static @Nullable Section builtInService(Section section) {
    return section.type().equals("service") ? builtIn(section) : null;
  }

  private static String quote(String name) {
    return name.indexOf(' ') >= 0 ? '"' + name + '"' : name;
  }

  private static String escape(String name) {
    return name.replace("\\", "\\\\").replace(" ", "\\_").replace("/", "\\s");
  }

  private static String unescape(String name) {
    return name.replace("\\_", " ").replace("\\s", "/").replace("\\\\", "\\");
  }

  /** What stands in no file. */
  private static final class BuiltIn {
    static final Section ROOT = ConfReader.builtInSection();
  }

  /** All paths with their values, as {@code doveconf -S} writes them. */
  public static List<String> simple(Settings merged, boolean onlySaid, Comparator<String> by) {
    List<String> out = new ArrayList<>();
    for (SettingTable.Entry entry : SettingTable.GLOBAL.all()) {
      Setting set = merged.setting(entry.name());
      if (!onlySaid || !set.value().equals(entry.fallback())) {
        out.add(entry.name() + "=" + set.value());
      }
    }
    for (String type : SettingTable.inside("")) {
      List<Section> sections = merged.sections(type);
      if (type.equals("plugin")) {
        out.add("plugin=");
        merged.plugins().forEach((k, v) -> out.add("plugin/" + k + "=" + v));
      } else if (!sections.isEmpty()) {
        out.add(type + "=" + names(sections));
        sections.forEach(s -> simple(s, type + "/" + escape(s.name()), onlySaid, out));
      }
    }
    out.sort(by);
    return out;
  }

  private static String names(List<Section> sections) {
    return String.join(" ", sections.stream().map(s -> escape(s.name())).toList());
  }

  private static void simple(Section section, String path, boolean onlySaid, List<String> out) {
    SettingTable table = SettingTable.section(section.type());
    if (table != null) {
      for (SettingTable.Entry entry : table.all()) {
        String value = section.value(entry.name());
        if (!onlySaid || !value.equals(entry.fallback())) {
          out.add(path + "/" + entry.name() + "=" + value);
        }
      }
    }
    for (String type : SettingTable.inside(section.type())) {
      List<Section> inner = section.sections(type);
      if (!inner.isEmpty()) {
        out.add(path + "/" + type + "=" + names(inner));
        inner.forEach(s -> simple(s, path + "/" + type + "/" + escape(s.name()), onlySaid, out));
      }
    }
  }
}
