package io.chapar.dovecot.command;

import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doveadm auth and doveadm user. */
final class AuthCommands {
  private AuthCommands() {}

  private static AuthRequest request(Adm.Options options, String login) {
    String rip = "";
    String lip = "";
    String service = "doveadm";
    for (String info : options.all('x')) {
      int eq = info.indexOf('=');
      String value = info.substring(eq + 1);
      switch (eq < 0 ? info : info.substring(0, eq)) {
        case "rip" -> rip = value;
        case "lip" -> lip = value;
        case "service" -> service = value;
        default -> {
          // other fields are for the log only
        }
      }
    }
    AuthRequest request = AuthRequest.over(service, "PLAIN", lip, rip, "", true);
    return options.has('M')
        ? request.named(options.get('M', "")).requesting(login)
        : request.named(login);
  }

  private static String password(Adm adm, Adm.Options options) throws IOException {
    if (options.rest.size() > 1) {
      return options.rest.get(1);
    }
    adm.process().out().print("Password: ");
    adm.process().out().flush();
    var terminal = adm.process().terminal();
    if (terminal != null) {
      terminal.echo(false);
    }
    try {
      String line = adm.process().in().readLine();
      return line == null ? "" : line;
    } finally {
      if (terminal != null) {
        terminal.echo(true);
      }
      adm.process().out().print("\n");
    }
  }

  private static void connect(Adm adm, String name, String socket) throws IOException {
    String path = socket.isEmpty() ? adm.base() + "/" + name : socket;
    String error = adm.connectError(path);
    if (error == null) {
      return;
    }
    String reason = "";
    if (error.equals("Permission denied")) {
      Process p = adm.process();
      reason =
          String.format(
              " (euid=%d(%s) egid=%d(%s) missing +r perm: %s, dir owned by 0:0 mode=0755)",
              p.credentials().uid(),
              p.machine().users().userName(p.credentials().uid()),
              p.credentials().gid(),
              p.machine().users().groupName(p.credentials().gid()),
              path);
    }
    adm.error(
        "auth-client: conn unix:" + path + ": connect(" + path + ") failed: " + error + reason);
    throw new Adm.ExitException(Adm.NO_PERM);
  }

  static void test(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("auth test", args.subList(1, args.size()), "a:M:x:");
    if (options.rest.isEmpty() || options.rest.size() > 2) {
      throw adm.usage("auth test");
    }
    String password = password(adm, options);
    connect(adm, "auth-client", options.get('a', ""));
    Authenticator auth = adm.auth("auth-client");
    if (auth == null) {
      throw adm.fatal(Adm.TEMP, "Couldn't connect to auth socket");
    }
    if (tell(adm, auth, options, password) == null) {
      throw new Adm.ExitException(Adm.NO_PERM);
    }
  }

  private static Authenticator.Outcome.@Nullable Accepted tell(
      Adm adm, Authenticator auth, Adm.Options options, String password) throws IOException {
    String login = options.rest.get(0);
    AuthRequest request = request(options, login);
    auth.connected(0);
    auth.begun(
        request,
        Base64.getEncoder()
            .encodeToString(
                Utf8.encode(
                    (request.requested().isEmpty() ? request.login() : request.requested())
                        + "\0"
                        + request.login()
                        + "\0"
                        + password)));
    Authenticator.Outcome outcome = auth.login(request, password);
    StringBuilder out = new StringBuilder("passdb: " + login + " auth ");
    if (outcome instanceof Authenticator.Outcome.Accepted accepted) {
      out.append("succeeded\nextra fields:\n");
      out.append("  user=").append(accepted.request().user()).append('\n');
      fields(out, accepted.fields());
      shown(out, accepted.request());
      adm.process().out().print(out.toString());
      return accepted;
    }
    Authenticator.Outcome.Refused refused = (Authenticator.Outcome.Refused) outcome;
    AuthRequest who = refused.request();
    String name = who.user().isEmpty() ? who.login() : who.user();
    out.append("failed\nextra fields:\n  user=").append(name).append('\n');
    if (!refused.code().isEmpty()) {
      out.append("  code=").append(refused.code()).append('\n');
    }
    fields(out, refused.fields());
    shown(out, who);
    adm.process().out().print(out.toString());
    return null;
  }

