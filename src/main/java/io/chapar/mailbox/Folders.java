package io.chapar.mailbox;

import java.util.List;

/** The mailboxes of one namespace: the tree that a {@link Layout} describes. Names use '/'. */
public interface Folders {
  /**
   * A name in the tree.
   *
   * @param selectable whether it holds mail
   * @param inferiors whether there may be mailboxes below it
   * @param news what is known of new mail in it
   */
  record Node(String name, boolean selectable, boolean inferiors, News news) {
    Node(String name, boolean selectable, boolean inferiors) {
      this(name, selectable, inferiors, News.UNKNOWN);
    }

    /** A name that only stands between others: nothing on the disk. */
    static Node missing(String name) {
      return new Node(name, false, true, News.MISSING);
    }

    /** The same by another name. */
    public Node named(String other) {
      return new Node(other, selectable, inferiors, news);
    }
  }

  /** What a list tells of new mail. */
  enum News {
    UNKNOWN,
    SOME,
    NONE,
    /** There is no such mailbox. */
    MISSING
  }

  /** A mailbox that would be made when somebody opens it. */
  default Node promised(String name) {
    return new Node(name, true, !layout().format().equals("mbox"));
  }

  /** A name that a namespace's prefix makes. */
  default Node between(String name) {
    return new Node(name, false, true);
  }

  /** A name without a mailbox. */
  default Node absent(String name) {
    return Node.missing(name);
  }

  /** All there is, parents before children, INBOX last. */
  List<Node> list() throws MailboxException;

  /** Whether there is a mailbox of a name that can be selected. */
  boolean exists(String name) throws MailboxException;

  /** A mailbox, not read yet; INBOX is made if it is missing. */
  Mailbox open(String name) throws MailboxException;

  /** Makes a mailbox, or with {@code directory} only a place for mailboxes. */
  void create(String name, boolean directory) throws MailboxException;

  /** Removes a mailbox with its mail. */
  void delete(String name) throws MailboxException;

  /** Renames a mailbox and those below it. */
  void rename(String from, String to) throws MailboxException;

  /** The names that are subscribed to, in their order. */
  List<String> subscriptions();

  /** Subscribes to a name, or no longer; whether that changed anything. */
  boolean subscribe(String name, boolean on) throws MailboxException;

  /** Where a mailbox lies. */
  String path(String name);

  /** Where the index of a mailbox lies; empty: nowhere. */
  String indexPath(String name);

  /** Where a namespace begins. */
  Layout layout();

  /** Makes sure that the tree's root is there. */
  void prepare() throws MailboxException;
}
