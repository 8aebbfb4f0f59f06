package io.chapar.postfix.anvil;

import io.chapar.host.Alarm;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.master.Master;
import io.chapar.postfix.master.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * anvil(8): counts for the SMTP servers. Its figures live as long as its process does: after a
 * reload, or when nobody has needed it for max_idle, all clients start from nothing.
 */
public final class AnvilDaemon implements DaemonProgram {
  private static final long SECOND = 1_000_000_000L;
  private static final String SERVICE = "anvil/unix"; // the servers have no other name for it
  private static final String STATUS = "status";

  @Override
  public String name() {
    return "anvil";
  }

  @Override
  public void start(Daemon daemon) {
    if (book(daemon).pid() != daemon.pid()) {
      save(daemon, AnvilBook.empty(daemon.pid()));
      remind(daemon);
    }
  }

  @Override
  public void trigger(Daemon daemon, String what) {
    if (what.equals(STATUS)) {
      report(daemon);
      remind(daemon);
    }
  }

  @Override
  public void stop(Daemon daemon) {
    report(daemon);
    daemon.machine().cancelAlarm(Master.ID, tag(daemon));
  }

  private static String tag(Daemon daemon) {
    return daemon.service().id() + " " + STATUS;
  }

  private static void remind(Daemon daemon) {
    long wait = daemon.config().seconds("anvil_status_update_time") * SECOND;
    daemon.machine().alarm(new Alarm(Master.ID, tag(daemon), daemon.now() + wait));
  }

  private static void report(Daemon daemon) {
    AnvilBook book = book(daemon);
    if (book.pid() == daemon.pid()) {
      long unit = daemon.config().seconds("anvil_rate_time_unit");
      book.statistics(unit).forEach(daemon.log()::info);
      save(daemon, book.written());
    }
  }

  private static AnvilBook book(Daemon daemon) {
    return daemon.machine().memory().get(AnvilBook.KEY);
  }

  private static void save(Daemon daemon, AnvilBook book) {
    daemon.machine().memory().put(AnvilBook.KEY, book);
  }

  // ---- what the clients of anvil ask

  /**
   * Counts something that a client of {@code server} did, or null if anvil can't be asked.
   *
   * @param client the service and the client's address
   * @param event what it did; null: nothing, its tally is only asked for
   */
  public static @Nullable Tally count(Daemon server, String client, @Nullable AnvilEvent event) {
    return ask(
        server,
        (anvil, book) -> {
          long unit = anvil.config().seconds("anvil_rate_time_unit") * SECOND;
          AnvilBook next = event == null ? book : book.with(client, event, unit, anvil.now());
          save(anvil, next);
          return next.tally(client, unit, anvil.now());
        });
  }

  /** A client of {@code server} has gone. */
  public static void closed(Daemon server, String client) {
    ask(
        server,
        (anvil, book) -> {
          save(anvil, book.without(client));
          return null;
        });
  }

  private interface Question {
    @Nullable Tally put(Daemon anvil, AnvilBook book);
  }

  private static @Nullable Tally ask(Daemon server, Question question) {
    try {
      Daemon anvil = server.system().acquire(SERVICE);
      try {
        return question.put(anvil, book(anvil));
      } finally {
        server.system().release(anvil);
      }
    } catch (ServiceException e) {
      return null;
    }
  }
}
