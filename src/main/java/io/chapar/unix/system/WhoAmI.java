package io.chapar.unix.system;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Gnu;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;

/** whoami(1). */
final class WhoAmI implements Program {
  private static final Options OPTIONS = Options.coreutils();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (!o.operands().isEmpty()) {
      throw OPTIONS.wrong(p, "extra operand " + Quote.locale(o.operands().get(0)));
    }
    int uid = p.credentials().uid();
    Account account = p.machine().users().byUid(uid);
    if (account == null) {
      return Gnu.error(p, 1, "cannot find name for user ID " + uid);
    }
    p.out().println(account.name());
    return 0;
  }
}
