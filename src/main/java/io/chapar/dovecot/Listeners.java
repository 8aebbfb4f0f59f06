package io.chapar.dovecot;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Inode;
import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.Section;
import io.chapar.host.Account;
import io.chapar.host.Group;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.net.Ip;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The master's ports and local sockets, as the services' sections have them. */
final class Listeners {
  private Listeners() {}

  /** Opens what the services ask for; what cannot be opened is told in {@code errors}. */
  static void listen(Machine machine, Conf conf, int pid, Set<String> stopped, List<String> errors)
      throws Master.StartException {
    for (Section service : Master.services(conf)) {
      if (stopped.contains(service.name())) {
        continue;
      }
      for (Section listener : service.sections("inet_listener")) {
        inet(machine, conf, service, listener, pid, errors);
      }
    }
    local(machine, conf, pid, stopped, errors);
  }

  private static void inet(
      Machine machine, Conf conf, Section service, Section listener, int pid, List<String> errors)
      throws Master.StartException {
    int port = Master.number(listener.value("port"));
    boolean ssl = listener.yes("ssl");
    if (port == 0 || ssl && conf.global().get("ssl").equals("no")) {
      return;
    }
    String addresses = listener.value("address");
    if (addresses.isEmpty()) {
      addresses = conf.global().get("listen");
    }
    for (String address : addresses.split("[,\\s]+")) {
      if (address.isEmpty()) {
        continue;
      }
      String ip = address.equals("*") ? "0.0.0.0" : address;
      if (Ip.parse(ip) == null) {
        String text =
            "service("
                + service.name()
                + ") Can't resolve address "
                + address
                + ": Temporary failure in name resolution";
        new DovecotLog(machine, conf.global()).fatal("master: ", text);
        close(machine);
        machine.processes().unsettle(pid);
        throw new Master.StartException(List.of(), text);
      }
      String tag = service.name() + (ssl ? " ssl" : "");
      try {
        machine.listen(new Listener(Master.SERVICE, ip, port, tag, pid, "dovecot"));
      } catch (IOException e) {
        boolean used = e instanceof DiskException d && d.errno() == Errno.EADDRINUSE;
        if (!used) {
          errors.add("bind(" + address + ", " + port + ") failed: " + e.getMessage());
        }
        errors.add(
            "service("
                + service.name()
                + "): listen("
                + address
                + ", "
                + port
                + ") failed: "
                + e.getMessage());
        if (used) {
          return;
        }
      }
    }
  }

  private static void local(
      Machine machine, Conf conf, int pid, Set<String> stopped, List<String> errors) {
    String base = Master.baseDir(conf.global());
    for (Section service : Master.services(conf)) {
      if (stopped.contains(service.name())) {
        continue;
      }
      for (Section listener : service.sections()) {
        boolean fifo = listener.type().equals("fifo_listener");
        int mode =
            listener.type().equals("inet_listener")
                ? 0
                : Integer.parseInt(listener.value("mode"), 8);
        if (mode == 0) {
          continue;
        }
        String name = listener.name();
        String path = name.startsWith("/") ? name : base + "/" + name;
        int uid = uid(machine, Master.expand(listener.value("user"), conf));
        int gid = gid(machine, Master.expand(listener.value("group"), conf));
        try {
          if (fifo) {
            fifo(machine, path, uid, gid, mode);
          } else {
            machine.listenLocal(
                new Listener(Master.SERVICE, path, 0, service.name() + "/" + name, pid, "dovecot"),
                uid,
                gid,
                mode);
          }
        } catch (DiskException e) {
          errors.add("bind(" + path + ") failed: " + e.errno().text());
        }
      }
    }
    try {
      machine.listenLocal(
          new Listener(Master.SERVICE, base + "/master", 0, "master/master", pid, "dovecot"),
          0,
          0,
          0600);
    } catch (DiskException e) {
      errors.add("bind(" + base + "/master) failed: " + e.errno().text());
    }
  }

  private static void fifo(Machine machine, String path, int uid, int gid, int mode)
      throws DiskException {
    if (machine.root().peek(path) == null) {
      machine.root().mknod(path, mode, new Body.Special(Body.Kind.FIFO, ""));
      machine.root().chown(path, uid, gid, false);
    }
  }

  private static int uid(Machine machine, String name) {
    Account account = machine.users().named(name);
    return account != null ? account.uid() : Master.number(name);
  }

  private static int gid(Machine machine, String name) {
    Group group = machine.users().group(name);
    return group != null ? group.gid() : Master.number(name);
  }

  /** Closes the ports; the files of local sockets stay behind, as they do. */
  static void close(Machine machine) {
    for (Listener listener : machine.listeners()) {
      if (listener.service().equals(Master.SERVICE)) {
        machine.unlisten(listener);
      }
    }
  }

  /** The files of the sockets stay; whoever connects to them is refused. */
  static void leftovers(Machine machine, Map<Listener, Inode> sockets) {
    sockets.forEach(
        (socket, was) -> {
          String path = socket.address();
          if (machine.root().peek(path) == null) {
            try {
              machine.root().mknod(path, 0600, new Body.Special(Body.Kind.SOCKET, ""));
              machine.root().chown(path, was.uid(), was.gid(), false);
              machine.root().chmod(path, was.mode() & 0777);
            } catch (DiskException e) {
              // its directory is gone
            }
          }
        });
  }
}
