package io.chapar.dovecot.conf;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.jspecify.annotations.Nullable;

/**
 * A section of the configuration as it was read: settings with their origins, and sections in it.
 * Underneath is a node of Commons Configuration's hierarchy: its name is the kind of section, its
 * attribute 'name' what follows it; its children are settings (with a {@link Setting} as value) and
 * sections.
 */
public record Section(ImmutableNode node) {
  /** Nothing at all. */
  public static final Section EMPTY = new Section(new ImmutableNode.Builder().name("").create());

  /** The kind of section: service, namespace, … */
  public String type() {
    return node.getNodeName();
  }

  /** The name behind the kind; a number where the file gives none. */
  public String name() {
    Object name = node.getAttributes().get("name");
    return name == null ? "" : name.toString();
  }

  /** What a setting was set to here, or null. */
  public @Nullable Setting get(String key) {
    for (ImmutableNode child : node.getChildren()) {
      if (child.getNodeName().equals(key) && child.getValue() instanceof Setting setting) {
        return setting;
      }
    }
    return null;
  }

  /** The settings that were set here. */
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    for (ImmutableNode child : node.getChildren()) {
      if (child.getValue() instanceof Setting setting) {
        all.add(setting);
      }
    }
    return all;
  }

  /** The sections of a kind in this one. */
  public List<Section> sections(String type) {
    List<Section> all = new ArrayList<>();
    for (ImmutableNode child : node.getChildren()) {
      if (!(child.getValue() instanceof Setting) && child.getNodeName().equals(type)) {
        all.add(new Section(child));
      }
    }
    return all;
  }

  /** All sections in this one. */
  public List<Section> sections() {
    List<Section> all = new ArrayList<>();
    for (ImmutableNode child : node.getChildren()) {
      if (!(child.getValue() instanceof Setting)) {
        all.add(new Section(child));
      }
    }
    return all;
  }

  /** The section of a kind and name, or null. */
  public @Nullable Section section(String type, String name) {
    return sections(type).stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  /** A setting's value: what was set here, or its default. */
  public String value(String key) {
    Setting set = get(key);
    if (set != null) {
      return set.value();
    }
    SettingTable table = SettingTable.section(type());
    SettingTable.Entry entry = table == null ? null : table.get(key);
    return entry == null ? "" : entry.fallback();
  }

  /** Whether a yes/no setting is on. */
  public boolean yes(String key) {
    return value(key).equals("yes");
  }

  /** Where a setting was said. */
  public Origin origin(String key) {
    Setting set = get(key);
    return set == null ? Origin.DEFAULT : set.origin();
  }
}
