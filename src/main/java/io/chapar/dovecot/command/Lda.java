package io.chapar.dovecot.command;

import io.chapar.dovecot.ConfigProcess;
import io.chapar.dovecot.DovecotLog;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.auth.AuthRequest;
import io.chapar.dovecot.auth.Authenticator;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.Settings;
import io.chapar.dovecot.deliver.Deliveries;
import io.chapar.dovecot.deliver.Delivery;
import io.chapar.dovecot.deliver.DeliveryFilter;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.UserException;
import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.mailbox.MailboxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dovecot-lda: delivers the message on its standard input, for local(8) or by hand. */
public final class Lda implements Program {
  private static final int USAGE = 64;
  private static final int NO_USER = 67;
  private static final int TEMP = 75;
  private static final int NO_PERM = 77;
  private static final String HELP =
      "Usage: dovecot-lda [-c <config file>] [-d <username>] [-p <path>]\n"
          + "                   [-m <mailbox>] [-e] [-k] [-f <envelope sender>]\n"
          + "                   [-a <original envelope recipient>]\n"
          + "                   [-r <final envelope recipient>] \n";

  private final List<DeliveryFilter> filters;

  /** With the filters that deliveries go through. */
  public Lda(List<DeliveryFilter> filters) {
    this.filters = List.copyOf(filters);
  }

  /** The options of one call. */
  private static final class Call {
    String path = ConfReader.PATH;
    @Nullable String user;
    @Nullable String file;
    String mailbox = "INBOX";
    String sender = "";
    String original = "";
    String recipient = "";
    boolean reject;
    final Map<String, String> overrides = new LinkedHashMap<>();
  }

  @Override
  public int run(Process p) throws IOException {
    Call call = new Call();
    Integer done = options(p, call);
    if (done != null) {
      return done;
    }
    Conf conf;
    Master.State running =
        p.credentials().uid() == 0 && call.path.equals(ConfReader.PATH)
            ? Master.asked(p.machine())
            : null;
    if (running != null && !ConfigProcess.broken(p.machine())) {
      return deliver(p, running.conf(), call); // what the config process has read
    }
    try {
      conf = ConfReader.read(p.machine().root(), call.path, false);
      ConfException late = conf.late();
      if (late != null) {
        throw late;
      }
    } catch (ConfException e) {
      p.err().print("doveconf: Fatal: " + Doveconf.text(e) + "\n");
      return p.credentials().uid() == 0 && running == null ? Adm.FATAL : Adm.TEMP;
    }
    return deliver(p, conf, call);
  }

