package io.chapar.dovecot.command;

import io.chapar.dovecot.ConfigProcess;
import io.chapar.dovecot.Master;
import io.chapar.dovecot.Plugins;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** doveadm: the administrator's tool, one command after another in {@link #COMMANDS}. */
public final class Doveadm implements Program {
  /** A command of doveadm. */
  interface Command {
    /** Runs it; {@code args} are what stands behind its name. */
    void run(Adm adm, List<String> args) throws IOException;
  }

  private static final Map<String, Command> COMMANDS = commands();

  /** Commands that load no plugins. */
  private static final Set<String> QUICK = Set.of("stop", "reload", "exec", "config");

  private final Map<String, UserCommand> more;

  /** With commands that other packages bring, by their names. */
  public Doveadm(Map<String, UserCommand> more) {
    this.more = Map.copyOf(more);
  }

  private static Map<String, Command> commands() {
    Map<String, Command> all = new LinkedHashMap<>();
    all.put("auth test", AuthCommands::test);
    all.put("auth login", AuthCommands::login);
    all.put("auth lookup", AuthCommands::lookup);
    all.put("auth cache", AuthCommands::cache);
    all.put("user", AuthCommands::user);
    all.put("pw", PwCommand::run);
    all.put("stop", ControlCommands::stop);
    all.put("reload", ControlCommands::reload);
    all.put("service status", ControlCommands::serviceStatus);
    all.put("service stop", ControlCommands::serviceStop);
    all.put("process status", ControlCommands::processStatus);
    all.put("who", ControlCommands::who);
    all.put("kick", ControlCommands::kick);
    all.put("penalty", ControlCommands::penalty);
    all.put("log errors", ControlCommands::logErrors);
    all.put("log find", ControlCommands::logFind);
    all.put("log test", ControlCommands::logTest);
    all.put("log reopen", ControlCommands::logReopen);
    all.put("config", ControlCommands::config);
    all.put("exec", ControlCommands::exec);
    all.put("instance list", ControlCommands::instanceList);
    all.put("instance remove", ControlCommands::instanceRemove);
    all.put("mailbox list", MailboxCommands::list);
    all.put("mailbox status", MailboxStatus::status);
    all.put("mailbox create", MailboxCommands::create);
    all.put("mailbox delete", MailboxCommands::delete);
    all.put("mailbox rename", MailboxCommands::rename);
    all.put("mailbox subscribe", MailboxCommands::subscribe);
    all.put("mailbox unsubscribe", MailboxCommands::unsubscribe);
    all.put("mailbox path", MailboxCommands::path);
    all.put("mailbox mutf7", MailboxCommands::mutf7);
    all.put("mailbox update", AttributeCommands::update);
    all.put("mailbox metadata", AttributeCommands::metadata);
    all.put("fetch", MessageCommands::fetch);
    all.put("search", MessageCommands::search);
    all.put("flags add", MessageCommands::flags);
    all.put("flags remove", MessageCommands::flags);
    all.put("flags replace", MessageCommands::flags);
    all.put("expunge", MessageCommands::expunge);
    all.put("copy", TransferCommands::copy);
    all.put("move", TransferCommands::move);
    all.put("save", TransferCommands::save);
    all.put("import", TransferCommands::importMail);
    all.put("deduplicate", MessageCommands::deduplicate);
    all.put("index", MessageCommands::index);
    all.put("force-resync", MessageCommands::resync);
    all.put("purge", MessageCommands::purge);
    all.put("altmove", MessageCommands::altmove);
    all.put("sync", Dsync::sync);
    all.put("backup", Dsync::backup);
    all.put("quota get", QuotaCommand::get);
    all.put("quota recalc", QuotaCommand::recalc);
    all.put("acl get", AclCommand::get);
    all.put("acl rights", AclCommand::rights);
    for (String change : java.util.List.of("set", "add", "remove", "delete")) {
      all.put("acl " + change, AclCommand::change);
    }
    all.put("acl debug", AclCommand::debug);
    all.put("acl recalc", AclCommand::recalc);
    all.put("batch", Doveadm::batch);
    return all;
  }

