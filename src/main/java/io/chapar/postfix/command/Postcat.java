package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.queue.QueueId;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.queue.Spool;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** postcat(1): prints queue files. */
public final class Postcat implements Program {
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final List<String> QUEUES =
      List.of(Spool.MAILDROP, Spool.INCOMING, Spool.ACTIVE, Spool.DEFERRED, Spool.HOLD, "saved");

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.terminalOnly(process);
    return Guard.run(process, log, () -> act(process, log));
  }

  /** What is to be printed. */
  private static final class Wish {
    boolean envelope;
    boolean header;
    boolean body;
    boolean offsets;
    boolean numbers;
    boolean queue;
    boolean verbose;
  }

  private static int act(Process process, CommandLog log) throws IOException {
    ShortOptions options = new ShortOptions(process.args(), "bc:dehoqrs:v");
    Wish wish = new Wish();
    for (char option; (option = options.next()) != 0; ) {
      switch (option) {
        case 'b' -> wish.body = true;
        case 'c' -> process.env().put("MAIL_CONFIG", options.value());
        case 'd' -> wish.numbers = true;
        case 'e' -> wish.envelope = true;
        case 'h' -> wish.header = true;
        case 'o' -> wish.offsets = true;
        case 'q' -> wish.queue = true;
        case 'r', 's' -> {}
        case 'v' -> wish.verbose = true;
        default -> {
          process.err().println(process.name() + ": " + options.complaint());
          throw new PostfixFatal(
              "usage: "
                  + process.name()
                  + " [-b (body text)] [-c config_dir] [-d (decimal record type)] [-e (envelope"
                  + " records)] [-h (header text)] [-q (access queue)] [-v] [file(s)...]");
        }
      }
    }
    if (!wish.envelope && !wish.header && !wish.body) {
      wish.envelope = true;
      wish.header = true;
      wish.body = true;
    }
    PostfixConfig config = log.configure("postcat");
    List<String> files = options.operands();
    if (files.isEmpty()) {
      byte[] input = process.in().readAllBytes();
      if (input.length > 0) {
        print(process, log, wish, "stdin", input);
      }
    }
    for (String name : files) {
      if (wish.queue) {
        queueFile(process, log, wish, config, name);
      } else {
        try {
          print(process, log, wish, name, process.readAll(name));
        } catch (DiskException e) {
          throw new PostfixFatal("open " + name + ": " + e.getMessage());
        }
      }
      process.out().flush(); // what is wrong with the next file is told after this one
    }
    return 0;
  }

  private static void queueFile(
      Process process, CommandLog log, Wish wish, PostfixConfig config, String id)
      throws IOException {
    if (!QueueId.valid(id)) {
      throw new PostfixFatal("bad mail queue ID: " + id);
    }
    Spool spool = Spool.of(process.machine(), config);
    for (String queue : QUEUES) {
      String path = spool.path(queue, id);
      if (process.machine().root().exists(path)) {
        try {
          String shown = path.substring(spool.root().length() + 1);
          print(process, log, wish, shown, process.readAll(path));
          return;
        } catch (DiskException e) {
          throw new PostfixFatal("open queue file " + id + ": " + e.getMessage());
        }
      }
    }
    throw new PostfixFatal("open queue file " + id + ": No such file or directory");
  }

  private static void print(Process process, CommandLog log, Wish wish, String name, byte[] file)
      throws IOException {
    Printer printer = new Printer(process, wish, name, file);
    if (!printer.run()) {
      process.out().flush();
      log.warning(name + ": input is not a valid queue file");
    }
  }

  /** One file. */
  private static final class Printer {
    private final Process process;
    private final Wish wish;
    private final String name;
    private final byte[] file;
    private boolean started;
    private boolean inContent;
    private boolean inHeader;
    private boolean lineOpen;
    private boolean extracted;

    Printer(Process process, Wish wish, String name, byte[] file) {
      this.process = process;
      this.wish = wish;
      this.name = name;
      this.file = file;
    }

    boolean run() throws IOException {
      int at = 0;
      Record record;
      while ((record = Record.at(file, at)) != null) {
        at = record.end();
        if (!started) {
          if (record.type() != Record.SIZE && record.type() != Record.TIME) {
            return false;
          }
          if (wish.envelope) {
            process.out().println("*** ENVELOPE RECORDS " + name + " ***");
          }
          started = true;
        }
        if (!one(record)) {
          return true;
        }
      }
      return started;
    }

    private boolean one(Record record) throws IOException {
      switch (record.type()) {
        case Record.MESSAGE -> {
          mark(record, "*** MESSAGE CONTENTS " + name + " ***");
          inContent = true;
          inHeader = true;
          return true;
        }
        case Record.EXTRACTED -> {
          inContent = false;
          extracted = true;
          mark(record, "*** HEADER EXTRACTED " + name + " ***");
          return wish.envelope;
        }
        case Record.END -> {
          mark(record, "*** MESSAGE FILE END " + name + " ***");
          return false;
        }
        default -> {
          if (inContent) {
            text(record);
          } else if (wish.envelope) {
            envelope(record);
          }
          return true;
        }
      }
    }

    private void mark(Record record, String text) throws IOException {
      if (wish.envelope) {
        offset(record);
        process.out().println(text);
      }
    }

    private void offset(Record record) throws IOException {
      if (wish.offsets) {
        process.out().printf("%9d ", record.offset());
      }
      if (wish.numbers) {
        process.out().printf("%3d ", (int) record.type());
      }
    }

    private void text(Record record) throws IOException {
      if (record.type() == Record.PADDING || record.type() == Record.POINTER) {
        return;
      }
      boolean start = !lineOpen;
      boolean header = true;
      if (inHeader && start) {
        header = isHeader(record);
        inHeader = header; // the empty line belongs to the body
      }
      if (inHeader ? !wish.header : !wish.body) {
        lineOpen = record.type() == Record.CONTINUED;
        return;
      }
      if (start) {
        offset(record);
        if (wish.verbose) {
          process.out().print("regular_text: ");
        }
      }
      process.out().write(record.file(), record.start(), record.length());
      lineOpen = record.type() == Record.CONTINUED;
      if (!lineOpen) {
        process.out().println();
      }
    }

    private static boolean isHeader(Record record) {
      if (record.length() == 0) {
        return false;
      }
      byte c = record.file()[record.start()];
      if (c == ' ' || c == '\t') {
        return true;
      }
      String line = record.text();
      int colon = line.indexOf(':');
      return colon > 0 && line.substring(0, colon).chars().noneMatch(x -> x <= ' ');
    }

    private void envelope(Record record) throws IOException {
      offset(record);
      String text = record.text();
      switch (record.type()) {
        case Record.TIME ->
            process.out().println("message_arrival_time: " + time(text.split(" ")[0]));
        case Record.WARN -> process.out().println("warning_message_time: " + time(text.strip()));
        case Record.ATTRIBUTE -> {
          if (text.startsWith("create_time=")) {
            process.out().println("create_time: " + time(text.substring(12)));
          } else {
            process.out().println("named_attribute: " + text);
          }
        }
        default -> process.out().println(label(record.type()) + ": " + text);
      }
    }

    private static String time(String seconds) {
      try {
        return ASCTIME.format(Instant.ofEpochSecond(Long.parseLong(seconds)));
      } catch (NumberFormatException e) {
        return seconds;
      }
    }

    private String label(char type) {
      return switch (type) {
        case Record.SIZE -> "message_size";
        case Record.FULL_NAME -> "sender_fullname";
        case Record.SENDER -> "sender";
        case Record.RECIPIENT -> "recipient";
        case Record.ORIGINAL -> "original_recipient";
        case Record.DONE -> "done_recipient";
        case Record.CANCELLED -> "canceled_recipient";
        case Record.FILTER -> extracted || !inContent ? "content_filter" : "text_fragment";
        case Record.REDIRECT -> "redirect_to";
        case Record.INSPECT -> "inspector";
        case Record.KILLED -> "killed_record";
        case Record.VERP -> "verp_delimiters";
        case Record.POINTER -> "pointer_record";
        case Record.RETURN_RECEIPT -> "return_receipt";
        case Record.ERRORS_TO -> "errors_to";
        case Record.PRIORITY -> "priority";
        default -> "unknown_record_type";
      };
    }
  }
}
