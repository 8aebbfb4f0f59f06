package io.chapar.lab.export;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.host.Machine;
import io.chapar.lab.report.Words;
import io.chapar.text.Utf8;
import io.chapar.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that make a mail host what it is, and how to put them on another one. */
final class Bundle {
  private static final List<String> ROOTS = List.of("/etc/postfix", "/etc/dovecot");
  private static final List<String> SINGLE =
      List.of("/etc/aliases", "/etc/mailname", "/etc/procmailrc", "/etc/spamassassin/local.cf");
  private static final List<String> PERSONAL =
      List.of(".forward", ".dovecot.sieve", ".procmailrc", ".mailfilter");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:(hash|btree|lmdb|cdb|texthash|regexp|pcre|cidr):|<|[=\\s,])(/[\\w./+@-]+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+@-]*");
  private static final long BIGGEST = 1 << 20;

  private final Machine machine;
  private final Files root;
  private final TreeMap<String, byte[]> files = new TreeMap<>();
  private final TreeMap<String, Inode> inodes = new TreeMap<>();
  private final Set<String> tables = new TreeSet<>();
  private final Set<String> skipped = new TreeSet<>();
  private final Map<String, String> personal = new TreeMap<>();

  private Bundle(Machine machine) {
    this.machine = machine;
    this.root = machine.root();
  }

  /** That of the mail host of a world. */
  static Bundle of(World world) {
    Bundle bundle = new Bundle(world.mail());
    ROOTS.forEach(folder -> bundle.folder(folder, 0));
    SINGLE.forEach(bundle::file);
    bundle.references();
    for (Account account : world.mail().users().accounts()) {
      for (String name : PERSONAL) {
        bundle.home(account, name);
      }
    }
    return bundle;
  }

  private void folder(String path, int depth) {
    try {
      for (String name : root.list(path)) {
        Inode inode = root.peek(path + "/" + name);
        if (inode != null && inode.isDirectory() && depth < 8) {
          folder(path + "/" + name, depth + 1);
        } else {
          file(path + "/" + name);
        }
      }
    } catch (DiskException e) {
      // it is not there
    }
  }

  private void file(String path) {
    Inode inode = root.peek(path);
    if (inode == null || !inode.isRegular() || path.endsWith(".db")) {
      return;
    }
    for (String part : path.substring(1).split("/")) {
      if (!NAME.matcher(part).matches()) {
        skipped.add(path);
        return;
      }
    }
    if (inode.size() > BIGGEST) {
      skipped.add(path);
      return;
    }
    try {
      files.put(path.substring(1), root.read(path));
      inodes.put(path.substring(1), inode);
    } catch (DiskException e) {
      skipped.add(path);
    }
  }

  /** What the configuration refers to and lies elsewhere: tables, certificates, keys. */
  private void references() {
    for (Map.Entry<String, byte[]> entry : new TreeMap<>(files).entrySet()) {
      if (entry.getKey().contains("private/") || entry.getKey().endsWith(".pem")) {
        continue;
      }
      for (String line : Utf8.decode(entry.getValue()).lines().toList()) {
        if (line.startsWith("#")) {
          continue;
        }
        Matcher m = REFERENCE.matcher(" " + line);
        while (m.find()) {
          String type = m.group(1);
          String path = m.group(2);
          if (type != null && type.matches("hash|btree|lmdb|cdb")) {
            tables.add((path.endsWith("/aliases") ? "postalias " : "postmap ") + type + ":" + path);
          }
          if (path.startsWith("/etc/") || path.startsWith("/var/lib/dovecot/sieve")) {
            file(path);
          }
        }
      }
    }
  }

  private void home(Account account, String name) {
    String path = account.home() + "/" + name;
    Inode inode = account.home().equals("/") ? null : root.peek(path);
    if (inode == null || !inode.isRegular() || inode.size() > BIGGEST) {
      return;
    }
    String kept = "home/" + account.name() + "/dot" + name.replaceFirst("^\\.", "-");
    try {
      files.put(kept, root.read(path));
      personal.put(kept, "~" + account.name() + "/" + name);
    } catch (DiskException e) {
      skipped.add(path);
    }
  }

  /** The files by the names they get, relative to the folder. */
  Map<String, byte[]> files() {
    return files;
  }

  /** What was left out: too big, or a name that cannot be. */
  List<String> skipped() {
    return new ArrayList<>(skipped);
  }

  /** What this is, in words. */
  String readme(Words words) {
    StringBuilder out = new StringBuilder();
    out.append(words.get("export.readme", machine.hostname())).append("\n\n");
    files.keySet().forEach(name -> out.append("  ").append(name).append('\n'));
    return out.toString();
  }

  /** A script that puts the files into place on a Debian host, keeping what is there. */
  String script() {
    StringBuilder out = new StringBuilder();
    out.append(
        "#!/bin/sh\n# Puts the configuration beside this file into place. Run it as root.\n");
    out.append("set -eu\ncd \"$(dirname \"$0\")\"\n");
    out.append("old=/root/mail-before-$(date +%Y%m%d%H%M%S)\nmkdir -p \"$old\"\n");
    out.append("put() { # FILE MODE OWNER GROUP\n");
    out.append("  mkdir -p \"/$(dirname \"$1\")\"\n");
    out.append(
        "  if [ -e \"/$1\" ]; then mkdir -p \"$old/$(dirname \"$1\")\"; cp -a \"/$1\" \"$old/$1\";"
            + " fi\n");
    out.append("  install -m \"$2\" -o \"$3\" -g \"$4\" \"$1\" \"/$1\"\n}\n");
    for (String name : files.keySet()) {
      Inode inode = inodes.get(name);
      if (inode != null) {
        out.append(
            String.format(
                Locale.ROOT,
                "put %s %04o %s %s\n",
                name,
                inode.mode() & 07777,
                machine.users().userName(inode.uid()),
                machine.users().groupName(inode.gid())));
      }
    }
    personal.forEach(
        (kept, to) ->
            out.append("[ -e ")
                .append(to)
                .append(" ] || install -m 600 ")
                .append(kept)
                .append(' ')
                .append(to)
                .append('\n'));
    for (String table : new LinkedHashSet<>(tables)) {
      out.append(table).append('\n');
    }
    out.append("postfix check\ndoveconf -n > /dev/null\n");
    out.append(
        "echo \"what was there before is in $old; now: systemctl restart postfix dovecot\"\n");
    return out.toString();
  }
}
