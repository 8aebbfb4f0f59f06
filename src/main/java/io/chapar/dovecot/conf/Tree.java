package io.chapar.dovecot.conf;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.text.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.jspecify.annotations.Nullable;

/** A {@link Section} while it is being read: {@link ConfReader} grows it, and then freezes it. */
final class Tree {
  static final List<String> FILTERS = List.of("protocol", "local", "remote", "local_name");

  final String type;
  final String name;
  Filter filter = Filter.NONE;
  @Nullable Tree outer;
  @Nullable Tree base;
  Position place;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<Tree> inner = new ArrayList<>();

  Tree(String type, String name, @Nullable Tree outer, Position place) {
    this.type = type;
    this.name = name;
    this.outer = outer;
    this.place = place;
  }

  boolean isFilter() {
    return !filter.equals(Filter.NONE);
  }

  void set(Setting setting) {
    settings.put(setting.name(), setting);
  }

  @Nullable Tree find(String kind, String named) {
    return inner.stream()
        .filter(t -> t.type.equals(kind) && t.name.equals(named))
        .findFirst()
        .orElse(null);
  }

  Tree open(String kind, String named, Position at) {
    Tree tree = new Tree(kind, named, this, at);
    inner.add(tree);
    return tree;
  }

  /** The name of the next nameless section of a kind. */
  String number(String kind) {
    return Long.toString(inner.stream().filter(t -> t.type.equals(kind)).count());
  }

  /** The kinds of the sections around, as error messages have them. */
  String trail() {
    if (type.isEmpty()) {
      return "";
    }
    return (outer == null ? "" : outer.trail()) + type + " { ";
  }

  /** What a {@code $name} means here: this section's setting, or that of those around it. */
  @Nullable String lookup(String key) {
    Setting here = settings.get(key);
    if (here != null) {
      return here.value();
    }
    Tree next = base != null ? base : outer;
    return next == null ? null : next.lookup(key);
  }

  /** Everything up to now came with the software, not from a file. */
  void builtIn() {
    settings.replaceAll((k, s) -> new Setting(k, s.raw(), s.value(), Origin.DEFAULT, List.of()));
    inner.forEach(Tree::builtIn);
  }

  Section section() {
    return new Section(node());
  }

  private ImmutableNode node() {
    ImmutableNode.Builder node = new ImmutableNode.Builder().name(type);
    if (!name.isEmpty()) {
      node.addAttribute("name", name);
    }
    node.addAttribute("file", place.source()).addAttribute("line", place.line());
    settings
        .values()
        .forEach(
            s ->
                node.addChild(
                    new ImmutableNode.Builder()
                        .name(s.name())
                        .value(s)
                        .addAttribute("file", s.origin().file())
                        .addAttribute("line", s.origin().line())
                        .create()));
    inner.forEach(t -> node.addChild(t.node()));
    return node.create();
  }
}
