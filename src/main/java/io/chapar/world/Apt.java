package io.chapar.world;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import io.chapar.host.UnitFile;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commands apt-get and apt, as far as a host needs them: they install the packages that are
 * simulated and that a new host does not have, and say plainly what they cannot do.
 */
final class Apt implements Software {
  /**
   * A package that can be installed.
   *
   * @param needs packages that come with it in any case
   * @param likes packages that come with it unless --no-install-recommends is given
   * @param unit the service that is started then, or an empty text
   * @param user an account that it makes, or an empty text
   * @param files what it brings: the beginnings of paths, for dpkg -L
   */
  private record Offer(
      String name,
      String version,
      String architecture,
      String summary,
      List<String> needs,
      List<String> likes,
      String unit,
      String user,
      List<String> files) {}

  private static final List<Offer> OFFERS =
      List.of(
          new Offer(
              "spamassassin",
              "4.0.1-1~deb12u1",
              "all",
              "Perl-based spam filter using text analysis",
              List.of(),
              List.of("spamc"),
              "",
              "debian-spamd",
              List.of(
                  "/etc/mail/spamassassin",
                  "/etc/spamassassin",
                  "/usr/bin/sa-learn",
                  "/usr/bin/sa-update",
                  "/usr/bin/spamassassin",
                  "/usr/share/spamassassin",
                  "/var/lib/spamassassin")),
          new Offer(
              "spamc",
              "4.0.1-1~deb12u1",
              "amd64",
              "Client for SpamAssassin spam filtering daemon",
              List.of(),
              List.of("spamd"),
              "",
              "",
              List.of("/usr/bin/spamc")),
          new Offer(
              "spamd",
              "4.0.1-1~deb12u1",
              "all",
              "Server for SpamAssassin spam filtering daemon",
              List.of("spamassassin"),
              List.of(),
              "spamd",
              "",
              List.of(
                  "/etc/default/spamd",
                  "/usr/lib/systemd/system/spamd.service",
                  "/usr/sbin/spamd")));

  private final List<Software> packages;

  Apt(List<Software> packages) {
    this.packages = List.copyOf(packages);
  }

  @Override
  public String name() {
    return "apt";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of("apt-get", this::run);
  }

  @Override
  public void install(Machine machine) throws DiskException {
    for (String name : List.of("/usr/bin/apt-get", "/usr/bin/apt")) {
      machine.root().write(name, Programs.executable("apt-get"), 0755);
    }
  }

  private int run(Process p) throws IOException {
    boolean recommends = true;
    boolean pretend = false;
    boolean quiet = false;
    List<String> words = new ArrayList<>();
    for (String arg : p.args().subList(1, p.args().size())) {
      switch (arg) {
        case "-y", "--yes", "--assume-yes", "-f", "--fix-broken" -> {}
        case "-q", "--quiet" -> {}
        case "-qq" -> quiet = true;
        case "--no-install-recommends" -> recommends = false;
        case "-s", "--simulate", "--dry-run" -> pretend = true;
        default -> {
          if (arg.startsWith("-")) {
            p.err().print(p.name() + ": option '" + arg + "' is not simulated here\n");
            return 2;
          }
          words.add(arg);
        }
      }
    }
    if (words.isEmpty()) {
      p.err().print(p.name() + ": nothing to do; 'apt-get install PACKAGE' is simulated here\n");
      return 2;
    }
    String verb = words.remove(0);
    return switch (verb) {
      case "update" -> {
        p.out().print("Reading package lists...\n");
        yield 0;
      }
      case "install" -> install(p, words, recommends, pretend, quiet);
      case "upgrade",
          "dist-upgrade",
          "remove",
          "purge",
          "autoremove",
          "source",
          "download",
          "build-dep",
          "clean",
          "autoclean",
          "check",
          "list",
          "search",
          "show",
          "full-upgrade" -> {
        p.err().print(p.name() + ": '" + verb + "' is not simulated here\n");
        yield 2;
      }
      default -> {
        p.err().print("E: Invalid operation " + verb + "\n");
        yield 100;
      }
    };
  }

  private static @Nullable Offer offer(String name) {
    return OFFERS.stream().filter(o -> o.name().equals(name)).findFirst().orElse(null);
  }

  private static boolean installed(Machine machine, Offer offer) {
    return version(machine, offer.name()) != null;
  }

  /** The version of a package that is installed; null if it is not. */
  private static @Nullable String version(Machine machine, String name) {
    try {
      boolean found = false;
      for (String line : machine.root().text("/var/lib/dpkg/status").split("\n")) {
        if (line.startsWith("Package: ")) {
          found = line.equals("Package: " + name);
        } else if (found && line.startsWith("Version: ")) {
          return line.substring(9);
        }
      }
    } catch (DiskException e) {
      // without its database apt knows nothing
    }
    return null;
  }

