package io.chapar.dovecot.auth;

import io.chapar.dovecot.VarExpand;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The driver static: the same answer for everybody, from its args. Passdb and userdb in one. */
final class StaticDb implements Passdb, Userdb {
  private final Machine machine;
  private final Map<String, String> args = new LinkedHashMap<>();

  StaticDb(Machine machine, String text) {
    this.machine = machine;
    for (String word : text.strip().split("\\s+")) {
      int eq = word.indexOf('=');
      if (!word.isEmpty()) {
        args.put(eq < 0 ? word : word.substring(0, eq), eq < 0 ? "yes" : word.substring(eq + 1));
      }
    }
  }

  @Override
  public String driver() {
    return "static";
  }

  @Override
  public boolean worker() {
    return false;
  }

  boolean allowsAll() {
    return "yes".equals(args.get("allow_all_users")) || args.containsKey("allow_all_users");
  }

  private Map<String, String> expanded(AuthRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : args.entrySet()) {
      if (entry.getKey().equals("allow_all_users")
          || entry.getKey().equals("password")
          || entry.getKey().equals("nopassword")) {
        continue;
      }
      String value = VarExpand.expand(entry.getValue(), request.variables());
      if (entry.getKey().equals("uid")) {
        Account account = machine.users().named(value);
        value = account == null ? value : Integer.toString(account.uid());
      } else if (entry.getKey().equals("gid")) {
        Group group = machine.users().group(value);
        value = group == null ? value : Integer.toString(group.gid());
      }
      fields.put(entry.getKey(), value);
    }
    return fields;
  }

  @Override
  public Passdb.Answer verify(AuthRequest request, String password, AuthLog log) {
    if (args.containsKey("nopassword")) {
      return new Passdb.Answer(Result.OK, expanded(request));
    }
    String stored = VarExpand.expand(args.getOrDefault("password", ""), request.variables());
    if (Schemes.check(password, stored, "PLAIN", request.user()) == Schemes.Result.MATCH) {
      return new Passdb.Answer(Result.OK, expanded(request));
    }
    log.failure(false, driver(), request, "Password mismatch", password);
    return Passdb.Answer.of(Result.MISMATCH);
  }

  @Override
  public @Nullable String credentials(AuthRequest request, AuthLog log) {
    String stored = args.get("password");
    return stored == null ? null : "{PLAIN}" + VarExpand.expand(stored, request.variables());
  }

  @Override
  public Passdb.Answer lookup(AuthRequest request, AuthLog log) {
    if (!args.containsKey("password") && !args.containsKey("nopassword")) {
      return Passdb.Answer.of(Result.INTERNAL);
    }
    return new Passdb.Answer(Result.OK, expanded(request));
  }

  @Override
  public Userdb.Answer lookup(AuthRequest request, Map<String, String> passdbFields, AuthLog log) {
    return new Userdb.Answer.Found(expanded(request));
  }

  @Override
  public @Nullable List<String> all(AuthLog log) {
    return null;
  }
}
