package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Software;
import io.chapar.host.UnitFile;
import io.chapar.unix.Options;
import io.chapar.unix.Toolbox;
import java.util.List;
import java.util.Map;

/** The commands about the system: people, processes, time, services, logs. */
public final class SystemTools implements Software {
  private static final int SHADOW = 42; // the group's id on Debian

  private final Cron cron = new Cron();
  private final SyslogDaemon rsyslog = new SyslogDaemon();
  private final Toolbox tools =
      new Toolbox()
          // people
          .add("/usr/bin/chage", new ChangeAge(), 02755, SHADOW)
          .add("/usr/sbin/chpasswd", new ChangePasswords())
          .add("/usr/bin/getent", new Getent())
          .add("/usr/bin/gpasswd", new GroupPasswd(), 04755, 0)
          .add("/usr/sbin/groupadd", new GroupAdd())
          .add("/usr/sbin/groupdel", new GroupDel())
          .add("/usr/sbin/groupmod", new GroupMod())
          .add("/usr/bin/groups", new Groups())
          .add("/usr/bin/id", new Id())
          .add("/usr/sbin/nologin", new NoLogin())
          .add("/usr/bin/passwd", new Passwd(), 04755, 0)
          .add("/usr/sbin/runuser", new Su())
          .add("/usr/bin/su", new Su(), 04755, 0)
          .add("/usr/bin/sudo", new Sudo(), 04755, 0)
          .add("/usr/sbin/useradd", new UserAdd())
          .add("/usr/sbin/userdel", new UserDel())
          .add("/usr/sbin/usermod", new UserMod())
          .add("/usr/bin/whoami", new WhoAmI())
          .add("/usr/bin/last", new Who())
          .add("/usr/bin/logname", new Who())
          .add("/usr/bin/users", new Who())
          .add("/usr/bin/w", new Who())
          .add("/usr/bin/who", new Who())
          // processes
          .add("/usr/bin/env", new Env())
          .add("/usr/bin/flock", new Flock())
          .add("/usr/bin/getopt", new GetOpt())
          .add(
              "/usr/bin/stdbuf",
              new RunAs(Options.coreutils("i,input=", "o,output=", "e,error="), 0, ""))
          .add(
              "/usr/bin/ionice",
              new RunAs(
                  Options.of("c,class=", "n,classdata=", "-p,pid", "t,ignore"), 0, "none: prio 0"))
          .add("/usr/bin/taskset", new RunAs(Options.of("-a", "c,cpu-list", "-p,pid"), 1, ""))
          .add("/usr/bin/tput", new TerminalText())
          .add("/usr/bin/vmstat", new VmStat())
          .add("/usr/bin/findmnt", new Mounts())
          .add("/usr/bin/mountpoint", new Mounts())
          .add("/usr/bin/umount", new Mounts(), 04755, 0)
          .add("/usr/bin/kill", new Kill())
          .add("/usr/bin/killall", new KillAll())
          .add("/usr/bin/lsof", new Lsof())
          .add("/usr/bin/nice", new NoHup())
          .add("/usr/bin/chsh", new ChangeShell(), 04755, 0)
          .add("/usr/bin/chfn", new ChangeName(), 04755, 0)
          .add("/usr/bin/newgrp", new NewGroup(), 04755, 0)
          .link("/usr/bin/sg", "newgrp")
          .add("/usr/sbin/adduser", new AddUser())
          .link("/usr/sbin/addgroup", "adduser")
          .add("/usr/sbin/deluser", new DelUser())
          .link("/usr/sbin/delgroup", "deluser")
          .add("/usr/sbin/pwck", new CheckAccounts())
          .add("/usr/sbin/grpck", new CheckAccounts())
          .add("/usr/bin/whereis", new WhereIs())
          .add("/usr/bin/watch", new Watch())
          .add("/usr/bin/renice", new Renice())
          .add("/usr/bin/nohup", new NoHup())
          .add("/usr/bin/pgrep", new Pgrep())
          .add("/usr/bin/pidof", new PidOf())
          .add("/usr/bin/pkill", new Pgrep())
          .add("/usr/bin/printenv", new PrintEnv())
          .add("/usr/bin/ps", new Ps())
          .add("/usr/bin/script", new Typescript())
          .add("/usr/bin/setsid", new NoHup())
          .add("/usr/bin/timeout", new Timeout())
          .add("/usr/bin/top", new Top())
          .add("/usr/bin/which", new Which())
          // the machine and its time
          .add("/usr/bin/arch", new Uname())
          .add("/usr/bin/cal", new Cal())
          .add("/usr/bin/clear", new Tty())
          .add("/usr/bin/date", new Date())
          .add("/usr/bin/dnsdomainname", new HostName())
          .add("/usr/bin/free", new Free())
          .add("/usr/bin/hostname", new HostName())
          .add("/usr/bin/hostnamectl", new Controls())
          .add("/usr/bin/locale", new Controls())
          .add("/usr/bin/lsb_release", new Controls())
          .add("/usr/bin/mount", new Mount(), 04755, 0)
          .add("/usr/bin/nproc", new Uname())
          .add("/usr/bin/reset", new Tty())
          .add("/usr/bin/sleep", new Sleep())
          .add("/usr/bin/stty", new Tty())
          .add("/usr/bin/timedatectl", new Controls())
          .add("/usr/bin/tty", new Tty())
          .add("/usr/bin/uname", new Uname())
          .add("/usr/bin/uptime", new Uptime())
          // services and logs
          .add("/usr/bin/journalctl", new Journal())
          .add("/usr/bin/logger", new Logger())
          .add("/usr/sbin/service", new ServiceCommand())
          .add("/usr/bin/systemctl", new SystemControl())
          .add("/usr/sbin/cron", cron)
          .add("/usr/bin/crontab", new Crontab(), 04755, 0)
          .add("/usr/sbin/rsyslogd", rsyslog)
          // packages and manual pages
          .add("/usr/bin/dpkg", new Packages())
          .add("/usr/bin/dpkg-query", new Packages())
          .add("/usr/bin/apropos", new Man())
          .add("/usr/bin/man", new Man())
          .add("/usr/bin/whatis", new Man());

