package io.chapar.dovecot;

import io.chapar.dovecot.conf.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plugins of the package: which there are, and which of them need another one. */
public final class Plugins {
  private static final Set<String> KNOWN =
      Set.of(
          "acl",
          "apparmor",
          "mail_lua",
          "imap_acl",
          "lazy_expunge",
          "mail_crypt_acl",
          "pop3_migration",
          "last_login",
          "mail_crypt",
          "quota",
          "imap_quota",
          "trash",
          "notify",
          "charset_alias",
          "fts",
          "listescape",
          "mail_log",
          "mailbox_alias",
          "notify_status",
          "push_notification",
          "quota_clone",
          "replication",
          "virtual",
          "zlib",
          "fts_squat",
          "push_notification_lua",
          "imap_zlib",
          "old_stats",
          "sieve",
          "imap_filter_sieve",
          "imap_old_stats",
          "imap_sieve",
          "welcome");
  private static final Map<String, String> NEEDS =
      Map.of(
          "imap_quota",
          "quota",
          "imap_acl",
          "acl",
          "imap_zlib",
          "zlib",
          "mail_log",
          "notify",
          "trash",
          "quota",
          "quota_clone",
          "quota");
  private static final Map<String, String> FILES =
      Map.of(
          "imap_quota",
          "lib11_imap_quota_plugin.so",
          "imap_acl",
          "lib02_imap_acl_plugin.so",
          "imap_zlib",
          "lib30_imap_zlib_plugin.so",
          "mail_log",
          "lib20_mail_log_plugin.so",
          "trash",
          "lib11_trash_plugin.so",
          "quota_clone",
          "lib20_quota_clone_plugin.so");

  private Plugins() {}

  /** What is wrong with mail_plugins, in Dovecot's words, or null. */
  public static @Nullable String problem(Settings settings) {
    List<String> wanted = settings.words("mail_plugins");
    String directory = settings.get("mail_plugin_dir");
    for (String plugin : wanted) {
      if (!KNOWN.contains(plugin)) {
        return "Plugin '" + plugin + "' not found from directory " + directory;
      }
    }
    for (String plugin : wanted) {
      String needed = NEEDS.get(plugin);
      if (needed != null && !wanted.contains(needed)) {
        return "Couldn't load required plugin "
            + directory
            + "/"
            + FILES.get(plugin)
            + ": Plugin "
            + needed
            + " must be loaded also"
            + (plugin.equals("mail_log")
                ? ""
                : " (you must set: mail_plugins=$mail_plugins " + needed + ")");
      }
    }
    return null;
  }

  /** The same for a program that delivers nothing: the plugin sieve cannot be loaded there. */
  public static @Nullable String problemWithoutDelivery(Settings settings) {
    String problem = problem(settings);
    if (problem == null && settings.words("mail_plugins").contains("sieve")) {
      String file = settings.get("mail_plugin_dir") + "/lib90_sieve_plugin.so";
      return "Couldn't load required plugin "
          + file
          + ": dlopen() failed: "
          + file
          + ": undefined symbol: mail_deliver_ctx_get_log_var_expand_table";
    }
    return problem;
  }
}
