package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox in one file, mbox(5): UIDs, flags and keywords stand in the headers X-IMAPbase, X-UID,
 * Status, X-Status and X-Keywords, which clients do not see. Other programs may append to it and
 * rewrite it at any time.
 */
@SuppressWarnings("ReferenceEquality") // an inode is immutable: the same object is the same file
final class Mbox implements Mailbox {
  private static final int SAVE_PADDING = 73;

  private final MailHost host;
  private final String name;
  private final String file;
  private final Index index;
  private final String root;
  private @Nullable Inode read;
  private boolean shut; // the dotlock was out of reach for this process
  private final List<MboxMessage> messages = new ArrayList<>(); // without the internal one
  private @Nullable MboxMessage internal;
  private List<Mail> mails = List.of();
  private final Set<String> keywords = new LinkedHashSet<>();
  private long validity;
  private long last;

  /**
   * A mailbox.
   *
   * @param root where its tree keeps what all mailboxes share; empty: nowhere
   */
  Mbox(MailHost host, String name, String file, String indexDirectory, String root) {
    this.root = root;
    this.host = host;
    this.name = name;
    this.file = file;
    this.index = new Index(host.files(), indexDirectory);
  }

  /** It has just been made: it gets its UIDVALIDITY, but nobody has looked into it yet. */
  void made() {
    index.load();
    newValidity();
    try {
      index.save();
    } catch (DiskException e) {
      // the next one may write it
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void sync() throws MailboxException {
    index.load();
    Inode before = host.files().peek(file);
    if (before != null && before == read) {
      return;
    }
    if (before != null) {
      host.tick((int) Math.min(before.size(), 10_000_000)); // no turn for others after this
    }
    Inode now = host.files().peek(file);
    byte[] bytes;
    try {
      bytes = host.files().read(file);
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOENT) {
        throw MailboxException.of(MailboxException.Kind.NOTFOUND, "Mailbox doesn't exist: " + name);
      }
      throw MailboxException.internal(
          "Mailbox " + name + ": open() failed with mbox: " + e.errno().text());
    }
    if (!MboxFile.isMbox(bytes)) {
      throw MailboxException.internal(
          "Mailbox " + name + ": Syncing failed: Mailbox isn't a valid mbox file");
    }
    load(bytes);
    boolean changed = number();
    read = now;
    boolean first = !index.known();
    boolean may = (changed || first) && !readOnly() && !locked() && lockable();
    if (changed && may) {
      rewrite();
    }
    list();
    remember();
  }

  /** Whether the dotlock could be made now; without it, what is to be written waits. */
  private boolean lockable() {
    if (!host.setting("mbox_write_locks").contains("dotlock")) {
      return true;
    }
    String directory = file.substring(0, file.lastIndexOf('/'));
    if (host.files().may(directory, 3)) {
      return true;
    }
    Files privileged = host.privileged();
    shut = privileged == null;
    return privileged != null && privileged.may(directory, 3);
  }

  /** The index knows the file as it is now. */
  private void remember() {
    Inode file = read;
    if (file == null) {
      return;
    }
    index.seen(file, mails.stream().anyMatch(Mail::recent));
    try {
      index.save();
    } catch (DiskException e) {
      // who may not write it does without
    }
  }

  private void load(byte[] bytes) {
    messages.clear();
    internal = null;
    messages.addAll(MboxFile.parse(bytes, host));
    if (!messages.isEmpty() && messages.get(0).isInternalData()) {
      internal = messages.remove(0);
    }
    MboxMessage first = internal != null ? internal : messages.isEmpty() ? null : messages.get(0);
    String base = first == null ? null : first.get(internal != null ? "x-imap" : "x-imapbase");
    keywords.clear();
    long was = validity;
    validity = 0;
    last = 0;
    if (base != null) {
      String[] f = base.strip().split("\\s+");
      validity = number(f[0]);
      last = f.length > 1 ? number(f[1]) : 0;
      keywords.addAll(Arrays.asList(f).subList(Math.min(2, f.length), f.length));
    }
    if (validity == 0) {
      validity = was != 0 ? was : newValidity();
      if (messages.isEmpty() && internal == null) {
        return;
      }
      for (MboxMessage message : messages) {
        message.set("X-UID", null);
      }
    }
  }

  /** That of an empty mailbox is kept in the index. */
  private long newValidity() {
    if (index.validity() == 0) {
      index.validity(root.isEmpty() ? host.nanos() / 1_000_000_000L : Validity.next(host, root));
    }
    return index.validity();
  }

  /** Gives every message that has none a UID; whether anything changed. */
  private boolean number() {
    boolean changed = false;
    long previous = 0;
    long next = last + 1;
    for (MboxMessage message : messages) {
      String text = message.get("x-uid");
      long uid = text == null ? 0 : number(text);
      if (uid <= previous || uid >= next) {
        uid = Math.max(next, previous + 1);
        message.set("X-UID", Long.toString(uid));
        changed = true;
      }
      next = Math.max(next, uid + 1);
      previous = uid;
      keywords.addAll(message.flags().keywords());
    }
    last = next - 1;
    return base() || changed;
  }

  /** Writes UIDVALIDITY, last UID and keywords where the format keeps them. */
  private boolean base() {
    MboxMessage first = internal != null ? internal : messages.isEmpty() ? null : messages.get(0);
    if (first == null) {
      return false;
    }
    String words = keywords.isEmpty() ? "" : " " + String.join(" ", keywords);
    String value = String.format("%d %010d%s", validity, last, words);
    String header = internal != null ? "X-IMAP" : "X-IMAPbase";
    String old = first.get(header);
    if (value.equals(old)) {
      return false;
    }
    first.set(header, value);
    for (MboxMessage message : messages) {
      if (message != first) {
        message.set("X-IMAPbase", null);
      }
    }
    return true;
  }

  private static long number(String text) {
    String t = text.strip();
    int end = 0;
    while (end < t.length() && end < 10 && Character.isDigit(t.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Long.parseLong(t.substring(0, end));
  }

  private void list() {
    List<Mail> all = new ArrayList<>(messages.size());
    long mtime = read == null ? host.nanos() : read.mtime();
    for (int i = 0; i < messages.size(); i++) {
      MboxMessage message = messages.get(i);
      String uid = message.get("x-uid");
      all.add(
          new Mail(
              uid == null ? i + 1 : number(uid),
              message.flags(),
              !message.old(),
              MboxFile.received(message.fromLine, mtime),
              mtime,
              Integer.toString(i)));
    }
    mails = List.copyOf(all);
  }

  @Override
  public List<Mail> mails() {
    return mails;
  }

  @Override
  public long uidValidity() {
    return validity;
  }

  @Override
  public long uidNext() {
    return last + 1;
  }

  @Override
  public List<String> keywords() {
    return List.copyOf(keywords);
  }

  @Override
  public void know(List<String> words) {
    for (String word : words) {
      if (keywords.stream().noneMatch(word::equalsIgnoreCase)) {
        keywords.add(word);
      }
    }
  }

  @Override
  public boolean readOnly() {
    return !host.files().may(file, 2);
  }

  private @Nullable MboxMessage message(long uid) {
    for (int i = 0; i < mails.size(); i++) {
      if (mails.get(i).uid() == uid) {
        return messages.get(i);
      }
    }
    return null;
  }

  @Override
  public byte[] content(Mail mail) throws MailboxException {
    MboxMessage message = message(mail.uid());
    if (message == null) {
      throw MailboxException.of(
          MailboxException.Kind.NOTFOUND, "Message was expunged: " + mail.uid());
    }
    return message.visible();
  }

  @Override
  public String path(Mail mail) {
    return file;
  }

  @Override
  public String guid(Mail mail) {
    MboxMessage message = message(mail.uid());
    return message == null ? "" : Ids.digest(message.visible());
  }

  @Override
  public void flags(Map<Long, MailFlags> changes) throws MailboxException {
    if (shut) {
      return; // what cannot be written is forgotten with the process
    }
    lock();
    sync();
    for (Map.Entry<Long, MailFlags> change : changes.entrySet()) {
      MboxMessage message = message(change.getKey());
      if (message != null) {
        message.flags(change.getValue(), message.old());
        keywords.addAll(change.getValue().keywords());
      }
    }
    base();
    index.touch(changes.keySet(), steps(changes));
    rewrite();
    list();
  }

  @Override
  public void seen() throws MailboxException {
    boolean changed = false;
    for (MboxMessage message : messages) {
      if (!message.old()) {
        message.flags(message.flags(), true);
        changed = true;
      }
    }
    if (changed && !readOnly() && !locked() && lockable()) {
      rewrite();
      list();
    }
  }

  @Override
  public void expunge(Set<Long> uids) throws MailboxException {
    if (shut) {
      return;
    }
    lock();
    sync();
    List<MboxMessage> kept = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (!uids.contains(mails.get(i).uid())) {
        kept.add(messages.get(i));
      }
    }
    if (kept.size() == messages.size()) {
      return;
    }
    messages.clear();
    messages.addAll(kept);
    if (messages.isEmpty() && internal == null) {
      internal = internalData();
    }
    base();
    index.forget(uids);
    rewrite();
    list();
  }

  private MboxMessage internalData() {
    long seconds = host.nanos() / 1_000_000_000L;
    String date =
        java.time.format.DateTimeFormatter.ofPattern(
                "EEE, dd MMM yyyy HH:mm:ss Z", java.util.Locale.ENGLISH)
            .withZone(java.time.ZoneOffset.UTC)
            .format(java.time.Instant.ofEpochSecond(seconds));
    return new MboxMessage(
        MboxFile.fromLine("MAILER_DAEMON", host.nanos()),
        List.of(
            "Date: " + date + "\n",
            "From: Mail System Internal Data <MAILER-DAEMON@" + host.hostname() + ">\n",
            "Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n",
            "Message-ID: <" + seconds + "@" + host.hostname() + ">\n",
            String.format("X-IMAP: %d %010d\n", validity, last),
            "Status: RO\n"),
        ("This text is part of the internal format of your mail folder, and is not\n"
                + "a real message.  It is created automatically by the mail system software.\n"
                + "If deleted, important folder data will be lost, and it will be re-created\n"
                + "with the data reset to initial values.\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long append(byte[] bytes, MailFlags flags, long received, String from)
      throws MailboxException {
    host.tick(bytes.length);
    lock();
    sync();
    int body = 0;
    while (body < bytes.length) {
      int line = body;
      while (line < bytes.length && bytes[line] != '\n') {
        line++;
      }
      boolean empty = line == body;
      body = Math.min(line + 1, bytes.length);
      if (empty) {
        break;
      }
    }
    String head = Utf8.decode(bytes, 0, body);
    String headers = head.endsWith("\n\n") ? head.substring(0, head.length() - 1) : head;
    if (headers.equals("\n")) {
      headers = "";
    }
    byte[] text = MboxFile.quoteFrom(Arrays.copyOfRange(bytes, body, bytes.length));
    String sender = from.isEmpty() ? host.user() + "@" + host.hostname() : from;
    MboxMessage message =
        new MboxMessage(
            MboxFile.fromLine(sender, received), MboxMessage.headerLines(headers), text);
    for (String own :
        List.of(
            "X-UID",
            "Status",
            "X-Status",
            "X-Keywords",
            "X-IMAPbase",
            "X-IMAP",
            "Content-Length")) {
      message.set(own, null);
    }
    long uid = ++last;
    if (messages.isEmpty() && internal == null) {
      message.headers.add(String.format("X-IMAPbase: %d %010d\n", validity, uid));
    }
    message.headers.add("X-UID: " + uid + "\n");
    message.headers.add("Status: " + (flags.has(MailFlags.SEEN) ? "R" : "") + "\n");
    String words = String.join(" ", flags.keywords());
    message.headers.add(
        "X-Keywords:" + (words.isEmpty() ? "" : " " + words) + " ".repeat(SAVE_PADDING) + "\n");
    message.headers.add("Content-Length: " + text.length + "\n");
    message.flags(flags, false);
    keywords.addAll(flags.keywords());
    messages.add(message);
    base();
    index.touch(List.of(uid), 1);
    try {
      rewrite();
    } catch (MailboxException e) {
      messages.remove(message);
      last--;
      throw e;
    }
    list();
    remember();
    return uid;
  }

  /** Writes the file as it should be, under Dovecot's locks. */
  private void rewrite() throws MailboxException {
    List<MboxMessage> all = new ArrayList<>();
    if (internal != null) {
      all.add(internal);
    }
    all.addAll(messages);
    byte[] bytes = MboxFile.write(all);
    Files files = host.files();
    try {
      Inode old = files.stat(file);
      files.write(file, bytes, 0600);
      index.save();
      read = files.stat(file);
      if (old.number() != read.number()) {
        read = null;
      }
    } catch (DiskException e) {
      throw MailboxException.internal(
          "Mailbox " + name + ": " + Denied.text(host, "write", file, e));
    }
  }

  /** The dotlock: waits for somebody else's, and tells where it could not be made. */
  private void lock() throws MailboxException {
    if (!host.setting("mbox_write_locks").contains("dotlock")) {
      return;
    }
    String dot = file + ".lock";
    long timeout = seconds("mbox_lock_timeout", 300);
    long stale = seconds("mbox_dotlock_change_timeout", 120) * 1_000_000_000L;
    long begun = host.nanos();
    while (host.files().exists(dot)) {
      Inode held = host.files().peek(dot);
      if (held != null && host.nanos() - Math.max(held.mtime(), mtime()) > stale) {
        break;
      }
      if (host.nanos() - begun >= timeout * 1_000_000_000L) {
        throw MailboxException.of(
            MailboxException.Kind.NOTPOSSIBLE, "Timeout while waiting for lock");
      }
      host.sleep(Duration.ofMillis(500));
    }
    String directory = file.substring(0, file.lastIndexOf('/'));
    if (host.files().may(directory, 3)) {
      return;
    }
    Files privileged = host.privileged();
    if (privileged == null) {
      throw MailboxException.unexplained();
    }
    if (!privileged.may(directory, 3)) {
      throw MailboxException.internal(
          "Mailbox "
              + name
              + ": "
              + Denied.text(
                  host, "file_dotlock_create", file, new DiskException(Errno.EACCES, file))
              + (file.startsWith("/var/mail/") || file.startsWith("/var/spool/mail/")
                  ? " (set mail_privileged_group=mail)"
                  : ""));
    }
  }

  /** Whether somebody else has the mailbox locked right now. */
  private boolean locked() {
    return host.files().exists(file + ".lock");
  }

  private long mtime() {
    Inode now = host.files().peek(file);
    return now == null ? 0 : now.mtime();
  }

  private long seconds(String setting, long otherwise) {
    String[] f = host.setting(setting).strip().split("\\s+");
    if (f[0].isEmpty() || !f[0].chars().allMatch(Character::isDigit)) {
      return otherwise;
    }
    long n = Long.parseLong(f[0]);
    return f.length > 1 && f[1].startsWith("m")
        ? n * 60
        : f.length > 1 && f[1].startsWith("h") ? n * 3600 : n;
  }

  @Override
  public String guid() {
    if (index.guid().isEmpty()) {
      index.guid(Ids.unique(host));
      try {
        index.save();
      } catch (DiskException e) {
        // the next one may write it
      }
    }
    return index.guid();
  }

  @Override
  public long highestModseq() {
    return index.highest();
  }

  @Override
  public long modseq(Mail mail) {
    return index.of(mail.uid());
  }

  @Override
  public void renumber(long newValidity, long newNext) throws MailboxException {
    sync();
    validity = newValidity == 0 ? validity : newValidity;
    last = Math.max(last, newNext - 1);
    rewrite();
    list();
  }

  @Override
  public boolean tracksModseq() {
    return index.tracks();
  }

  @Override
  public void trackModseq() {
    index.track();
    try {
      index.save();
    } catch (DiskException e) {
      // the next one may write it
    }
  }

  @Override
  public Set<Long> goneSince(long modseq) {
    return index.goneSince(modseq);
  }

  /** How many changes of the index it takes: one for flags, one for keywords. */
  private int steps(Map<Long, MailFlags> changes) {
    boolean system = false;
    boolean words = false;
    for (Mail mail : mails()) {
      MailFlags next = changes.get(mail.uid());
      if (next != null) {
        system |= next.system() != mail.flags().system();
        words |= !next.keywords().equals(mail.flags().keywords());
      }
    }
    return (system ? 1 : 0) + (words ? 1 : 0);
  }
}
