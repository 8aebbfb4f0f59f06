package io.chapar.dovecot.auth;

import io.chapar.host.Account;
import io.chapar.host.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The driver passwd: the system's users. Listing them leaves out those whom a login refuses. */
record SystemUserdb(Machine machine, long firstUid, long lastUid) implements Userdb {
  @Override
  public String driver() {
    return "passwd";
  }

  @Override
  public boolean worker() {
    return true;
  }

  @Override
  public Answer lookup(AuthRequest request, Map<String, String> passdbFields, AuthLog log) {
    log.step(true, driver(), request, "lookup");
    Account account = machine.users().named(request.user());
    if (account == null) {
      log.told(true, driver(), request, "unknown user");
      return new Answer.Unknown();
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("system_groups_user", account.name());
    fields.put("uid", Integer.toString(account.uid()));
    fields.put("gid", Integer.toString(account.gid()));
    fields.put("home", account.home());
    return new Answer.Found(fields);
  }

  @Override
  public List<String> all(AuthLog log) {
    List<String> names = new ArrayList<>();
    for (Account account : machine.users().accounts()) {
      if (account.uid() >= firstUid && (lastUid == 0 || account.uid() <= lastUid)) {
        names.add(account.name());
      }
    }
    return names;
  }
}
