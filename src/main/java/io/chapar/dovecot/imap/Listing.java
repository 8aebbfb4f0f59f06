package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Patterns;
import io.chapar.dovecot.message.Structure;
import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Namespace;
import io.chapar.mailbox.Folders;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** LIST with its extensions (RFC 5258, 5819, 6154), and LSUB. */
final class Listing {
  private Listing() {}

  /** A mailbox name as an astring. */
  static String name(String name) {
    boolean atom =
        !name.isEmpty()
            && name.chars().allMatch(c -> c > ' ' && c < 0x7f && "(){%*\"\\".indexOf(c) < 0);
    return atom ? name : Structure.string(name);
  }

  /** What a LIST asks for. */
  private static final class Wish {
    boolean onlySubscribed;
    boolean onlySpecial;
    boolean recursive;
    boolean tellSubscribed;
    boolean tellSpecial;
    boolean tellChildren = true;
    List<String> status = List.of();
    String reference = "";
    List<String> patterns = new ArrayList<>();
    boolean extended;
  }

  static void list(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    Wish wish = new Wish();
    int at = 0;
    if (call.size() > 0 && call.args().get(0) instanceof Arg.Group select) {
      wish.extended = true;
      for (Arg arg : select.items()) {
        switch (String.valueOf(arg.string()).toUpperCase(Locale.ROOT)) {
          case "SUBSCRIBED" -> {
            wish.onlySubscribed = true;
            wish.tellSubscribed = true;
          }
          case "SPECIAL-USE" -> {
            wish.onlySpecial = true;
            wish.tellSpecial = true;
          }
          case "RECURSIVEMATCH" -> wish.recursive = true;
          case "REMOTE" -> {}
          default -> throw new ImapCommand.BadException("Unknown select options");
        }
      }
      if (wish.recursive && !wish.onlySubscribed && !wish.onlySpecial) {
        throw new ImapCommand.BadException("RECURSIVEMATCH must not be the only selection");
      }
      wish.tellChildren = false;
      at++;
    }
    if (at >= call.size() || call.args().get(at).string() == null) {
      throw new ImapCommand.BadException("Invalid reference");
    }
    wish.reference = String.valueOf(call.args().get(at++).string());
    if (at >= call.size()) {
      throw new ImapCommand.BadException("Invalid pattern");
    }
    if (call.args().get(at) instanceof Arg.Group group) {
      wish.extended = true;
      wish.tellChildren = false;
      for (Arg arg : group.items()) {
        wish.patterns.add(String.valueOf(arg.string()));
      }
    } else {
      wish.patterns.add(String.valueOf(call.args().get(at).string()));
    }
    at++;
    returns(call, at, wish);
    if (wish.patterns.equals(List.of("")) && !wish.extended) {
      char separator = s.user().inboxNamespace().separator();
      s.untagged("LIST (\\Noselect) \"" + separator + "\" \"\"");
    } else {
      show(s, wish);
    }
    s.done(call, "OK List completed.", false);
  }

  private static List<Namespace> ordered(ImapSession s) {
    return s.user().listed();
  }

  private static void returns(ImapCommand.Call call, int from, Wish wish)
      throws ImapCommand.BadException {
    if (from >= call.size()) {
      return;
    }
    if (!"RETURN".equalsIgnoreCase(call.args().get(from).string())
        || from + 1 >= call.size()
        || !(call.args().get(from + 1) instanceof Arg.Group options)) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    wish.extended = true;
    wish.tellChildren = false;
    for (int i = 0; i < options.items().size(); i++) {
      switch (String.valueOf(options.items().get(i).string()).toUpperCase(Locale.ROOT)) {
        case "SUBSCRIBED" -> wish.tellSubscribed = true;
        case "CHILDREN" -> wish.tellChildren = true;
        case "SPECIAL-USE" -> wish.tellSpecial = true;
        case "STATUS" -> {
          if (i + 1 < options.items().size()
              && options.items().get(i + 1) instanceof Arg.Group items) {
            wish.status = Mailboxes.items(items);
            i++;
          } else {
            throw new ImapCommand.BadException("Invalid STATUS list.");
          }
        }
        default -> throw new ImapCommand.BadException("Unknown return options");
      }
    }
  }

