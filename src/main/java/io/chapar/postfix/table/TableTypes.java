package io.chapar.postfix.table;

import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.Braced;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table types that this Postfix knows, one line each: what {@code postconf -m} lists. */
final class TableTypes {
  /** Opens a table of one type. */
  @FunctionalInterface
  interface Opener {
    Table open(Opening opening) throws Unopenable;
  }

  private static final Map<String, Opener> TYPES = new TreeMap<>();

  static {
    TYPES.put("btree", DbOpener::open);
    TYPES.put("cidr", TableTypes::cidr);
    TYPES.put("environ", o -> new EnvironTable(o.name(), o.host(), o.options().fold()));
    TYPES.put("fail", o -> new FailTable(o.name()));
    TYPES.put("hash", DbOpener::open);
    TYPES.put("inline", TableTypes::inline);
    TYPES.put("internal", o -> new MapTable("internal", o.name(), Map.of(), false, 0));
    TYPES.put("memcache", MemcacheTable::open);
    TYPES.put("nis", NisTable::new);
    TYPES.put("pcre", o -> pattern(o, true));
    TYPES.put("pipemap", o -> new PipeTable(o.name(), o.memberTables()));
    TYPES.put("proxy", ProxyOpener::open);
    TYPES.put("randmap", TableTypes::random);
    TYPES.put("regexp", o -> pattern(o, false));
    TYPES.put("socketmap", SocketmapTable::open);
    TYPES.put("static", TableTypes::fixed);
    TYPES.put("tcp", TcpTable::open);
    TYPES.put("texthash", TableTypes::texthash);
    TYPES.put("unionmap", o -> new UnionTable(o.name(), o.memberTables()));
    TYPES.put("unix", TableTypes::unix);
  }

  private TableTypes() {}

  /** Their names, sorted. */
  static List<String> names() {
    return List.copyOf(TYPES.keySet());
  }

  static @Nullable Opener find(String type) {
    return TYPES.get(type);
  }

  private static Table cidr(Opening o) throws Unopenable {
    o.readOnly();
    Opening.Rules rules = o.rules();
    FileValues values = FileValues.of(o.host(), o.options());
    return new CidrTable(o.name(), rules.source(), rules.owner(), values, o.log());
  }

  private static Table pattern(Opening o, boolean perl) throws Unopenable {
    o.readOnly();
    Opening.Rules rules = o.rules();
    FileValues values = FileValues.of(o.host(), o.options());
    PatternParser parser = new PatternParser(perl, o.name(), o.options(), values, o.log());
    return new PatternTable(
        o.type(), o.name(), rules.source(), rules.owner(), parser, o.host()::tick, o.log());
  }

  private static Table fixed(Opening o) throws Unopenable {
    String value = o.name();
    if (value.startsWith("{")) {
      Braced braced = Braced.of(value, true);
      if (!braced.complaint().isEmpty()) {
        throw new Unopenable("bad static:name syntax: " + braced.complaint());
      }
      value = braced.text();
    }
    try {
      return new StaticTable(o.name(), FileValues.of(o.host(), o.options()).resolve(value));
    } catch (IllegalArgumentException e) {
      throw new Unopenable(String.valueOf(e.getMessage()));
    }
  }

  private static Table random(Opening o) throws Unopenable {
    o.readOnly();
    return new RandomTable(o.name(), o.members("value"), o.host().machine().random());
  }

  private static Table unix(Opening o) throws Unopenable {
    o.readOnly();
    if (!o.name().equals("passwd.byname") && !o.name().equals("group.byname")) {
      throw new Unopenable("unknown table: unix:" + o.name());
    }
    return new UnixTable(o.name(), o.host().machine().users(), o.options().fold());
  }

  private static Table inline(Opening o) throws Unopenable {
    o.readOnly();
    Map<String, Entry> entries = new LinkedHashMap<>();
    FileValues values = FileValues.of(o.host(), o.options());
    String complaint = "";
    int length = Ascii.balanced(o.name());
    if (length < o.name().length() || length <= 2) {
      throw o.badSyntax("name=value");
    }
    for (String member : Ascii.bracedWords(o.name().substring(1, length - 1), Ascii.COMMA_SPACE)) {
      String pair = member;
      if (member.startsWith("{")) {
        Braced braced = Braced.of(member, true);
        complaint = braced.complaint();
        pair = braced.text();
      }
      QuotedPair split = QuotedPair.of(pair);
      complaint = complaint.isEmpty() ? split.complaint() : complaint;
      if (!complaint.isEmpty()) {
        break;
      }
      try {
        String key = folded(o, split.key());
        entries.put(key, new Entry(key, values.resolve(split.value()), 0));
      } catch (IllegalArgumentException e) {
        complaint = String.valueOf(e.getMessage());
        break;
      }
    }
    if (!complaint.isEmpty() || entries.isEmpty()) {
      throw new Unopenable(
          (complaint.isEmpty() ? "empty table" : complaint)
              + ": \"inline:"
              + o.name()
              + "\"; need \"inline:{name="
              + (o.options().fileValues() ? "filename" : "value")
              + "...}\"");
    }
    return new MapTable("inline", o.name(), entries, o.options().fold(), 0);
  }

  private static String folded(Opening o, String key) {
    return o.options().fold() ? key.toLowerCase(Locale.ROOT) : key;
  }

  private static Table texthash(Opening o) throws Unopenable {
    o.readOnly();
    byte[] bytes;
    try {
      bytes = o.host().read(o.name());
    } catch (IOException e) {
      throw new Unopenable("open database " + o.name() + ": " + e.getMessage());
    }
    Source source = new Source(o.name(), Utf8.decode(bytes));
    FileValues values = FileValues.of(o.host(), o.options());
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry :
        TableSource.parse(source, o.log(), o.options().utf8(), " -- ignoring this line")) {
      String key = folded(o, entry.key());
      String place = o.name() + ", line " + entry.line() + ": ";
      try {
        Entry resolved = new Entry(key, values.resolve(entry.value()), entry.line());
        if (entries.putIfAbsent(key, resolved) != null) {
          duplicate(o, place + "duplicate entry: \"" + entry.key() + '"');
        }
      } catch (IllegalArgumentException e) {
        o.log().warning(place + e.getMessage() + ": skipping this entry");
      }
    }
    return new MapTable("texthash", o.name(), entries, o.options().fold(), 0);
  }

  private static void duplicate(Opening o, String text) throws Unopenable {
    if (!o.tables().warnsOfDuplicates()) {
      throw new Unopenable(text);
    }
    o.log().warning(text);
  }
}
