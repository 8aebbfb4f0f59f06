package io.chapar.mailbox;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.disk.Files;
import io.chapar.disk.Inode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as a directory of files, maildir(5): what is new lies in new/, the rest in cur/ with
 * its flags in its name. Dovecot's dovecot-uidlist gives the UIDs, dovecot-keywords the letters of
 * keywords.
 */
@SuppressWarnings("ReferenceEquality") // an inode is immutable: the same object is the same file
final class Maildir implements Mailbox {
  private static final String LETTERS = "RFTSD"; // in the order of MailFlags's bits
  private static final String SORTED = "DFRST";

  private final MailHost host;
  private final String name;
  private final String directory;
  private final String root;
  private final String indexes;
  private final Index index;
  private @Nullable Inode readNew;
  private @Nullable Inode readCur;
  private @Nullable Inode readList;
  private final TreeMap<Long, String> bases = new TreeMap<>(); // UID to base name, from the uidlist
  private final Map<String, String> places = new LinkedHashMap<>(); // base name to path
  private final List<String> keywords = new ArrayList<>();
  private List<Mail> mails = List.of();
  private long validity;
  private long next = 1;
  private String guid = "";

  Maildir(MailHost host, String name, String directory, String indexDirectory, String root) {
    this.root = root;
    this.host = host;
    this.name = name;
    this.directory = directory;
    this.indexes = indexDirectory.isEmpty() ? directory : indexDirectory;
    this.index = new Index(host.files(), indexes.equals("MEMORY") ? "" : indexes);
  }

  @Override
  public String name() {
    return name;
  }

  private MailboxException failed(String call, String path, DiskException e) {
    return e.errno() == Errno.ENOENT && !host.files().exists(directory)
        ? MailboxException.of(MailboxException.Kind.NOTFOUND, "Mailbox doesn't exist: " + name)
        : MailboxException.internal(Denied.text(host, call, path, e));
  }

  @Override
  public void sync() throws MailboxException {
    Files files = host.files();
    index.load();
    try {
      files.stat(directory + "/tmp");
    } catch (DiskException e) {
      throw failed("stat", directory + "/tmp", e);
    }
    host.tick(16 * bases.size() + 64); // no turn for others between here and the end
    Inode inNew = files.peek(directory + "/new");
    Inode inCur = files.peek(directory + "/cur");
    Inode list = files.peek(directory + "/dovecot-uidlist");
    if (inNew == readNew && inCur == readCur && list == readList && inCur != null) {
      return;
    }
    loadUidlist();
    loadKeywords();
    places.clear();
    scan("cur");
    scan("new");
    number();
    readNew = files.peek(directory + "/new");
    readCur = files.peek(directory + "/cur");
    readList = files.peek(directory + "/dovecot-uidlist");
    collect();
  }

  private void scan(String sub) throws MailboxException {
    String dir = directory + "/" + sub;
    try {
      for (String file : host.files().list(dir)) {
        if (!file.startsWith(".")) {
          places.put(base(file), dir + "/" + file);
        }
      }
    } catch (DiskException e) {
      throw failed("opendir", dir, e);
    }
  }

  private static String base(String file) {
    int colon = file.indexOf(":2,");
    return colon < 0 ? file : file.substring(0, colon);
  }

  private void loadUidlist() {
    bases.clear();
    long last = 0;
    try {
      for (String line : host.files().text(directory + "/dovecot-uidlist").split("\n", -1)) {
        if (line.startsWith("3 V")) {
          for (String field : line.substring(2).split(" ", -1)) {
            if (field.startsWith("V")) {
              validity = Long.parseLong(field.substring(1));
            } else if (field.startsWith("N")) {
              next = Long.parseLong(field.substring(1));
            } else if (field.startsWith("G")) {
              guid = field.substring(1);
            }
          }
        } else if (line.indexOf(" :") > 0) {
          long uid = Long.parseLong(line.substring(0, line.indexOf(' ')));
          bases.put(uid, line.substring(line.indexOf(" :") + 2));
          last = Math.max(last, uid);
        }
      }
    } catch (DiskException | NumberFormatException e) {
      // without a list, or with one that cannot be understood, all messages are new
    }
    next = Math.max(next, last + 1);
  }

