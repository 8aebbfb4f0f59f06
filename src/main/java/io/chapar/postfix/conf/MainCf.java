package io.chapar.postfix.conf;

import io.chapar.config.Layer;
import io.chapar.config.Origin;
import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What main.cf says: the settings that count, and what Postfix has to say about the file while it
 * reads it. A line that makes no sense ends the reading with {@link PostfixFatal}.
 *
 * @param path the file
 * @param assignments the assignments that count, by name
 * @param warnings what is logged while the file is read
 */
public record MainCf(String path, Map<String, Assignment> assignments, List<String> warnings) {

  /**
   * One assignment.
   *
   * @param name the parameter
   * @param value its raw text
   * @param line where its logical line begins
   */
  public record Assignment(String name, String value, int line) {}

  /** Reads a main.cf. */
  public static MainCf parse(Source source) {
    List<String> warnings = new ArrayList<>();
    Map<String, Assignment> assignments = new LinkedHashMap<>();
    for (LogicalLines.Line line : LogicalLines.of(source, warnings)) {
      NameValue pair = NameValue.of(line.text());
      if (!pair.ok()) {
        throw new PostfixFatal(
            source.name()
                + ", line "
                + line.first()
                + ": "
                + pair.complaint()
                + ": \""
                + line.text()
                + '"',
            warnings);
      }
      Assignment earlier = assignments.get(pair.name());
      if (earlier != null && !earlier.value().equals(pair.value())) {
        warnings.add(
            source.name()
                + ", line "
                + line.first()
                + ": overriding earlier entry: "
                + pair.name()
                + "="
                + earlier.value());
      }
      assignments.put(pair.name(), new Assignment(pair.name(), pair.value(), line.first()));
    }
    return new MainCf(source.name(), assignments, List.copyOf(warnings));
  }

  /** The same as a layer of configuration. */
  Layer layer() {
    Layer layer = new Layer(path);
    for (Assignment a : assignments.values()) {
      layer.say(a.name(), a.value(), Origin.file(path, a.line()));
    }
    return layer;
  }
}
