package io.chapar.postfix.table;

import io.chapar.postfix.PostfixFatal;
import java.io.IOException;
import java.time.Duration;

/**
 * Opens proxy: tables: through the proxymap service, which must run, and which only opens what
 * proxy_read_maps lists.
 */
final class ProxyOpener {
  private static final int TRIES = 10;

  private ProxyOpener() {}

  static Table open(Opening o) throws Unopenable {
    boolean writes = o.access() != Access.READ;
    String service = writes ? "proxywrite" : "proxymap";
    String spec = o.name();
    while (spec.startsWith("proxy:")) {
      spec = spec.substring(6);
    }
    if (!o.tables().daemon()) {
      await(o, o.config().get("queue_directory") + "/private/" + service);
    }
    String approved = writes ? "proxy_write_maps" : "proxy_read_maps";
    if (!o.config().bracedList(approved).contains("proxy:" + spec)) {
      throw new PostfixFatal(
          writes
              ? "proxywrite update access is not configured for table \"" + spec + '"'
              : "proxymap service is not configured for table \"" + spec + '"');
    }
    return new ProxyTable(o.name(), o.tables().open(spec, o.options()));
  }

  /** A command waits for the service, a second between its tries. */
  private static void await(Opening o, String path) {
    TableHost host = o.host();
    for (int attempt = 1; ; attempt++) {
      try {
        host.connect(path).close();
        return;
      } catch (IOException e) {
        String text = "connect #" + attempt + " to subsystem " + path + ": " + e.getMessage();
        if (attempt > TRIES) {
          throw new PostfixFatal(text);
        }
        o.log().warning(text);
        host.sleep(Duration.ofSeconds(1));
      }
    }
  }
}