  private void loadKeywords() {
    keywords.clear();
    try {
      for (String line : host.files().text(directory + "/dovecot-keywords").split("\n", -1)) {
        int space = line.indexOf(' ');
        if (space > 0) {
          keywords.add(line.substring(space + 1));
        }
      }
    } catch (DiskException e) {
      // no keywords yet
    }
  }

  /** Gives new files UIDs and forgets those that are gone. */
  private void number() throws MailboxException {
    boolean changed = validity == 0;
    if (validity == 0) {
      guid = Ids.unique(host);
      index.load();
      if (!index.known()) {
        index.guid(guid);
        saveIndex();
      }
      validity = Validity.next(host, root);
    }
    Map<String, Long> known = new LinkedHashMap<>();
    bases.forEach((uid, base) -> known.put(base, uid));
    changed |= bases.values().removeIf(base -> !places.containsKey(base));
    List<String> fresh = new ArrayList<>();
    for (String base : places.keySet()) {
      if (!known.containsKey(base)) {
        fresh.add(base);
      }
    }
    fresh.sort(null);
    for (String base : fresh) {
      bases.put(next++, base);
      changed = true;
    }
    if (changed && host.files().may(directory, 2)) {
      saveUidlist();
    }
  }

  private void saveUidlist() throws MailboxException {
    saveUidlist(false);
  }

  private void saveUidlist(boolean more) throws MailboxException {
    StringBuilder out = new StringBuilder();
    out.append("3 V").append(validity).append(" N").append(next).append(" G").append(guid);
    out.append('\n');
    bases.forEach((uid, base) -> out.append(uid).append(" :").append(base).append('\n'));
    try {
      String list = directory + "/dovecot-uidlist";
      if (more && host.files().exists(list)) {
        host.files().write(list, out.toString(), mode());
      } else {
        host.files().write(list + ".lock", out.toString(), mode());
        host.files().rename(list + ".lock", list);
      }
    } catch (DiskException e) {
      throw failed("rename", directory + "/dovecot-uidlist", e);
    }
    readList = host.files().peek(directory + "/dovecot-uidlist");
    index.load();
    if (!index.known()) {
      index.guid(guid);
    }
    saveIndex();
  }

  /** Files are for whom the directory is for. */
  private int mode() {
    Inode dir = host.files().peek(directory);
    return dir == null ? 0600 : dir.mode() & 0666;
  }

  private void saveIndex() {
    try {
      index.save();
    } catch (DiskException e) {
      // Dovecot goes on in memory, too
    }
  }

  private void collect() {
    List<Mail> all = new ArrayList<>(bases.size());
    for (Map.Entry<Long, String> entry : bases.entrySet()) {
      String path = places.get(entry.getValue());
      Inode file = path == null ? null : host.files().peek(path);
      if (path == null || file == null) {
        continue;
      }
      boolean recent =
          index.known() && index.firstRecent() > 0
              ? entry.getKey() >= index.firstRecent()
              : path.startsWith(directory + "/new/") || index.known();
      all.add(
          new Mail(
              entry.getKey(),
              parse(path),
              recent,
              Math.floorDiv(file.mtime(), 1_000_000_000L) * 1_000_000_000L,
              file.ctime(),
              entry.getValue()));
    }
    mails = List.copyOf(all);
  }

