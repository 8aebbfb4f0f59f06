package io.chapar.postfix.queue;

import io.chapar.disk.DiskException;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.table.MatchList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The lists of deferred mail by destination that flush(8) keeps, for the domains of
 * fast_flush_domains: what ETRN and postqueue -s flush.
 */
public final class FlushLists {
  private FlushLists() {}

  /** Whether there is a list for a domain. */
  public static boolean listed(Daemon daemon, String domain) {
    MatchList domains =
        daemon.tables().domains("fast_flush_domains", daemon.config().get("fast_flush_domains"));
    return domains.match(domain.toLowerCase(Locale.ROOT)).matched();
  }

  private static String file(String domain) {
    StringBuilder name = new StringBuilder();
    for (char c : domain.toLowerCase(Locale.ROOT).toCharArray()) {
      name.append(Character.isLetterOrDigit(c) ? c : '_');
    }
    return name.toString();
  }

  /** Notes that a message for a domain was deferred. */
  static void add(Daemon daemon, String domain, String id) {
    if (daemon.config().get("fast_flush_domains").isEmpty() || !listed(daemon, domain)) {
      return;
    }
    try {
      Spool.of(daemon.machine(), daemon.config()).append(Spool.FLUSH, file(domain), id + "\n");
    } catch (DiskException e) {
      daemon.log().warning("open fast flush logfile " + domain + ": " + e.getMessage());
    }
  }

  /** The messages that were deferred for a domain; the list starts anew. */
  public static List<String> take(Daemon daemon, String domain) {
    Spool spool = Spool.of(daemon.machine(), daemon.config());
    try {
      String text = daemon.machine().root().text(spool.path(Spool.FLUSH, file(domain)));
      spool.remove(Spool.FLUSH, file(domain));
      return new ArrayList<>(new LinkedHashSet<>(text.lines().toList()));
    } catch (DiskException e) {
      return List.of();
    }
  }
}
