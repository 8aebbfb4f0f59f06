package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Structure;
import io.chapar.dovecot.store.Namespace;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The commands that look at no message. */
final class Simple {
  private Simple() {}

  static void capability(ImapSession s, ImapCommand.Call call) throws IOException {
    s.untagged("CAPABILITY " + s.capabilities());
    s.reply(call, "OK Capability completed.");
  }

  static void noop(ImapSession s, ImapCommand.Call call) throws IOException, MailboxException {
    s.done(call, "OK NOOP completed.", true);
  }

  static void check(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    s.selected();
    s.done(call, "OK Check completed.", true);
  }

  static void logout(ImapSession s, ImapCommand.Call call) throws IOException {
    s.untagged("BYE Logging out");
    s.reply(call, "OK Logout completed.");
    s.logout();
  }

  static void id(ImapSession s, ImapCommand.Call call) throws IOException {
    s.untagged(identity(s.user().settings()));
    s.reply(call, "OK ID completed.");
  }

  /** What imap_id_send says of the server. */
  static String identity(io.chapar.dovecot.conf.Settings settings) {
    Map<String, String> known =
        Map.of("name", "Dovecot", "version", "2.3.19.1", "os", "Linux", "support-url", "");
    String[] words = settings.get("imap_id_send").strip().split("\\s+");
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      String value = words[i + 1].equals("*") ? known.getOrDefault(words[i], "") : words[i + 1];
      pairs.add(Structure.string(words[i]) + " " + Structure.string(value));
    }
    return pairs.isEmpty() ? "ID NIL" : "ID (" + String.join(" ", pairs) + ")";
  }

  static void enable(ImapSession s, ImapCommand.Call call)
      throws IOException, ImapCommand.BadException {
    List<String> enabled = new ArrayList<>();
    for (int i = 0; i < call.size(); i++) {
      String name = call.string(i).toUpperCase(Locale.ROOT);
      if (name.equals("CONDSTORE") || name.equals("QRESYNC")) {
        enabled.add(name);
      }
    }
    if (enabled.contains("QRESYNC")) {
      s.enableQresync();
    } else if (!enabled.isEmpty()) {
      s.enableCondstore();
    }
    if (!enabled.isEmpty() || call.size() == 0) {
      s.untagged("ENABLED" + (enabled.isEmpty() ? "" : " " + String.join(" ", enabled)));
    }
    s.reply(call, "OK Enabled.");
  }

  static void namespace(ImapSession s, ImapCommand.Call call) throws IOException {
    s.untagged(
        "NAMESPACE " + part(s, "private") + " " + part(s, "shared") + " " + part(s, "public"));
    s.reply(call, "OK Namespace completed.");
  }

  private static String part(ImapSession s, String type) {
    StringBuilder out = new StringBuilder();
    for (Namespace ns : s.user().namespaces()) {
      if (ns.type().equals(type) && !ns.hidden()) {
        String prefix = ns.prefix().replaceAll("%%?[a-z].*$", "");
        out.append('(')
            .append(Structure.string(prefix))
            .append(' ')
            .append(Structure.string(String.valueOf(ns.separator())))
            .append(')');
      }
    }
    return out.isEmpty() ? "NIL" : "(" + out + ")";
  }

  /** The mailbox annotations that imap_metadata would turn on. */
  static void metadata(ImapSession s, ImapCommand.Call call) throws IOException {
    s.reply(call, "NO [CANNOT] Generic mailbox attributes not enabled.");
  }

  /** The URLs that imap_urlauth_host would turn on. */
  @SuppressWarnings("DoNotCallSuggester") // an answer among others
  static void urlauth(ImapSession s, ImapCommand.Call call) throws ImapCommand.BadException {
    throw new ImapCommand.BadException("URLAUTH disabled");
  }

  @SuppressWarnings("DoNotCallSuggester") // an answer among others
  static void cancelUpdate(ImapSession s, ImapCommand.Call call) throws ImapCommand.BadException {
    throw new ImapCommand.BadException("Invalid parameters");
  }

  static void notifyNone(ImapSession s, ImapCommand.Call call)
      throws IOException, ImapCommand.BadException {
    if (call.size() == 1 && call.string(0).equalsIgnoreCase("NONE")) {
      s.reply(call, "OK NOTIFY completed.");
      return;
    }
    Notify.check(call);
    s.reply(call, "NO NOTIFY SET is not simulated here.");
  }
}