  private MailFlags parse(String path) {
    int at = path.lastIndexOf(":2,");
    if (at < 0) {
      return MailFlags.NONE;
    }
    int system = 0;
    List<String> words = new ArrayList<>();
    for (char c : path.substring(at + 3).toCharArray()) {
      int bit =
          switch (c) {
            case 'R' -> MailFlags.ANSWERED;
            case 'F' -> MailFlags.FLAGGED;
            case 'T' -> MailFlags.DELETED;
            case 'S' -> MailFlags.SEEN;
            case 'D' -> MailFlags.DRAFT;
            default -> 0;
          };
      system |= bit;
      if (c >= 'a' && c <= 'z' && c - 'a' < keywords.size()) {
        words.add(keywords.get(c - 'a'));
      }
    }
    return new MailFlags(system, words);
  }

  private String letters(MailFlags flags) throws MailboxException {
    StringBuilder out = new StringBuilder();
    for (char c : SORTED.toCharArray()) {
      if (flags.has(1 << LETTERS.indexOf(c))) {
        out.append(c);
      }
    }
    List<Integer> places26 = new ArrayList<>();
    for (String word : flags.keywords()) {
      places26.add(letter(word));
    }
    places26.stream().filter(i -> i >= 0).sorted().forEach(i -> out.append((char) ('a' + i)));
    return out.toString();
  }

