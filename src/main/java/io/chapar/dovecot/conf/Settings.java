package io.chapar.dovecot.conf;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that are in force for somebody: the layers of a {@link Conf} that apply, and above
 * them what a userdb or a command line ({@code -o}) overrides.
 */
public final class Settings {
  private final Conf conf;
  private final List<Section> layers;
  private final Map<String, String> overrides;

  /** Layers, the strongest first. */
  Settings(Conf conf, List<Section> layers, Map<String, String> overrides) {
    this.conf = conf;
    this.layers = List.copyOf(layers);
    this.overrides = Map.copyOf(overrides);
  }

  /** The configuration behind it. */
  public Conf conf() {
    return conf;
  }

  /** The same with overrides: names, or {@code plugin/name}. */
  public Settings with(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(overrides);
    all.putAll(more);
    return new Settings(conf, layers, all);
  }

  /** A setting with its origin. */
  public Setting setting(String name) {
    String override = overrides.get(name);
    if (override != null) {
      return Setting.plain(name, override, Origin.override("userdb", 0));
    }
    for (Section layer : layers) {
      Setting set = layer.get(name);
      if (set != null) {
        return set;
      }
    }
    return Conf.fallback(name);
  }

  /** A setting's text; a {@code <file} value is the file's content. */
  public String get(String name) {
    String value = setting(name).value();
    return value.startsWith("<") ? conf.files().getOrDefault(value, value) : value;
  }

  /** A setting's text as it stands in the file. */
  public String raw(String name) {
    return setting(name).value();
  }

  /** Whether a yes/no setting is on. */
  public boolean yes(String name) {
    return get(name).equals("yes");
  }

  /** A number. */
  public long number(String name) {
    String value = get(name);
    return value.isEmpty() || !Character.isDigit(value.charAt(0)) ? 0 : Long.parseLong(value);
  }

  /** A time interval in seconds. */
  public long seconds(String name) {
    try {
      return SettingType.seconds(get(name));
    } catch (SettingType.BadValueException e) {
      return 0;
    }
  }

  /** A size in bytes. */
  public BigInteger bytes(String name) {
    try {
      return SettingType.bytes(get(name));
    } catch (SettingType.BadValueException e) {
      return BigInteger.ZERO;
    }
  }

  /** The words of a setting. */
  public List<String> words(String name) {
    String value = get(name).strip();
    return value.isEmpty() ? List.of() : List.of(value.split("[\\s]+"));
  }

  /** A setting of plugin { }, or an empty string. */
  public String plugin(String name) {
    return plugins().getOrDefault(name, "");
  }

  /** All of plugin { }. */
  public Map<String, String> plugins() {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      for (Section plugin : layers.get(i).sections("plugin")) {
        for (Setting setting : plugin.settings()) {
          all.put(setting.name(), setting.value());
        }
      }
    }
    overrides.forEach(
        (name, value) -> {
          if (name.startsWith("plugin/")) {
            all.put(name.substring(7), value);
          }
        });
    return all;
  }

  /** The sections of a kind: those of the strongest layer that has any of a name. */
  public List<Section> sections(String type) {
    List<Section> all = new ArrayList<>();
    for (Section layer : layers) {
      for (Section section : layer.sections(type)) {
        if (all.stream().noneMatch(s -> s.name().equals(section.name()))) {
          all.add(section);
        }
      }
    }
    return all;
  }
}
