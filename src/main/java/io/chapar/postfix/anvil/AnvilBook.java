package io.chapar.postfix.anvil;

import io.chapar.host.Memory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What an anvil process has in its memory: a tally by service and client, and the highest figures
 * since it last wrote its statistics.
 *
 * @param pid the process that it belongs to; another one starts with an empty book
 * @param clients by {@code service:address}
 * @param highest by what the statistics call it
 */
record AnvilBook(int pid, PMap<String, Tally> clients, PMap<String, Peak> highest) {
  static final Memory.Key<AnvilBook> KEY =
      new Memory.Key<>(
          "postfix.anvil", new AnvilBook(0, HashTreePMap.empty(), HashTreePMap.empty()));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final String COUNT = "connection count";
  private static final String CACHE = "cache size";
  private static final int MOST = 10_000; // clients; beyond that the oldest tallies go

  /** A highest figure: whose, and when. */
  record Peak(int value, String whose, long at) {}

  static AnvilBook empty(int pid) {
    return new AnvilBook(pid, HashTreePMap.empty(), HashTreePMap.empty());
  }

  Tally tally(String client, long unit, long now) {
    Tally tally = clients.get(client);
    return tally == null ? Tally.begin(now) : tally.within(unit, now);
  }

  /** The book after a client has done something. */
  AnvilBook with(String client, AnvilEvent event, long unit, long now) {
    Tally tally = tally(client, unit, now).and(event);
    PMap<String, Tally> all = clients;
    if (!all.containsKey(client)) {
      all = current(unit, now);
    }
    all = all.plus(client, tally);
    AnvilBook book =
        new AnvilBook(pid, all, highest).peak(rate(event), tally.of(event), client, now);
    if (event == AnvilEvent.CONNECTION) {
      book = book.peak(COUNT, tally.open(), client, now).peak(CACHE, all.size(), "", now);
    }
    return book;
  }

  /** The book after a client has gone. */
  AnvilBook without(String client) {
    Tally tally = clients.get(client);
    return tally == null ? this : new AnvilBook(pid, clients.plus(client, tally.closed()), highest);
  }

  /** The clients that are connected, or were lately. */
  private PMap<String, Tally> current(long unit, long now) {
    PMap<String, Tally> all = clients;
    for (var entry : clients.entrySet()) {
      boolean old = now - entry.getValue().start() > unit || clients.size() >= MOST;
      if (old && entry.getValue().open() == 0) {
        all = all.minus(entry.getKey());
      }
    }
    return all;
  }

  private AnvilBook peak(String what, int value, String whose, long now) {
    Peak old = highest.get(what);
    return old != null && old.value() >= value
        ? this
        : new AnvilBook(pid, clients, highest.plus(what, new Peak(value, whose, now)));
  }

  private static String rate(AnvilEvent event) {
    return event.word() + " rate";
  }

  /** The statistics, a line each; none if nothing has happened. */
  List<String> statistics(long seconds) {
    List<String> lines = new ArrayList<>();
    for (AnvilEvent event : AnvilEvent.values()) {
      add(lines, rate(event), "/" + seconds + "s");
      if (event == AnvilEvent.CONNECTION) {
        add(lines, COUNT, "");
      }
    }
    add(lines, CACHE, "");
    return lines;
  }

  private void add(List<String> lines, String what, String per) {
    Peak peak = highest.get(what);
    if (peak != null) {
      String whose = peak.whose().isEmpty() ? "" : " for (" + peak.whose() + ")";
      Instant at = Instant.ofEpochSecond(peak.at() / 1_000_000_000L);
      lines.add(
          "statistics: max " + what + " " + peak.value() + per + whose + " at " + TIME.format(at));
    }
  }

  /** The book with its highest figures written out: clients are remembered, peaks begin anew. */
  AnvilBook written() {
    return new AnvilBook(pid, clients, HashTreePMap.empty());
  }
}
