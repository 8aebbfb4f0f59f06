package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Users;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.util.List;

/** groups(1). */
final class Groups implements Program {
  private static final Options OPTIONS = Options.coreutils();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    Users users = p.machine().users();
    if (o.operands().isEmpty()) {
      p.out().println(names(users, Id.groups(p.credentials(), p.realGid())));
      return 0;
    }
    int status = 0;
    for (String name : o.operands()) {
      Account account = users.named(name);
      if (account == null) {
        status = Gnu.error(p, 1, Quote.locale(name) + ": no such user");
      } else {
        p.out()
            .println(
                name + " : " + names(users, Id.groups(users.credentials(account), account.gid())));
      }
    }
    return status;
  }

  private static String names(Users users, List<Integer> groups) {
    return String.join(" ", groups.stream().map(users::groupName).toList());
  }
}
