package io.chapar.postfix.command;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.postfix.queue.Record;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** qshape(1): how many messages wait in some queues, by domain and age. */
public final class Qshape implements Program {
  @Override
  public int run(Process process) throws IOException {
    try {
      return new Run(process).run();
    } catch (PostfixFatal fatal) {
      process.err().println(fatal.getMessage());
      return 1;
    }
  }

  /** One call. */
  private static final class Run {
    private final Process process;
    private boolean senders;
    private boolean longTerm;
    private boolean parents;
    private int buckets = 10;
    private int minutes = 5;
    private int size = 20;
    private final Map<String, int[]> counts = new HashMap<>();

    Run(Process process) {
      this.process = process;
    }

    int run() throws IOException {
      ShortOptions options = new ShortOptions(process.args(), "lb:sc:pn:N:t:m:w:");
      String directory = process.env("MAIL_CONFIG", "/etc/postfix");
      for (char option; (option = options.next()) != 0; ) {
        switch (option) {
          case 'l' -> longTerm = true;
          case 's' -> senders = true;
          case 'p' -> parents = true;
          case 'c' -> directory = options.value();
          case 'b' -> buckets = Math.max(1, number(options.value(), 10));
          case 't' -> minutes = Math.max(1, number(options.value(), 5));
          case 'n' -> size = number(options.value(), 20);
          case 'm', 'N', 'w' -> {}
          default -> {
            String letter = options.complaint().replaceAll(".*'(.)'.*", "$1");
            process.err().println("Unknown option: " + letter);
            process
                .err()
                .println(
                    "Usage: "
                        + process.args().get(0)
                        + " [ -s ] [ -p ] [ -m <min_subdomains> ] [ -l ]");
            return 1;
          }
        }
      }
      PostfixConfig config = PostfixConfig.load(new ProcessHost(process), directory);
      String queue = config.get("queue_directory");
      List<String> queues =
          options.operands().isEmpty() ? List.of("incoming", "active") : options.operands();
      long now = process.machine().scheduler().nanos() / 1_000_000_000L;
      for (String name : queues) {
        String path = name.startsWith("/") ? name : queue + "/" + name;
        if (!process.files().exists(path)) {
          process.err().println("Can't stat " + name + ": No such file or directory");
          process.err().println(" at " + process.executable() + " line 375.");
          continue;
        }
        walk(path, now, 0);
      }
      report();
      return 0;
    }

    private static int number(String text, int fallback) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        return fallback;
      }
    }

    private void walk(String path, long now, int depth) throws IOException {
      List<String> names;
      try {
        names = process.files().list(path);
      } catch (DiskException e) {
        process.err().println("Can't cd to " + path + ": " + e.getMessage());
        return;
      }
      for (String name : names) {
        String file = path + "/" + name;
        var inode = process.files().lstat(file);
        if (inode.isDirectory() && depth < 8) {
          walk(file, now, depth + 1);
        } else if (inode.isRegular() && (inode.mode() & 0100) != 0) {
          message(file, now);
        }
      }
    }

    private void message(String file, long now) throws IOException {
      byte[] bytes = process.readAll(file);
      long arrival = 0;
      long dataSize = 0;
      int at = 0;
      Record record;
      while ((record = Record.at(bytes, at)) != null && record.type() != Record.END) {
        at = record.end();
        switch (record.type()) {
          case Record.SIZE -> dataSize = number(record.text().strip().split("\\s+")[0], 0);
          case Record.TIME ->
              arrival = arrival == 0 ? number(record.text().split(" ")[0], 0) : arrival;
          case Record.SENDER -> {
            if (senders) {
              count(record.text().isEmpty() ? "MAILER-DAEMON" : record.text(), now - arrival);
            }
          }
          case Record.RECIPIENT -> {
            if (!senders) {
              count(record.text(), now - arrival);
            }
          }
          case Record.MESSAGE -> at += (int) dataSize;
          default -> {}
        }
      }
    }

    private void count(String address, long age) {
      int sign = address.lastIndexOf('@');
      String domain = sign < 0 ? address : address.substring(sign + 1).toLowerCase(Locale.ROOT);
      int bucket = 0;
      long limit = minutes * 60L;
      while (bucket < buckets - 1 && age > limit) {
        bucket++;
        limit = longTerm ? limit + minutes * 60L : limit * 2;
      }
      add("TOTAL", bucket);
      add(domain, bucket);
      if (parents) {
        int dot;
        String name = domain;
        while ((dot = name.indexOf('.')) >= 0) {
          name = name.substring(dot + 1);
          add("." + name, bucket);
        }
      }
    }

    private void add(String name, int bucket) {
      int[] row = counts.computeIfAbsent(name, k -> new int[buckets + 1]);
      row[0]++;
      row[bucket + 1]++;
    }

    private void report() throws IOException {
      List<String> heads = new ArrayList<>();
      heads.add("T");
      long limit = minutes;
      for (int i = 0; i < buckets; i++) {
        boolean last = i == buckets - 1;
        heads.add(last ? (longTerm ? limit - minutes : limit / 2) + "+" : Long.toString(limit));
        limit = longTerm ? limit + minutes : limit * 2;
      }
      int[] total = counts.getOrDefault("TOTAL", new int[buckets + 1]);
      int[] widths = new int[heads.size()];
      for (int i = 0; i < widths.length; i++) {
        int width = Math.max(heads.get(i).length(), Integer.toString(total[i]).length());
        widths[i] = Math.max(width, 2) + 1;
      }
      widths[0] = Math.max(widths[0], 2);
      int all = 0;
      for (int width : widths) {
        all += width;
      }
      int nameWidth = 80 - all;
      StringBuilder header = new StringBuilder(" ".repeat(Math.max(0, nameWidth)));
      for (int i = 0; i < widths.length; i++) {
        header.append(" ".repeat(widths[i] - heads.get(i).length())).append(heads.get(i));
      }
      process.out().println(header.toString());
      row("TOTAL", total, widths, nameWidth);
      List<String> names = new ArrayList<>(counts.keySet());
      names.remove("TOTAL");
      names.sort(
          Comparator.comparingInt((String n) -> -counts.getOrDefault(n, new int[1])[0])
              .thenComparing(n -> n));
      int shown = 0;
      for (String name : names) {
        if (size > 0 && shown++ >= size) {
          break;
        }
        row(name, counts.getOrDefault(name, new int[1]), widths, nameWidth);
      }
    }

    private void row(String name, int[] row, int[] widths, int nameWidth) throws IOException {
      String fitted =
          name.length() > nameWidth ? "+" + name.substring(name.length() - nameWidth + 1) : name;
      StringBuilder line =
          new StringBuilder(" ".repeat(Math.max(0, nameWidth - fitted.length()))).append(fitted);
      for (int i = 0; i < widths.length; i++) {
        String number = Integer.toString(row[i]);
        line.append(" ".repeat(Math.max(0, widths[i] - number.length()))).append(number);
      }
      process.out().println(line.toString());
    }
  }
}
