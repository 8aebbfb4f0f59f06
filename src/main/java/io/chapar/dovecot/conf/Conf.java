package io.chapar.dovecot.conf;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that has been read: an immutable value, which the master keeps until it is told
 * to read again. Blocks with a filter lie over the unfiltered one.
 *
 * @param blocks the least specific first; the first has no filter
 * @param warnings what was noticed on the way
 * @param files the contents of the files behind {@code <file} values, by value
 * @param late what is wrong with the whole although every line could be read, or null
 * @param path the main file
 */
public record Conf(
    String path,
    List<Block> blocks,
    List<String> warnings,
    Map<String, String> files,
    @Nullable ConfException late) {

  /** Settings under a filter. */
  public record Block(Filter filter, Section section) {}

  /** What applies where nothing is known of a connection. */
  public Settings global() {
    return settings(Filter.NONE);
  }

  /** What applies to a protocol's processes. */
  public Settings protocol(String name) {
    return settings(Filter.protocol(name));
  }

  /** What applies to a connection. */
  public Settings settings(Filter filter) {
    List<Section> layers = new ArrayList<>();
    for (Block block : blocks) {
      if (block.filter().matches(filter)) {
        layers.add(0, block.section());
      }
    }
    return new Settings(this, layers, Map.of());
  }

  /** The services with everything that the package and the files say of them. */
  public List<Section> services() {
    return root().sections("service");
  }

  /** The service of a name, or an empty section. */
  public Section service(String name) {
    Section section = root().section("service", name);
    return section == null ? Section.EMPTY : section;
  }

  /** The unfiltered block. */
  public Section root() {
    return blocks.get(0).section();
  }

  /** An error of the configuration as a whole. */
  static ConfException whole(String path, String message) {
    return new ConfException(Position.whole(path), message);
  }

  /** What the built-in default of a setting is. */
  static Setting fallback(String name) {
    SettingTable.Entry entry = SettingTable.GLOBAL.get(name);
    return Setting.plain(name, entry == null ? "" : entry.fallback(), Origin.DEFAULT);
  }
}
