package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Decode;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Part;
import io.chapar.dovecot.message.Structure;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** FETCH: what of which messages; reading a body marks it as seen. */
final class Fetch {
  private static final DateTimeFormatter INTERNAL =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final List<String> SHORT =
      List.of(
          "FLAGS",
          "UID",
          "MODSEQ",
          "INTERNALDATE",
          "RFC822.SIZE",
          "ENVELOPE",
          "BODY",
          "BODYSTRUCTURE",
          "SAVEDATE",
          "PREVIEW",
          "SNIPPET",
          "X-GUID",
          "X-MAILBOX",
          "GUID");

  private Fetch() {}

  /** One thing to fetch: a short item by name, or a section. */
  private record Item(String name, Section section) {
    boolean big() {
      return section.kind != 0;
    }
  }

  /** A section: what of which part, perhaps only some of its octets. */
  private static final class Section {
    static final Section NONE = new Section(' ', "");

    final int kind; // 0: none; 'B' BODY[], 'R' RFC822, 'N' BINARY, 'Z' BINARY.SIZE
    final String text;
    boolean peek;
    String path = "";
    String what = "";
    List<String> fields = List.of();
    long from = -1;
    long count = -1;

    Section(char kind, String text) {
      this.kind = kind == ' ' ? 0 : kind;
      this.text = text;
    }
  }

  static void run(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    if (call.size() < 2) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    String set = call.string(0);
    List<Found> mails = Sets.mails(view, call, set);
    List<Item> items = new ArrayList<>();
    long changedSince = -1;
    boolean vanished = false;
    if (call.uid()) {
      items.add(new Item("UID", Section.NONE));
    }
    int at = 1;
    if (call.args().get(1) instanceof Arg.Group group) {
      if (group.items().isEmpty()) {
        throw new ImapCommand.BadException("FETCH list is empty");
      }
      parse(group.items(), items);
      at++;
    } else {
      List<Arg> rest = new ArrayList<>();
      while (at < call.size() && !(call.args().get(at) instanceof Arg.Group g && modifiers(g))) {
        rest.add(call.args().get(at++));
      }
      parse(macro(rest), items);
    }
    if (at < call.size()) {
      if (!(call.args().get(at) instanceof Arg.Group options) || at + 1 < call.size()) {
        throw new ImapCommand.BadException("Invalid arguments");
      }
      changedSince = modifier(options);
      vanished = options.items().size() > 2;
      s.enableCondstore();
      if (items.stream().noneMatch(i -> i.name().equals("MODSEQ"))) {
        items.add(new Item("MODSEQ", Section.NONE));
      }
    }
    if (items.stream().anyMatch(i -> i.name().equals("MODSEQ"))) {
      s.enableCondstore();
    }
    if (vanished) {
      if (!s.qresync()) {
        throw new ImapCommand.BadException("VANISHED used without QRESYNC");
      }
      Resync.vanished(s, view, changedSince, 1, Long.MAX_VALUE);
    }
    fetch(s, view, mails, items, changedSince);
    s.done(call, "OK Fetch completed.", call.uid());
  }

  private static boolean modifiers(Arg.Group group) {
    String first = group.items().isEmpty() ? null : group.items().get(0).string();
    return first != null
        && (first.equalsIgnoreCase("CHANGEDSINCE") || first.equalsIgnoreCase("VANISHED"));
  }

  private static long modifier(Arg.Group options) throws ImapCommand.BadException {
    String key = options.items().isEmpty() ? "" : String.valueOf(options.items().get(0).string());
    String value =
        options.items().size() < 2 ? "" : String.valueOf(options.items().get(1).string());
    if (!key.equalsIgnoreCase("CHANGEDSINCE") || !value.matches("\\d{1,18}")) {
      throw new ImapCommand.BadException("Unknown FETCH modifier");
    }
    return Long.parseLong(value);
  }

  private static List<Arg> macro(List<Arg> args) throws ImapCommand.BadException {
    if (args.isEmpty()) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    String name = String.valueOf(args.get(0).string()).toUpperCase(Locale.ROOT);
    String all =
        switch (name) {
          case "ALL" -> "FLAGS INTERNALDATE RFC822.SIZE ENVELOPE";
          case "FAST" -> "FLAGS INTERNALDATE RFC822.SIZE";
          case "FULL" -> "FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODY";
          default -> "";
        };
    if (!all.isEmpty()) {
      List<Arg> items = new ArrayList<>();
      for (String word : all.split(" ")) {
        items.add(new Arg.Atom(word));
      }
      return items;
    }
    boolean lazy =
        args.size() == 2 && args.get(1) instanceof Arg.Group && name.matches("PREVIEW|SNIPPET");
    if (args.size() > 1 && !lazy) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    return args;
  }

