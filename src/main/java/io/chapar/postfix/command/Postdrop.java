package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.host.Alarm;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.MailSystem;
import io.chapar.postfix.master.Master;
import io.chapar.postfix.queue.QueueId;
import io.chapar.postfix.queue.Record;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * postdrop(1): takes a message as records on its standard input and leaves it in the maildrop, with
 * the rights of its set-group-id bit. It answers as sendmail expects it.
 */
public final class Postdrop implements Program {
  private static final String ENVELOPE = "MFSRVAin";
  private static final String CONTENT = "XLN";
  private static final String EXTRACT = "EAR";
  private static final int TOO_BIG = 4;
  private static final int BAD = 1;

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.both(process);
    return Guard.run(process, log, () -> act(process, log));
  }

  private static int act(Process process, CommandLog log) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "c:rv");
    for (char option; (option = options.next()) != 0; ) {
      switch (option) {
        case 'c' -> process.env().put("MAIL_CONFIG", options.value());
        case '?' -> {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal("usage: " + process.name() + " [-c config_dir] [-v]");
        }
        default -> {}
      }
    }
    PostfixConfig config = log.configure("postdrop");
    UserAccess.check(process, config, log, "authorized_submit_users", "submit mail", true);
    return new Drop(process, config, log).run();
  }

  /** One message. */
  private static final class Drop {
    private final Process process;
    private final PostfixConfig config;
    private final CommandLog log;
    private final String directory;
    private final long limit;
    private final Record.Writer out = new Record.Writer();
    private int senders;
    private int recipients;

    Drop(Process process, PostfixConfig config, CommandLog log) {
      this.process = process;
      this.config = config;
      this.log = log;
      this.directory = config.get("queue_directory") + "/maildrop/";
      this.limit = config.number("message_size_limit");
    }

    int run() throws IOException {
      long now = process.machine().scheduler().nanos();
      String id = create();
      answer("protocol", "postdrop_protocol", "queue_id", id);
      process.out().flush();
      out.put(
          Record.TIME,
          Math.floorDiv(now, 1_000_000_000L) + " " + Math.floorMod(now, 1_000_000_000L) / 1000);
      byte[] input = process.in().readAllBytes();
      int status = copy(input);
      if (status < 0) {
        process.files().unlink(directory + id);
        return 0;
      }
      if (status == 0 && (senders == 0 || recipients == 0)) {
        status = BAD;
      }
      if (status == 0) {
        status = store(id);
      } else {
        process.files().unlink(directory + id);
      }
      answer("status", Integer.toString(status), "why", "");
      return status;
    }

    private void answer(String... pairs) throws IOException {
      for (String part : pairs) {
        process.out().print(part + "\0");
      }
      process.out().print("\0");
    }

    private String create() throws IOException {
      while (true) {
        long now = process.machine().scheduler().nanos();
        int inode = process.machine().disk().image().next();
        boolean longId = config.bool("enable_long_queue_ids");
        String id = longId ? QueueId.longId(now, inode) : QueueId.shortId(now, inode);
        try {
          process.files().write(directory + id, new byte[0], 0600);
          return id;
        } catch (DiskException e) {
          log.warning(
              "mail_queue_enter: create file maildrop/"
                  + Math.floorMod(now, 1_000_000_000L) / 1000
                  + "."
                  + process.pid()
                  + ": "
                  + e.getMessage());
          process.sleep(Duration.ofSeconds(10));
        }
      }
    }

    /** Copies the records; 0: all is well, below 0: the caller has gone away. */
    private int copy(byte[] input) {
      String[] expected = {ENVELOPE, CONTENT, EXTRACT};
      int stage = 0;
      int at = 0;
      while (true) {
        Record record = Record.at(input, at);
        if (record == null) {
          if (at < input.length) {
            throw new PostfixFatal("uid=" + process.realUid() + ": malformed input");
          }
          return -1;
        }
        at = record.end();
        char type = record.type();
        if (type != Record.TIME && expected[stage].indexOf(type) < 0) {
          throw new PostfixFatal(
              "uid=" + process.realUid() + ": unexpected record type: " + (int) type);
        }
        if (type == expected[stage].charAt(0) && stage < 2) {
          stage++;
        }
        if (type == Record.TIME || type == Record.ATTRIBUTE && !allowed(record.text())) {
          continue;
        }
        senders += type == Record.SENDER ? 1 : 0;
        recipients += type == Record.RECIPIENT ? 1 : 0;
        out.put(type, input, record.start(), record.length());
        if (limit > 0 && out.position() > limit) {
          log.warning("uid=" + process.realUid() + ": File too large");
          return TOO_BIG;
        }
        if (type == Record.END) {
          return 0;
        }
      }
    }

    private boolean allowed(String attribute) {
      int equals = attribute.indexOf('=');
      String name = equals < 0 ? attribute : attribute.substring(0, equals);
      if (Set.of(
              "encoding",
              "envelope_id",
              "notify_flags",
              "ret_flags",
              "dsn_orig_rcpt",
              "rewrite_context",
              "trace_flags")
          .contains(name)) {
        return true;
      }
      log.warning("uid=" + process.realUid() + ": ignoring attribute record: " + attribute);
      return false;
    }

    private int store(String id) throws IOException {
      String path = directory + id;
      try {
        process.files().write(path, out.bytes(), 0600);
        process.files().chmod(path, 0744);
      } catch (DiskException e) {
        log.warning("uid=" + process.realUid() + ": " + e.getMessage());
        process.files().unlink(path);
        return e.errno() == Errno.EFBIG ? TOO_BIG : 2;
      }
      MailSystem system = MailSystem.of(process.machine());
      String service = config.get("pickup_service_name");
      if (system.up()) {
        long soon = process.machine().scheduler().nanos() + 50_000;
        process.machine().alarm(new Alarm(Master.ID, service + "/unix drop", soon));
        return 0;
      }
      Inode socket =
          process.machine().root().peek(config.get("queue_directory") + "/public/" + service);
      if (socket == null) {
        log.warning("unable to look up public/" + service + ": No such file or directory");
      }
      return 0;
    }
  }
}
