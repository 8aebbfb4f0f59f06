package io.chapar.world;

import io.chapar.host.Machine;

/** What the other hosts of the little internet run. */
final class Neighbours {
  private Neighbours() {}

  /**
   * Opens the ports of mx.example.net, which takes all mail; mx.example.org, the same host's other
   * address, refuses.
   */
  static void open(Machine mx) {
    mx.root();
  }
}
