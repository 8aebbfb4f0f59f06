package io.chapar.spam;

import io.chapar.host.Process;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads configuration files into {@link Settings}, with the complaints that --lint prints. */
final class ConfigReader {
  private static final int MAX_INCLUDES = 50;

  /** No setting takes it away: who looks for a mistake needs it. */
  private static final String VERSION_FIELD = "Checker-Version";

  private static final Set<String> USER_RULES =
      Set.of("header", "body", "rawbody", "uri", "full", "meta", "test");

  /** Accepted as the real one accepts them, and without any effect here. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "ok_locales",
          "ok_languages",
          "normalize_charset",
          "lock_method",
          "time_limit",
          "dns_available",
          "dns_server",
          "clear_dns_servers",
          "dns_test_interval",
          "dns_options",
          "rbl_timeout",
          "use_auto_whitelist",
          "use_auto_welcomelist",
          "auto_whitelist_path",
          "use_txrep",
          "use_razor2",
          "use_pyzor",
          "use_dcc",
          "razor_config",
          "pyzor_path",
          "dcc_path",
          "util_rb_tld",
          "util_rb_2tld",
          "bayes_file_mode",
          "bayes_auto_expire",
          "bayes_expiry_max_db_size",
          "bayes_learn_to_journal",
          "bayes_store_module",
          "bayes_sql_dsn",
          "bayes_sql_username",
          "bayes_sql_password",
          "bayes_ignore_header",
          "bayes_ignore_from",
          "bayes_ignore_to",
          "bayes_use_hapaxes",
          "bayes_token_sources",
          "envelope_sender_header",
          "always_trust_envelope_sender",
          "originating_ip_headers",
          "msa_networks",
          "clear_msa_networks",
          "priority",
          "test",
          "shortcircuit",
          "adsp_override",
          "uridnsbl_skip_domain",
          "report_safe_copy_headers",
          "report_wrap_width",
          "unsafe_report",
          "clear_unsafe_report_template",
          "report_charset",
          "user_scores_dsn",
          "user_scores_sql_username",
          "user_scores_sql_password",
          "allow_user_rules_dns",
          "freemail_domains",
          "replace_rules",
          "dkim_timeout",
          "redirector_pattern",
          "enlist_uri_host",
          "delist_uri_host",
          "def_whitelist_auth",
          "def_welcomelist_auth",
          "whitelist_auth",
          "welcomelist_auth",
          "whitelist_from_dkim",
          "welcomelist_from_dkim",
          "whitelist_from_spf",
          "welcomelist_from_spf",
          "blocklist_uri_host",
          "welcomelist_uri_host",
          "score_set",
          "require_version",
          "version_tag",
          "loadplugin_once");

  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("whitelist_from", "from"),
          Map.entry("welcomelist_from", "from"),
          Map.entry("whitelist_from_rcvd", "rcvd"),
          Map.entry("welcomelist_from_rcvd", "rcvd"),
          Map.entry("blacklist_from", "blockfrom"),
          Map.entry("blocklist_from", "blockfrom"),
          Map.entry("whitelist_to", "to"),
          Map.entry("welcomelist_to", "to"),
          Map.entry("more_spam_to", "more"),
          Map.entry("all_spam_to", "all"),
          Map.entry("blacklist_to", "blockto"),
          Map.entry("blocklist_to", "blockto"));

  private static final Network LOOPBACK =
      java.util.Objects.requireNonNull(Network.of("127.0.0.0/8"));

  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean missing;

    Wrong(boolean missing) {
      this.missing = missing;
    }
  }

  private final Process p;
  private final Settings settings;
  private final RuleReader rules;

  /** What a check of the files complains of. */
  final List<String> issues = new ArrayList<>();

  /** What is said although it is no mistake. */
  final List<String> notes = new ArrayList<>();

  /** Whether the rules of users count in any case: nobody but themselves is concerned. */
  boolean trustUser = true;

  private int includes;

  ConfigReader(Process p, Settings settings) {
    this.p = p;
    this.settings = settings;
    rules = new RuleReader(settings, issues);
  }

