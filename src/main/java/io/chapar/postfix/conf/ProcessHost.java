package io.chapar.postfix.conf;

import io.chapar.disk.DiskException;
import io.chapar.host.Group;
import io.chapar.host.Process;
import io.chapar.net.Dns;
import io.chapar.net.Ip;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host as a process of it sees it: files with its credentials, names by its resolver. */
public final class ProcessHost implements ConfigHost {
  private final Process process;

  /** Asks as this process. */
  public ProcessHost(Process process) {
    this.process = process;
  }

  /** The process. */
  public Process process() {
    return process;
  }

  @Override
  public String read(String path) throws IOException {
    return Utf8.decode(process.readAll(path));
  }

  @Override
  public String hostName() {
    return process.machine().hostname();
  }

  @Override
  public List<Interface> interfaces() {
    List<Interface> all = new ArrayList<>();
    all.add(new Interface("127.0.0.1", 8));
    for (InetAddress address : process.machine().stack().addresses()) {
      all.add(new Interface(Ip.text(address), address.getAddress().length == 4 ? 24 : 64));
    }
    all.add(new Interface("::1", 128));
    return all;
  }

  @Override
  public List<String> resolve(String name) {
    if (Ip.parse(name) != null) {
      return List.of(name);
    }
    List<String> found = new ArrayList<>(fromHosts(name));
    if (found.isEmpty() && !name.matches("[0-9.]+")) {
      Dns dns = process.machine().stack().internet().dns();
      for (Dns.Type type : List.of(Dns.Type.A, Dns.Type.AAAA)) {
        dns.query(name, type).records().stream()
            .filter(r -> r.type() == type)
            .forEach(r -> found.add(r.data()));
      }
    }
    return found;
  }

  private List<String> fromHosts(String name) {
    List<String> found = new ArrayList<>();
    try {
      for (String line : process.machine().root().text("/etc/hosts").split("\n")) {
        int comment = line.indexOf('#');
        List<String> words = Ascii.words(comment < 0 ? line : line.substring(0, comment), " \t\r");
        if (words.size() > 1
            && words.subList(1, words.size()).stream()
                .anyMatch(w -> Ascii.lower(w).equals(Ascii.lower(name)))
            && Ip.parse(words.get(0)) != null) {
          found.add(words.get(0));
        }
      }
    } catch (DiskException e) {
      // no hosts file: the name service is asked
    }
    return found;
  }

  @Override
  public @Nullable Account user(String name) {
    return account(process.machine().users().named(name));
  }

  @Override
  public @Nullable Account user(int uid) {
    return account(process.machine().users().byUid(uid));
  }

  private static @Nullable Account account(io.chapar.host.@Nullable Account account) {
    return account == null ? null : new Account(account.name(), account.uid(), account.gid());
  }

  @Override
  public @Nullable Integer group(String name) {
    Group group = process.machine().users().group(name);
    return group == null ? null : group.gid();
  }

  @Override
  public @Nullable String group(int gid) {
    Group group = process.machine().users().groupByGid(gid);
    return group == null ? null : group.name();
  }
}
