package io.chapar.lab.check;

import io.chapar.host.Listener;
import io.chapar.lab.probe.Bench;
import io.chapar.lab.scenario.Scenario;
import io.chapar.world.World;
import java.io.IOException;
import java.util.List;

/** What a copy is put through before a goal is tried on it. */
final class Circumstances {
  private static final String RELOAD =
      "postfix status 2>/dev/null && postfix reload; [ ! -e /run/dovecot/master.pid ] || doveadm reload";
  private static final String RESTART =
      """
      if postfix status 2>/dev/null; then postfix stop; postfix start; fi
      if [ -e /run/dovecot/master.pid ]; then doveadm stop; sleep 1; dovecot; fi
      """;

  private Circumstances() {}

  static void arrange(World copy, Bench bench, Scenario.Given given, String after)
      throws IOException {
    switch (after) {
      case "reload" -> bench.run("root", RELOAD);
      case "restart" -> bench.run("root", RESTART);
      default -> {}
    }
    Checker.addTo(copy.internet().dns(), given.dns());
    if (given.down().contains("mx")) {
      for (Listener listener : List.copyOf(copy.mx().listeners())) {
        copy.mx().unlisten(listener);
      }
    }
    if (!given.script().isEmpty()) {
      bench.run("root", given.script());
    }
    if (!given.pause().isZero()) {
      copy.scheduler().sleep(given.pause());
    }
  }
}