  private static void parse(List<Arg> args, List<Item> items) throws ImapCommand.BadException {
    for (int i = 0; i < args.size(); i++) {
      String word = args.get(i).string();
      if (word == null) {
        throw new ImapCommand.BadException("Invalid arguments");
      }
      String name = word.toUpperCase(Locale.ROOT);
      if (SHORT.contains(name)) {
        if ((name.equals("PREVIEW") || name.equals("SNIPPET"))
            && i + 1 < args.size()
            && args.get(i + 1) instanceof Arg.Group) {
          i++;
        }
        add(items, new Item(name, Section.NONE));
      } else if (name.startsWith("BODY[") || name.startsWith("BODY.PEEK[")) {
        items.add(new Item(name, section('B', word, name.startsWith("BODY.PEEK["))));
      } else if (name.startsWith("BINARY.SIZE[")) {
        items.add(new Item(name, section('Z', word, true)));
      } else if (name.startsWith("BINARY[") || name.startsWith("BINARY.PEEK[")) {
        items.add(new Item(name, section('N', word, name.startsWith("BINARY.PEEK["))));
      } else if (name.equals("RFC822")
          || name.equals("RFC822.HEADER")
          || name.equals("RFC822.TEXT")) {
        Section section = new Section('R', name);
        section.peek = name.equals("RFC822.HEADER");
        section.what = name.equals("RFC822") ? "" : name.substring(7);
        items.add(new Item(name, section));
      } else {
        throw new ImapCommand.BadException("Unknown parameter: " + name);
      }
    }
  }

  private static void add(List<Item> items, Item item) {
    if (items.stream().noneMatch(i -> i.name().equals(item.name()))) {
      items.add(item);
    }
  }

  private static Section section(char kind, String word, boolean peek)
      throws ImapCommand.BadException {
    int open = word.indexOf('[');
    int close = word.lastIndexOf(']');
    ImapCommand.BadException bad = new ImapCommand.BadException("Invalid BODY[..] section");
    if (close < open) {
      throw new ImapCommand.BadException("Invalid BODY[..] parameter: Missing ']'");
    }
    String inside = word.substring(open + 1, close);
    String upper = inside.toUpperCase(Locale.ROOT);
    Section section = new Section(kind, upper);
    section.peek = peek;
    int i = 0;
    while (i < upper.length() && (Character.isDigit(upper.charAt(i)) || upper.charAt(i) == '.')) {
      i++;
    }
    section.path = upper.substring(0, i);
    if (section.path.endsWith(".")) {
      section.path = section.path.substring(0, i - 1);
    } else if (i > 0 && i < upper.length()) {
      throw bad;
    }
    String what = upper.substring(i);
    if (what.startsWith("HEADER.FIELDS")) {
      int paren = what.indexOf('(');
      int end = what.lastIndexOf(')');
      if (paren < 0 || end < paren) {
        throw bad;
      }
      section.fields =
          List.of(inside.substring(i + paren + 1, i + end).strip().replace("\"", "").split("\\s+"));
      section.what = what.substring(0, paren).strip();
      if (!section.what.equals("HEADER.FIELDS") && !section.what.equals("HEADER.FIELDS.NOT")) {
        throw bad;
      }
    } else if (what.isEmpty()
        || what.equals("HEADER")
        || what.equals("TEXT")
        || what.equals("MIME") && !section.path.isEmpty()) {
      section.what = what;
    } else {
      throw bad;
    }
    if (section.path.startsWith(".")
        || section.path.contains("..")
        || section.path.matches("0.*|.*\\.0.*")) {
      throw bad;
    }
    String tail = word.substring(close + 1);
    if (!tail.isEmpty()) {
      if (!tail.matches("<\\d{1,12}\\.\\d{1,12}>")) {
        throw bad;
      }
      String[] f = tail.substring(1, tail.length() - 1).split("\\.");
      section.from = Long.parseLong(f[0]);
      section.count = Long.parseLong(f[1]);
    }
    return section;
  }

  private static void fetch(
      ImapSession s, View view, List<Found> mails, List<Item> items, long changedSince)
      throws IOException, MailboxException {
    boolean marks = items.stream().anyMatch(i -> i.big() && !i.section().peek) && !view.readOnly();
    Map<Long, MailFlags> seen = new LinkedHashMap<>();
    if (marks) {
      for (Found mail : mails) {
        MailFlags flags = mail.mail().flags();
        if (!flags.has(MailFlags.SEEN)) {
          seen.put(mail.mail().uid(), flags.plus(new MailFlags(MailFlags.SEEN, List.of())));
        }
      }
      if (!seen.isEmpty()) {
        view.box().flags(seen);
        view.sync(false);
        seen.forEach(view::told);
      }
    }
    for (Found before : mails) {
      Found mail = view.at(before.sequence());
      if (changedSince >= 0 && view.box().modseq(mail.mail()) <= changedSince) {
        continue;
      }
      s.process().tick(64);
      line(s, mail, items, seen.containsKey(mail.mail().uid()));
    }
  }

