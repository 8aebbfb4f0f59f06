package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Found;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** STORE: sets flags, adds some, takes some away. */
final class Store {
  private Store() {}

  static void run(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    if (call.size() == 0) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    String set = call.string(0);
    List<Found> mails = Sets.mails(view, call, set);
    int at = 1;
    long unchangedSince = Long.MAX_VALUE;
    if (at < call.size() && call.args().get(at) instanceof Arg.Group options) {
      String value =
          options.items().size() < 2 ? "" : String.valueOf(options.items().get(1).string());
      if (!"UNCHANGEDSINCE"
              .equalsIgnoreCase(options.items().isEmpty() ? "" : options.items().get(0).string())
          || !value.matches("\\d{1,18}")) {
        throw new ImapCommand.BadException("Unknown STORE modifier");
      }
      unchangedSince = Long.parseLong(value);
      s.enableCondstore();
      at++;
    }
    String how =
        at < call.size()
            ? String.valueOf(call.args().get(at).string()).toUpperCase(Locale.ROOT)
            : "";
    boolean silent = how.endsWith(".SILENT");
    String bare = silent ? how.substring(0, how.length() - 7) : how;
    if (!List.of("FLAGS", "+FLAGS", "-FLAGS").contains(bare)) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    MailFlags flags = flags(call.args().subList(at + 1, call.size()));
    boolean some = !view.box().permanent().equals("*"); // an ACL decides what is left undone
    if (view.readOnly() && !some) {
      s.done(call, "OK Store ignored with read-only mailbox.", call.uid());
      return;
    }
    Map<Long, MailFlags> changes = new LinkedHashMap<>();
    List<Long> refused = new ArrayList<>();
    int nowDeleted = 0;
    for (Found mail : mails) {
      if (mail.box().modseq(mail.mail()) > unchangedSince) {
        refused.add(call.uid() ? mail.mail().uid() : mail.sequence());
        continue;
      }
      MailFlags old = mail.mail().flags();
      MailFlags next =
          bare.startsWith("+") ? old.plus(flags) : bare.startsWith("-") ? old.minus(flags) : flags;
      nowDeleted += next.has(MailFlags.DELETED) && !old.has(MailFlags.DELETED) ? 1 : 0;
      changes.put(mail.mail().uid(), next);
    }
    Map<Long, MailFlags> real = new LinkedHashMap<>(changes);
    if (!changes.isEmpty()) {
      for (Found mail : mails) {
        if (mail.mail().flags().equals(changes.get(mail.mail().uid()))) {
          real.remove(mail.mail().uid());
        }
      }
      if (!real.isEmpty()) {
        view.box().flags(real);
        if (some) {
          Map<Long, MailFlags> now = new LinkedHashMap<>();
          view.box().mails().forEach(m -> now.put(m.uid(), m.flags()));
          for (Found mail : mails) {
            if (mail.mail().flags().equals(now.get(mail.mail().uid()))) {
              real.remove(mail.mail().uid());
            }
          }
        }
      }
    }
    s.countDeleted(nowDeleted);
    tell(s, view, mails, real, silent, call.uid());
    if (!refused.isEmpty()) {
      s.done(
          call,
          "OK [MODIFIED "
              + io.chapar.dovecot.message.Search.set(refused)
              + "] Conditional store failed.",
          call.uid());
      return;
    }
    s.done(call, "OK Store completed.", call.uid());
  }

  private static void tell(
      ImapSession s,
      View view,
      List<Found> mails,
      Map<Long, MailFlags> changes,
      boolean silent,
      boolean uid)
      throws IOException, MailboxException {
    View.News news = view.sync(false);
    if (news.keywords()) {
      Selecting.flags(s, view);
    }
    if (news.exists()) {
      s.untagged(view.count() + " EXISTS");
      s.untagged(view.recentCount() + " RECENT");
    }
    for (Found before : mails) {
      Found mail = view.at(before.sequence());
      view.told(mail.mail().uid(), mail.mail().flags());
      if (!changes.containsKey(mail.mail().uid())) {
        continue;
      }
      if (!silent) {
        s.tellFlags(mail, uid);
      } else if (s.condstore()) {
        s.untagged(
            mail.sequence()
                + " FETCH ("
                + (uid ? "UID " + mail.mail().uid() + " " : "")
                + "MODSEQ ("
                + mail.box().modseq(mail.mail())
                + "))");
      }
    }
  }

  /** The flags that arguments name, with or without parentheses. */
  static MailFlags flags(List<Arg> args) throws ImapCommand.BadException {
    List<Arg> items = new ArrayList<>();
    for (Arg arg : args) {
      if (arg instanceof Arg.Group group) {
        items.addAll(group.items());
      } else {
        items.add(arg);
      }
    }
    int system = 0;
    List<String> keywords = new ArrayList<>();
    for (Arg item : items) {
      String name = item.string();
      if (!(item instanceof Arg.Atom) || name == null) {
        throw new ImapCommand.BadException("Flags list contains non-atoms.");
      }
      if (name.startsWith("\\")) {
        int flag = MailFlags.system(name);
        if (flag == 0) {
          throw new ImapCommand.BadException(
              "Invalid system flag " + name.toUpperCase(Locale.ROOT));
        }
        system |= flag;
      } else if (!name.isEmpty()) {
        if (name.length() > 50) {
          continue;
        }
        if (keywords.stream().noneMatch(k -> k.equalsIgnoreCase(name))) {
          keywords.add(name);
        }
      }
    }
    return new MailFlags(system, keywords);
  }
}
