package io.chapar.dovecot.auth;

import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.conf.Filter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The extra fields that passdbs bring: some act at once (allow_nets, fail, user), some are for the
 * userdb, the others go to the client. What a passdb that failed brought is dropped again.
 */
final class Fields {
  private static final Set<String> HIDDEN =
      Set.of("user", "login_user", "allow_nets", "allow_real_nets", "fail", "delay_until", "");

  private final AuthLog log;
  private final Map<String, String> kept = new LinkedHashMap<>();
  private final Map<String, String> now = new LinkedHashMap<>();
  private boolean failed;

  Fields(AuthLog log) {
    this.log = log;
  }

  /** Whether a field is for Dovecot only and not shown to the client. */
  static boolean hidden(String key) {
    return HIDDEN.contains(key) || key.startsWith("userdb_");
  }

  /** Adds what a database says of a user; the request as it is afterwards. */
  AuthRequest add(Map<String, String> more, AuthRequest request, String driver) {
    AuthRequest who = request;
    for (Map.Entry<String, String> field : more.entrySet()) {
      String key = field.getKey();
      String value = field.getValue();
      if (key.endsWith(":protected")) {
        key = key.substring(0, key.length() - 10);
        if (now.containsKey(key)) {
          continue;
        }
      } else if (key.endsWith(":remove")) {
        now.remove(key.substring(0, key.length() - 7));
        continue;
      }
      switch (key) {
        case "allow_nets", "allow_real_nets" -> nets(key, value, who, driver);
        case "fail" -> failed = true;
        case "user" -> {
          if (!value.isEmpty() && !value.equals(who.user())) {
            log.step(false, driver, who, "username changed " + who.user() + " -> " + value);
            who = who.formed(value);
          }
        }
        default -> {}
      }
      now.put(key, value);
    }
    return who;
  }

  /** Adds the fields of a setting such as override_fields. */
  AuthRequest add(String text, AuthRequest request, String driver) {
    return add(parsed(text, request), request, driver);
  }

  /** The fields of a setting, with their variables expanded. */
  static Map<String, String> parsed(String text, AuthRequest request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String word : text.strip().split("\\s+")) {
      int eq = word.indexOf('=');
      if (!word.isEmpty()) {
        fields.put(
            eq < 0 ? word : word.substring(0, eq),
            eq < 0 ? "" : VarExpand.expand(word.substring(eq + 1), request.variables()));
      }
    }
    return fields;
  }

  private void nets(String name, String nets, AuthRequest request, String driver) {
    for (String net : nets.split("[, ]+")) {
      log.step(false, driver, request, name + ": Matching for network " + net);
      if (net.equals("local") ? request.rip().isEmpty() : Filter.contains(net, request.rip())) {
        return;
      }
    }
    log.told(
        false,
        driver,
        request,
        request.rip().isEmpty()
            ? name + " check failed: Remote IP not known and 'local' missing"
            : name + " check failed: IP " + request.rip() + " not in allowed networks");
    failed = true;
  }

  /** Whether something in them refused the user since the last time this was asked. */
  boolean refused() {
    boolean was = failed;
    failed = false;
    return was;
  }

  boolean has(String key) {
    return now.containsKey(key);
  }

  /** Ends a passdb's turn: its fields stay, or go. */
  void settle(boolean good) {
    now.remove("nopassword");
    now.remove("noauthenticate");
    if (good) {
      kept.clear();
      kept.putAll(now);
    } else {
      now.clear();
      now.putAll(kept);
    }
  }

  Map<String, String> all() {
    return now;
  }
}