  private static void fields(StringBuilder out, Map<String, String> fields) {
    boolean any = false;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      String key = field.getKey();
      if (!Authenticator.hidden(key)) {
        boolean bare = key.equals("nologin") || key.equals("proxy");
        out.append("  ").append(key).append(bare ? "" : "=" + field.getValue()).append('\n');
        any = true;
      }
    }
    if (!any && !fields.isEmpty()) {
      out.append("  \n");
    }
  }

  private static void shown(StringBuilder out, AuthRequest request) {
    Authenticator.shown(request)
        .forEach((k, v) -> out.append("  ").append(k).append('=').append(v).append('\n'));
  }

  static void login(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("auth login", args.subList(1, args.size()), "a:m:M:x:");
    if (options.rest.isEmpty() || options.rest.size() > 2) {
      throw adm.usage("auth login");
    }
    String password = password(adm, options);
    connect(adm, "auth-login", options.get('a', ""));
    Authenticator auth = adm.auth("auth-login");
    if (auth == null) {
      throw adm.fatal(Adm.TEMP, "Couldn't connect to auth socket");
    }
    Authenticator.Outcome.Accepted accepted = tell(adm, auth, options, password);
    if (accepted == null) {
      throw new Adm.ExitException(Adm.NO_PERM);
    }
    Authenticator.Who who = auth.loggedIn(accepted, adm.process().pid());
    if (who instanceof Authenticator.Who.User user) {
      StringBuilder out = new StringBuilder("userdb extra fields:\n  " + user.name() + "\n");
      if (user.fields().isEmpty()) {
        out.append("  \n");
      }
      user.fields()
          .forEach((k, v) -> out.append("  ").append(k).append('=').append(v).append('\n'));
      out.append("  auth_mech=PLAIN\n");
      if (!accepted.request().master().isEmpty()) {
        out.append("  auth_user=").append(accepted.request().master()).append('\n');
      }
      adm.process().out().print(out.toString());
      return;
    }
    long id = 1 + Math.floorMod(adm.process().machine().random().nextLong(), 4_000_000_000L);
    adm.error(
        "auth-master: login: request ["
            + id
            + "]: Login auth request failed: Authenticated user not found from userdb, auth lookup"
            + " id="
            + id
            + " (auth connected 0 msecs ago, request took 0 msecs, client-pid="
            + adm.process().pid()
            + " client-id=1)");
    adm.error(
        "userdb lookup failed: Internal error occurred. Refer to server log for more information.");
  }

  static void lookup(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("auth lookup", args.subList(1, args.size()), "a:f:x:");
    if (options.rest.isEmpty()) {
      throw adm.usage("auth lookup");
    }
    Authenticator auth = adm.auth("auth-userdb");
    for (String user : options.rest) {
      if (auth == null) {
        adm.error(
            "passdb lookup failed for "
                + user
                + ": connect("
                + adm.base()
                + "/auth-userdb) failed: No such file or directory");
        adm.fail(Adm.TEMP);
        continue;
      }
      if (!auth.lookups()) {
        adm.error(
            "passdb lookup failed for "
                + user
                + ": Configured passdbs don't support credentials lookups");
        adm.fail(Adm.TEMP);
        continue;
      }
      Map<String, String> fields = auth.found(request(options, user));
      if (fields == null) {
        adm.process().err().print("passdb lookup: user " + user + " doesn't exist\n");
        adm.fail(Adm.NO_USER);
        continue;
      }
      Map<String, String> shown = new LinkedHashMap<>();
      shown.put("user", auth.format(user));
      boolean blank = !fields.isEmpty() && fields.keySet().stream().allMatch(Authenticator::hidden);
      fields.forEach(
          (k, v) -> {
            if (!Authenticator.hidden(k)) {
              shown.put(k, v);
            }
          });
      if (options.has('f')) {
        String value = shown.get(options.get('f', ""));
        if (value != null) {
          adm.process().out().print(value + "\n");
        }
        continue;
      }
      StringBuilder out = new StringBuilder("passdb: " + user + "\n");
      shown.forEach((k, v) -> out.append(String.format("  %-10s: %s\n", k, v)));
      if (blank) {
        out.append(String.format("  %-10s\n", ""));
      }
      adm.process().out().print(out.append('\n').toString());
    }
  }

  static void cache(Adm adm, List<String> args) throws IOException {
    if (args.size() < 2 || !args.get(1).equals("flush")) {
      adm.process().err().print(Usage.text("auth", List.of()));
      throw new Adm.ExitException(Adm.USAGE);
    }
    connect(adm, "auth-master", "");
    adm.process().out().print("0 cache entries flushed\n");
  }

  static void user(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("user", args.subList(1, args.size()), "a:e:f:ux:");
    if (options.rest.isEmpty()) {
      throw adm.usage("user");
    }
    String path = options.get('a', adm.base() + "/auth-userdb");
    boolean masks = options.rest.stream().anyMatch(u -> u.indexOf('*') >= 0 || u.indexOf('?') >= 0);
    Authenticator auth = adm.connectError(path) == null ? adm.auth("auth-userdb") : null;
    if (masks) {
      list(adm, auth, options.rest, path);
      return;
    }
    boolean table = !options.has('f') && !options.has('e') && !options.has('u');
    Printer printer = adm.printer("tab");
    if (table) {
      printer.header(Printer.Column.of("field"));
      printer.header(Printer.Column.of("value"));
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < options.rest.size(); i++) {
      if (i > 0 && !table) {
        adm.process().out().print("\n");
      }
      one(adm, auth, options, options.rest.get(i), table ? printer : null, missing, path);
    }
    if (table) {
      adm.finish();
      for (int i = 0; i < options.rest.size(); i++) {
        adm.process().out().print(i > 0 ? "\n" : "");
        adm.process().out().flush();
        if (missing.contains(options.rest.get(i))) {
          nobody(adm, options.rest.get(i));
        }
      }
    }
  }

  private static void list(Adm adm, @Nullable Authenticator auth, List<String> masks, String path)
      throws IOException {
    List<String> users = auth == null ? null : auth.users();
    if (users == null) {
      adm.error(
          auth == null
              ? "auth-master: userdb list: connect(" + path + ") failed: No such file or directory"
              : "auth-master: userdb list: User listing returned failure");
      throw adm.fatal(Adm.TEMP, "user listing failed");
    }
    for (String user : users) {
      if (masks.stream().anyMatch(m -> Authenticator.glob(m, user))) {
        adm.process().out().print(user + "\n");
      }
    }
  }

  private static void one(
      Adm adm,
      @Nullable Authenticator auth,
      Adm.Options options,
      String user,
      @Nullable Printer printer,
      List<String> missing,
      String path)
      throws IOException {
    Process p = adm.process();
    if (auth == null) {
      String why = adm.connectError(path);
      p.err()
          .print(
              "doveadm("
                  + user
                  + ")<"
                  + p.pid()
                  + "><>: Error: auth-master: userdb lookup("
                  + user
                  + "): "
                  + (why == null
                      ? "Disconnected unexpectedly"
                      : "connect(" + path + ") failed: " + why)
                  + "\n");
      adm.fail(Adm.TEMP);
      return;
    }
    Authenticator.Who who = auth.user(request(options, user));
    if (who instanceof Authenticator.Who.Failed) {
      p.err()
          .print(
              "doveadm("
                  + user
                  + ")<"
                  + p.pid()
                  + "><>: Error: auth-master: userdb lookup("
                  + user
                  + "): Auth USER lookup failed\n");
      adm.fail(Adm.TEMP);
      return;
    }
    if (!(who instanceof Authenticator.Who.User found)) {
      missing.add(user);
      if (printer == null) {
        nobody(adm, user);
      }
      adm.fail(Adm.NO_USER);
      return;
    }
    Map<String, String> fields = fields(adm, found, user);
    if (options.has('f')) {
      String value = fields.get(options.get('f', ""));
      p.out().print(value == null ? "" : value + "\n");
      return;
    }
    if (options.has('e')) {
      Map<String, String> values =
          new LinkedHashMap<>(AuthRequest.variables(found.name(), "doveadm", "", "", ""));
      values.put("h", fields.getOrDefault("home", ""));
      values.putAll(fields);
      p.out().print(VarExpand.expand(options.get('e', ""), values) + "\n");
      return;
    }
    if (options.has('u')) {
      StringBuilder out = new StringBuilder("userdb: " + user + "\n");
      out.append(String.format("  %-10s: %s\n", "user", found.name()));
      found.fields().forEach((k, v) -> out.append(String.format("  %-10s: %s\n", k, v)));
      p.out().print(out.toString());
      return;
    }
    String uid = fields.getOrDefault("uid", "");
    long number = uid.matches("\\d{1,9}") ? Long.parseLong(uid) : -1;
    long last = adm.settings().number("last_valid_uid");
    boolean mailless =
        number < adm.settings().number("first_valid_uid") || last > 0 && number > last;
    if (printer == null || number >= 0 && mailless) {
      if (printer != null) {
        adm.fail(Adm.TEMP); // whose settings cannot be worked out
      }
      return;
    }
    for (Map.Entry<String, String> field : fields.entrySet()) {
      printer.put(field.getKey());
      printer.put(field.getValue());
    }
  }

  private static void nobody(Adm adm, String user) throws IOException {
    adm.process().err().print("\nuserdb lookup: user " + user + " doesn't exist\n");
  }

  private static Map<String, String> fields(Adm adm, Authenticator.Who.User found, String asked) {
    Settings settings = MailUser.overridden(adm.settings(), found.fields());
    Map<String, String> values =
        new LinkedHashMap<>(AuthRequest.variables(found.name(), "doveadm", "", "", ""));
    values.put("h", found.fields().getOrDefault("home", ""));
    Map<String, String> fields = new LinkedHashMap<>();
    if (!found.name().equals(asked)) {
      fields.put("user", found.name());
    }
    fields.put("uid", found.fields().getOrDefault("uid", settings.get("mail_uid")));
    fields.put("gid", found.fields().getOrDefault("gid", settings.get("mail_gid")));
    fields.put("home", found.fields().getOrDefault("home", ""));
    fields.put("mail", VarExpand.expand(settings.get("mail_location"), values));
    found
        .fields()
        .forEach(
            (k, v) -> {
              if (!k.equals("mail")) {
                fields.putIfAbsent(k, v);
              }
            });
    if (found.fields().isEmpty()) {
      fields.put("", "");
    }
    return fields;
  }
}