  @Override
  public int run(Process p) throws IOException {
    String path = ConfReader.PATH;
    String format = null;
    boolean given = false;
    Map<String, String> overrides = new LinkedHashMap<>();
    List<String> args = p.args();
    if (p.name().equals("dsync")) {
      try {
        args = Dsync.asDoveadm(args);
      } catch (IllegalArgumentException e) {
        p.err().print("Fatal: " + e.getMessage() + "\n");
        return Adm.TEMP;
      }
    }
    int i = 1;
    while (i < args.size() && args.get(i).startsWith("-")) {
      String arg = args.get(i++);
      switch (arg) {
        case "-D", "-v", "-Dv", "-vD" -> {
          // more is logged, nothing else is done
        }
        case "-h" -> {
          p.err().print(Usage.text("", List.of()));
          return Adm.USAGE;
        }
        case "-f", "-c", "-o", "-i" -> {
          if (i >= args.size()) {
            p.err().print("doveadm: option requires an argument -- '" + arg.charAt(1) + "'\n");
            return Adm.FATAL;
          }
          String value = args.get(i++);
          switch (arg) {
            case "-f" -> format = value;
            case "-c" -> {
              path = value;
              given = true;
            }
            case "-o" -> overrides.putAll(Doveconf.overrides(List.of(value)));
            default -> {
              p.err()
                  .print(
                      "doveadm("
                          + p.machine().users().userName(p.credentials().uid())
                          + "): Fatal: Unknown instance name: "
                          + value
                          + "\n");
              return Adm.FATAL;
            }
          }
        }
        default -> {
          p.err().print("doveadm: invalid option -- '" + arg.charAt(1) + "'\n");
          return Adm.FATAL;
        }
      }
    }
    Conf conf = read(p, path, given);
    if (conf == null) {
      return Adm.FATAL;
    }
    if (format != null && !Printer.known(format)) {
      p.err()
          .print(
              "doveadm("
                  + p.machine().users().userName(p.credentials().uid())
                  + "): Fatal: Unknown print formatter: "
                  + format
                  + "\n");
      return Adm.TEMP;
    }
    Adm adm = new Adm(p, conf, overrides, format, more);
    String stats = adm.base() + "/stats-writer";
    if (p.credentials().uid() != 0 && "Permission denied".equals(adm.connectError(stats))) {
      p.err().print("Error: net_connect_unix(" + stats + ") failed: Permission denied\n");
    }
    try {
      dispatch(adm, args.subList(i, args.size()));
      adm.finish();
    } catch (Adm.ExitException e) {
      return e.status();
    }
    return adm.status();
  }

  private static @Nullable Conf read(Process p, String path, boolean given) throws IOException {
    if (!p.machine().root().exists(path)) {
      p.err()
          .print(
              "Fatal: Error reading configuration: stat("
                  + path
                  + ") failed: No such file or directory\n");
      throw new io.chapar.host.ExitException(Adm.TEMP);
    }
    Master.State running =
        p.credentials().uid() == 0 && path.equals(ConfReader.PATH) && !given
            ? Master.asked(p.machine())
            : null;
    if (running != null && !ConfigProcess.broken(p.machine())) {
      return running.conf(); // doveadm asks the config process
    }
    try {
      Conf conf = ConfReader.read(p.machine().root(), path, false);
      ConfException late = conf.late();
      if (late != null && !late.ofNamespaces()) {
        throw late;
      }
      return conf;
    } catch (ConfException e) {
      p.err().print("doveconf: Fatal: " + Doveconf.text(e) + "\n");
      return null;
    }
  }

  private static void dispatch(Adm adm, List<String> words) throws IOException {
    Process p = adm.process();
    List<String> plugins = adm.settings().words("mail_plugins");
    if (words.isEmpty() || words.get(0).equals("help") && words.size() == 1) {
      (words.isEmpty() ? p.err() : p.out()).print(Usage.text("", plugins));
      if (words.isEmpty()) {
        throw new Adm.ExitException(Adm.USAGE);
      }
      return;
    }
    String first = words.get(0);
    if (first.equals("help")) {
      throw adm.fatal(Adm.TEMP, "execvp(man) failed: No such file or directory");
    }
    String problem = Plugins.problemWithoutDelivery(adm.settings());
    if (problem != null && !QUICK.contains(first)) {
      throw adm.fatal(Adm.TEMP, problem);
    }
    boolean quota = first.equals("quota");
    if ((quota || first.equals("acl")) && !plugins.contains(first)) {
      throw adm.fatal(
          Adm.TEMP,
          "Unknown command '"
              + first
              + "', but plugin "
              + first
              + " exists. Try to set mail_plugins="
              + first);
    }
    if (Usage.group(first)) {
      String two = words.size() < 2 ? first : first + " " + words.get(1);
      Command command = COMMANDS.get(two);
      if (command != null) {
        command.run(adm, prefixed(two, words.subList(2, words.size())));
        return;
      }
      UserCommand brought = adm.more(two);
      if (brought != null) {
        brought(adm, two, brought, words.subList(2, words.size()));
        return;
      }
      if (words.size() < 2 || !Usage.known(two)) {
        p.err().print(Usage.text(first, plugins));
        throw new Adm.ExitException(Adm.USAGE);
      }
      throw missing(adm, two);
    }
    Command command = COMMANDS.get(first);
    if (command != null) {
      command.run(adm, prefixed(first, words.subList(1, words.size())));
      return;
    }
    if (Usage.known(first)) {
      throw missing(adm, first);
    }
    p.err().print(Usage.text("", plugins));
    throw new Adm.ExitException(Adm.USAGE);
  }

