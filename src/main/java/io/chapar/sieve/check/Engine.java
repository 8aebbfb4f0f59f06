package io.chapar.sieve.check;

import io.chapar.sieve.ext.Extensions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings under which scripts are compiled and run: {@code plugin { sieve_… }}, which of the
 * extensions may be used, the limits, and where included scripts come from.
 */
public final class Engine {
  /** Finds the scripts that others include. */
  public interface Library {
    /** A script of the user. */
    Script personal(String name);

    /** A script of the administrator; null if there is no place for such. */
    @Nullable Script global(String name);
  }

  private static final Library NONE =
      new Library() {
        @Override
        public Script personal(String name) {
          return new Script(name, "", null, false);
        }

        @Override
        public @Nullable Script global(String name) {
          return null;
        }
      };

  private static final Set<String> PLUGINS = Set.of("sieve_extprograms", "sieve_imapsieve");

  private final Map<String, String> settings;
  private final Library library;
  private final Consumer<String> log;
  private final List<Extension> all = new ArrayList<>(Extensions.all());
  private final Set<Extension> enabled = new HashSet<>(Extensions.usual());
  private final Set<Extension> global = new HashSet<>();
  private final Set<Extension> implicit = new HashSet<>();

  /**
   * An engine.
   *
   * @param settings of plugin { }, and {@code recipient_delimiter}, {@code hostname}
   * @param library for includes
   * @param log takes warnings about the settings
   */
  public Engine(Map<String, String> settings, Library library, Consumer<String> log) {
    this(settings, library, log, true);
  }

  private Engine(
      Map<String, String> settings, Library library, Consumer<String> log, boolean checked) {
    this.settings = Map.copyOf(settings);
    this.library = library;
    this.log = log;
    if (settings.getOrDefault("sieve_plugins", "").contains("sieve_extprograms")) {
      all.addAll(Extensions.programs());
    }
    configure("sieve_extensions", enabled);
    configure("sieve_global_extensions", global);
    configure("sieve_implicit_extensions", implicit);
    enabled.addAll(global);
    enabled.addAll(implicit);
    Extension debug = named("vnd.dovecot.debug");
    if (debug != null && settings.containsKey("debug extension")) {
      enabled.add(debug);
    }
    if (checked) {
      Set<String> names = new HashSet<>();
      enabled.forEach(ext -> names.add(ext.name()));
      new SettingChecks(this.settings, log).tell(this, names);
    }
  }

  /** An engine with no settings at all. */
  public static Engine plain() {
    return plain(Map.of(), text -> {});
  }

  /** An engine for nobody, to be asked what the settings enable. */
  public static Engine plain(Map<String, String> settings, Consumer<String> log) {
    return new Engine(settings, NONE, log);
  }

  /** What is wrong with the setting sieve_plugins, or null. */
  public static @Nullable String missingPlugin(Map<String, String> settings) {
    String dir = settings.getOrDefault("sieve_plugin_dir", "/usr/lib/dovecot/modules/sieve");
    for (String word : settings.getOrDefault("sieve_plugins", "").split("[ ,\t]+")) {
      if (!word.isEmpty() && !PLUGINS.contains(word)) {
        return "Plugin '" + word + "' not found from directory " + dir;
      }
    }
    return null;
  }

  /** The same with another set of extensions, as the option -x gives it. */
  public Engine with(String setting, String value) {
    Map<String, String> more = new java.util.HashMap<>(settings);
    more.put(setting, value);
    return new Engine(more, library, log, false);
  }

  /** The same with another library. */
  public Engine with(Library other) {
    return new Engine(settings, other, text -> {}, false);
  }

