package io.chapar.postfix.conf;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference host as far as configuration asks about it, from a map of files. */
public final class FakeHost implements ConfigHost {
  private static final List<Account> USERS =
      List.of(
          new Account("root", 0, 0),
          new Account("nobody", 65534, 65534),
          new Account("postfix", 100, 102),
          new Account("alice", 1000, 1000));

  private final Map<String, String> files = new HashMap<>();

  /** With a file. */
  public FakeHost with(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** The settings of a main.cf of these lines. */
  public static PostfixConfig config(String... lines) {
    return PostfixConfig.load(
        new FakeHost()
            .with("/etc/postfix/main.cf", String.join("\n", lines) + "\n")
            .with("/etc/mailname", "example.com\n"),
        "/etc/postfix");
  }

  @Override
  public String read(String path) throws IOException {
    String text = files.get(path);
    if (text == null) {
      throw new DiskException(Errno.ENOENT, path);
    }
    return text;
  }

  @Override
  public String hostName() {
    return "mail.example.com";
  }

  @Override
  public List<Interface> interfaces() {
    return List.of(
        new Interface("127.0.0.1", 8), new Interface("192.0.2.10", 24), new Interface("::1", 128));
  }

  @Override
  public List<String> resolve(String name) {
    return switch (name) {
      case "localhost" -> List.of("127.0.0.1", "::1");
      case "mail.example.com", "192.0.2.10" -> List.of("192.0.2.10");
      case "192.0.2.99" -> List.of("192.0.2.99");
      default -> List.of();
    };
  }

  @Override
  public @Nullable Account user(String name) {
    return USERS.stream().filter(u -> u.name().equals(name)).findFirst().orElse(null);
  }

  @Override
  public @Nullable Account user(int uid) {
    return USERS.stream().filter(u -> u.uid() == uid).findFirst().orElse(null);
  }

  @Override
  public @Nullable Integer group(String name) {
    return name.equals("postdrop") ? (Integer) 103 : name.equals("root") ? (Integer) 0 : null;
  }

  @Override
  public @Nullable String group(int gid) {
    return gid == 103 ? "postdrop" : gid == 0 ? "root" : null;
  }
}
