package io.chapar.postfix.conf;

import io.chapar.config.Layer;
import io.chapar.config.Layers;
import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.config.Substitution;
import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.configuration2.ex.ConversionException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one Postfix instance as one program sees them: overrides over main.cf over
 * defaults. postconf, the daemons and explanations all read this value; each setting knows the file
 * and line it comes from and what was substituted into it. A value that cannot be used ends in
 * {@link PostfixFatal} with Postfix's own words when it is asked for, as in the daemons.
 */
public final class PostfixConfig {
  /** Why a daemon gives up when a value's expression makes no sense. */
  public static final String MACRO_ERROR = "dictionary mail_dict: macro processing error";

  private final ConfigHost host;
  private final String directory;
  private final MainCf mainCf;
  private final Layer overrides;
  private final Layer computed = new Layer("computed");
  private final Layers layers;

  /** What was asked for before: daemons ask for the same with each message. */
  private final Map<String, Setting> settings = new ConcurrentHashMap<>();

  private final Map<String, Object> converted = new ConcurrentHashMap<>();

  /** Defaults that are being worked out: while one is, nothing defines it. */
  private final Set<String> computing = new HashSet<>();

  private PostfixConfig(ConfigHost host, String directory, MainCf mainCf, Layer overrides) {
    this.host = host;
    this.directory = directory;
    this.mainCf = mainCf;
    this.overrides = overrides;
    this.layers =
        new Layers(
            List.of(overrides, mainCf.layer(), computed, Parameters.standard().defaults()),
            (key, raw, origin, self) -> expand(key, raw, origin),
            new ValueConversion());
  }

  /** Reads {@code main.cf} in a configuration directory. */
  public static PostfixConfig load(ConfigHost host, String directory) {
    String path = directory + "/main.cf";
    try {
      return of(host, directory, MainCf.parse(new Source(path, host.read(path))));
    } catch (IOException e) {
      throw new PostfixFatal("open " + path + ": " + e.getMessage());
    }
  }

  /** The settings that a main.cf makes. */
  public static PostfixConfig of(ConfigHost host, String directory, MainCf mainCf) {
    Layer overrides = new Layer("overrides");
    if (!directory.equals("/etc/postfix")) {
      overrides.say("config_directory", directory, Origin.override("MAIL_CONFIG", 0));
    }
    return new PostfixConfig(host, directory, mainCf, overrides);
  }

  /** The defaults alone, as if main.cf were empty. */
  public static PostfixConfig defaults(ConfigHost host) {
    return of(host, "/etc/postfix", new MainCf("", Map.of(), List.of()));
  }

  /** The same with one more override, as a daemon's {@code -o name=value} makes it. */
  public PostfixConfig with(String name, String value, Origin origin) {
    Layer more = new Layer("overrides");
    overrides
        .getKeys()
        .forEachRemaining(
            key -> {
              String raw = overrides.raw(key);
              more.say(key, raw == null ? "" : raw, overrides.origin(key));
            });
    more.say(name, value, origin);
    return new PostfixConfig(host, directory, mainCf, more);
  }

  /** As a service of master.cf sees it, with its {@code -o} options. */
  public PostfixConfig forService(MasterEntry service) {
    PostfixConfig config = this;
    Origin origin = Origin.override(directory + "/master.cf", service.line());
    for (MasterEntry.Override option : service.overrides()) {
      config = config.with(option.name(), option.value(), origin);
    }
    String program = service.program();
    return config
        .with("process_name", program, origin)
        .with("service_name", service.name(), origin);
  }

  /** The configuration directory. */
  public String directory() {
    return directory;
  }

  /** What main.cf says, with what is logged while it is read. */
  public MainCf mainCf() {
    return mainCf;
  }

  /** The host it was read on. */
  public ConfigHost host() {
    return host;
  }

  /** The value of a parameter with its history; a name that nothing defines has the empty value. */
  public Setting setting(String name) {
    Setting known = settings.get(name);
    if (known != null) {
      return known;
    }
    String raw = raw(name);
    Setting setting =
        raw == null ? Setting.plain(name, "", Origin.DEFAULT) : expand(name, raw, originOf(name));
    if (computing.isEmpty()) {
      settings.put(name, setting);
    }
    return setting;
  }

  /** The value of a parameter. */
  public String get(String name) {
    return setting(name).value();
  }

  /** Whether main.cf or an override says it. */
  public boolean isSet(String name) {
    Layer winner = layers.winner(name);
    return winner != null && winner != computed && winner != Parameters.standard().defaults();
  }

  /** The text of a parameter before expansion, or null where nothing defines it. */
  public @Nullable String raw(String name) {
    compute(name);
    String raw = layers.raw(name);
    return raw == null ? Parameters.serviceDefault(name) : raw;
  }

  /** The expansion of any text with these settings. */
  public String expand(String text) {
    return expand("", text, Origin.DEFAULT).value();
  }

  /** A list value: words divided by commas and white space. */
  public List<String> list(String name) {
    return Ascii.words(get(name), Ascii.COMMA_SPACE);
  }

  /** A list value where braces keep words together. */
  public List<String> bracedList(String name) {
    return Ascii.bracedWords(get(name), Ascii.COMMA_SPACE);
  }

  /** A yes or no. */
  public boolean bool(String name) {
    return convert(name, Boolean.class);
  }

  /** A number of 32 bits, within its limits. */
  public int integer(String name) {
    int value = convert(name, Integer.class);
    limit(name, value);
    return value;
  }