  /**
   * Reads a file.
   *
   * @param user whether it is a user's own: rules there count only where allow_user_rules says so
   */
  void read(String path, String text, boolean user) {
    Deque<Boolean> conditions = new ArrayDeque<>();
    Deque<String> opened = new ArrayDeque<>();
    int number = 0;
    String ifLine = "";
    for (String raw : text.split("\n", -1)) {
      number++;
      p.tick(raw.length());
      String line = raw.replaceAll("(?<!\\\\)#.*$", "").replace("\\#", "#").strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("\\s+", 2);
      String key = words[0].toLowerCase(Locale.ROOT);
      String value = words.length > 1 ? words[1].strip() : "";
      switch (key) {
        case "ifplugin" -> {
          conditions.push(settings.plugins.contains(value));
          opened.push(key + "' found in " + path + " (line " + number + ")");
          continue;
        }
        case "if" -> {
          conditions.push(condition(value));
          opened.push(key + "' found in " + path + " (line " + number + ")");
          continue;
        }
        case "else" -> {
          if (!conditions.isEmpty()) {
            conditions.push(!conditions.pop());
          } else {
            issues.add(
                "config: missing starting 'if' for 'else' in "
                    + path
                    + " (line "
                    + number
                    + "): "
                    + line);
          }
          continue;
        }
        case "endif" -> {
          if (!conditions.isEmpty()) {
            conditions.pop();
            opened.pop();
          } else {
            issues.add(
                "config: missing starting 'if' for 'endif' in "
                    + path
                    + " (line "
                    + number
                    + "): "
                    + line);
          }
          continue;
        }
        default -> ifLine = key;
      }
      if (conditions.contains(false)) {
        continue;
      }
      if (ifLine.equals("lang")) {
        continue; // texts in other languages
      }
      one(path, number, line, key, value, user);
    }
    for (String open : opened) {
      issues.add("config: unclosed '" + open);
    }
  }

  private static boolean condition(String text) {
    if (text.startsWith("can(")) {
      return true;
    }
    Matcher v =
        Pattern.compile("\\(?\\s*version\\s*(>=|<=|>|<|==)\\s*([0-9.]+)\\s*\\)?").matcher(text);
    if (v.matches()) {
      double wanted = Double.parseDouble(v.group(2).replaceAll("(\\.[0-9]+).*", "$1"));
      double mine = 4.000001;
      return switch (v.group(1)) {
        case ">=" -> mine >= wanted;
        case "<=" -> mine <= wanted;
        case ">" -> mine > wanted;
        case "<" -> mine < wanted;
        default -> mine == wanted;
      };
    }
    return !text.startsWith("!");
  }

  private void one(String path, int number, String line, String key, String value, boolean user) {
    try {
      if (user && USER_RULES.contains(key) && !settings.userRules && !trustUser) {
        issues.add("config: not parsing, 'allow_user_rules' is 0: " + line);
        return;
      }
      if (!setting(key, value) && !rules.rule(key, value) && !listing(key, value)) {
        if (WITHOUT_EFFECT.contains(key)) {
          notes.add(
              "config: '" + key + "' in " + path + " (line " + number + ") has no effect here");
        } else if (key.equals("include")) {
          include(path, value, user);
        } else {
          issues.add("config: failed to parse line in " + path + " (line " + number + "): " + line);
        }
      }
    } catch (Wrong e) {
      issues.add(
          "config: "
              + (e.missing ? "missing" : "invalid")
              + " '"
              + key
              + "' value in "
              + path
              + " (line "
              + number
              + "): "
              + line);
    }
  }

  private void include(String from, String name, boolean user) {
    String path = name.startsWith("/") ? name : from.substring(0, from.lastIndexOf('/') + 1) + name;
    if (++includes > MAX_INCLUDES) {
      issues.add("config: too many included files, at " + path);
      return;
    }
    try {
      read(path, io.chapar.text.Utf8.decode(p.readAll(path)), user);
    } catch (java.io.IOException e) {
      issues.add("config: cannot open \"" + path + "\": " + e.getMessage());
    }
  }

  static String need(String value) throws Wrong {
    if (value.isEmpty()) {
      throw new Wrong(true);
    }
    return value;
  }

  static double number(String value) throws Wrong {
    if (!need(value).matches("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)")) {
      throw new Wrong(false);
    }
    return Double.parseDouble(value);
  }

  static boolean yes(String value) throws Wrong {
    return switch (need(value).toLowerCase(Locale.ROOT)) {
      case "1", "yes" -> true;
      case "0", "no" -> false;
      default -> throw new Wrong(false);
    };
  }

