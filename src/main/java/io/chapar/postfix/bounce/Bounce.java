package io.chapar.postfix.bounce;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.cleanup.CleanupSession;
import io.chapar.postfix.cleanup.Submission;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceService;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.queue.Spool;
import io.chapar.text.Utf8;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** bounce(8): the logs of failed, delayed and traced recipients, and the reports made of them. */
public final class Bounce implements BounceService {
  private static final Set<String> CLASSES =
      Set.of("bounce", "2bounce", "data", "delay", "policy", "protocol", "resource", "software");

  /** What it takes to turn to the next notice; the queue manager has seen this one by then. */
  private static final Duration TURN = Duration.ofMillis(1);

  @Override
  public String name() {
    return "bounce";
  }

  @Override
  public void start(Daemon daemon) {
    BounceTemplates.of(daemon);
  }

  private static Spool spool(Daemon daemon) {
    return daemon.part(Spool.class, d -> Spool.of(d.machine(), d.config()));
  }

  @Override
  public void append(Daemon daemon, String kind, String id, Recipient recipient, Dsn dsn) {
    try {
      spool(daemon).append(kind, id, BounceLog.format(recipient, dsn));
    } catch (DiskException e) {
      throw new PostfixFatal("open file " + kind + " " + id + ": " + e.getMessage());
    }
  }

