package io.chapar.sieve.code;

import io.chapar.sieve.check.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A compiled script: its main block, the blocks of included scripts, the extensions of all. */
public final class Program {
  /**
   * A script that another one includes.
   *
   * @param number from 1, in the order of inclusion
   * @param block its code, or null where it was missing
   */
  public record Included(
      int number,
      boolean global,
      String name,
      String location,
      boolean optional,
      boolean once,
      @Nullable Block block) {}

  private final List<Extension> extensions = new ArrayList<>();
  private final Map<Integer, Extension> extensionBlocks = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<Included> included = new ArrayList<>();
  private List<String> globals = List.of();
  private int blocks = 3;
  private @Nullable Block main;

  /** The number of a new block. */
  public int newBlock() {
    return blocks++;
  }

  /** The main block. */
  public Block main() {
    Block block = main;
    if (block == null) {
      throw new IllegalStateException("no code yet");
    }
    return block;
  }

  /** Sets the main block. */
  public void main(Block block) {
    main = block;
  }

  /** Notes an extension. */
  public void need(Extension ext) {
    if (!extensions.contains(ext)) {
      extensions.add(ext);
    }
  }

  /** The extensions, in the order in which they came up. */
  public List<Extension> extensions() {
    return extensions;
  }

  /** Gives an extension a block of its own. */
  public void block(Extension ext) {
    if (!extensionBlocks.containsValue(ext)) {
      extensionBlocks.put(newBlock(), ext);
    }
  }

  /** The block of an extension, or -1. */
  public int blockOf(Extension ext) {
    for (Map.Entry<Integer, Extension> entry : extensionBlocks.entrySet()) {
      if (entry.getValue() == ext) {
        return entry.getKey();
      }
    }
    return -1;
  }

  /** Notes an extension that a script asked for and that was not there. */
  public void missing(String name) {
    if (!missing.contains(name)) {
      missing.add(name);
    }
  }

  /** The extensions that were not there. */
  public List<String> missing() {
    return missing;
  }

  /** The scripts included, directly and by others. */
  public List<Included> included() {
    return included;
  }

  /** Sets the names of the global variables. */
  public void globals(List<String> names) {
    globals = List.copyOf(names);
  }

  /** The names of the global variables. */
  public List<String> globals() {
    return globals;
  }
}
