package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * dpkg(1) and dpkg-query(1): they read /var/lib/dpkg. Nothing is installed or removed by them: that
 * is apt's business.
 */
final class Packages implements Program {
  private static final String STATUS = "/var/lib/dpkg/status";
  private static final String HINT =
      """

      Type dpkg --help for help about installing and deinstalling packages [*];
      Use 'apt' or 'aptitude' for user-friendly package management;
      Type dpkg -Dhelp for a list of dpkg debug flag values;
      Type dpkg --force-help for a list of forcing options;
      Type dpkg-deb --help for help about manipulating *.deb files;

      Options marked [*] produce a lot of output - pipe it through 'less' or 'more' !""";

  private static final Options OPTIONS =
      Options.of(
              "l,list",
              "s,status",
              "L,listfiles",
              "S,search",
              "W,show",
              "f,showformat=",
              "print-architecture",
              "version",
              "help",
              "-i,install",
              "-r,remove",
              "-P,purge",
              "-configure",
              "get-selections",
              "-a,pending",
              "no-pager",
              "-V,verify",
              "-C,audit")
          .status(2)
          .hint(HINT);

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("version")) {
      p.out()
          .println(
              "Debian '"
                  + p.name()
                  + "' package "
                  + (p.name().equals("dpkg") ? "management program" : "query tool")
                  + " version 1.21.23 (amd64).");
      return 0;
    }
    String action = o.last("s", "L", "S");
    if (o.operands().isEmpty() && (action.equals("L") || action.equals("S"))) {
      p.err()
          .print(
              action.equals("L")
                  ? "dpkg-query: error: --listfiles needs at least one package name argument\n"
                  : "dpkg-query: error: --search needs at least one file name pattern argument\n");
      p.err().print("\nUse --help for help about querying packages.\n");
      return 2;
    }
    List<Map<String, String>> all = packages(p);
    switch (o.last("l", "s", "L", "S", "W", "print-architecture", "get-selections")) {
      case "l" -> {
        return list(p, o, all);
      }
      case "s" -> {
        return status(p, o, all);
      }
      case "L" -> {
        return files(p, o, all);
      }
      case "S" -> {
        return search(p, o);
      }
      case "W" -> {
        return show(p, o, all);
      }
      case "print-architecture" -> p.out().println("amd64");
      case "get-selections" -> {
        for (Map<String, String> each : all) {
          p.out().println(String.format("%-47s\tinstall", each.get("Package")));
        }
      }
      default -> {
        p.err()
            .print(
                p.name()
                    + ": error: need an action option\n"
                    + (p.name().equals("dpkg")
                        ? HINT
                        : "\nUse --help for help about querying packages.")
                    + "\n");
        return 2;
      }
    }
    return 0;
  }

  private static List<Map<String, String>> packages(Process p) {
    List<Map<String, String>> all = new ArrayList<>();
    try {
      for (String paragraph : p.machine().root().text(STATUS).split("\n\n+")) {
        Map<String, String> fields = new LinkedHashMap<>();
        String last = "";
        for (String line : paragraph.split("\n")) {
          int colon = line.indexOf(':');
          if (line.startsWith(" ")) {
            fields.merge(last, "\n" + line, String::concat);
          } else if (colon > 0) {
            last = line.substring(0, colon);
            fields.put(last, line.substring(colon + 1).strip());
          }
        }
        if (fields.containsKey("Package")) {
          all.add(fields);
        }
      }
    } catch (DiskException e) {
      // without its database dpkg knows no packages
    }
    return all;
  }

  private static @Nullable Map<String, String> find(List<Map<String, String>> all, String name) {
    return all.stream().filter(f -> name.equals(f.get("Package"))).findFirst().orElse(null);
  }

  private static String get(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static int list(Process p, Options.Parsed o, List<Map<String, String>> all)
      throws IOException {
    List<Map<String, String>> found = new ArrayList<>();
    int status = 0;
    for (String pattern : o.operands()) {
      List<Map<String, String>> some =
          all.stream()
              .filter(
                  f ->
                      get(f, "Package")
                          .matches(
                              pattern
                                  .replace(".", "\\.")
                                  .replace("+", "\\+")
                                  .replace("*", ".*")
                                  .replace("?", ".")))
              .toList();
      if (some.isEmpty()) {
        p.err().print("dpkg-query: no packages found matching " + pattern + "\n");
        status = 1;
      }
      found.addAll(some);
    }
    if (o.operands().isEmpty()) {
      found.addAll(all);
    }
    if (found.isEmpty()) {
      return status;
    }
    int name =
        Math.max(14, found.stream().mapToInt(f -> get(f, "Package").length()).max().orElse(0));
    int version =
        Math.max(12, found.stream().mapToInt(f -> get(f, "Version").length()).max().orElse(0));
    String format = "%-3s %-" + name + "s %-" + version + "s %-12s %s";
    p.out()
        .println(
            "Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)");
    p.out().println(String.format(format, "||/", "Name", "Version", "Architecture", "Description"));
    p.out()
        .println(
            "+++-"
                + "=".repeat(name)
                + "-"
                + "=".repeat(version)
                + "-"
                + "=".repeat(12)
                + "-"
                + "="
                    .repeat(
                        Math.max(
                            11,
                            found.stream()
                                .mapToInt(f -> get(f, "Description").split("\n")[0].length())
                                .max()
                                .orElse(11))));
    for (Map<String, String> f : found) {
      p.out()
          .println(
              String.format(
                  format,
                  "ii",
                  get(f, "Package"),
                  get(f, "Version"),
                  get(f, "Architecture"),
                  get(f, "Description").split("\n")[0]));
    }
    return status;
  }

  private static int status(Process p, Options.Parsed o, List<Map<String, String>> all)
      throws IOException {
    int status = 0;
    for (String name : o.operands()) {
      Map<String, String> found = find(all, name);
      if (found == null) {
        p.err()
            .print(
                "dpkg-query: package '"
                    + name
                    + "' is not installed and no information is available\nUse dpkg --info (= dpkg-deb --info) to examine archive files.\n");
        status = 1;
        continue;
      }
      for (Map.Entry<String, String> field : found.entrySet()) {
        p.out().println(field.getKey() + ": " + field.getValue());
      }
      p.out().println();
    }
    return status;
  }

  private static int files(Process p, Options.Parsed o, List<Map<String, String>> all)
      throws IOException {
    int status = 0;
    for (String name : o.operands()) {
      String file = "/var/lib/dpkg/info/" + name + ".list";
      if (find(all, name) == null || !p.machine().root().exists(file)) {
        p.err()
            .print(
                "dpkg-query: package '"
                    + name
                    + "' is not installed\nUse dpkg --contents (= dpkg-deb --contents) to list archive files contents.\n");
        status = 1;
      } else {
        p.out().print(p.machine().root().text(file));
      }
    }
    return status;
  }

  private static int search(Process p, Options.Parsed o) throws IOException {
    int status = 0;
    List<String> lists;
    try {
      lists = p.machine().root().list("/var/lib/dpkg/info");
    } catch (DiskException e) {
      lists = List.of();
    }
    for (String pattern : o.operands()) {
      boolean any = false;
      for (String list : lists) {
        if (!list.endsWith(".list")) {
          continue;
        }
        for (String line : p.machine().root().text("/var/lib/dpkg/info/" + list).lines().toList()) {
          if (pattern.startsWith("/") ? line.equals(pattern) : line.contains(pattern)) {
            p.out().println(list.substring(0, list.length() - 5) + ": " + line);
            any = true;
          }
        }
      }
      if (!any) {
        p.err()
            .print(
                "dpkg-query: no path found matching pattern "
                    + (pattern.startsWith("/") ? pattern : "*" + pattern + "*")
                    + "\n");
        status = 1;
      }
    }
    return status;
  }

  private static int show(Process p, Options.Parsed o, List<Map<String, String>> all)
      throws IOException {
    String format = o.value("f", "${Package}\\t${Version}\\n");
    int status = 0;
    for (String pattern : o.operands().isEmpty() ? List.of("*") : o.operands()) {
      boolean any = false;
      for (Map<String, String> f : all) {
        if (get(f, "Package")
            .matches(
                pattern
                    .replace(".", "\\.")
                    .replace("+", "\\+")
                    .replace("*", ".*")
                    .replace("?", "."))) {
          any = true;
          String text =
              format
                  .replace("\\t", "\t")
                  .replace("\\n", "\n")
                  .replace("${db:Status-Status}", "installed");
          text = text.replace("${Status}", get(f, "Status"));
          for (Map.Entry<String, String> field : f.entrySet()) {
            text = text.replace("${" + field.getKey() + "}", field.getValue());
          }
          p.out().print(text.replaceAll("\\$\\{[^}]*\\}", ""));
        }
      }
      if (!any) {
        p.err().print("dpkg-query: no packages found matching " + pattern + "\n");
        status = 1;
      }
    }
    return status;
  }
}
