package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** chpasswd(8). */
final class ChangePasswords implements Program {
  private static final Options OPTIONS =
      Options.of("c,crypt-method=", "e,encrypted", "h,help", "m,md5", "-R,root=", "s,sha-rounds=")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    AccountFiles files = new AccountFiles(p);
    int status = 0;
    int number = 0;
    for (@Nullable String line; (line = p.in().readLine()) != null; ) {
      number++;
      int colon = line.indexOf(':');
      if (colon < 0) {
        status = files.fail(1, "line " + number + ": missing new password");
        continue;
      }
      String name = line.substring(0, colon);
      String password = line.substring(colon + 1);
      if (p.machine().users().named(name) == null || !p.credentials().root()) {
        if (o.has("e") || o.has("c") || o.has("m")) {
          files.fail(1, "line " + number + ": user '" + name + "' does not exist");
        } else {
          files.fail(1, "(user " + name + ") pam_chauthtok() failed, error:");
          p.err().print("Authentication token manipulation error\n");
          files.fail(1, "(line " + number + ", user " + name + ") password not changed");
        }
        status = 1;
        continue;
      }
      String hash =
          o.has("e")
              ? password
              : Passwords.hash(p, password, o.has("m") ? "MD5" : o.value("c", "SHA512"));
      files.set(AccountFiles.SHADOW, name, 1, hash);
      files.set(AccountFiles.SHADOW, name, 2, "" + files.today());
    }
    if (status != 0 && (o.has("e") || o.has("c"))) {
      files.fail(1, "error detected, changes ignored");
    }
    return status;
  }
}
