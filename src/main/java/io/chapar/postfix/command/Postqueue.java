package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Alarm;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.mail.Quoting;
import io.chapar.net.Ip;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.bounce.BounceLog;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.MailSystem;
import io.chapar.postfix.master.Master;
import io.chapar.postfix.master.ServiceException;
import io.chapar.postfix.queue.QueueId;
import io.chapar.postfix.queue.QueueListing;
import io.chapar.postfix.queue.Spool;
import io.chapar.postfix.resolve.HostName;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.Tables;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** postqueue(1): shows the queue, and has it delivered. */
public final class Postqueue implements Program {
  private static final int UNAVAILABLE = 69;
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String USAGE =
      "usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site";

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    return Guard.run(process, log, UNAVAILABLE, () -> act(process, log));
  }

  private static int act(Process process, CommandLog log) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "c:fi:jps:v");
    char mode = 0;
    String value = "";
    for (char option; (option = options.next()) != 0; ) {
      switch (option) {
        case 'c' -> process.env().put("MAIL_CONFIG", options.value());
        case 'v' -> {}
        case '?' -> {
          process.err().println("postqueue: " + options.complaint());
          throw new PostfixFatal(USAGE);
        }
        default -> {
          if (mode != 0) {
            throw new PostfixFatal(USAGE);
          }
          mode = option;
          value = options.value();
        }
      }
    }
    if (!options.operands().isEmpty() || mode == 0) {
      throw new PostfixFatal(USAGE);
    }
    PostfixConfig config = log.configure("postqueue");
    return new Run(process, config, log).run(mode, value);
  }

  /** One call. */
  private static final class Run {
    private final Process process;
    private final PostfixConfig config;
    private final CommandLog log;
    private final MailSystem system;
    private final String queue;

    Run(Process process, PostfixConfig config, CommandLog log) {
      this.process = process;
      this.config = config;
      this.log = log;
      this.system = MailSystem.of(process.machine());
      this.queue = config.get("queue_directory");
    }

    int run(char mode, String value) throws IOException {
      if (mode == 's') {
        boolean literal = value.startsWith("[") && value.endsWith("]");
        boolean good =
            literal
                ? Ip.parse(value.substring(1, value.length() - 1).replaceFirst("(?i)^ipv6:", ""))
                    != null
                : HostName.valid(value);
        if (!good) {
          throw new PostfixFatal("Cannot flush mail queue - invalid destination: \"" + value + '"');
        }
      }
      if (mode == 'i' && !QueueId.valid(value)) {
        throw new PostfixFatal("Cannot flush queue ID - invalid name: \"" + value + '"');
      }
      switch (mode) {
        case 'p', 'j' -> show(mode == 'j');
        case 'f' -> flush();
        case 'i' -> flushOne(value);
        default -> flushSite(value);
      }
      return 0;
    }

    private void flushAllowed() {
      UserAccess.check(
          process, config, log, "authorized_flush_users", "flush the mail queue", false);
    }

    private boolean socket(String name) {
      Inode there = process.machine().root().peek(queue + "/public/" + name);
      return there != null && there.type() == 's';
    }

    private void trigger(String service, String what) {
      long soon = process.machine().scheduler().nanos() + 300_000;
      process.machine().alarm(new Alarm(Master.ID, service + "/unix " + what, soon));
    }

    private void flush() {
      flushAllowed();
      if (!system.up()) {
        if (!socket("qmgr")) {
          log.warning("unable to look up public/qmgr: No such file or directory");
        }
        throw new PostfixFatal("Cannot flush mail queue - mail system is down");
      }
      trigger("qmgr", "flush");
      trigger("pickup", "flush");
    }

    private void flushOne(String id) {
      flushAllowed();
      if (!system.has("flush/unix")) {
        down();
      }
      trigger("flush", "file " + id);
    }

    private void down() {
      log.warning(
          "connect to public/flush: "
              + (socket("flush") ? "Connection refused" : "No such file or directory"));
      throw new PostfixFatal("Cannot flush mail queue - mail system is down");
    }

    private void flushSite(String site) {
      flushAllowed();
      MatchList domains =
          Tables.forCommand(process, config, log)
              .domains("fast_flush_domains", config.get("fast_flush_domains"));
      if (!domains.match(site.toLowerCase(Locale.ROOT)).matched()) {
        throw new PostfixFatal("Flush service is not configured for destination \"" + site + '"');
      }
      if (!system.has("flush/unix")) {
        down();
      }
      trigger("flush", "site " + site);
    }

    private void show(boolean json) throws IOException {
      UserAccess.check(
          process, config, log, "authorized_mailq_users", "view the mail queue", false);
      if (!system.up()) {
        String why = socket("showq") ? "Connection refused" : "No such file or directory";
        if (process.credentials().uid() != 0) {
          throw new PostfixFatal(
              "Queue report unavailable - mail system is down (Connect to the "
                  + config.get("mail_name")
                  + " showq service: "
                  + why
                  + ")");
        }
        log.warning(
            "Mail system is down -- accessing queue directly (Connect to the "
                + config.get("mail_name")
                + " showq service: "
                + why
                + ")");
      } else {
        reachable();
        touch();
      }
      List<QueueListing.Item> items =
          QueueListing.of(
              Spool.of(process.machine(), config),
              config.get("empty_address_recipient"),
              text ->
                  BounceLog.parse(text).stream()
                      .map(
                          e ->
                              new QueueListing.Left(
                                  Quoting.header(e.recipient().address()), e.dsn().reason()))
                      .toList());
      if (json) {
        for (QueueListing.Item item : items) {
          json(item);
        }
      } else {
        table(items);
      }
      missing();
    }

    /** Only a command with the right group gets at the socket. */
    private void reachable() {
      try {
        process.files().stat(queue + "/public/showq");
      } catch (DiskException e) {
        if (e.errno() == Errno.EACCES) {
          String name = config.get("mail_name");
          throw new PostfixFatal("Connect to the " + name + " showq service: Permission denied");
        }
      }
    }

    /** The service showq runs while it answers. */
    private void touch() {
      try {
        Daemon daemon = system.acquire("showq/unix");
        system.release(daemon);
      } catch (ServiceException e) {
        throw new PostfixFatal("malformed showq server response");
      }
    }

    /** A queue directory that is not there ends the report. */
    private void missing() throws IOException {
      for (String name : QueueListing.QUEUES) {
        if (!process.machine().root().isDirectory(queue + "/" + name)) {
          process.out().flush();
          process
              .machine()
              .syslog()
              .log(
                  "mail",
                  io.chapar.host.Syslog.Severity.CRIT,
                  config.get("syslog_name") + "/showq",
                  process.pid(),
                  "fatal: scan_dir_push: open directory " + name + ": No such file or directory");
          throw new PostfixFatal("malformed showq server response");
        }
      }
    }

    private void table(List<QueueListing.Item> items) throws IOException {
      boolean longIds = config.bool("enable_long_queue_ids");
      String line = longIds ? "%-17s %8s %-19s %s\n" : "%-11s %7s %-20s %s\n";
      String head = longIds ? "%-17s %8d %19.19s %s\n" : "%-11s %7d %20.20s %s\n";
      long size = 0;
      boolean first = true;
      for (QueueListing.Item item : items) {
        if (first) {
          process
              .out()
              .printf(
                  line,
                  longIds ? "----Queue ID-----" : "-Queue ID-",
                  "--Size--",
                  longIds ? "---Arrival Time----" : "----Arrival Time----",
                  longIds ? "--Sender/Recipient------" : "-Sender/Recipient-------");
        } else {
          process.out().println();
        }
        first = false;
        size += item.size();
        String mark =
            item.queue().equals(Spool.ACTIVE) ? "*" : item.queue().equals(Spool.HOLD) ? "!" : "";
        process
            .out()
            .printf(
                head,
                item.id() + mark + (item.forcedExpire() ? "#" : ""),
                item.size(),
                ASCTIME.format(Instant.ofEpochSecond(item.arrival())),
                item.sender());
        String reason = "";
        for (QueueListing.Left left : item.recipients()) {
          if (!left.reason().equals(reason)) {
            reason = left.reason();
            String shown = reason.isEmpty() ? "reason unavailable" : reason;
            process.out().print(" ".repeat(Math.max(0, 76 - shown.length())) + "(" + shown + ")\n");
          }
          process.out().printf(line, "", "", "", left.address());
        }
      }
      if (first) {
        boolean complete =
            QueueListing.QUEUES.stream()
                .allMatch(name -> process.machine().root().isDirectory(queue + "/" + name));
        if (complete) {
          process.out().println("Mail queue is empty");
        }
        return;
      }
      boolean complete =
          QueueListing.QUEUES.stream()
              .allMatch(name -> process.machine().root().isDirectory(queue + "/" + name));
      if (complete) {
        process
            .out()
            .printf(
                "\n-- %d Kbytes in %d Request%s.\n",
                size / 1024, items.size(), items.size() == 1 ? "" : "s");
      }
    }

    private void json(QueueListing.Item item) throws IOException {
      StringBuilder out = new StringBuilder("{");
      out.append("\"queue_name\": ").append(quoted(item.queue()));
      out.append(", \"queue_id\": ").append(quoted(item.id()));
      out.append(", \"arrival_time\": ").append(item.arrival());
      out.append(", \"message_size\": ").append(item.size());
      out.append(", \"forced_expire\": ").append(item.forcedExpire());
      out.append(", \"sender\": ").append(quoted(item.sender()));
      out.append(", \"recipients\": [");
      String separator = "";
      for (QueueListing.Left left : item.recipients()) {
        out.append(separator).append("{\"address\": ").append(quoted(left.address()));
        if (!left.reason().isEmpty()) {
          out.append(", \"delay_reason\": ").append(quoted(left.reason()));
        }
        out.append('}');
        separator = ", ";
      }
      process.out().print(out.append("]}\n").toString());
    }

    private static String quoted(String text) {
      StringBuilder out = new StringBuilder("\"");
      for (char c : text.toCharArray()) {
        switch (c) {
          case '"', '\\' -> out.append('\\').append(c);
          case '\b' -> out.append("\\b");
          case '\f' -> out.append("\\f");
          case '\n' -> out.append("\\n");
          case '\r' -> out.append("\\r");
          case '\t' -> out.append("\\t");
          default -> {
            if (c < ' ') {
              out.append(String.format("\\u%04X", (int) c));
            } else {
              out.append(c);
            }
          }
        }
      }
      return out.append('"').toString();
    }
  }
}
