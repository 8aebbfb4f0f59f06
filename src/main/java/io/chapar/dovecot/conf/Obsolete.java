package io.chapar.dovecot.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The settings of older versions: each is noted with what has become of it, and does what it can
 * still do.
 */
final class Obsolete {
  private static final Set<String> REMOVED =
      Set.of(
          "login_dir",
          "dbox_rotate_min_size",
          "dbox_rotate_days",
          "director_consistent_hashing",
          "mail_log_max_lines_per_sec",
          "maildir_copy_preserve_filename");
  private static final Set<String> NEEDLESS =
      Set.of("ssl_parameters_regenerate", "ssl_dh_parameters_length");
  private static final Map<String, String> RENAMED =
      Map.of("dbox_rotate_size", "mdbox_rotate_size");

  /** Settings of the login processes, and what they are called in a service. */
  private static final Map<String, String> LOGIN =
      Map.of(
          "login_chroot", "chroot",
          "login_user", "user",
          "login_executable", "executable",
          "login_process_size", "vsz_limit",
          "login_process_per_connection", "service_count",
          "login_processes_count", "process_min_avail",
          "login_max_processes_count", "process_limit",
          "login_max_connections", "client_limit");

  private static final Map<String, String> MAIL =
      Map.of(
          "max_mail_processes", "process_limit",
          "mail_executable", "executable",
          "mail_process_size", "vsz_limit",
          "mail_drop_priv_before_exec", "drop_priv_before_exec");

  private static final Map<String, String> AUTH =
      Map.of(
          "auth_executable", "executable",
          "auth_process_size", "vsz_limit",
          "auth_user", "user",
          "auth_chroot", "chroot");

  private static final List<String> VERSIONS = List.of("SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2");

  private final ConfReader reader;

  Obsolete(ConfReader reader) {
    this.reader = reader;
  }

  /** Deals with a setting at the top or in a filter; false if it is none of these. */
  boolean setting(String key, String value) throws ConfException {
    if (REMOVED.contains(key)) {
      reader.obsolete(key + " has been removed");
      return true;
    }
    if (NEEDLESS.contains(key)) {
      reader.obsolete(key + " is no longer needed");
      return true;
    }
    String renamed = RENAMED.get(key);
    if (renamed != null) {
      return rename(key, renamed, value);
    }
    if (key.startsWith("mail_cache_compress_")) {
      return rename(key, "mail_cache_purge_" + key.substring(20), value);
    }
    return switch (key) {
      case "protocols" -> protocols(value);
      case "ssl_cert_file", "ssl_key_file", "ssl_ca_file" -> {
        String now = key.substring(0, key.lastIndexOf('_'));
        if (!value.isEmpty()) {
          reader.obsolete(key + " has been replaced by " + now + " = <file");
          reader.apply(now, "<" + value);
        }
        yield true;
      }
      case "ssl_disable" -> rename(key, "ssl", swapped(value, "no", "yes"));
      case "fsync_disable" -> rename(key, "mail_fsync", swapped(value, "never", "optimized"));
      case "ssl_protocols" -> versions(key, value);
      case "sieve", "sieve_storage" -> {
        reader.obsolete(
            key.equals("sieve")
                ? "sieve has been moved into plugin {} section"
                : "sieve_storage has been moved into plugin { sieve_dir }");
        reader.plugin(key, value);
        yield true;
      }
      case "imap_client_workarounds" -> workarounds(value);
      case "auth_count" -> {
        reader.obsolete("auth_count has been removed, and its value must be 1");
        yield true;
      }
      case "listen", "ssl_listen" -> listen(key, value);
      default -> services(key, value);
    };
  }

