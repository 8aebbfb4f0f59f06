package io.chapar.lab.trace;

import java.util.List;

/**
 * A place that a message came through.
 *
 * @param service who had it: a client, a daemon, a mailbox
 * @param at when, nanoseconds since the epoch; 0: not known
 * @param envelope the addresses then
 * @param notes what was done there
 * @param rewritten whether an address changed there
 * @param end how it ended there; empty: it went on
 */
record Stop(
    String service, long at, String envelope, List<String> notes, boolean rewritten, String end) {
  Stop {
    notes = List.copyOf(notes);
  }

  Stop(String service, long at, String envelope, List<String> notes) {
    this(service, at, envelope, notes, false, "");
  }
}
