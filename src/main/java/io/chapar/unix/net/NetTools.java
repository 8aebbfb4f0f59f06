package io.chapar.unix.net;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.unix.Toolbox;
import io.chapar.unix.curl.Curl;
import io.chapar.unix.dns.Dig;
import io.chapar.unix.dns.HostCommand;
import io.chapar.unix.dns.Nslookup;
import io.chapar.unix.openssl.OpenSsl;
import io.chapar.unix.swaks.Swaks;
import java.util.Map;

/** The commands of the network, each with the place of its file: the one list of them. */
public final class NetTools implements Software {
  private static Toolbox box() {
    return new Toolbox()
        .add("/usr/bin/nc.openbsd", new Nc())
        .link("/etc/alternatives/nc", "/bin/nc.openbsd")
        .link("/etc/alternatives/netcat", "/bin/nc.openbsd")
        .link("/usr/sbin/ip", "/bin/ip")
        .link("/usr/bin/nc", "/etc/alternatives/nc")
        .link("/usr/bin/netcat", "/etc/alternatives/netcat")
        .add("/usr/bin/ssh", new Ssh())
        .add("/usr/bin/ping", new Ping())
        .add("/usr/bin/telnet", new Telnet())
        .add("/usr/bin/ip", new IpCommand())
        .add("/usr/bin/swaks", new Swaks())
        .add("/usr/bin/curl", new Curl())
        .add("/usr/bin/ss", new Ss())
        .add("/usr/bin/netstat", new Netstat())
        .add("/usr/bin/openssl", new OpenSsl())
        .add("/usr/bin/dig", new Dig())
        .add("/usr/bin/host", new HostCommand())
        .add("/usr/bin/nslookup", new Nslookup());
  }

  @Override
  public String name() {
    return "net-tools";
  }

  @Override
  public Map<String, Program> programs() {
    return box().programs();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    machine.root().mkdirs("/etc/alternatives", 0755);
    box().install(machine);
  }
}
