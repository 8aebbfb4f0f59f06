package io.chapar.sieve.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A command's name with its definition, if it is known, and the tags that go with it. */
public final class Registration {
  /** A tag as registered with a command. */
  public record Entry(Tag tag, @Nullable Extension ext, int id) {}

  private @Nullable Definition definition;
  private @Nullable Extension ext;
  private boolean unknown;
  private final List<Entry> tags = new ArrayList<>();
  private final List<BiConsumer<Checker, Node>> always = new ArrayList<>();
  private final Set<String> unknownTags = new HashSet<>();

  /** Its definition, or null while only tags are registered. */
  public @Nullable Definition definition() {
    return definition;
  }

  /** The extension that has it. */
  public @Nullable Extension ext() {
    return ext;
  }

  /** Whether an error about the name has been told. */
  boolean unknown() {
    return unknown;
  }

  void markUnknown() {
    unknown = true;
  }

  void define(Definition newDefinition, @Nullable Extension newExt) {
    definition = newDefinition;
    ext = newExt;
    unknown = false;
  }

  /** Adds a tag; those with id 0 leave no operand. */
  public void tag(Tag tag, @Nullable Extension of, int id) {
    tags.add(new Entry(tag, of, id));
  }

  /** Adds what is done with every use of the command. */
  public void always(BiConsumer<Checker, Node> action) {
    always.add(action);
  }

  List<BiConsumer<Checker, Node>> always() {
    return always;
  }

  List<Entry> tags() {
    return tags;
  }

  boolean unknownTag(String name) {
    return unknownTags.contains(name.toLowerCase(Locale.ROOT));
  }

  void markUnknownTag(String name) {
    unknownTags.add(name.toLowerCase(Locale.ROOT));
  }
}
