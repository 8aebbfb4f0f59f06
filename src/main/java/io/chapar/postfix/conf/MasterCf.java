package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import io.chapar.text.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The services of master.cf as postconf reads them. master itself is stricter, see {@link
 * MasterService}.
 *
 * @param path the file
 * @param entries its services in their order
 * @param warnings what is logged while it is read
 */
public record MasterCf(String path, List<MasterEntry> entries, List<String> warnings) {

  /** Reads the file of a configuration directory; a missing one is an IOException. */
  public static MasterCf load(ConfigHost host, String directory) throws IOException {
    String path = directory + "/master.cf";
    return parse(new Source(path, host.read(path)));
  }

  /** Reads a master.cf. */
  public static MasterCf parse(Source source) {
    List<String> warnings = new ArrayList<>();
    List<MasterEntry> entries = new ArrayList<>();
    for (LogicalLines.Line line : LogicalLines.of(source, warnings)) {
      MasterEntry entry = MasterEntry.parse(line.text(), line.first(), warnings);
      if (entry == null) {
        throw new PostfixFatal(
            "file " + source.name() + ": line " + line.first() + ": bad field count", warnings);
      }
      entries.add(entry);
    }
    return new MasterCf(source.name(), List.copyOf(entries), List.copyOf(warnings));
  }
}
