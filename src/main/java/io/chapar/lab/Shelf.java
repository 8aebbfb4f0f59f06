package io.chapar.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where lessons and exercises come from: a folder of files, as the outermost room can read it. */
public interface Shelf {
  /** All files, as paths from the folder's parent: {@code exercises/211.1/queue.yaml}; sorted. */
  List<String> files();

  /** The text of a file, or null if there is none. */
  @Nullable String read(String path);
}
