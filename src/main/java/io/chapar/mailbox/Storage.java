package io.chapar.mailbox;

/** The way in: the mailboxes at a place, in the format that the place says. */
public final class Storage {
  private Storage() {}

  /** The mailboxes of a layout, as a process sees them. */
  public static Folders open(MailHost host, Layout layout) {
    return FolderTree.of(host, layout);
  }
}
