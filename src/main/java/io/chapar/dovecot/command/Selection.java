package io.chapar.dovecot.command;

import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Patterns;
import io.chapar.dovecot.message.Search;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.Mail;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The messages that a doveadm query means, mailbox by mailbox. */
final class Selection {
  private final Adm adm;
  private final Search.Query query;
  private final List<String> words;

  private Selection(Adm adm, Search.Query query, List<String> words) {
    this.adm = adm;
    this.query = query;
    this.words = words;
  }

  /** Reads a query; a bad one ends the command. */
  static Selection of(Adm adm, List<String> words) throws IOException {
    List<String> flat = new ArrayList<>();
    for (String word : words) {
      flat.add(word);
    }
    boolean or = flat.stream().anyMatch(w -> w.equalsIgnoreCase("or"));
    if (or) {
      checkOr(adm, flat);
    }
    try {
      return new Selection(adm, Search.doveadm(flat), flat);
    } catch (Search.BadSearchException e) {
      throw adm.fatal(Adm.USAGE, e.text());
    }
  }

  /** AND and OR may not stand side by side without parentheses. */
  private static void checkOr(Adm adm, List<String> words) throws IOException {
    int depth = 0;
    int operands = 0;
    boolean or = false;
    boolean and = false;
    boolean parameter = false;
    for (String word : words) {
      String w = word.toLowerCase(Locale.ROOT);
      if (depth == 0 && w.equals("or")) {
        or = true;
        operands = 0;
        continue;
      }
      for (char c : w.toCharArray()) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      if (depth == 0 && !parameter) {
        and |= ++operands > 1;
      }
      parameter = !parameter && takesParameter(w);
    }
    if (or && and) {
      throw adm.fatal(Adm.USAGE, "Use parenthesis when mixing ANDs and ORs");
    }
  }

  private static boolean takesParameter(String word) {
    return Set.of(
            "subject",
            "from",
            "to",
            "cc",
            "bcc",
            "body",
            "text",
            "mailbox",
            "mailbox-guid",
            "before",
            "since",
            "on",
            "sentbefore",
            "sentsince",
            "senton",
            "savedbefore",
            "savedsince",
            "savedon",
            "larger",
            "smaller",
            "uid",
            "keyword",
            "unkeyword",
            "header",
            "guid",
            "not")
        .contains(word);
  }

  /** Whether each branch of the query names a mailbox. */
  boolean namesMailbox() {
    return query.namesMailbox();
  }

  /** Whether the query says nothing but which mailbox. */
  boolean onlyMailbox() {
    return words.size() == 2 && words.get(0).equalsIgnoreCase("mailbox");
  }

  /** What is done with the messages found in a mailbox. */
  interface Work {
    void run(MailUser.OpenBox box, List<Found> mails) throws IOException, MailboxException;
  }

  /** Does it for each mailbox where the query finds something; {@code always}: or nothing. */
  void each(MailUser user, String failure, Work work) throws IOException, MailboxException {
    List<String> plain = new ArrayList<>();
    boolean wild = false;
    boolean named = false;
    for (int i = 0; i + 1 < words.size(); i++) {
      String key = words.get(i).replace("(", "");
      if (key.equalsIgnoreCase("mailbox")) {
        String name = words.get(i + 1).replaceAll("\\)+$", "");
        named = true;
        if (name.indexOf('*') >= 0 || name.indexOf('%') >= 0) {
          wild = true;
        } else {
          plain.add(MailboxCommands.inner(name));
        }
      }
    }
    List<String> boxes = new ArrayList<>();
    for (MailUser.Listed listed : user.mailboxes()) {
      Namespace ns = listed.namespace();
      Folders.Node node = listed.node();
      if (!node.selectable() || !ns.folders().exists(ns.inner(node.name()))) {
        continue;
      }
      if (!named
          || plain.contains(node.name())
          || node.name().equals("INBOX") && plain.stream().anyMatch("INBOX"::equalsIgnoreCase)
          || wild && anyMask(node.name(), ns)) {
        boxes.add(node.name());
      }
    }
    for (String name : plain) {
      if (boxes.stream().noneMatch(name::equalsIgnoreCase) && !boxes.contains(name)) {
        boxes.add(name);
      }
    }
    for (String name : boxes) {
      box(user, name, failure, work);
    }
  }

  private boolean anyMask(String name, Namespace ns) {
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equalsIgnoreCase("mailbox")
          && Patterns.matches(MailboxCommands.inner(words.get(i + 1)), name, ns.separator())) {
        return true;
      }
    }
    return false;
  }

  private void box(MailUser user, String name, String failure, Work work) throws IOException {
    try {
      MailUser.OpenBox box = user.open(name);
      box.box().sync();
      List<Mail> mails = box.box().mails();
      long last = mails.isEmpty() ? 0 : mails.get(mails.size() - 1).uid();
      Search.Scope scope =
          new Search.Scope(
              mails.size(),
              last,
              Set.of(),
              user.nanos(),
              MailboxCommands.shown(box.name()),
              box.box().guid());
      List<Found> found = new ArrayList<>();
      int number = 1;
      for (Mail mail : mails) {
        Found f = new Found(box.box(), mail, number++, mail.recent());
        user.tick(256);
        if (query.key().matches(f, scope)) {
          found.add(f);
        }
      }
      work.run(box, found);
    } catch (MailboxException e) {
      Mails.failed(adm, user.user(), String.format(failure, MailboxCommands.shown(name)), e);
    }
  }
}