  private void configure(String setting, Set<Extension> set) {
    String value = settings.get(setting);
    if (value == null) {
      return;
    }
    boolean relative = false;
    List<Extension> on = new ArrayList<>();
    List<Extension> off = new ArrayList<>();
    for (String word : value.split("[ \t]+")) {
      if (word.isEmpty()) {
        continue;
      }
      char sign = word.charAt(0);
      String name = sign == '+' || sign == '-' ? word.substring(1) : word;
      relative |= !name.equals(word);
      Extension ext = named(name);
      if (ext == null) {
        log.accept(
            "ignored unknown extension '" + name + "' while configuring available extensions");
      } else {
        (sign == '-' ? off : on).add(ext);
      }
    }
    if (!relative) {
      set.clear();
    }
    set.removeAll(off);
    set.addAll(on);
  }

  private @Nullable Extension named(String name) {
    for (Extension ext : all) {
      if (ext.name().equals(name)) {
        return ext;
      }
    }
    return null;
  }

  /** All extensions there are, in the order of their ids. */
  public List<Extension> extensions() {
    return all;
  }

  /** The number that dumps show for an extension. */
  public int id(Extension ext) {
    return all.indexOf(ext) + Extensions.FIRST_ID;
  }

  /** An extension that may be used, or null. */
  public @Nullable Extension enabled(String name) {
    Extension ext = named(name);
    return ext != null && enabled.contains(ext) ? ext : null;
  }

  /** Whether an extension may be used only by the administrator's scripts. */
  public boolean global(Extension ext) {
    return global.contains(ext);
  }

  /** The extensions that need no require. */
  public List<Extension> implicit() {
    return all.stream().filter(implicit::contains).toList();
  }

  /** The extensions that clients are told of. */
  public String capabilities() {
    return all.stream()
        .filter(e -> enabled.contains(e) && !global.contains(e) && !Extensions.silent(e))
        .map(Extension::name)
        .collect(java.util.stream.Collectors.joining(" "));
  }

  /** Where included scripts come from. */
  public Library library() {
    return library;
  }

  /** Takes a warning or a note of the engine. */
  public void log(String text) {
    log.accept(text);
  }

  /** A setting, or null. */
  public @Nullable String setting(String name) {
    return settings.get(name);
  }

  /** A setting, or what stands in for it. */
  public String setting(String name, String fallback) {
    return settings.getOrDefault(name, fallback);
  }

  /** A number. */
  public long number(String name, long fallback) {
    String value = settings.get(name);
    if (value == null || value.isBlank()) {
      return fallback;
    }
    return value.strip().matches("\\d{1,18}") ? Long.parseLong(value.strip()) : fallback;
  }

  /** A size in bytes: a number with B, K, M, G or T. */
  public long bytes(String name, long fallback) {
    String value = settings.get(name);
    if (value == null || !value.strip().matches("\\d{1,12}[BKMGTbkmgt]?")) {
      return fallback;
    }
    String text = value.strip().toUpperCase(Locale.ROOT);
    char unit = text.charAt(text.length() - 1);
    int shift = "BKMGT".indexOf(unit);
    return shift < 0
        ? Long.parseLong(text)
        : Long.parseLong(text.substring(0, text.length() - 1)) << 10 * shift;
  }

  /** A time in seconds: a number with s, m, h, d. */
  public long seconds(String name, long fallback) {
    String value = settings.get(name);
    if (value == null || !value.strip().matches("\\d{1,12}\\s*[smhdSMHD]?")) {
      return fallback;
    }
    String text = value.strip().toLowerCase(Locale.ROOT);
    char unit = text.charAt(text.length() - 1);
    long factor =
        switch (unit) {
          case 'm' -> 60;
          case 'h' -> 3600;
          case 'd' -> 86400;
          default -> 1;
        };
    return Long.parseLong(text.replaceAll("\\D", "")) * factor;
  }

  /** A yes or no. */
  public boolean yes(String name) {
    return setting(name, "no").strip().equalsIgnoreCase("yes");
  }

  /** How many actions a script may take; 0: any number. */
  public int maxActions() {
    return (int) number("sieve_max_actions", 32);
  }

  /** How many redirects a script may make. */
  public int maxRedirects() {
    return (int) number("sieve_max_redirects", 4);
  }

  /** The characters between user and detail. */
  public String delimiter() {
    return setting("recipient_delimiter", "+");
  }
}
