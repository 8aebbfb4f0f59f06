package io.chapar.lab.time;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.lab.report.Words;
import io.chapar.text.Utf8;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens on a host while its clock is moved: the lines of the log that matter. */
final class Journey {
  private static final String LOG = "/var/log/mail.log";
  private static final int MOST = 40;
  private static final Pattern LINE = Pattern.compile("^(\\S+) \\S+ ([^:]+): (.*)$");
  private static final Pattern TOLD =
      Pattern.compile("^(\\w+): to=<([^>]*)>.*, status=(\\S+) \\((.*)\\)$");
  private static final Pattern MATTERS =
      Pattern.compile(
          "status=|: reject: |warning: |error: |fatal: |panic: |expired|sender delay notification"
              + "|sender non-delivery|stored mail|vacation|discarded");
  private static final List<String> CERTIFICATES =
      List.of("/etc/ssl/certs", "/etc/dovecot/private", "/etc/postfix", "/etc/letsencrypt/live");

  private final Machine machine;
  private final Instant begun;
  private long seen;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> remembered = new LinkedHashMap<>(); // line of the file: user

  Journey(Machine machine) {
    this.machine = machine;
    this.begun = machine.scheduler().instant();
    Inode log = machine.root().peek(LOG);
    this.seen = log == null ? 0 : log.size();
    remember();
  }

  /** Notes until when the vacation replies of each user are remembered. */
  private void remember() {
    try {
      for (String user : machine.root().list("/home")) {
        String path = "/home/" + user + "/.dovecot.lda-dupes";
        if (machine.root().exists(path)) {
          for (String line : machine.root().text(path).split("\n")) {
            String until = line.substring(line.indexOf(' ') + 1);
            if (until.matches("\\d{1,11}")) {
              remembered.put(line, user);
            }
          }
        }
      }
    } catch (DiskException e) {
      // there are no homes
    }
  }

  /** Whoever got a vacation reply long enough ago gets one again. */
  private void vacations(Map<String, Event> events, Words words) {
    remember();
    remembered.forEach(
        (line, user) -> {
          Instant end =
              Instant.ofEpochSecond(Long.parseLong(line.substring(line.indexOf(' ') + 1)));
          if (end.isAfter(begun) && !end.isAfter(machine.scheduler().instant())) {
            events.putIfAbsent(line, new Event(end, end, words.get("time.vacation", user), 1));
          }
        });
  }

  /** Whether the log has something new that looks like this. */
  boolean sees(String regex) {
    Pattern pattern = Pattern.compile(regex);
    int before = lines.size();
    collect();
    return lines.subList(before, lines.size()).stream().anyMatch(l -> pattern.matcher(l).find());
  }

  /** Takes in what the log has got since the last time; it may have been rotated meanwhile. */
  private void collect() {
    Inode log = machine.root().peek(LOG);
    long now = log == null ? 0 : log.size();
    if (now == seen) {
      return;
    }
    if (now < seen) {
      add(LOG + ".1", seen);
      seen = 0;
    }
    add(LOG, seen);
    seen = now;
  }

  private void add(String path, long from) {
    try {
      byte[] bytes = machine.root().read(path);
      if (from < bytes.length) {
        lines.addAll(
            Utf8.decode(java.util.Arrays.copyOfRange(bytes, (int) from, bytes.length))
                .lines()
                .toList());
      }
    } catch (DiskException e) {
      // it is gone
    }
  }

  /** What happened, the same thing once. */
  List<String> told(Words words) {
    collect();
    Map<String, Event> events = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher m = LINE.matcher(line);
      if (!m.matches() || !MATTERS.matcher(m.group(3)).find()) {
        continue;
      }
      Instant at = time(m.group(1));
      String text = text(m.group(3));
      String key = text.replaceAll("\\d+", "N");
      Event known = events.get(key);
      events.put(key, known == null ? new Event(at, at, text, 1) : known.again(at));
    }
    certificates(events, words);
    vacations(events, words);
    List<String> out = new ArrayList<>();
    List<Event> all = new ArrayList<>(events.values());
    all.sort(Comparator.comparing(Event::first));
    for (Event event : all.subList(0, Math.min(MOST, all.size()))) {
      out.add(event.line(words));
    }
    if (all.size() > MOST) {
      out.add(words.get("time.more", all.size() - MOST));
    }
    return out;
  }

  private Instant time(String text) {
    try {
      return java.time.OffsetDateTime.parse(text).toInstant();
    } catch (java.time.format.DateTimeParseException e) {
      return begun;
    }
  }

  private static String text(String message) {
    Matcher told = TOLD.matcher(message);
    return told.matches()
        ? told.group(1) + " <" + told.group(2) + "> " + told.group(3) + ": " + told.group(4)
        : message;
  }

  /** Something that happened, perhaps several times. */
  private record Event(Instant first, Instant last, String text, int times) {
    Event again(Instant at) {
      return new Event(first, at, text, times + 1);
    }

    String line(Words words) {
      String line = "  " + Clock.show(first).replace(" UTC", "") + "  " + text;
      return times == 1
          ? line
          : line + "  " + words.get("time.times", times, Clock.show(last).replace(" UTC", ""));
    }
  }

  // ---- certificates

  private void certificates(Map<String, Event> events, Words words) {
    for (String folder : CERTIFICATES) {
      try {
        for (String name : machine.root().list(folder)) {
          if (name.endsWith(".pem") || name.endsWith(".crt")) {
            certificate(folder + "/" + name, events, words);
          }
        }
      } catch (DiskException e) {
        // there is no such folder
      }
    }
  }

  private void certificate(String path, Map<String, Event> events, Words words) {
    try {
      byte[] bytes = machine.root().read(path);
      if (!Utf8.decode(bytes).contains("BEGIN CERTIFICATE")) {
        return;
      }
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))) {
        Instant end = ((X509Certificate) each).getNotAfter().toInstant();
        if (end.isAfter(begun) && !end.isAfter(machine.scheduler().instant())) {
          String text = words.get("time.certificate", path);
          events.putIfAbsent(text, new Event(end, end, text, 1));
        }
      }
    } catch (DiskException | CertificateException e) {
      // not one that can be read
    }
  }
}
