package io.chapar.app;

import io.chapar.disk.Content;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

/**
 * Writes the immutable values that the memory of a host consists of: records, enums, collections,
 * texts and numbers. What occurs twice is written once. {@link ValueReader} reads them.
 */
final class ValueWriter {
  private static final long LARGEST = 1L << 30;
  private static final int BLOCK = 64 * 1024;

  private final DataOutputStream out;
  private final IdentityHashMap<Object, Integer> written = new IdentityHashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();

  ValueWriter(DataOutputStream out) {
    this.out = out;
  }

  /** What a value is, as a byte in the file; new ones are added at the end. */
  enum Tag {
    NULL,
    BACK,
    TEXT,
    TEXT_BACK,
    INT,
    LONG,
    TRUE,
    FALSE,
    DOUBLE,
    CHAR,
    BYTES,
    INSTANT,
    DURATION,
    OPTIONAL,
    ENUM,
    RECORD,
    CONTENT,
    LIST,
    SET,
    MAP,
    SORTED_MAP,
    P_MAP,
    P_TREE_MAP,
    P_SET,
    P_VECTOR,
    NODE
  }

  private void tag(Tag tag) throws IOException {
    out.writeByte(tag.ordinal());
  }

  /** Writes a value; fails if it is of a kind that cannot be kept. */
  void write(@Nullable Object value) throws IOException {
    if (value == null) {
      tag(Tag.NULL);
    } else if (value instanceof String text) {
      text(text);
    } else if (!simple(value)) {
      Integer before = written.get(value);
      if (before != null) {
        tag(Tag.BACK);
        out.writeInt(before);
        return;
      }
      compound(value);
      written.put(value, written.size());
    }
  }

  private void text(String text) throws IOException {
    Integer before = texts.putIfAbsent(text, texts.size());
    if (before != null) {
      tag(Tag.TEXT_BACK);
      out.writeInt(before);
      return;
    }
    tag(Tag.TEXT);
    // Lossless for lone surrogates as well, in which the host keeps bytes that are not UTF-8.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    boolean lossless = new String(bytes, StandardCharsets.UTF_16BE).equals(text);
    out.writeBoolean(lossless);
    if (lossless) {
      out.writeInt(bytes.length);
      out.write(bytes);
    } else {
      out.writeInt(text.length());
      out.writeChars(text);
    }
  }

  private boolean simple(Object value) throws IOException {
    if (value instanceof Integer i) {
      tag(Tag.INT);
      out.writeInt(i);
    } else if (value instanceof Long l) {
      tag(Tag.LONG);
      out.writeLong(l);
    } else if (value instanceof Boolean b) {
      tag(b ? Tag.TRUE : Tag.FALSE);
    } else if (value instanceof Double d) {
      tag(Tag.DOUBLE);
      out.writeDouble(d);
    } else if (value instanceof Character c) {
      tag(Tag.CHAR);
      out.writeChar(c);
    } else if (value instanceof Instant i) {
      tag(Tag.INSTANT);
      out.writeLong(i.getEpochSecond());
      out.writeInt(i.getNano());
    } else if (value instanceof Duration d) {
      tag(Tag.DURATION);
      out.writeLong(d.getSeconds());
      out.writeInt(d.getNano());
    } else if (value instanceof Enum<?> e) {
      tag(Tag.ENUM);
      text(e.getDeclaringClass().getName());
      text(e.name());
    } else {
      return false;
    }
    return true;
  }

  private void compound(Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      tag(Tag.BYTES);
      out.writeInt(bytes.length);
      out.write(bytes);
    } else if (value instanceof Optional<?> optional) {
      tag(Tag.OPTIONAL);
      write(optional.orElse(null));
    } else if (value instanceof Content content) {
      content(content);
    } else if (value instanceof ImmutableNode node) {
      tag(Tag.NODE);
      write(node.getNodeName());
      write(node.getValue());
      write(List.copyOf(node.getChildren()));
      map(node.getAttributes());
    } else if (value instanceof Record) {
      record(value);
    } else if (value instanceof PVector<?> vector) {
      tag(Tag.P_VECTOR);
      all(vector);
    } else if (value instanceof PSet<?> set) {
      tag(Tag.P_SET);
      all(set);
    } else if (value instanceof TreePMap<?, ?> map) {
      tag(Tag.P_TREE_MAP);
      map(map);
    } else if (value instanceof PMap<?, ?> map) {
      tag(Tag.P_MAP);
      map(map);
    } else if (value instanceof List<?> list) {
      tag(Tag.LIST);
      all(list);
    } else if (value instanceof Set<?> set) {
      tag(Tag.SET);
      all(set);
    } else if (value instanceof Map<?, ?> map) {
      tag(map instanceof SortedMap ? Tag.SORTED_MAP : Tag.MAP);
      map(map);
    } else {
      throw new IOException("a value of " + value.getClass().getName() + " cannot be kept");
    }
  }

  private void all(Collection<?> values) throws IOException {
    out.writeInt(values.size());
    for (Object value : values) {
      write(value);
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      write(entry.getKey());
      write(entry.getValue());
    }
  }

  private void record(Object value) throws IOException {
    tag(Tag.RECORD);
    text(value.getClass().getName());
    RecordComponent[] components = value.getClass().getRecordComponents();
    out.writeInt(components.length);
    for (RecordComponent component : components) {
      try {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        write(accessor.invoke(value));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IOException(value.getClass().getName() + " cannot be kept", e);
      }
    }
  }

  private void content(Content content) throws IOException {
    if (content.size() > LARGEST) {
      throw new IOException("a file of " + content.size() + " bytes cannot be kept");
    }
    tag(Tag.CONTENT);
    out.writeLong(content.size());
    byte[] block = new byte[BLOCK];
    for (long at = 0; at < content.size(); at += BLOCK) {
      int n = content.read(at, block, 0, BLOCK);
      int used = n;
      while (used > 0 && block[used - 1] == 0) {
        used--;
      }
      out.writeInt(used); // zeros at the end are not written: a hole stays one
      out.write(block, 0, used);
    }
  }
}
