package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.Braced;
import io.chapar.postfix.conf.MainCf;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What postconf knows of tables in databases (ldap:, mysql:, …), though this host has none of their
 * clients: the parameters that {@code mysql:NAME} makes out of NAME, and those that a client's own
 * file may hold.
 */
final class DatabaseClients {
  private static final Set<String> SQL =
      Set.of(
          "additional_conditions",
          "dbname",
          "domain",
          "expansion_limit",
          "hosts",
          "password",
          "query",
          "result_format",
          "select_field",
          "table",
          "user",
          "where_field");
  private static final Map<String, Set<String>> PARAMETERS =
      Map.of(
          "ldap",
          Set.of(
              "bind",
              "bind_dn",
              "bind_pw",
              "cache",
              "cache_expiry",
              "cache_size",
              "chase_referrals",
              "debuglevel",
              "dereference",
              "domain",
              "expansion_limit",
              "leaf_result_attribute",
              "query_filter",
              "recursion_limit",
              "result_attribute",
              "result_filter",
              "result_format",
              "sasl_authz_id",
              "sasl_mechs",
              "sasl_minssf",
              "sasl_realm",
              "scope",
              "search_base",
              "server_host",
              "server_port",
              "size_limit",
              "special_result_attribute",
              "start_tls",
              "terminal_result_attribute",
              "timeout",
              "tls_ca_cert_dir",
              "tls_ca_cert_file",
              "tls_cert",
              "tls_cipher_suite",
              "tls_key",
              "tls_random_file",
              "tls_require_cert",
              "version"),
          "mysql",
          with(
              "option_file",
              "option_group",
              "require_result_set",
              "tls_CAfile",
              "tls_CApath",
              "tls_cert_file",
              "tls_ciphers",
              "tls_key_file",
              "tls_verify_cert"),
          "pgsql",
          with("select_function"),
          "sqlite",
          with("dbpath"),
          "memcache",
          Set.of(
              "backup",
              "data_size_limit",
              "domain",
              "flags",
              "key_format",
              "line_size_limit",
              "max_try",
              "memcache",
              "retry_pause",
              "timeout",
              "ttl"));

  private final Process process;
  private final Log log;
  private final Consumer<String> names;
  private final Set<String> checked = new TreeSet<>();

  /** {@code names} gets each parameter that a table may make. */
  DatabaseClients(Process process, Log log, Consumer<String> names) {
    this.process = process;
    this.log = log;
    this.names = names;
  }

  private static Set<String> with(String... more) {
    Set<String> all = new TreeSet<>(SQL);
    all.addAll(List.of(more));
    return all;
  }

  /** Looks for tables in a value; {@code file} is main.cf or master.cf with its service. */
  void look(String value, String file) {
    for (String word : Ascii.bracedWords(value, Ascii.COMMA_SPACE)) {
      if (word.startsWith("{")) {
        look(unbraced(word, file), file);
        continue;
      }
      String rest = word;
      int colon = rest.indexOf(':');
      while (colon >= 0 && rest.substring(0, colon).equals("proxy")) {
        rest = rest.substring(colon + 1);
        colon = rest.indexOf(':');
      }
      if (colon >= 0) {
        table(rest.substring(0, colon), rest.substring(colon + 1), file);
      }
    }
  }

  private String unbraced(String word, String file) {
    Braced braced = Braced.of(word, false);
    if (!braced.complaint().isEmpty()) {
      log.warning(file + ": " + braced.complaint());
    }
    return braced.text();
  }

  private void table(String type, String name, String file) {
    Set<String> known = PARAMETERS.get(type);
    if (name.startsWith("{")) {
      look(unbraced(name, file), file);
    } else if (name.startsWith("/") && known != null) {
      client(type, name, known);
    } else if (!name.startsWith(".") && known != null) {
      known.forEach(suffix -> names.accept(name + "_" + suffix));
    }
  }

  private void client(String type, String path, Set<String> known) {
    if (!checked.add(type + ":" + path)) {
      return;
    }
    try {
      MainCf file = MainCf.parse(new Source(path, Utf8.decode(process.readAll(path))));
      file.warnings().forEach(log::warning);
      file.assignments()
          .values()
          .forEach(
              a -> {
                if (!known.contains(a.name())) {
                  log.warning(
                      type + ":" + path + ": unused parameter: " + a.name() + "=" + a.value());
                }
              });
    } catch (IOException e) {
      if (!"Permission denied".equals(e.getMessage())) {
        log.warning("open \"" + type + "\" configuration \"" + path + "\": " + e.getMessage());
      }
    }
  }
}
