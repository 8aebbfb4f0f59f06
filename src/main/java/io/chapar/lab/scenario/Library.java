package io.chapar.lab.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where content comes from: the folders of scenarios, as the outermost room can read them. */
public interface Library {
  /** The folders that hold a scenario.yaml, such as {@code 211.1/missing-destination}, sorted. */
  List<String> scenarios();

  /** The text of a file in the scenarios folder, or null. */
  @Nullable String read(String path);

  /** The names of the files in a folder of a scenario, sorted; none if there is no such folder. */
  List<String> files(String folder);
}
