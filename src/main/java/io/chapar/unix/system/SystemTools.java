package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.unix.Toolbox;
import java.util.Map;

/** The commands about the system: people, processes, time, services, logs. */
public final class SystemTools implements Software {
  private static final int SHADOW = 42; // the group's id on Debian

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
          .add("/usr/sbin/useradd", new UserAdd())
          .add("/usr/sbin/userdel", new UserDel())
          .add("/usr/sbin/usermod", new UserMod())
          .add("/usr/bin/whoami", new WhoAmI())
          // processes
          .add("/usr/bin/env", new Env())
          .add("/usr/bin/kill", new Kill())
          .add("/usr/bin/killall", new KillAll())
          .add("/usr/bin/pgrep", new Pgrep())
          .add("/usr/bin/pidof", new PidOf())
          .add("/usr/bin/pkill", new Pgrep())
          .add("/usr/bin/printenv", new PrintEnv())
          .add("/usr/bin/ps", new Ps())
          .add("/usr/bin/timeout", new Timeout())
          .add("/usr/bin/which", new Which())
          // the machine and its time
          .add("/usr/bin/arch", new Uname())
          .add("/usr/bin/date", new Date())
          .add("/usr/bin/dnsdomainname", new HostName())
          .add("/usr/bin/hostname", new HostName())
          .add("/usr/bin/nproc", new Uname())
          .add("/usr/bin/sleep", new Sleep())
          .add("/usr/bin/uname", new Uname())
          // services and logs
          .add("/usr/bin/journalctl", new Journal())
          .add("/usr/bin/logger", new Logger())
          .add("/usr/sbin/service", new ServiceCommand())
          .add("/usr/bin/systemctl", new SystemControl());

  @Override
  public String name() {
    return "procps";
  }

  @Override
  public Map<String, Program> programs() {
    return tools.programs();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    tools.install(machine);
  }
}
