package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.DateParser;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** hostnamectl(1), timedatectl(1), locale(1) and lsb_release(1): what the host says of itself. */
final class Controls implements Program {
  @Override
  public int run(Process p) throws IOException {
    List<String> words =
        p.args().subList(1, p.args().size()).stream().filter(w -> !w.equals("--no-pager")).toList();
    return switch (p.name()) {
      case "hostnamectl" -> hostname(p, words);
      case "timedatectl" -> time(p, words);
      case "lsb_release" -> release(p, words);
      default -> locale(p, words);
    };
  }

  private static int unknown(Process p, String verb) throws IOException {
    p.err().print("Unknown command verb " + verb + ".\n");
    return 1;
  }

  private static int denied(Process p, String what) throws IOException {
    p.err().print(what + ": Interactive authentication required.\n");
    return 1;
  }

  private static int hostname(Process p, List<String> words) throws IOException {
    String verb = words.isEmpty() ? "status" : words.get(0);
    switch (verb) {
      case "status" -> {
        String[] rows = {
          "Static hostname",
          p.machine().hostname(),
          "Icon name",
          "computer-vm",
          "Chassis",
          "vm",
          "Machine ID",
          "3c1f5b0f8f8a4bbd9c1d2e7a5b6c7d8e",
          "Boot ID",
          "5f2c1f3a9f0b4bd6a8d3f7f7f0b4c1de",
          "Virtualization",
          "kvm",
          "Operating System",
          "Debian GNU/Linux 12 (bookworm)",
          "Kernel",
          "Linux " + Uname.RELEASE,
          "Architecture",
          "x86-64"
        };
        for (int i = 0; i < rows.length; i += 2) {
          p.out().println(String.format("%16s: %s", rows[i], rows[i + 1]));
        }
        return 0;
      }
      case "hostname", "set-hostname" -> {
        if (words.size() < 2) {
          p.out().println(p.machine().hostname());
          return 0;
        }
        if (!p.credentials().root()) {
          return denied(p, "Could not set static hostname");
        }
        p.machine().hostname(words.get(1));
        p.machine().root().write("/etc/hostname", words.get(1) + "\n", 0644);
        return 0;
      }
      default -> {
        return unknown(p, verb);
      }
    }
  }

  private static int time(Process p, List<String> words) throws IOException {
    String verb = words.isEmpty() ? "status" : words.get(0);
    long now = p.machine().scheduler().nanos();
    switch (verb) {
      case "status" -> {
        ZonedDateTime local = Strftime.at(now, Zones.of(p));
        ZonedDateTime utc = Strftime.at(now, ZoneOffset.UTC);
        String zone =
            p.machine().root().exists("/etc/timezone")
                ? p.machine().root().text("/etc/timezone").strip()
                : "Etc/UTC";
        p.out()
            .println(
                "               Local time: " + Strftime.format("%a %Y-%m-%d %H:%M:%S %Z", local));
        p.out()
            .println(
                "           Universal time: " + Strftime.format("%a %Y-%m-%d %H:%M:%S UTC", utc));
        p.out()
            .println("                 RTC time: " + Strftime.format("%a %Y-%m-%d %H:%M:%S", utc));
        p.out()
            .println(
                "                Time zone: "
                    + zone
                    + " ("
                    + Strftime.format("%Z, %z", local)
                    + ")");
        p.out()
            .println(
                "System clock synchronized: yes\n              NTP service: active\n          RTC in local TZ: no");
        return 0;
      }
      case "set-timezone" -> {
        if (words.size() < 2) {
          p.err().print("Too few arguments.\n");
          return 1;
        }
        String zone = words.get(1);
        if (!java.time.ZoneId.getAvailableZoneIds().contains(zone)) {
          p.err()
              .print(
                  "Failed to set time zone: Invalid or not installed time zone '" + zone + "'\n");
          return 1;
        }
        if (!p.credentials().root()) {
          return denied(p, "Failed to set time zone");
        }
        p.machine().root().write("/etc/timezone", zone + "\n", 0644);
        try {
          p.machine().root().unlink("/etc/localtime");
        } catch (DiskException e) {
          // there was none
        }
        p.machine().root().symlink("/usr/share/zoneinfo/" + zone, "/etc/localtime");
        return 0;
      }
      case "set-time" -> {
        Long at = words.size() < 2 ? null : DateParser.parse(words.get(1), now, Zones.of(p));
        if (at == null) {
          p.err()
              .print(
                  "Failed to parse time specification '"
                      + (words.size() < 2 ? "" : words.get(1))
                      + "': Invalid argument\n");
          return 1;
        }
        if (!p.credentials().root()) {
          return denied(p, "Failed to set time");
        }
        p.machine()
            .scheduler()
            .set(java.time.Instant.ofEpochSecond(Math.floorDiv(at, 1_000_000_000L)));
        return 0;
      }
      case "list-timezones" -> {
        for (String zone :
            java.time.ZoneId.getAvailableZoneIds().stream()
                .filter(z -> z.contains("/"))
                .sorted()
                .toList()) {
          p.out().println(zone);
        }
        return 0;
      }
      default -> {
        return unknown(p, verb);
      }
    }
  }

  private static int locale(Process p, List<String> words) throws IOException {
    if (words.equals(List.of("-a"))) {
      p.out().print("C\nC.utf8\nPOSIX\n");
      return 0;
    }
    if (words.equals(List.of("-m"))) {
      p.out().print("ANSI_X3.4-1968\nISO-8859-1\nUTF-8\n");
      return 0;
    }
    for (String word : words) {
      if (word.equals("charmap")) {
        p.out()
            .println(
                p.env("LC_ALL", p.env("LANG", "C"))
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("utf")
                    ? "UTF-8"
                    : "ANSI_X3.4-1968");
      } else {
        throw Options.notSimulated(p, word);
      }
    }
    if (!words.isEmpty()) {
      return 0;
    }
    String lang = p.env("LANG", "");
    String all = p.env("LC_ALL", "");
    p.out().println("LANG=" + lang);
    p.out().println("LANGUAGE=" + p.env("LANGUAGE", ""));
    for (String each :
        "CTYPE NUMERIC TIME COLLATE MONETARY MESSAGES PAPER NAME ADDRESS TELEPHONE MEASUREMENT IDENTIFICATION"
            .split(" ")) {
      String own = p.env("LC_" + each, "");
      String value = !all.isEmpty() ? all : !own.isEmpty() ? own : lang.isEmpty() ? "POSIX" : lang;
      p.out()
          .println(
              "LC_" + each + "=" + (all.isEmpty() && !own.isEmpty() ? value : "\"" + value + "\""));
    }
    p.out().println("LC_ALL=" + all);
    return 0;
  }

  private static int release(Process p, List<String> words) throws IOException {
    Options options =
        Options.of(
            "v,version", "i,id", "d,description", "r,release", "c,codename", "a,all", "s,short");
    Options.Parsed o = options.parse(p, words);
    boolean all = o.has("a");
    String[][] rows = {
      {"i", "Distributor ID", "Debian"},
      {"d", "Description", "Debian GNU/Linux 12 (bookworm)"},
      {"r", "Release", "12"},
      {"c", "Codename", "bookworm"}
    };
    p.err().print("No LSB modules are available.\n");
    for (String[] row : rows) {
      if (all || o.has(row[0])) {
        p.out().println(o.has("s") ? row[2] : row[1] + ":\t" + row[2]);
      }
    }
    return 0;
  }
}