  private static void brought(Adm adm, String name, UserCommand command, List<String> args)
      throws IOException {
    Adm.Options options = adm.options(name, args, Mails.OPTIONS + "a");
    int count = options.rest.size();
    if (count < command.least() || count > command.most()) {
      throw adm.usage(name);
    }
    Mails.each(
        adm,
        options,
        user -> {
          int status =
              command.run(
                  user,
                  options.has('a'),
                  options.rest,
                  (level, text) -> adm.tell(level, user.user(), text));
          if (status != 0) {
            adm.fail(status);
          }
        });
  }

  /** Commands see their own name first, as argv[0] does. */
  private static List<String> prefixed(String name, List<String> args) {
    List<String> all = new ArrayList<>();
    all.add(name);
    all.addAll(args);
    return all;
  }

  private static Adm.ExitException missing(Adm adm, String name) throws IOException {
    adm.process().err().print("doveadm: command '" + name + "' is not simulated here\n");
    return new Adm.ExitException(2);
  }

  /** stop and reload, for {@code dovecot stop} too. */
  static int control(Process p, String what) throws IOException {
    Conf conf = read(p, ConfReader.PATH, false);
    if (conf == null) {
      return Adm.FATAL;
    }
    Adm adm = new Adm(p, conf, Map.of(), null);
    try {
      if (what.equals("stop")) {
        ControlCommands.stop(adm, List.of("stop"));
      } else {
        ControlCommands.reload(adm, List.of("reload"));
      }
    } catch (Adm.ExitException e) {
      return e.status();
    }
    return 0;
  }

  private static void batch(Adm adm, List<String> args) throws IOException {
    Adm.Options options = adm.options("batch", args.subList(1, args.size()), "AF:S:u:");
    if (options.rest.size() < 2) {
      throw adm.usage("batch");
    }
    String separator = options.rest.get(0);
    List<String> command = new ArrayList<>();
    List<String> words = new ArrayList<>(options.rest.subList(1, options.rest.size()));
    words.add(separator);
    for (String word : words) {
      if (!word.equals(separator)) {
        command.add(word);
        continue;
      }
      if (command.isEmpty()) {
        throw adm.usage("batch");
      }
      int names = Usage.group(command.get(0)) ? 2 : 1;
      if (options.has('u') && command.size() >= names) {
        command.addAll(names, List.of("-u", options.get('u', "")));
      } else if (options.has('A')) {
        command.add(names, "-A");
      }
      if (!inBatch(command)) {
        throw adm.fatal(
            Adm.USAGE, "doveadm batch: '" + command.get(0) + "' mail command doesn't exist");
      }
      dispatch(adm, command);
      adm.next();
      if (adm.status() != 0) {
        return; // what fails for a user ends his batch
      }
      command.clear();
    }
  }

  private static boolean inBatch(List<String> command) {
    String first = command.get(0);
    String two = command.size() < 2 ? first : first + " " + command.get(1);
    return Usage.of(Usage.group(first) ? two : first).startsWith("[-u <user>|-A]");
  }

  /** Sends the master a signal in the name of this process. */
  static void signal(Process p, Master.State state, Signal signal) {
    if (signal == Signal.TERM) {
      Master.stop(p.machine(), p.pid(), signal);
    } else {
      Master.reload(p.machine(), state.conf());
    }
  }
}
