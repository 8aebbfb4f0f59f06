package io.chapar.app;

import io.chapar.app.ValueWriter.Tag;
import io.chapar.disk.Content;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Reads what {@link ValueWriter} wrote. Only records and enums of this program are made: a file
 * that was tampered with can make no other objects.
 */
final class ValueReader {
  private static final int BLOCK = 64 * 1024;
  private static final int LARGEST = 1 << 26;
  private static final Tag[] TAGS = Tag.values();

  private final DataInputStream in;
  private final List<Object> read = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  ValueReader(DataInputStream in) {
    this.in = in;
  }

  /** The next value. */
  @Nullable Object read() throws IOException {
    Tag tag = tag();
    return switch (tag) {
      case NULL -> null;
      case BACK -> read.get(in.readInt());
      case TEXT, TEXT_BACK -> text(tag);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case TRUE -> true;
      case FALSE -> false;
      case DOUBLE -> in.readDouble();
      case CHAR -> in.readChar();
      case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      case DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
      case ENUM -> constant(type(text(tag())), text(tag()));
      default -> {
        Object value = compound(tag);
        read.add(value);
        yield value;
      }
    };
  }

  private Tag tag() throws IOException {
    int tag = in.readUnsignedByte();
    if (tag >= TAGS.length) {
      throw new IOException("the file is damaged");
    }
    return TAGS[tag];
  }

  private int count() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > LARGEST) {
      throw new IOException("the file is damaged");
    }
    return count;
  }

  private String text(Tag tag) throws IOException {
    if (tag == Tag.TEXT_BACK) {
      return texts.get(in.readInt());
    }
    if (tag != Tag.TEXT) {
      throw new IOException("the file is damaged");
    }
    String text;
    if (in.readBoolean()) {
      text = new String(in.readNBytes(count()), StandardCharsets.UTF_16BE);
    } else {
      char[] chars = new char[count()];
      for (int i = 0; i < chars.length; i++) {
        chars[i] = in.readChar();
      }
      text = new String(chars);
    }
    texts.add(text);
    return text;
  }

  private static Class<?> type(String name) throws IOException {
    try {
      if (name.startsWith("io.chapar.")) {
        return Class.forName(name);
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("this build has no " + name, e);
    }
    throw new IOException(name + " is none of ours");
  }

  private static Object constant(Class<?> type, String name) throws IOException {
    for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IOException("this build has no " + type.getName() + "." + name);
  }

  private Object compound(Tag tag) throws IOException {
    return switch (tag) {
      case BYTES -> in.readNBytes(count());
      case OPTIONAL -> Optional.ofNullable(read());
      case CONTENT -> content();
      case NODE -> node();
      case RECORD -> record();
      case LIST -> Collections.unmodifiableList(all());
      case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(all()));
      case MAP -> Collections.unmodifiableMap(map());
      case SORTED_MAP -> Collections.unmodifiableSortedMap(new TreeMap<>(map()));
      case P_MAP -> HashTreePMap.from(map());
      case P_TREE_MAP -> sorted(map());
      case P_SET -> HashTreePSet.from(all());
      case P_VECTOR -> TreePVector.from(all());
      default -> throw new IOException("the file is damaged");
    };
  }

  @SuppressWarnings("unchecked") // keys of a sorted map can be compared: they were
  private static Object sorted(Map<Object, Object> map) {
    TreePMap<String, Object> sorted = TreePMap.empty();
    return sorted.plusAll((Map<String, Object>) (Map<?, ?>) map);
  }

  @SuppressWarnings("NullAway") // lists of hosts hold no nulls, but a record may
  private List<Object> all() throws IOException {
    int count = count();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(read());
    }
    return values;
  }

  @SuppressWarnings("NullAway")
  private Map<Object, Object> map() throws IOException {
    int count = count();
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Object key = read();
      map.put(key, read());
    }
    return map;
  }

  private Object node() throws IOException {
    ImmutableNode.Builder node = new ImmutableNode.Builder();
    node.name((String) read());
    node.value(read());
    if (read() instanceof List<?> children) {
      for (Object child : children) {
        node.addChild((ImmutableNode) child);
      }
    }
    map().forEach((name, value) -> node.addAttribute((String) name, value));
    return node.create();
  }

  private Object record() throws IOException {
    Class<?> type = type(text(tag()));
    int count = count();
    RecordComponent[] components = type.getRecordComponents();
    if (components == null || components.length != count) {
      throw new IOException(type.getName() + " has changed");
    }
    @Nullable Object[] values = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = read();
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IOException(type.getName() + " has changed", e);
    }
  }

  private Content content() throws IOException {
    long size = in.readLong();
    if (size < 0 || size > 1L << 30) {
      throw new IOException("the file is damaged");
    }
    Content content = Content.EMPTY;
    for (long at = 0; at < size; at += BLOCK) {
      byte[] bytes = in.readNBytes(Math.min(BLOCK, count()));
      content = content.write(at, bytes, 0, bytes.length);
    }
    return content.truncate(size);
  }
}
