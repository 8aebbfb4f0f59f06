package io.chapar.postfix;

import io.chapar.disk.Body;
import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Service;
import io.chapar.host.Software;
import io.chapar.host.UnitFile;
import io.chapar.postfix.command.MasterCommand;
import io.chapar.postfix.command.Postalias;
import io.chapar.postfix.command.Postcat;
import io.chapar.postfix.command.Postconf;
import io.chapar.postfix.command.Postdrop;
import io.chapar.postfix.command.PostfixCommand;
import io.chapar.postfix.command.Postkick;
import io.chapar.postfix.command.Postlog;
import io.chapar.postfix.command.Postmap;
import io.chapar.postfix.command.Postmulti;
import io.chapar.postfix.command.Postqueue;
import io.chapar.postfix.command.Postsuper;
import io.chapar.postfix.command.Qshape;
import io.chapar.postfix.command.Sendmail;
import io.chapar.postfix.master.Master;
import io.chapar.postfix.smtpd.SmtpdCommand;
import io.chapar.text.Utf8;
import io.chapar.unix.Toolbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The package postfix of Debian 12: its commands, its files and directories, its configuration. */
public final class PostfixSoftware implements Software {
  private static final String SPOOL = "/var/spool/postfix";
  private static final String DAEMONS = "/usr/lib/postfix/sbin";
  private static final int POSTDROP = 103; // the group postdrop
  private static final List<String> ALIASES = List.of("postalias", "hash:/etc/aliases");

  private final Toolbox tools =
      new Toolbox()
          .add(DAEMONS + "/master", new MasterCommand())
          .add("/usr/sbin/postalias", new Postalias())
          .add("/usr/sbin/postcat", new Postcat())
          .add("/usr/sbin/postconf", new Postconf())
          .add("/usr/sbin/postfix", new PostfixCommand())
          .add("/usr/sbin/postkick", new Postkick())
          .add("/usr/sbin/postlog", new Postlog())
          .add("/usr/sbin/postmap", new Postmap())
          .add("/usr/sbin/postmulti", new Postmulti())
          .add("/usr/sbin/postdrop", new Postdrop(), 02555, POSTDROP)
          .add("/usr/sbin/postqueue", new Postqueue(), 02555, POSTDROP)
          .add("/usr/sbin/postsuper", new Postsuper())
          .add("/usr/sbin/qshape", new Qshape())
          .add("/usr/sbin/sendmail", new Sendmail());

  @Override
  public String name() {
    return "postfix";
  }

  @Override
  public Map<String, Program> programs() {
    Map<String, Program> all = new HashMap<>(tools.programs());
    all.put(Master.programId("smtpd"), new SmtpdCommand()); // the one that is run by hand, with -S
    return all;
  }

  @Override
  public List<Service> services() {
    return List.of(new Master(Daemons.programs()));
  }

  private static final String UNIT =
      """
      [Unit]
      Description=Postfix Mail Transport Agent
      Documentation=man:postfix(1)
      After=network-online.target nss-lookup.target

      [Service]
      Type=forking
      PIDFile=/var/spool/postfix/pid/master.pid
      ExecStart=/usr/sbin/postfix start
      ExecStop=/usr/sbin/postfix stop
      ExecReload=/usr/sbin/postfix reload

      [Install]
      WantedBy=multi-user.target
      """;

  @Override
  public void install(Machine machine) throws DiskException {
    for (String line : Utf8.decode(resource("files.list")).split("\n")) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        entry(machine, List.of(line.split(" ")));
      }
    }
    tools.install(machine);
    for (String daemon : Daemons.NAMES) {
      byte[] file = Programs.executable(Master.programId(daemon));
      machine.root().write(DAEMONS + "/" + daemon, file, 0755);
    }
    UnitFile.install(machine, "postfix", UNIT);
    machine
        .process(ALIASES, Map.of(), "/", Credentials.ROOT)
        .run(process -> process.exec("/usr/sbin/postalias", ALIASES, Map.of()));
  }

  private static void entry(Machine machine, List<String> f) throws DiskException {
    Files files = machine.root();
    switch (f.get(0)) {
      case "d" -> {
        if (!files.exists(f.get(4))) {
          files.mkdirs(f.get(4), 0755);
        }
        own(machine, f, f.get(4));
      }
      case "f" -> {
        files.write(f.get(4), resource("etc/" + f.get(5)), 0644);
        own(machine, f, f.get(4));
      }
      case "h" -> {
        files.write(SPOOL + f.get(4), files.read(f.get(4)), 0644);
        own(machine, f, SPOOL + f.get(4));
      }
      case "l" -> files.symlink(f.get(2), f.get(1));
      case "c" ->
          files.mknod(
              f.get(2),
              Integer.parseInt(f.get(1), 8),
              new Body.Special(Body.Kind.CHARACTER, f.get(3)));
      default -> throw new IllegalStateException("files.list: " + f);
    }
  }

  private static void own(Machine machine, List<String> f, String path) throws DiskException {
    Account owner = Objects.requireNonNull(machine.users().named(f.get(2)), f.get(2));
    Group group = Objects.requireNonNull(machine.users().group(f.get(3)), f.get(3));
    machine.root().chown(path, owner.uid(), group.gid(), false);
    machine.root().chmod(path, Integer.parseInt(f.get(1), 8));
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(PostfixSoftware.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