  private static void line(ImapSession s, Found mail, List<Item> items, boolean newlySeen)
      throws IOException, MailboxException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Item> order = new ArrayList<>();
    for (Item item : items) {
      if (!item.big() || item.section().kind == 'Z') {
        order.add(item);
      }
    }
    if (newlySeen && items.stream().noneMatch(i -> i.name().equals("FLAGS"))) {
      order.add(new Item("FLAGS", Section.NONE));
    }
    for (Item item : items) {
      if (item.big() && item.section().kind != 'Z') {
        order.add(item);
      }
    }
    for (Item item : order) {
      if (out.size() > 0) {
        out.write(' ');
      }
      if (item.big()) {
        big(s, mail, item.section(), out);
      } else {
        out.writeBytes(Utf8.encode(small(mail, item.name())));
      }
    }
    s.wire().put("* " + mail.sequence() + " FETCH (");
    s.wire().put(out.toByteArray());
    s.wire().put(")\r\n");
  }

  private static String small(Found mail, String name) throws MailboxException {
    return switch (name) {
      case "FLAGS" -> "FLAGS (" + mail.mail().flags().text(mail.recent()) + ")";
      case "UID" -> "UID " + mail.mail().uid();
      case "MODSEQ" -> "MODSEQ (" + mail.box().modseq(mail.mail()) + ")";
      case "INTERNALDATE" -> "INTERNALDATE \"" + date(mail.mail().received()) + "\"";
      case "SAVEDATE" -> "SAVEDATE \"" + date(mail.mail().saved()) + "\"";
      case "RFC822.SIZE" -> "RFC822.SIZE " + mail.part().wholeSize();
      case "ENVELOPE" -> "ENVELOPE " + Structure.envelope(mail.part());
      case "BODY" -> "BODY " + Structure.body(mail.part(), false);
      case "BODYSTRUCTURE" -> "BODYSTRUCTURE " + Structure.body(mail.part(), true);
      case "PREVIEW" -> "PREVIEW " + Structure.string(Decode.preview(mail.part(), 200));
      case "SNIPPET" ->
          "SNIPPET (FUZZY " + Structure.string(Decode.preview(mail.part(), 100)) + ")";
      case "X-MAILBOX" -> "X-MAILBOX " + Structure.string(mail.box().name());
      default -> name + " " + mail.box().guid(mail.mail());
    };
  }

  /** A time as INTERNALDATE has it. */
  static String date(long nanos) {
    return INTERNAL.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)));
  }

  private static void big(ImapSession s, Found mail, Section section, ByteArrayOutputStream out)
      throws MailboxException {
    byte[] bytes = bytes(mail, section);
    if (section.kind == 'Z') {
      out.writeBytes(Utf8.encode("BINARY.SIZE[" + section.text + "] " + bytes.length));
      return;
    }
    String label =
        section.kind == 'R'
            ? section.text
            : section.kind == 'N' ? "BINARY[" + section.text + "]" : "BODY[" + section.text + "]";
    if (section.from >= 0) {
      label += "<" + section.from + ">";
      int from = (int) Math.min(section.from, bytes.length);
      int to = (int) Math.min(bytes.length, section.from + section.count);
      bytes = java.util.Arrays.copyOfRange(bytes, from, Math.max(from, to));
    }
    if (section.what.startsWith("HEADER") || section.what.equals("MIME")) {
      s.countHead(bytes.length);
    } else {
      s.countBody(bytes.length);
    }
    out.writeBytes(
        Utf8.encode(label + (section.kind == 'N' ? " ~{" : " {") + bytes.length + "}\r\n"));
    out.writeBytes(bytes);
  }

  private static byte[] bytes(Found mail, Section section) throws MailboxException {
    Part part = mail.part();
    boolean top = true;
    if (!section.path.isEmpty()) {
      top = false;
      for (String step : section.path.split("\\.")) {
        Part next = child(part, Integer.parseInt(step.substring(0, Math.min(9, step.length()))));
        if (next == null) {
          return new byte[0];
        }
        part = next;
      }
    }
    if (section.kind == 'N' || section.kind == 'Z') {
      byte[] decoded = top ? part.whole() : Decode.content(part);
      return decoded == null ? new byte[0] : decoded;
    }
    if (!top && !section.what.isEmpty() && !section.what.equals("MIME")) {
      if (part.children().isEmpty() || !part.type().equals("message")) {
        return new byte[0];
      }
      part = part.children().get(0);
    }
    return switch (section.what) {
      case "" -> top ? part.whole() : part.content();
      case "HEADER", "MIME" -> part.head();
      case "TEXT" -> part.content();
      case "HEADER.FIELDS" -> part.fields(section.fields, false);
      default -> part.fields(section.fields, true);
    };
  }

  /** The n-th part: of a multipart, of the message inside, or the only one. */
  private static @org.jspecify.annotations.Nullable Part child(Part part, int n) {
    Part home = part;
    if (home.type().equals("message") && !home.children().isEmpty()) {
      home = home.children().get(0);
    }
    if (home.type().equals("multipart")) {
      return n >= 1 && n <= home.children().size() ? home.children().get(n - 1) : null;
    }
    return n == 1 ? home : null;
  }
}