  private static @Nullable Integer options(Process p, Call call) throws IOException {
    List<String> args = p.args();
    String self = args.get(0);
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-") || arg.length() < 2) {
        p.err().print("lda(" + me(p) + "): Fatal: Unknown argument: " + arg + "\n" + HELP);
        return USAGE;
      }
      char option = arg.charAt(1);
      if (option == 'e') {
        call.reject = true;
        continue;
      }
      if (option == 'k') {
        continue;
      }
      if ("acdfmopr".indexOf(option) < 0) {
        p.err().print(self + ": invalid option -- '" + option + "'\n" + HELP);
        return USAGE;
      }
      String value;
      if (arg.length() > 2) {
        value = arg.substring(2);
      } else if (i + 1 < args.size()) {
        value = args.get(++i);
      } else {
        p.err().print(self + ": option requires an argument -- '" + option + "'\n" + HELP);
        return USAGE;
      }
      switch (option) {
        case 'a' -> call.original = value;
        case 'c' -> call.path = value;
        case 'd' -> call.user = value;
        case 'f' -> call.sender = value;
        case 'm' -> call.mailbox = value.isEmpty() ? "INBOX" : value;
        case 'p' -> call.file = value;
        case 'r' -> call.recipient = value;
        default -> call.overrides.putAll(Doveconf.overrides(List.of(value)));
      }
    }
    return null;
  }

  private static String me(Process p) {
    return p.machine().users().userName(p.credentials().uid());
  }

  private int deliver(Process p, Conf conf, Call call) throws IOException {
    Settings settings = conf.protocol("lda").with(call.overrides);
    DovecotLog log = new DovecotLog(p.machine(), settings);
    String user = call.user;
    Account account = p.machine().users().byUid(p.credentials().uid());
    boolean self = user == null;
    if (user == null) {
      if (p.credentials().uid() == 0) {
        p.err().print("lda(root): Fatal: destination user parameter (-d user) not given\n");
        return USAGE;
      }
      user = account == null ? Integer.toString(p.credentials().uid()) : account.name();
    }
    String base = Master.baseDir(settings);
    if ("Permission denied".equals(Adm.connectError(p, base + "/stats-writer"))) {
      p.err()
          .print(
              "lda("
                  + user
                  + "): Error: net_connect_unix("
                  + base
                  + "/stats-writer) failed: Permission denied\n");
    }
    String session = Deliveries.session(p);
    String prefix = Deliveries.prefix(settings, p, "lda", user, session);
    Authenticator.Who.User who;
    if (self) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("uid", Integer.toString(p.credentials().uid()));
      fields.put("gid", Integer.toString(p.credentials().gid()));
      String home = p.env().get("HOME");
      fields.put("home", home == null ? account == null ? "/" : account.home() : home);
      who = new Authenticator.Who.User(user, fields);
    } else {
      Authenticator.Who found = lookup(p, settings, user, log, prefix);
      if (!(found instanceof Authenticator.Who.User known)) {
        return found instanceof Authenticator.Who.Nobody ? NO_USER : TEMP;
      }
      who = known;
    }
    byte[] message;
    String file = call.file;
    if (file == null) {
      message = input(p);
    } else if (p.files().exists(p.path(file))) {
      message = p.readAll(file);
    } else {
      log.fatal(prefix, "Can't open delivery mail as raw: Mailbox doesn't exist: " + file);
      return TEMP;
    }
    return save(p, settings, call, who, TransferCommands.unix(message), session, log, prefix);
  }

  private static Authenticator.Who lookup(
      Process p, Settings settings, String user, DovecotLog log, String prefix) {
    Master.State state = Master.running(p.machine());
    String path = Master.baseDir(settings) + "/auth-userdb";
    if (state == null) {
      log.error(
          prefix,
          "auth-master: userdb lookup("
              + user
              + "): connect("
              + path
              + ") failed: "
              + (p.files().exists(path) ? "Connection refused" : "No such file or directory"));
      return new Authenticator.Who.Failed();
    }
    Authenticator auth = new Authenticator(p.machine(), state.conf());
    boolean foreign = p.credentials().uid() != 0;
    Authenticator.Who who =
        auth.start() == null
            ? auth.user(AuthRequest.about(user, "lda"))
            : new Authenticator.Who.Failed();
    boolean denied =
        foreign
            && who instanceof Authenticator.Who.User u
            && !Integer.toString(p.credentials().uid()).equals(u.fields().get("uid"));
    if (who instanceof Authenticator.Who.Failed || denied) {
      log.error(prefix, "auth-master: userdb lookup(" + user + "): Auth USER lookup failed");
      return new Authenticator.Who.Failed();
    }
    return who;
  }

  private static byte[] input(Process p) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n; (n = p.in().read(buffer, 0, buffer.length)) > 0; ) {
      p.tick(n);
      all.write(buffer, 0, n);
      if (all.size() > 256 * 1024 * 1024) {
        throw new io.chapar.disk.DiskException(io.chapar.disk.Errno.ENOMEM, "");
      }
    }
    byte[] bytes = all.toByteArray();
    if (bytes.length > 5
        && bytes[0] == 'F'
        && io.chapar.text.Utf8.decode(bytes, 0, 5).equals("From ")) {
      int line = 0;
      while (line < bytes.length && bytes[line] != '\n') {
        line++;
      }
      return java.util.Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length);
    }
    return bytes;
  }

  private int save(
      Process p,
      Settings settings,
      Call call,
      Authenticator.Who.User who,
      byte[] message,
      String session,
      DovecotLog log,
      String prefix)
      throws IOException {
    Delivery delivery = null;
    try {
      MailUser user = Deliveries.become(p, settings, who, "lda", session);
      String recipient =
          call.recipient.isEmpty()
              ? call.original.isEmpty() ? who.name() : call.original
              : call.recipient;
      delivery = new Delivery(user, message, call.sender, recipient, call.mailbox, log, prefix);
      delivery.original(call.original.isEmpty() ? who.name() : call.original);
      delivery.run(filters);
      return 0;
    } catch (UserException e) {
      log.fatal(prefix, e.text());
      return TEMP;
    } catch (MailboxException e) {
      if (e.internal()) {
        return TEMP; // the delivery has logged it
      }
      if (e.kind() == MailboxException.Kind.OVERQUOTA) {
        if (settings.yes("quota_full_tempfail")) {
          return TEMP;
        }
        if (call.reject) {
          p.err().print(e.text() + "\n");
          if (delivery != null) {
            delivery.say("rejected: " + e.text());
          }
          return NO_PERM;
        }
        if (delivery != null) {
          delivery.say("rejected: " + e.text());
        }
        if (call.sender.isEmpty()) {
          log.info(prefix, "msgid=: Return-Path missing, rejection reason: " + e.text());
          return 0;
        }
        p.err().print(e.text() + "\n");
        return NO_PERM;
      }
      return TEMP;
    }
  }
}