  private int letter(String word) throws MailboxException {
    for (int i = 0; i < keywords.size(); i++) {
      if (keywords.get(i).equalsIgnoreCase(word)) {
        return i < 26 ? i : -1;
      }
    }
    keywords.add(word);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < keywords.size(); i++) {
      out.append(i).append(' ').append(keywords.get(i)).append('\n');
    }
    try {
      host.files().write(directory + "/dovecot-keywords", out.toString(), mode());
    } catch (DiskException e) {
      throw failed("open", directory + "/dovecot-keywords", e);
    }
    return keywords.size() <= 26 ? keywords.size() - 1 : -1;
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
    return next;
  }

  @Override
  public List<String> keywords() {
    return List.copyOf(keywords);
  }

  @Override
  public void know(List<String> words) {
    try {
      for (String word : words) {
        letter(word);
      }
    } catch (MailboxException e) {
      // it is known for this session, then
    }
  }

  @Override
  public boolean readOnly() {
    return !host.files().may(directory + "/cur", 2);
  }

  @Override
  public byte[] content(Mail mail) throws MailboxException {
    String path = path(mail);
    try {
      byte[] bytes = host.files().read(path);
      host.tick(bytes.length);
      return unix(bytes);
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOENT) {
        throw MailboxException.of(MailboxException.Kind.NOTFOUND, "Message was expunged");
      }
      throw failed("open", path, e);
    }
  }

  private static byte[] unix(byte[] bytes) {
    int crs = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      crs += bytes[i] == '\r' && bytes[i + 1] == '\n' ? 1 : 0;
    }
    if (crs == 0) {
      return bytes;
    }
    byte[] out = new byte[bytes.length - crs];
    int n = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        out[n++] = bytes[i];
      }
    }
    return out;
  }

  @Override
  public String path(Mail mail) {
    return places.getOrDefault(mail.key(), directory + "/cur/" + mail.key());
  }

  @Override
  public void flags(Map<Long, MailFlags> changes) throws MailboxException {
    sync();
    for (Map.Entry<Long, MailFlags> change : changes.entrySet()) {
      String base = bases.get(change.getKey());
      if (base != null) {
        move(base, change.getValue(), true);
      }
    }
    pinRecent();
    index.touch(changes.keySet(), steps(changes));
    saveIndex();
    reread();
  }

  /** What is recent while nobody was told is kept in the index once the file leaves new/. */
  private void pinRecent() {
    if (index.known() && index.firstRecent() > 0) {
      return;
    }
    long first = next;
    for (Mail mail : mails) {
      if (mail.recent()) {
        first = Math.min(first, mail.uid());
      }
    }
    index.firstRecent(Math.max(first, 1));
  }

  /** Gives a file the flags; {@code inNew}: what is recent stays in new/, where that is seen. */
  private void move(String base, MailFlags flags, boolean inNew) throws MailboxException {
    String from = places.get(base);
    boolean stays = inNew && from != null && from.startsWith(directory + "/new/");
    String to = directory + (stays ? "/new/" : "/cur/") + base + ":2," + letters(flags);
    if (from == null || from.equals(to)) {
      return;
    }
    try {
      host.files().rename(from, to);
      places.put(base, to);
    } catch (DiskException e) {
      throw failed("rename", from, e);
    }
  }

  private void reread() {
    readNew = host.files().peek(directory + "/new");
    readCur = host.files().peek(directory + "/cur");
    collect();
  }

  @Override
  public void seen() throws MailboxException {
    if (readOnly()) {
      return;
    }
    boolean any = mails.stream().anyMatch(Mail::recent);
    for (Mail mail : mails) {
      String path = places.get(mail.key());
      if (path != null && path.startsWith(directory + "/new/")) {
        move(mail.key(), mail.flags(), false);
        any = true;
      }
    }
    if (any || !index.known()) {
      index.firstRecent(next);
      saveIndex();
    }
    reread();
  }

  @Override
  public void expunge(Set<Long> uids) throws MailboxException {
    sync();
    for (Long uid : uids) {
      String base = bases.get(uid);
      String path = base == null ? null : places.get(base);
      if (path == null || base == null) {
        continue;
      }
      try {
        host.files().unlink(path);
      } catch (DiskException e) {
        if (e.errno() != Errno.ENOENT) {
          throw failed("unlink", path, e);
        }
      }
      places.remove(base);
      bases.remove(uid);
    }
    index.forget(uids);
    saveUidlist();
    reread();
  }

  @Override
  public long append(byte[] message, MailFlags flags, long received, String from)
      throws MailboxException {
    host.tick(message.length);
    sync();
    pinRecentBefore();
    long nanos = host.nanos();
    int lines = 0;
    for (int i = 0; i < message.length; i++) {
      lines += message[i] == '\n' && (i == 0 || message[i - 1] != '\r') ? 1 : 0;
    }
    String unique =
        nanos / 1_000_000_000L
            + ".M"
            + nanos % 1_000_000_000L / 1000
            + "P"
            + host.pid()
            + "."
            + host.hostname();
    String temporary = directory + "/tmp/" + unique;
    String base = unique + ",S=" + message.length + ",W=" + (message.length + lines);
    boolean plain = flags.equals(MailFlags.NONE);
    String place =
        plain ? directory + "/new/" + base : directory + "/cur/" + base + ":2," + letters(flags);
    try {
      host.files().write(temporary, message, mode());
    } catch (DiskException e) {
      if (e.errno() == Errno.ENOSPC) {
        throw MailboxException.of(
            MailboxException.Kind.OVERQUOTA, "Not enough disk quota (No space left on device)");
      }
      throw MailboxException.internal(
          "Mailbox " + name + ": open(" + temporary + ") failed: " + e.errno().text());
    }
    try {
      Inode file = host.files().stat(temporary);
      host.files().utimes(temporary, file.atime(), received);
      host.files().rename(temporary, place);
    } catch (DiskException e) {
      throw failed("rename", temporary, e);
    }
    long uid = next++;
    bases.put(uid, base);
    places.put(base, place);
    index.touch(List.of(uid), 1);
    cache();
    saveUidlist(true);
    reread();
    return uid;
  }

  /** The cache of what clients have asked for: ours asks the messages themselves. */
  private void cache() {
    String path = indexes + "/dovecot.index.cache";
    if (!indexes.equals("MEMORY") && !host.files().exists(path)) {
      try {
        host.files().write(path, "dovecot.index.cache\n", mode());
      } catch (DiskException e) {
        // without it, too
      }
    }
  }

  private void pinRecentBefore() {
    if (mails.stream().anyMatch(m -> !m.recent())) {
      pinRecent();
    }
  }

  @Override
  public String guid() {
    return guid;
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
    next = Math.max(next, newNext);
    saveUidlist();
  }

  @Override
  public boolean tracksModseq() {
    return index.tracks();
  }

  @Override
  public void trackModseq() {
    index.track();
    saveIndex();
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
