package io.chapar.procmail.formail;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The command formail. */
public final class Formail implements Program {
  private final String version;

  /** Formail, which says that it is of this version. */
  public Formail(String version) {
    this.version = version;
  }

  @Override
  public int run(Process p) throws IOException {
    p.ignore(Signal.PIPE);
    Arguments arguments = new Arguments(p);
    Integer early = arguments.parse(version);
    if (early != null) {
      return early;
    }
    String path = arguments.cache;
    @Nullable IdCache cache = null;
    if (path != null) {
      cache = new IdCache(p, Arguments.text(path), arguments.cacheLength);
      if (!cache.open()) {
        p.err().print("formail: Couldn't open \"" + Arguments.text(path) + "\"\n");
        return 73;
      }
    }
    return new Mails(p, arguments, cache).run();
  }
}