  /** A number of 64 bits, within its limits. */
  public long number(String name) {
    long value = convert(name, Long.class);
    limit(name, value);
    return value;
  }

  /** A time in seconds, within its limits. */
  public int seconds(String name) {
    String value = get(name);
    Parameter parameter = Parameters.standard().find(name);
    String fallback =
        parameter == null ? Parameters.serviceDefault(name) : parameter.defaultValue();
    int seconds;
    try {
      seconds = ValueConversion.seconds(value, unit(fallback == null ? "" : fallback));
    } catch (ConversionException e) {
      throw new PostfixFatal("parameter " + name + ": bad time value or unit: " + value);
    }
    if (parameter != null) {
      if (parameter.least() != 0 && seconds < parameter.least()) {
        throw new PostfixFatal(
            "invalid " + name + ": " + seconds + " (min " + parameter.least() + ")");
      }
      if (parameter.greatest() != 0 && seconds > parameter.greatest()) {
        throw new PostfixFatal(
            "invalid " + name + ": " + seconds + " (max " + parameter.greatest() + ")");
      }
    }
    return seconds;
  }

  /** A text of an allowed length. */
  public String text(String name) {
    String value = get(name);
    Parameter parameter = Parameters.standard().find(name);
    int length = Utf8.encode(value).length;
    if (parameter != null && parameter.least() != 0 && length < parameter.least()) {
      throw badLength(name, value, length + " < " + parameter.least());
    }
    if (parameter != null && parameter.greatest() != 0 && length > parameter.greatest()) {
      throw badLength(name, value, length + " > " + parameter.greatest());
    }
    return value;
  }

  private static PostfixFatal badLength(String name, String value, String limit) {
    return new PostfixFatal("bad string length " + limit + ": " + name + " = " + value);
  }

  private <T> T convert(String name, Class<T> type) {
    Object known = converted.get(name);
    if (type.isInstance(known)) {
      return type.cast(known);
    }
    if (raw(name) == null) {
      throw new PostfixFatal("bad numerical configuration: " + name + " = ");
    }
    try {
      T value =
          layers.winner(name) == null
              ? new ValueConversion().to(get(name), type, null)
              : layers.get(type, name);
      if (value == null) {
        throw new IllegalStateException(name);
      }
      if (computing.isEmpty()) {
        converted.put(name, value);
      }
      return value;
    } catch (ConversionException e) {
      String kind = type == Boolean.class ? "boolean" : "numerical";
      throw new PostfixFatal("bad " + kind + " configuration: " + name + " = " + get(name));
    }
  }

  private static void limit(String name, long value) {
    Parameter parameter = Parameters.standard().find(name);
    if (parameter == null) {
      return;
    }
    if (parameter.least() != 0 && value < parameter.least()) {
      throw new PostfixFatal(
          "invalid " + name + " parameter value " + value + " < " + parameter.least());
    }
    if (parameter.greatest() != 0 && value > parameter.greatest()) {
      throw new PostfixFatal(
          "invalid " + name + " parameter value " + value + " > " + parameter.greatest());
    }
  }

  /** The unit letter of a default, which counts for values without one. */
  private char unit(String fallback) {
    String value = expand(fallback);
    for (int i = 0; i < value.length(); i++) {
      if (Ascii.isAlnum(value.charAt(i)) && !Ascii.isDigit(value.charAt(i))) {
        return value.charAt(i);
      }
    }
    return 's';
  }

  /** The default of a parameter that depends on the host, whatever main.cf says of it. */
  public String computedDefault(String name) {
    return switch (name) {
      case "myhostname" -> ComputedDefaults.hostName(this);
      case "mydomain" -> ComputedDefaults.domain(this);
      case "mynetworks" -> OwnAddresses.networks(this);
      default -> "";
    };
  }

  /** Works out the host-dependent defaults when they are first looked at. */
  private void compute(String name) {
    Parameter parameter = Parameters.standard().find(name);
    if (parameter != null
        && parameter.type() == Parameter.Type.COMPUTED
        && layers.winner(name) == null
        && computing.add(name)) {
      try {
        computed.say(name, computedDefault(name), Origin.COMPUTED);
      } finally {
        computing.remove(name);
      }
    }
  }

  /** A value that main.cf or an override says, with references to such values only; or null. */
  @Nullable String said(String name) {
    if (!isSet(name)) {
      return null;
    }
    String raw = layers.raw(name);
    try {
      return raw == null
          ? null
          : MacroExpander.expand(raw, other -> isSet(other) ? layers.raw(other) : null);
    } catch (MacroException e) {
      throw new PostfixFatal(MACRO_ERROR, List.of(e.warning()));
    }
  }

  private Origin originOf(String name) {
    Layer winner = layers.winner(name);
    return winner == null
        ? Origin.DEFAULT
        : winner == computed ? Origin.COMPUTED : winner.origin(name);
  }

  private Setting expand(String name, String raw, Origin origin) {
    if (raw.indexOf('$') < 0) {
      return Setting.plain(name, raw, origin);
    }
    List<Substitution> substitutions = new ArrayList<>();
    try {
      String value =
          MacroExpander.expand(
              raw,
              reference -> {
                String found = raw(reference);
                if (substitutions.size() < 1000) {
                  substitutions.add(
                      new Substitution(reference, found == null ? "" : found, originOf(reference)));
                }
                return found;
              });
      return new Setting(name, raw, value, origin, substitutions);
    } catch (MacroException e) {
      throw new PostfixFatal(MACRO_ERROR, List.of(e.warning()));
    }
  }
}
