package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Resolver;
import io.chapar.net.Ip;
import io.chapar.unix.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** hostname(1), dnsdomainname(1). */
final class HostName implements Program {
  private static final Options OPTIONS =
      Options.of(
              "a,alias",
              "A,all-fqdns",
              "b,boot",
              "d,domain",
              "f,long,fqdn",
              "F,file=",
              "i,ip-address",
              "I,all-ip-addresses",
              "s,short",
              "y,yp,nis",
              "h,help")
          .usage();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    if (o.has("h")) {
      return Shadow.help(p);
    }
    String name = p.hostname();
    String fresh = o.operands().isEmpty() ? null : o.operands().get(0);
    String file = o.value("F");
    if (file != null) {
      try {
        fresh = io.chapar.text.Utf8.decode(p.readAll(file)).strip();
      } catch (DiskException e) {
        return p.fail(1, "can't open `" + file + "'");
      }
    }
    if (fresh != null) {
      if (!p.credentials().root()) {
        return p.fail(1, "you must be root to change the host name");
      }
      p.machine().hostname(fresh);
      return 0;
    }
    String what =
        p.name().equals("dnsdomainname") ? "d" : o.last("a", "A", "d", "f", "i", "I", "s", "y");
    switch (what) {
      case "s" -> p.out().println(cut(name));
      case "f", "d", "a" -> {
        String full = canonical(p, name);
        if (full == null) {
          return p.fail(1, "Name or service not known");
        }
        int dot = full.indexOf('.');
        p.out()
            .println(
                what.equals("f")
                    ? full
                    : what.equals("a")
                        ? aliases(p, name, full)
                        : dot < 0 ? "" : full.substring(dot + 1));
      }
      case "i" -> {
        Resolver.Addresses found = Resolver.of(p).addresses(name, Resolver.Family.ANY);
        if (found.failure() != null) {
          return p.fail(1, "Name or service not known");
        }
        p.out().println(String.join(" ", found.list().stream().map(Ip::text).toList()));
      }
      case "I" -> {
        StringBuilder out = new StringBuilder();
        for (InetAddress address : p.stack().addresses()) {
          if (!address.isLoopbackAddress()) {
            out.append(Ip.text(address)).append(' ');
          }
        }
        p.out().println(out.toString());
      }
      case "A" -> {
        String full = canonical(p, name);
        p.out().println((full == null ? "" : full + " "));
      }
      case "y" -> {
        return p.fail(1, "Local domain name not set");
      }
      default -> p.out().println(name);
    }
    return 0;
  }

  private static String cut(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static @Nullable String canonical(Process p, String name) {
    Resolver.Addresses found = Resolver.of(p).addresses(name, Resolver.Family.ANY);
    return found.failure() == null ? found.canonical() : null;
  }

  private static String aliases(Process p, String name, String full) throws DiskException {
    for (String line : p.machine().root().text("/etc/hosts").lines().toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      if (words.size() > 2 && words.contains(name)) {
        return String.join(" ", words.subList(2, words.size()));
      }
    }
    return full.equals(name) ? "" : name;
  }
}