  private static String swapped(String value, String yes, String no) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "yes" -> yes;
      case "no" -> no;
      default -> value;
    };
  }

  private boolean rename(String key, String now, String value) throws ConfException {
    reader.obsolete(key + " has been renamed to " + now);
    reader.apply(now, value);
    return true;
  }

  private boolean protocols(String value) throws ConfException {
    List<String> words = new ArrayList<>(List.of(value.split(" +")));
    boolean any = false;
    for (String name : List.of("imap", "pop3")) {
      if (!words.remove(name + "s")) {
        continue;
      }
      any = true;
      if (words.contains(name)) {
        reader.obsolete("'" + name + "s' protocol is no longer necessary, remove it");
        continue;
      }
      reader.obsolete(
          String.format(
              "'%1$ss' protocol can no longer be specified (use protocols=%1$s). to disable"
                  + " non-ssl %1$s, use service %1$s-login { inet_listener %1$s { port=0 } }",
              name));
      words.add(name);
      reader.listener(name + "-login", name, "port", "0");
    }
    int old = words.indexOf("managesieve");
    if (old >= 0) {
      reader.obsolete("protocols=managesieve has been renamed to protocols=sieve");
      words.set(old, "sieve");
      any = true;
    }
    if (any) {
      reader.apply("protocols", String.join(" ", words).strip());
    }
    return any;
  }

  private boolean versions(String key, String value) throws ConfException {
    reader.obsolete(key + " has been replaced by ssl_min_protocol");
    List<String> on = new ArrayList<>();
    List<String> off = new ArrayList<>();
    for (String word : value.split("[, ]+")) {
      String name = word.startsWith("!") ? word.substring(1) : word;
      if (!VERSIONS.contains(name)) {
        return true;
      }
      (word.startsWith("!") ? off : on).add(name);
    }
    for (String version : VERSIONS) {
      if (on.isEmpty() ? !off.contains(version) : on.contains(version)) {
        reader.apply("ssl_min_protocol", version);
        return true;
      }
    }
    return true;
  }

  private boolean workarounds(String value) throws ConfException {
    List<String> kept = new ArrayList<>();
    boolean any = false;
    for (String word : value.split("[ ,]+")) {
      switch (word) {
        case "outlook-idle" ->
            reader.obsolete("imap_client_workarounds=outlook-idle is no longer necessary");
        case "netscape-eoh" ->
            reader.obsolete("imap_client_workarounds=netscape-eoh is no longer supported");
        default -> {
          kept.add(word);
          continue;
        }
      }
      any = true;
    }
    if (any) {
      reader.apply("imap_client_workarounds", String.join(" ", kept));
    }
    return any;
  }

  private boolean listen(String key, String value) throws ConfException {
    String protocol = reader.protocol();
    boolean port = value.matches("(.*[*\\]0-9.]+:\\d+|\\*:\\d+)");
    boolean plain = key.equals("listen");
    if (plain && !port && protocol.isEmpty()) {
      return false;
    }
    String s = plain ? "" : "s";
    String address = value;
    if (port) {
      reader.obsolete(key + "=..:port has been replaced by service { inet_listener { port } }");
      address = value.substring(0, value.lastIndexOf(':'));
      for (String name : served(protocol)) {
        reader.listener(
            login(name), inet(name) + s, "port", value.substring(value.lastIndexOf(':') + 1));
      }
    }
    if (protocol.isEmpty() && plain) {
      reader.apply(key, address);
      return true;
    }
    reader.obsolete(
        "protocol { " + key + " } has been replaced by service { inet_listener { address } }");
    for (String name : served(protocol)) {
      reader.listener(login(name), inet(name) + s, "address", address);
    }
    return true;
  }

  private static List<String> served(String protocol) {
    return protocol.isEmpty() ? List.of("imap", "pop3") : List.of(protocol);
  }

  private static String login(String protocol) {
    return (protocol.equals("sieve") ? "managesieve" : protocol) + "-login";
  }

  private static String inet(String protocol) {
    return protocol;
  }

  private boolean services(String key, String value) throws ConfException {
    String login = LOGIN.get(key);
    if (login != null) {
      reader.obsolete(key + " has been replaced by service { " + login + " }");
      for (String name : served(reader.protocol())) {
        reader.service(login(name), login, service(key, value));
      }
      return true;
    }
    String mail = MAIL.get(key);
    if (mail != null) {
      reader.obsolete(key + " has been replaced by service { " + mail + " }");
      for (String name : served(reader.protocol())) {
        reader.service(name, mail, service(key, value));
      }
      return true;
    }
    String auth = AUTH.get(key);
    if (auth != null) {
      reader.obsolete(key + " has been replaced by service auth { " + auth + " }");
      reader.service("auth", auth, service(key, value));
      return true;
    }
    return false;
  }

  private static String service(String key, String value) {
    if (key.endsWith("_process_size")) {
      return value + " M";
    }
    return switch (key) {
      case "login_chroot" -> value.equals("no") ? "" : "login";
      case "login_process_per_connection" -> value.equals("no") ? "0" : "1";
      default -> value;
    };
  }
}