  @Override
  public String name() {
    return "procps";
  }

  @Override
  public Map<String, Program> programs() {
    return tools.programs();
  }

  @Override
  public List<Service> services() {
    return List.of(new Init(), cron, rsyslog);
  }

  @Override
  public void install(Machine machine) throws DiskException {
    tools.install(machine);
    long now = machine.scheduler().nanos();
    machine.processes().settle(new Resident(1, 0, "root", "/sbin/init", Init.ID, now));
    Files root = machine.root();
    root.mkdirs(Cron.SPOOL, 01730);
    root.write(
        "/etc/crontab",
        "# The crontab of the system: like those of users, with a user's name before the command.\n"
            + "SHELL=/bin/sh\nPATH=/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin\n\n"
            + "# minute hour day-of-month month day-of-week user command\n",
        0644);
    unit(
        machine,
        "cron",
        "Regular background program processing daemon",
        "/usr/sbin/cron -f",
        "/run/crond.pid");
    unit(
        machine,
        "rsyslog",
        "System Logging Service",
        "/usr/sbin/rsyslogd -n -iNONE",
        "/run/rsyslogd.pid");
    root.mkdirs("/etc/sudoers.d", 0750);
    root.write(
        "/etc/sudoers",
        "# Who may run what as whom. Change it with care: a mistake here and nobody may any more.\n"
            + "Defaults\tenv_reset\nDefaults\tmail_badpass\n"
            + "Defaults\tsecure_path=\"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\"\n"
            + "Defaults\tuse_pty\n\nroot\tALL=(ALL:ALL) ALL\n%sudo\tALL=(ALL:ALL) ALL\n\n"
            + "@includedir /etc/sudoers.d\n",
        0440);
    SyslogDaemon.start(machine);
    Cron.start(machine);
  }

  private static void unit(Machine machine, String name, String what, String start, String pidFile)
      throws DiskException {
    UnitFile.install(
        machine,
        name,
        "[Unit]\nDescription="
            + what
            + "\nDocumentation=man:"
            + name
            + "(8)\n\n[Service]\nType=forking\nPIDFile="
            + pidFile
            + "\nExecStart="
            + start
            + "\nExecReload=/bin/kill -HUP $MAINPID\n\n[Install]\nWantedBy=multi-user.target\n");
  }
}
