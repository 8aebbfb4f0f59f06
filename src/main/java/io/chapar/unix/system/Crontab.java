package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.text.Utf8;
import io.chapar.unix.Gnu;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;

/** crontab(1). */
final class Crontab implements Program {
  private static final Options OPTIONS =
      Options.of("u=", "l", "r", "e", "i", "s", "n", "T").hint("").usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    String me = p.machine().users().userName(p.realUid());
    String user = o.value("u", me);
    if (!user.equals(me) && p.realUid() != 0) {
      p.err().print("must be privileged to use -u\n");
      return 1;
    }
    Account account = p.machine().users().named(user);
    if (account == null) {
      p.err().print(p.name() + ":  user `" + user + "' unknown\n");
      return 1;
    }
    Files root = p.machine().root();
    String path = Cron.SPOOL + "/" + user;
    boolean there = root.exists(path);
    if (o.has("l") || o.has("r")) {
      if (!there) {
        p.err().print("no crontab for " + user + "\n");
        return 1;
      }
      if (o.has("l")) {
        p.out().write(root.read(path));
      } else if (!o.has("i") || Gnu.confirm(p, "really delete " + user + "'s crontab? (y/n)")) {
        root.unlink(path);
      }
      return 0;
    }
    if (o.has("e")) {
      return edit(p, account, path, there);
    }
    if (o.operands().isEmpty() && p.terminal(0)) {
      p.err().print("crontab: usage error: file name or - (for stdin) must be specified\n");
      throw OPTIONS.usageOnly(p);
    }
    String file = o.operands().isEmpty() ? "-" : o.operands().get(0);
    byte[] bytes;
    try {
      bytes = file.equals("-") ? p.in().readAllBytes() : p.readAll(file);
    } catch (DiskException e) {
      p.err().print(file + ": " + e.getMessage() + "\n");
      return 1;
    }
    return install(p, account, path, file, bytes, o.has("T")) ? 0 : 1;
  }

  private static boolean install(
      Process p, Account account, String path, String file, byte[] bytes, boolean test)
      throws IOException {
    String text = Utf8.decode(bytes);
    CronTable table = CronTable.parse(text, account.name());
    String error = table.error();
    if (error == null && !text.isEmpty() && !text.endsWith("\n")) {
      p.err().print("new crontab file is missing newline before EOF, can't install.\n");
      return false;
    }
    if (error != null) {
      p.err().print("\"" + file + "\":" + table.line() + ": " + error + "\n");
      p.err().print("errors in crontab file, can't install.\n");
      return false;
    }
    if (!test) {
      Files root = p.machine().root();
      if (!root.isDirectory(Cron.SPOOL)) {
        root.mkdirs(Cron.SPOOL, 01730);
      }
      root.write(path, bytes, 0600);
      root.chown(path, account.uid(), -1, false);
    }
    return true;
  }

  private static int edit(Process p, Account account, String path, boolean there)
      throws IOException {
    Files root = p.machine().root();
    String copy =
        "/tmp/crontab." + Integer.toString(p.machine().random().nextInt(1 << 29), 36) + "/crontab";
    root.mkdir(copy.substring(0, copy.lastIndexOf('/')), 0700);
    byte[] before = there ? root.read(path) : Utf8.encode("# m h  dom mon dow   command\n");
    if (!there) {
      p.err().print("no crontab for " + account.name() + " - using an empty one\n");
    }
    try {
      root.write(copy, before, 0600);
      root.chown(copy.substring(0, copy.lastIndexOf('/')), p.realUid(), p.realGid(), false);
      root.chown(copy, p.realUid(), p.realGid(), false);
      String editor = p.env("VISUAL", p.env("EDITOR", "/usr/bin/editor"));
      while (true) {
        Process child = p.fork();
        int status =
            child.run(
                c -> {
                  Account me = c.machine().users().byUid(p.realUid());
                  if (me != null) {
                    c.become(c.machine().users().credentials(me));
                  }
                  return Launch.exec(c, List.of("/bin/sh", "-c", editor + " " + copy));
                });
        if (status != 0) {
          p.err().print("crontab: \"" + editor + "\" exited with status " + status + "\n");
          return 1;
        }
        byte[] after = root.read(copy);
        if (java.util.Arrays.equals(before, after)) {
          p.err().print("No modification made\n");
          return 0;
        }
        p.err().print("crontab: installing new crontab\n");
        if (install(p, account, path, copy, after, false)) {
          return 0;
        }
        p.err().print("Do you want to retry the same edit? (y/n) ");
        String answer = Gnu.line(p);
        if (answer == null || !answer.startsWith("y")) {
          return 1;
        }
      }
    } finally {
      root.unlink(copy);
      root.rmdir(copy.substring(0, copy.lastIndexOf('/')));
    }
  }
}
