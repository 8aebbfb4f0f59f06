package io.chapar.postfix.cleanup;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.mail.Quoting;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.queue.Spool;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** pickup(8): brings what postdrop left in the maildrop into the queue. */
public final class Pickup implements DaemonProgram {
  /** What it takes to turn to the next message; the queue manager has seen this one by then. */
  private static final Duration TURN = Duration.ofMillis(1);

  private static final long DAY = 86_400;
  private static final long SECOND = 1_000_000_000L;

  /** Whether one task is at it already. */
  private static final class Busy {
    boolean now;
    boolean again;
  }

  @Override
  public String name() {
    return "pickup";
  }

  @Override
  public void trigger(Daemon daemon, String what) {
    Busy busy = daemon.part(Busy.class, d -> new Busy());
    if (busy.now) {
      busy.again = true;
      return;
    }
    busy.now = true;
    try {
      do {
        busy.again = false;
        Spool spool = Spool.of(daemon.machine(), daemon.config());
        List<Spool.Entry> found = spool.list(Spool.MAILDROP);
        if (what.equals("drop")) {
          Collections.reverse(found); // it would have taken each before the next one came
        }
        for (Spool.Entry entry : found) {
          if ((entry.inode().mode() & 0100) != 0 && spool.exists(Spool.MAILDROP, entry.id())) {
            take(daemon, spool, entry);
          }
        }
      } while (busy.again);
    } finally {
      busy.now = false;
    }
  }

  private static void take(Daemon daemon, Spool spool, Spool.Entry entry) {
    byte[] file;
    try {
      file = spool.read(Spool.MAILDROP, entry.id());
    } catch (DiskException e) {
      daemon.log().warning("open input file maildrop/" + entry.id() + ": " + e.getMessage());
      return;
    }
    Set<CleanupFlag> flags = CleanupFlag.external();
    flags.add(CleanupFlag.BOUNCE);
    flags.add(CleanupFlag.MILTER);
    PostfixConfig config = daemon.config();
    for (String option : config.list("receive_override_options")) {
      switch (option) {
        case "no_address_mappings" ->
            flags.removeAll(EnumSet.of(CleanupFlag.MAP_OK, CleanupFlag.BCC_OK));
        case "no_header_body_checks" -> flags.remove(CleanupFlag.FILTER);
        case "no_milters" -> flags.remove(CleanupFlag.MILTER);
        default -> {}
      }
    }
    CleanupSession session = Submission.open(daemon, flags);
    if (session != null && new Copy(daemon, session, entry, file).run()) {
      daemon.machine().scheduler().sleep(TURN);
      spool.remove(Spool.MAILDROP, entry.id());
    }
  }

  /** One message. */
  private static final class Copy {
    private final Daemon daemon;
    private final CleanupSession session;
    private final Spool.Entry entry;
    private final byte[] file;
    private String sender = "";
    private boolean hasSender;
    private int at;

    Copy(Daemon daemon, CleanupSession session, Spool.Entry entry, byte[] file) {
      this.daemon = daemon;
      this.session = session;
      this.entry = entry;
      this.file = file;
    }

    /** Whether the file may go. */
    boolean run() {
      Inode inode = entry.inode();
      long mtime = inode.mtime() / SECOND;
      long now = daemon.now() / SECOND;
      String id = session.queueId();
      if (mtime > now + 7200) {
        warn("message dated " + (mtime - now) + " seconds into the future");
        mtime = now;
      } else if (mtime < now - DAY) {
        warn("message has been queued for " + (now - mtime) / DAY + " days");
      }
      String filter = daemon.config().get("content_filter");
      if (!filter.isEmpty()) {
        session.record(Record.FILTER, filter);
      }
      if (!envelope()) {
        return damaged();
      }
      if (!hasSender) {
        warn("uid=" + inode.uid() + ": no envelope sender");
        session.abandon();
        return true;
      }
      boolean requeued = inode.uid() == daemon.owner().uid() && (inode.mode() & 04) == 0;
      daemon
          .log()
          .info(
              id
                  + ": uid="
                  + inode.uid()
                  + " from=<"
                  + (sender.isEmpty() ? "" : Quoting.header(sender))
                  + ">"
                  + (requeued ? " orig_id=" + entry.id() : ""));
      session.beginContent();
      session.line(
          "Received: by "
              + daemon.config().get("myhostname")
              + " ("
              + daemon.config().get("mail_name")
              + ", from userid "
              + inode.uid()
              + ")");
      session.line("\tid " + id + "; " + CleanupSession.date(mtime * SECOND));
      if (!content() || !extracted()) {
        return damaged();
      }
      CleanupSession.Result result = session.finish();
      if (result.ok()) {
        return true;
      }
      CleanupStatus status = result.status();
      if (result.putOff()) {
        return false;
      }
      daemon
          .log()
          .warning(
              "maildrop/"
                  + entry.id()
                  + ": error writing "
                  + id
                  + ": "
                  + (result.reason().isEmpty() ? status.text() : result.reason()));
      return result.errors().contains(CleanupStatus.BAD);
    }

    private void warn(String text) {
      daemon.log().warning(session.queueId() + ": " + text);
    }

    private boolean damaged() {
      daemon.log().warning("maildrop/" + entry.id() + ": message has been removed: bad format");
      session.abandon();
      return true;
    }

    private boolean envelope() {
      Record record;
      while ((record = Record.at(file, at)) != null) {
        at = record.end();
        if (record.type() == Record.MESSAGE) {
          return true;
        }
        String text = record.text();
        switch (record.type()) {
          case Record.SIZE, Record.FILTER, Record.REDIRECT -> {}
          case Record.SENDER -> {
            sender = hasSender ? sender : text;
            hasSender = true;
            session.record(record.type(), text);
          }
          default -> session.record(record.type(), text);
        }
      }
      return false;
    }

    private boolean content() {
      boolean first = true;
      Record record;
      while ((record = Record.at(file, at)) != null) {
        at = record.end();
        if (record.type() == Record.EXTRACTED) {
          return true;
        }
        boolean normal = record.type() == Record.NORMAL;
        if (!normal && record.type() != Record.CONTINUED) {
          if (record.type() == Record.PADDING || record.type() == Record.POINTER) {
            continue;
          }
          return false;
        }
        if (first && record.length() > 0) {
          byte c = file[record.start()];
          if (c == ' ' || c == '\t') {
            session.line("");
          }
        }
        first = false;
        session.line(file, record.start(), record.length(), normal);
      }
      return false;
    }

    private boolean extracted() {
      Record record;
      while ((record = Record.at(file, at)) != null) {
        at = record.end();
        if (record.type() == Record.END) {
          session.record(Record.END, "");
          return true;
        }
        String text = record.text();
        boolean own =
            record.type() == Record.ATTRIBUTE
                && !text.startsWith("notify_flags=")
                && !text.startsWith("dsn_orig_rcpt=")
                && !text.startsWith("envelope_id=")
                && !text.startsWith("ret_flags=");
        boolean dropped =
            record.type() == Record.FILTER
                || record.type() == Record.REDIRECT
                || record.type() == Record.RETURN_RECEIPT
                || record.type() == Record.ERRORS_TO;
        if (!own && !dropped) {
          session.record(record.type(), text);
        }
      }
      return false;
    }
  }
}