  private boolean setting(String key, String value) throws Wrong {
    switch (key) {
      case "required_score", "required_hits" -> settings.required = number(value);
      case "report_safe" -> {
        if (!need(value).matches("[012]")) {
          throw new Wrong(false);
        }
        settings.reportSafe = Integer.parseInt(value);
      }
      case "rewrite_header" -> rewrite(value);
      case "add_header" -> addHeader(value);
      case "remove_header" -> {
        Matcher m = Pattern.compile("(?i)(ham|spam|all)\\s+([A-Za-z0-9_-]+)").matcher(need(value));
        if (!m.matches()) {
          throw new Wrong(false);
        }
        removeHeader(m.group(1).toLowerCase(Locale.ROOT), m.group(2));
      }
      case "clear_headers" -> settings.added.removeIf(a -> !a.name().equals(VERSION_FIELD));
      case "report" -> settings.report.add(unquote(value));
      case "clear_report_template" -> settings.report.clear();
      case "report_contact" -> settings.contact = need(value);
      case "report_hostname" -> settings.hostname = need(value);
      case "fold_headers" -> settings.fold = yes(value);
      case "use_bayes" -> settings.bayes = yes(value);
      case "use_bayes_rules" -> settings.bayesRules = yes(value);
      case "bayes_auto_learn" -> settings.autoLearn = yes(value);
      case "bayes_auto_learn_threshold_nonspam" -> settings.learnHam = number(value);
      case "bayes_auto_learn_threshold_spam" -> settings.learnSpam = number(value);
      case "bayes_min_ham_num" -> settings.minHam = (int) number(value);
      case "bayes_min_spam_num" -> settings.minSpam = (int) number(value);
      case "bayes_path" -> settings.bayesPath = need(value);
      case "skip_rbl_checks" -> settings.skipRbl = yes(value);
      case "allow_user_rules" -> settings.userRules = yes(value);
      case "enable_compat" -> need(value);
      case "loadplugin", "tryplugin" -> plugin(need(value).split("\\s+")[0]);
      case "trusted_networks" -> networks(settings.trusted, need(value));
      case "internal_networks" -> networks(settings.internal, need(value));
      case "clear_trusted_networks" -> settings.trusted.clear();
      case "clear_internal_networks" -> settings.internal.clear();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void plugin(String name) {
    settings.plugins.add(name);
    if (!Plugins.known(name)) {
      notes.add("plugin: " + name + " is not simulated here");
    }
  }

  private void networks(List<String> into, String value) {
    for (String word : value.split("\\s+")) {
      Network network = Network.of(word.replaceFirst("^!", ""));
      if (network == null) {
        notes.add("netset: illegal IP address given: '" + word + "'");
      } else if (network.bits() >= 8 && LOOPBACK.contains(network.inet())) {
        notes.add("netset: cannot include " + network + " as it has already been included");
      } else {
        into.add(word);
      }
    }
  }

  private void rewrite(String value) throws Wrong {
    String[] words = need(value).split("\\s+", 2);
    String name = words[0].toLowerCase(Locale.ROOT);
    if (!List.of("subject", "from", "to").contains(name)) {
      throw new Wrong(false);
    }
    if (words.length < 2) {
      settings.rewrite.remove(name);
    } else {
      settings.rewrite.put(name, unquote(words[1]));
    }
  }

  private void addHeader(String value) throws Wrong {
    Matcher m =
        Pattern.compile("(?is)(ham|spam|all)\\s+([A-Za-z0-9_-]+)\\s+(.*)").matcher(need(value));
    if (!m.matches()) {
      throw new Wrong(false);
    }
    String to = m.group(1).toLowerCase(Locale.ROOT);
    String text = unquote(m.group(3)).replace("\\n", "\n").replace("\\t", "\t");
    settings.added.removeIf(
        a -> a.name().equalsIgnoreCase(m.group(2)) && (a.to().equals(to) || to.equals("all")));
    settings.added.add(new Settings.Added(to, m.group(2), text));
  }

  private void removeHeader(String to, String name) {
    List<Settings.Added> kept = new ArrayList<>();
    for (Settings.Added a : settings.added) {
      if (!a.name().equalsIgnoreCase(name) || a.name().equals(VERSION_FIELD)) {
        kept.add(a);
      } else if (!to.equals("all") && a.to().equals("all")) {
        kept.add(new Settings.Added(to.equals("ham") ? "spam" : "ham", a.name(), a.text()));
      } else if (!to.equals("all") && !a.to().equals(to)) {
        kept.add(a);
      }
    }
    settings.added.clear();
    settings.added.addAll(kept);
  }

  static String unquote(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private boolean listing(String key, String value) throws Wrong {
    String name = LISTS.get(key);
    if (name != null) {
      String[] words = need(value).split("\\s+");
      boolean received = key.endsWith("_rcvd");
      if (received && words.length != 2) {
        throw new Wrong(false);
      }
      settings
          .list(name)
          .addAll(received ? List.of(String.join(" ", words)) : Arrays.asList(words));
      return true;
    }
    if (key.startsWith("un") && LISTS.containsKey(key.substring(2))) {
      List<String> gone = Arrays.asList(value.split("\\s+"));
      settings.list(LISTS.get(key.substring(2))).removeIf(e -> gone.contains(e.split(" ")[0]));
      return true;
    }
    return false;
  }
}