  private static void show(ImapSession s, Wish wish) throws IOException, MailboxException {
    List<MailUser.Listed> all = s.user().mailboxes();
    List<Folders.Node> nodes = all.stream().map(MailUser.Listed::node).toList();
    List<MailUser.Listed> meant = all;
    Set<String> subscribed = new HashSet<>();
    if (wish.onlySubscribed || wish.tellSubscribed) {
      List<MailUser.Listed> names = new ArrayList<>();
      for (Namespace ns : ordered(s)) {
        for (String name : ns.subscribed()) {
          subscribed.add(name);
          names.add(
              all.stream()
                  .filter(l -> l.node().name().equals(name))
                  .findFirst()
                  .orElseGet(() -> new MailUser.Listed(ns, ns.folders().absent(name))));
        }
      }
      meant = wish.onlySubscribed ? names : all;
    }
    for (MailUser.Listed listed : meant) {
      Namespace ns = listed.namespace();
      Folders.Node node = listed.node();
      if (!matches(wish, node.name(), ns)) {
        continue;
      }
      String special = ns.specialUse(node.name());
      if (wish.onlySpecial && special.isEmpty()) {
        continue;
      }
      List<String> flags = new ArrayList<>();
      if (wish.tellSubscribed && subscribed.contains(node.name())) {
        flags.add("\\Subscribed");
      }
      if (!node.selectable()) {
        boolean missing = wish.extended && node.news() == Folders.News.MISSING;
        flags.add(missing ? "\\NonExistent" : "\\Noselect");
      }
      if (!node.inferiors() && !node.name().equals("INBOX")) {
        flags.add("\\NoInferiors");
      } else if (wish.tellChildren) {
        boolean children = hasChildren(nodes, node.name(), ns);
        flags.add(children ? "\\HasChildren" : "\\HasNoChildren");
      }
      boolean looked = // subscriptions are looked up one by one
          wish.onlySubscribed && !node.inferiors() && ns.folders().exists(ns.inner(node.name()));
      if (node.news() == Folders.News.SOME) {
        flags.add("\\Marked");
      } else if (node.news() == Folders.News.NONE || looked) {
        flags.add("\\UnMarked");
      }
      if (!special.isEmpty() && (!wish.extended || wish.tellSpecial)) {
        flags.add(special);
      }
      s.untagged(
          "LIST (" + String.join(" ", flags) + ") \"" + ns.separator() + "\" " + name(node.name()));
      if (!wish.status.isEmpty() && node.selectable()) {
        s.untagged(
            "STATUS " + name(node.name()) + " " + Mailboxes.status(s, node.name(), wish.status));
      }
    }
  }

  private static boolean hasChildren(List<Folders.Node> nodes, String name, Namespace ns) {
    return nodes.stream().anyMatch(n -> n.name().startsWith(name + ns.separator()));
  }

  private static boolean matches(Wish wish, String name, Namespace ns) {
    for (String pattern : wish.patterns) {
      if (Patterns.matches(wish.reference + pattern, name, ns.separator())) {
        return true;
      }
    }
    return false;
  }

  static void lsub(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    Wish wish = new Wish();
    wish.reference = call.string(0);
    wish.patterns.add(call.string(1));
    if (call.size() > 2) {
      throw new ImapCommand.BadException("Extra arguments");
    }
    for (Namespace ns : ordered(s)) {
      for (String name : ns.subscribed()) {
        if (matches(wish, name, ns)) {
          boolean leaf =
              !ns.folders().exists(ns.inner(name))
                  && ns.exists(name)
                  && !ns.folders().promised(name).inferiors();
          String attributes = (leaf ? "\\NoInferiors " : "") + ns.specialUse(name);
          s.untagged("LSUB (" + attributes.strip() + ") \"" + ns.separator() + "\" " + name(name));
        }
      }
    }
    s.done(call, "OK Lsub completed.", false);
  }
}