  private static @Nullable List<BounceLog.Entry> entries(Daemon daemon, String kind, String id) {
    try {
      return BounceLog.parse(Utf8.decode(spool(daemon).read(kind, id)));
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOENT) {
        return null;
      }
      throw new PostfixFatal("open " + kind + " " + id + ": " + e.getMessage());
    }
  }

  private static @Nullable MessageFile original(Daemon daemon, Report report) {
    try {
      return MessageFile.parse(report.id(), spool(daemon).read(report.queue(), report.id()));
    } catch (DiskException e) {
      return null;
    }
  }

  private static List<BounceLog.Entry> wanted(List<BounceLog.Entry> entries, int notify) {
    return entries.stream()
        .filter(
            e -> e.recipient().notifyFlags() == 0 || (e.recipient().notifyFlags() & notify) != 0)
        .toList();
  }

  private static Set<String> classes(Daemon daemon) {
    Set<String> found = new TreeSet<>();
    List<String> words = daemon.config().list("notify_classes");
    for (String word : words) {
      String name = word.toLowerCase(Locale.ROOT);
      if (!CLASSES.contains(name)) {
        throw new PostfixFatal(
            "unknown notify_classes value \""
                + word
                + "\" in \""
                + daemon.config().get("notify_classes")
                + '"');
      }
      found.add(name);
    }
    return found;
  }

  private static String doubleBounce(Daemon daemon) {
    return daemon.config().get("double_bounce_sender") + "@" + daemon.config().get("myhostname");
  }

  /** What one report is about, and how it is told. */
  private record Job(
      Daemon daemon, Report report, BounceTemplate template, List<BounceLog.Entry> entries) {
    /** Sends the report; false: it could not be sent. */
    boolean send(
        String sender,
        String recipient,
        boolean postmaster,
        List<BounceLog.Entry> which,
        int returnType,
        String what) {
      CleanupSession out = Submission.notice(daemon, sender, recipient);
      if (out == null) {
        return false;
      }
      new ReportWriter(daemon, template, report, original(daemon, report))
          .write(out, recipient, postmaster, !postmaster, which, returnType);
      if (!out.finish().ok()) {
        return false;
      }
      daemon.log().info(report.id() + ": " + what + " notification: " + out.queueId());
      daemon.machine().scheduler().sleep(TURN);
      return true;
    }
  }

  @Override
  public boolean flush(Daemon daemon, String kind, Report report) {
    List<BounceLog.Entry> entries = entries(daemon, kind, report.id());
    boolean done = failure(daemon, report, entries == null ? List.of() : entries, entries == null);
    if (done) {
      spool(daemon).remove(kind, report.id());
    }
    return done;
  }

  @Override
  public boolean one(Daemon daemon, Report report, Recipient recipient, Dsn dsn) {
    return failure(daemon, report, List.of(new BounceLog.Entry(recipient, dsn)), false);
  }

  private static boolean failure(
      Daemon daemon, Report report, List<BounceLog.Entry> entries, boolean noLog) {
    BounceTemplate template = BounceTemplates.of(daemon).get("failure");
    Job job = new Job(daemon, report, template, entries);
    Set<String> classes = classes(daemon);
    if (report.sender().equalsIgnoreCase(doubleBounce(daemon))) {
      daemon.log().warning(report.id() + ": undeliverable postmaster notification discarded");
      return true;
    }
    if (report.sender().isEmpty()) {
      if (!classes.contains("2bounce") && !classes.contains("bounce")) {
        return true;
      }
      String postmaster = daemon.config().get("2bounce_notice_recipient");
      return job.send(
          doubleBounce(daemon),
          postmaster,
          true,
          entries,
          Dsn.RETURN_FULL,
          "postmaster non-delivery");
    }
    List<BounceLog.Entry> wanted = wanted(entries, Dsn.FAILURE);
    boolean done = true;
    if (!wanted.isEmpty() || noLog) {
      int type = report.returnType() == 0 ? Dsn.RETURN_FULL : report.returnType();
      done = job.send("", report.sender(), false, wanted, type, "sender non-delivery");
    }
    if (done && classes.contains("bounce") && !entries.isEmpty()) {
      String postmaster = daemon.config().get("bounce_notice_recipient");
      if (!job.send(
          doubleBounce(daemon),
          postmaster,
          true,
          entries,
          Dsn.RETURN_HEADERS,
          "postmaster non-delivery")) {
        daemon
            .log()
            .warning(
                report.id() + ": postmaster notice failed while bouncing to " + report.sender());
      }
    }
    return done;
  }

  @Override
  public boolean warn(Daemon daemon, Report report) {
    List<BounceLog.Entry> found = entries(daemon, Spool.DEFER, report.id());
    List<BounceLog.Entry> entries = found == null ? List.of() : found;
    BounceTemplate template = BounceTemplates.of(daemon).get("delay");
    Job job = new Job(daemon, report, template, entries);
    boolean toPostmaster = classes(daemon).contains("delay");
    String postmaster = daemon.config().get("delay_notice_recipient");
    if (report.sender().equalsIgnoreCase(doubleBounce(daemon))) {
      daemon.log().warning(report.id() + ": undeliverable postmaster notification discarded");
      return true;
    }
    if (report.sender().isEmpty()) {
      return !toPostmaster
          || entries.isEmpty()
          || job.send(
              doubleBounce(daemon), postmaster, true, entries, Dsn.RETURN_FULL, "postmaster delay");
    }
    List<BounceLog.Entry> wanted = wanted(entries, Dsn.DELAY);
    boolean done =
        wanted.isEmpty()
            || job.send("", report.sender(), false, wanted, Dsn.RETURN_HEADERS, "sender delay");
    if (done && toPostmaster && !entries.isEmpty()) {
      if (!job.send(
          doubleBounce(daemon),
          postmaster,
          true,
          entries,
          Dsn.RETURN_HEADERS,
          "postmaster delay")) {
        daemon
            .log()
            .warning(report.id() + ": postmaster notice failed while warning " + report.sender());
      }
    }
    return done;
  }

  @Override
  public boolean trace(Daemon daemon, Report report) {
    if (report.sender().equalsIgnoreCase(doubleBounce(daemon))) {
      daemon
          .log()
          .info(report.id() + ": not sending trace/success notification for double-bounce message");
      return true;
    }
    String sender = "";
    String recipient = report.sender();
    if (recipient.isEmpty()) {
      if (!classes(daemon).contains("2bounce")) {
        daemon
            .log()
            .info(
                report.id() + ": not sending trace/success notification for single-bounce message");
        spool(daemon).remove(Spool.TRACE, report.id());
        return true;
      }
      recipient = daemon.config().get("2bounce_notice_recipient");
      sender = doubleBounce(daemon);
    }
    List<BounceLog.Entry> entries = entries(daemon, Spool.TRACE, report.id());
    if (entries == null) {
      return true;
    }
    boolean verify = (report.flags() & (Request.USER_VERIFY | Request.RECORD)) != 0;
    BounceTemplate template = BounceTemplates.of(daemon).get(verify ? "verify" : "success");
    boolean done =
        entries.isEmpty()
            || new Job(daemon, report, template, entries)
                .send(
                    sender,
                    recipient,
                    false,
                    entries,
                    Dsn.RETURN_HEADERS,
                    "sender delivery status");
    if (done) {
      spool(daemon).remove(Spool.TRACE, report.id());
    }
    return done;
  }
}
