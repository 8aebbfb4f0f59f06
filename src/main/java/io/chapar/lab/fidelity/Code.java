package io.chapar.lab.fidelity;

import java.io.IOException;
import java.util.function.BiConsumer;

/** The compiled classes of this build; whoever knows where they lie hands it in. */
@FunctionalInterface
public interface Code {
  /** Gives each class whose name begins with {@code prefix} (parts divided by '/'), by its name. */
  void each(String prefix, BiConsumer<String, byte[]> taker) throws IOException;
}