  private int install(
      Process p, List<String> names, boolean recommends, boolean pretend, boolean quiet)
      throws IOException {
    if (!p.credentials().root() && !pretend) {
      p.err()
          .print(
              "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission"
                  + " denied)\nE: Unable to acquire the dpkg frontend lock"
                  + " (/var/lib/dpkg/lock-frontend), are you root?\n");
      return 100;
    }
    StringBuilder said =
        new StringBuilder(
            "Reading package lists...\nBuilding dependency tree...\nReading state"
                + " information...\n");
    Set<Offer> wanted = new LinkedHashSet<>();
    for (String each : names) {
      Offer offer = offer(each.replaceFirst("[=/:].*", ""));
      if (offer == null) {
        String there = version(p.machine(), each);
        if (there != null) {
          said.append(each + " is already the newest version (" + there + ").\n");
          continue;
        }
        p.out().print(said.toString());
        p.out().flush();
        p.err()
            .print(
                p.name()
                    + ": installing '"
                    + each
                    + "' is not simulated here; what can be installed: "
                    + String.join(", ", OFFERS.stream().map(Offer::name).toList())
                    + "\n");
        return 2;
      }
      if (installed(p.machine(), offer)) {
        said.append(offer.name() + " is already the newest version (" + offer.version() + ").\n");
      } else {
        add(p.machine(), offer, recommends, wanted);
      }
    }
    List<String> all = wanted.stream().map(Offer::name).sorted().toList();
    List<String> additional = all.stream().filter(n -> !names.contains(n)).toList();
    if (!additional.isEmpty()) {
      said.append("The following additional packages will be installed:\n  ")
          .append(String.join(" ", additional))
          .append('\n');
    }
    if (!all.isEmpty()) {
      said.append("The following NEW packages will be installed:\n  ")
          .append(String.join(" ", all))
          .append('\n');
    }
    said.append(
        "0 upgraded, " + all.size() + " newly installed, 0 to remove and 0 not upgraded.\n");
    if (!quiet) {
      p.out().print(said.toString());
    }
    if (pretend) {
      return 0;
    }
    for (Offer each : wanted) {
      p.out().print("Setting up " + each.name() + " (" + each.version() + ") ...\n");
      put(p.machine(), each);
    }
    p.out().flush();
    for (Offer each : wanted) {
      UnitFile unit = each.unit().isEmpty() ? null : UnitFile.load(p.machine(), each.unit());
      if (unit != null) {
        p.machine().units().start(unit, p);
      }
    }
    return 0;
  }

  private static void add(Machine machine, Offer offer, boolean recommends, Set<Offer> to) {
    if (to.contains(offer) || installed(machine, offer)) {
      return;
    }
    for (String need : offer.needs()) {
      Offer other = offer(need);
      if (other != null) {
        add(machine, other, recommends, to);
      }
    }
    to.add(offer);
    if (recommends) {
      for (String like : offer.likes()) {
        Offer other = offer(like);
        if (other != null) {
          add(machine, other, true, to);
        }
      }
    }
  }

  private void put(Machine machine, Offer offer) throws DiskException {
    Software software =
        packages.stream().filter(s -> s.name().equals(offer.name())).findFirst().orElse(null);
    Objects.requireNonNull(software, offer.name()).install(machine);
    if (!offer.user().isEmpty()) {
      account(machine, offer.user());
    }
    Files root = machine.disk().as(Credentials.ROOT);
    root.mkdirs("/var/lib/dpkg/info", 0755);
    String paragraph =
        "Package: "
            + offer.name()
            + "\nStatus: install ok installed\nPriority: optional\nSection: mail\nArchitecture: "
            + offer.architecture()
            + "\nVersion: "
            + offer.version()
            + (offer.needs().isEmpty() ? "" : "\nDepends: " + String.join(", ", offer.needs()))
            + "\nDescription: "
            + offer.summary()
            + "\n\n";
    root.append("/var/lib/dpkg/status", Utf8.encode(paragraph), 0644);
    StringBuilder list = new StringBuilder("/.\n");
    for (String path : offer.files()) {
      list.append(path).append('\n');
      if (root.isDirectory(path) && !root.lstat(path).isSymlink()) {
        for (String name : root.list(path)) {
          list.append(path).append('/').append(name).append('\n');
        }
      }
    }
    root.write("/var/lib/dpkg/info/" + offer.name() + ".list", list.toString(), 0644);
  }

  /** A system account for a daemon, with a group of its own. */
  private static void account(Machine machine, String name) throws DiskException {
    if (machine.users().named(name) != null) {
      return;
    }
    int uid = 100;
    while (machine.users().byUid(uid) != null) {
      uid++;
    }
    int gid = 100;
    while (machine.users().groupByGid(gid) != null) {
      gid++;
    }
    Files root = machine.root();
    root.append(
        "/etc/passwd",
        Utf8.encode(name + ":x:" + uid + ":" + gid + "::/var/lib/spamassassin:/usr/sbin/nologin\n"),
        0644);
    root.append("/etc/group", Utf8.encode(name + ":x:" + gid + ":\n"), 0644);
    root.append("/etc/shadow", Utf8.encode(name + ":!:20000::::::\n"), 0640);
    root.append("/etc/gshadow", Utf8.encode(name + ":!::\n"), 0640);
    root.chown("/var/lib/spamassassin", uid, gid, false);
  }
}
