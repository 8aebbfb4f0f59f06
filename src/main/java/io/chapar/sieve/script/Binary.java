package io.chapar.sieve.script;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Script;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled script, as it is kept in a file: the texts that it was made of and the extensions it
 * needs. Code is made of them again when the file is read, which takes no time worth saving.
 *
 * @param main the script
 * @param included the scripts that it includes, by {@code personal/NAME} or {@code global/NAME}
 * @param extensions what it requires
 * @param global whether it may use what is for global scripts only
 * @param program the code
 */
public record Binary(
    Script main,
    Map<String, Script> included,
    List<String> extensions,
    boolean global,
    Program program) {
  private static final String MAGIC = "\276\272\376\312Sieve of Chapar, version 1.       \n";

  /** Notes which scripts are included while another library finds them. */
  private record Noting(Engine.Library library, Map<String, Script> seen)
      implements Engine.Library {
    @Override
    public Script personal(String name) {
      Script found = library.personal(name);
      seen.put("personal/" + name, found);
      return found;
    }

    @Override
    public @Nullable Script global(String name) {
      Script found = library.global(name);
      if (found != null) {
        seen.put("global/" + name, found);
      }
      return found;
    }
  }

  /** The scripts that were included when a binary was made. */
  private record Kept(Map<String, Script> scripts) implements Engine.Library {
    @Override
    public Script personal(String name) {
      return scripts.getOrDefault("personal/" + name, new Script(name, "", null, false));
    }

    @Override
    public @Nullable Script global(String name) {
      return scripts.get("global/" + name);
    }
  }

  /** Compiles; null after errors. */
  public static @Nullable Binary compile(
      Engine engine, Script main, boolean global, boolean uploaded, Errors errors) {
    Map<String, Script> seen = new LinkedHashMap<>();
    Engine noting = engine.with(new Noting(engine.library(), seen));
    Program program = Generator.compile(noting, main, errors, global, uploaded);
    if (program == null) {
      return null;
    }
    List<String> names = program.extensions().stream().map(Extension::name).toList();
    return new Binary(main, seen, names, global, program);
  }

  /** What a file keeps of it. */
  public byte[] bytes() {
    StringBuilder out = new StringBuilder(MAGIC);
    put(out, Boolean.toString(global));
    put(out, main);
    put(out, Integer.toString(extensions.size()));
    extensions.forEach(name -> put(out, name));
    put(out, Integer.toString(included.size()));
    included.forEach(
        (key, script) -> {
          put(out, key);
          put(out, script);
        });
    return Bytes.raw(out.toString());
  }

  private static void put(StringBuilder out, Script script) {
    put(out, Bytes.of(script.name()));
    put(out, Bytes.of(script.location()));
    String text = script.text();
    put(out, text == null ? "-" : "+" + text);
    put(out, Boolean.toString(script.global()));
  }

  private static void put(StringBuilder out, String text) {
    out.append(text.length()).append(':').append(text).append('\n');
  }

  /** Why a file cannot be used. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String text) {
      super(text);
    }
  }

  private static final class Reader {
    private final String text;
    private int at = MAGIC.length();

    Reader(String text) {
      this.text = text;
    }

    String next() throws UnreadableException {
      int colon = text.indexOf(':', at);
      if (colon < 0 || colon - at > 9 || !text.substring(at, colon).matches("\\d+")) {
        throw new UnreadableException("open: binary is corrupt");
      }
      int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
      if (end >= text.length()) {
        throw new UnreadableException("open: binary is corrupt");
      }
      at = end + 1;
      return text.substring(colon + 1, end);
    }

    int number() throws UnreadableException {
      String digits = next();
      if (!digits.matches("\\d{1,5}")) {
        throw new UnreadableException("open: binary is corrupt");
      }
      return Integer.parseInt(digits);
    }

    Script script() throws UnreadableException {
      String name = Bytes.text(next());
      String location = Bytes.text(next());
      String text = next();
      boolean global = Boolean.parseBoolean(next());
      return new Script(name, location, text.startsWith("+") ? text.substring(1) : null, global);
    }
  }

  /** Reads what a file has kept. */
  static Binary read(Engine engine, byte[] bytes) throws UnreadableException {
    if (bytes.length == 0) {
      throw new UnreadableException("read: file is not large enough to contain the header");
    }
    String text = Bytes.of(bytes);
    if (bytes.length < 40) {
      throw new UnreadableException("read: header read only partially " + bytes.length + "/40");
    }
    if (!text.startsWith(MAGIC)) {
      int magic =
          bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
      throw new UnreadableException(
          Bytes.format(
              "read: binary has corrupted header (0x%08x) or it is not a Sieve binary", magic));
    }
    Reader reader = new Reader(text);
    boolean global = Boolean.parseBoolean(reader.next());
    Script main = reader.script();
    List<String> extensions = new ArrayList<>();
    for (int i = reader.number(); i > 0; i--) {
      extensions.add(reader.next());
    }
    for (String name : extensions) {
      if (engine.enabled(name) == null) {
        throw new UnreadableException("open: binary requires unknown extension `" + name + "'");
      }
    }
    Map<String, Script> included = new LinkedHashMap<>();
    for (int i = reader.number(); i > 0; i--) {
      String key = reader.next();
      included.put(key, reader.script());
    }
    Program program =
        Generator.compile(engine.with(new Kept(included)), main, Errors.silent(), global, false);
    if (program == null) {
      throw new UnreadableException("open: binary is corrupt");
    }
    return new Binary(main, included, extensions, global, program);
  }

  /** Whether the scripts that it includes are still the same. */
  boolean current(Engine.Library library) {
    for (Map.Entry<String, Script> entry : included.entrySet()) {
      String key = entry.getKey();
      String name = key.substring(key.indexOf('/') + 1);
      Script now = key.startsWith("global/") ? library.global(name) : library.personal(name);
      if (now == null || !java.util.Objects.equals(now.text(), entry.getValue().text())) {
        return false;
      }
    }
    return true;
  }
}
