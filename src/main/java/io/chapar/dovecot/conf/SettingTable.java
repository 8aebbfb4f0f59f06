package io.chapar.dovecot.conf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every setting that Dovecot and its plugins know, by name, with type and default; and which
 * sections there are, with what is allowed in them. Read from settings.list; what has a name inside
 * a section is below.
 */
public final class SettingTable {
  /** The settings outside of sections. */
  public static final SettingTable GLOBAL = load();

  private static final String RESULTS =
      "return-ok|return|return-fail|continue|continue-ok|continue-fail";
  private static final Map<String, SettingTable> SECTIONS = sections();

  private final Map<String, Entry> entries;
  private final boolean open;

  /** One setting. */
  public record Entry(String name, SettingType type, String fallback, List<String> allowed) {}

  private SettingTable(Map<String, Entry> entries, boolean open) {
    this.entries = Collections.unmodifiableMap(entries);
    this.open = open;
  }

  /** The settings of a kind of section, or null if there is no such kind. */
  public static @Nullable SettingTable section(String type) {
    return SECTIONS.get(type);
  }

  /** The kinds of section that may stand in a section of this kind ("" is outside of all). */
  public static List<String> inside(String type) {
    return switch (type) {
      case "" -> List.of("namespace", "service", "passdb", "userdb", "plugin", "dict", "metric");
      case "namespace" -> List.of("mailbox");
      case "service" -> List.of("inet_listener", "unix_listener", "fifo_listener");
      default -> List.of();
    };
  }

  /** Whether any name goes in this kind of section. */
  public boolean open() {
    return open;
  }

  /** The setting of a name, or null. */
  public @Nullable Entry get(String name) {
    return entries.get(name);
  }

  /** All of them. */
  public Iterable<Entry> all() {
    return entries.values();
  }

  private static Map<String, SettingTable> sections() {
    Map<String, SettingTable> all = new LinkedHashMap<>();
    all.put(
        "passdb",
        of(
            "name str",
            "driver str",
            "args str",
            "default_fields str",
            "override_fields str",
            "mechanisms str",
            "username_filter str",
            "skip enum:never|authenticated|unauthenticated never",
            "result_failure enum:" + RESULTS + " continue",
            "result_internalfail enum:" + RESULTS + " continue",
            "result_success enum:" + RESULTS + " return-ok",
            "deny bool no",
            "pass bool no",
            "master bool no",
            "auth_verbose enum:default|yes|no default"));
    all.put(
        "userdb",
        of(
            "name str",
            "driver str",
            "args str",
            "default_fields str",
            "override_fields str",
            "skip enum:never|found|notfound never",
            "result_failure enum:" + RESULTS + " continue",
            "result_internalfail enum:" + RESULTS + " continue",
            "result_success enum:" + RESULTS + " return-ok",
            "auth_verbose enum:default|yes|no default"));
    all.put(
        "namespace",
        of(
            "name str",
            "type enum:private|shared|public private",
            "separator str",
            "prefix str",
            "location str",
            "alias_for str",
            "inbox bool no",
            "hidden bool no",
            "list enum:yes|no|children yes",
            "subscriptions bool yes",
            "ignore_on_failure bool no",
            "disabled bool no",
            "order uint 0"));
    all.put(
        "mailbox",
        of(
            "name str",
            "auto enum:no|create|subscribe no",
            "special_use str",
            "driver str",
            "comment str",
            "autoexpunge time 0",
            "autoexpunge_max_mails uint 0"));
    all.put(
        "service",
        of(
            "name str",
            "protocol str",
            "type str",
            "executable str",
            "user str",
            "group str",
            "privileged_group str",
            "extra_groups str",
            "chroot str",
            "drop_priv_before_exec bool no",
            "process_min_avail uint 0",
            "process_limit uint 0",
            "client_limit uint 0",
            "service_count uint 0",
            "idle_kill time 0",
            "vsz_limit size 18446744073709551615 B"));
    all.put(
        "inet_listener",
        of(
            "name str",
            "address str",
            "port port 0",
            "ssl bool no",
            "reuse_port bool no",
            "haproxy bool no"));
    SettingTable path = of("path str", "mode octal 0600", "user str", "group str");
    all.put("unix_listener", path);
    all.put("fifo_listener", path);
    all.put("plugin", new SettingTable(Map.of(), true));
    all.put("dict", new SettingTable(Map.of(), true));
    all.put("metric", new SettingTable(Map.of(), true));
    return all;
  }

  private static SettingTable of(String... lines) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String line : lines) {
      Entry entry = entry(line);
      entries.put(entry.name(), entry);
    }
    return new SettingTable(entries, false);
  }

  private static Entry entry(String line) {
    String[] f = line.split(" ", 3);
    String fallback = f.length > 2 ? f[2] : "";
    if (fallback.length() > 1 && fallback.startsWith("\"") && fallback.endsWith("\"")) {
      fallback = fallback.substring(1, fallback.length() - 1);
    }
    if (f[1].startsWith("enum:")) {
      return new Entry(f[0], SettingType.ENUM, fallback, List.of(f[1].substring(5).split("\\|")));
    }
    SettingType type = SettingType.valueOf(f[1].toUpperCase(java.util.Locale.ROOT));
    return new Entry(f[0], type, fallback, List.of());
  }

  private static SettingTable load() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(
                SettingTable.class.getResourceAsStream("/dovecot/settings.list"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = reader.readLine()) != null; ) {
        if (!line.isBlank() && !line.startsWith("#")) {
          Entry entry = entry(line);
          entries.put(entry.name(), entry);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SettingTable(entries, false);
  }
}
