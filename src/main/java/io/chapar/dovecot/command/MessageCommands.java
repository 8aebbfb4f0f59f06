package io.chapar.dovecot.command;

import io.chapar.dovecot.message.Decode;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Part;
import io.chapar.dovecot.message.Structure;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.MailboxException;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The commands that look at messages or change their flags: fetch, search, flags, expunge. */
final class MessageCommands {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final List<String> FIELDS =
      List.of(
          "user",
          "mailbox",
          "mailbox-guid",
          "seq",
          "uid",
          "guid",
          "flags",
          "modseq",
          "hdr",
          "body",
          "body.preview",
          "body.snippet",
          "text",
          "text.utf8",
          "size.physical",
          "size.virtual",
          "date.received",
          "date.sent",
          "date.saved",
          "date.received.unixtime",
          "date.sent.unixtime",
          "date.saved.unixtime",
          "imap.envelope",
          "imap.body",
          "imap.bodystructure",
          "pop3.uidl",
          "pop3.order",
          "refcount",
          "storageid");

  private MessageCommands() {}

  private static Adm.Options options(Adm adm, List<String> args, String more) throws IOException {
    return adm.options(args.get(0), args.subList(1, args.size()), Mails.OPTIONS + more);
  }

  private static void user(Printer printer, Adm.Options options) {
    if (Mails.several(options)) {
      printer.header(new Printer.Column("username", "Username", true, false, false));
    }
  }

  static void fetch(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "");
    if (options.rest.size() < 2) {
      throw adm.usage("fetch");
    }
    List<String> fields = List.of(options.rest.get(0).strip().split("\\s+"));
    for (String field : fields) {
      if (!FIELDS.contains(field) && !field.matches("(hdr|body|binary)\\..+")) {
        adm.process()
            .out()
            .print(
                "Available fetch fields: hdr.<name> body.<section> binary.<section> "
                    + String.join(" ", FIELDS)
                    + "\n");
        adm.process().out().flush();
        throw adm.fatal(Adm.USAGE, "Unknown fetch field: " + field);
      }
    }
    Selection selection = Selection.of(adm, options.rest.subList(1, options.rest.size()));
    Printer printer = adm.printer("pager");
    boolean blankBetween = printer.format().equals("pager");
    user(printer, options);
    fields.forEach(f -> printer.header(Printer.Column.of(f)));
    if (blankBetween) {
      printer.separator("\f\n");
    }
    Mails.each(
        adm,
        options,
        user ->
            selection.each(
                user,
                "Syncing mailbox '%s' failed",
                (box, mails) -> {
                  for (Found mail : mails) {
                    if (Mails.several(options)) {
                      printer.put(user.user());
                    }
                    for (String field : fields) {
                      printer.put(value(user.user(), box.name(), mail, field));
                    }
                  }
                }));
  }

  private static String value(String user, String box, Found mail, String field)
      throws MailboxException {
    return switch (field) {
      case "user" -> user;
      case "mailbox" -> MailboxCommands.shown(box);
      case "mailbox-guid" -> mail.box().guid();
      case "seq" -> Integer.toString(mail.sequence());
      case "uid" -> Long.toString(mail.mail().uid());
      case "guid" -> mail.box().guid(mail.mail());
      case "flags" -> mail.mail().flags().text(mail.recent());
      case "modseq" -> Long.toString(mail.box().modseq(mail.mail()));
      case "hdr" -> mail.part().rawHead();
      case "body" -> Utf8.decode(mail.part().rawContent());
      case "text" -> Utf8.decode(mail.bytes());
      case "text.utf8" ->
          Decode.words(mail.part().rawHead()) + Utf8.decode(mail.part().rawContent());
      case "size.physical" -> Integer.toString(mail.bytes().length);
      case "size.virtual" -> Integer.toString(mail.part().wholeSize());
      case "date.received" -> date(mail.mail().received());
      case "date.saved" -> date(mail.mail().saved());
      case "date.received.unixtime" -> Long.toString(mail.mail().received() / 1_000_000_000L);
      case "date.saved.unixtime" -> Long.toString(mail.mail().saved() / 1_000_000_000L);
      case "date.sent", "date.sent.unixtime" -> {
        OffsetDateTime sent = Decode.date(mail.part().header("Date"));
        yield sent == null
            ? ""
            : field.endsWith("unixtime")
                ? Long.toString(sent.toEpochSecond())
                : DATE.format(sent.toInstant())
                    + " ("
                    + sent.getOffset().getId().replace(":", "").replace("Z", "+0000")
                    + ")";
      }
      case "imap.envelope" -> strip(Structure.envelope(mail.part()));
      case "imap.body" -> strip(Structure.body(mail.part(), false));
      case "imap.bodystructure" -> strip(Structure.body(mail.part(), true));
      case "body.snippet" -> Decode.preview(mail.part(), 100);
      case "body.preview" -> Decode.preview(mail.part(), 200);
      case "pop3.uidl", "pop3.order", "refcount", "storageid" -> "";
      default -> section(mail, field);
    };
  }

  private static String strip(String text) {
    return text.substring(1, text.length() - 1);
  }

  /** The values of a header as they stand in the message, folded as they are. */
  private static String folded(String head, String name) {
    StringBuilder out = new StringBuilder();
    boolean in = false;
    for (String line : head.split("\r?\n")) {
      boolean more = line.startsWith(" ") || line.startsWith("\t");
      int colon = line.indexOf(':');
      if (!more) {
        in = colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name);
      }
      if (in) {
        out.append(out.isEmpty() ? "" : "\n")
            .append(more ? line : line.substring(colon + 1).stripLeading());
      }
    }
    return out.toString();
  }

  private static String date(long nanos) {
    return DATE.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)));
  }

  private static String section(Found mail, String field) throws MailboxException {
    if (field.startsWith("hdr.")) {
      String name = field.substring(4);
      boolean decode =
          name.endsWith(".utf8") || name.endsWith(".address") || name.endsWith(".address_name");
      String bare = decode ? name.substring(0, name.indexOf('.')) : name;
      List<String> values = new ArrayList<>();
      if (!decode) {
        return folded(mail.part().rawHead(), bare);
      }
      for (Part.Header header : mail.part().headers()) {
        if (header.name().equalsIgnoreCase(bare)) {
          values.add(Decode.words(header.value()));
        }
      }
      return String.join("\n", values);
    }
    String path = field.substring(field.indexOf('.') + 1);
    Part part = mail.part();
    if (!path.matches("[\\d.]+")) {
      return "";
    }
    for (String step : path.split("\\.")) {
      int n = Integer.parseInt(step);
      if (part.type().equals("multipart")) {
        if (n < 1 || n > part.children().size()) {
          return "";
        }
        part = part.children().get(n - 1);
      } else if (n != 1) {
        return "";
      }
    }
    byte[] decoded = field.startsWith("binary.") ? Decode.content(part) : part.content();
    return decoded == null ? "" : Utf8.decode(decoded);
  }

  static void search(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "");
    if (options.rest.isEmpty()) {
      throw adm.usage("search");
    }
    Selection selection = Selection.of(adm, options.rest);
    Printer printer = adm.printer("flow");
    user(printer, options);
    printer.header(Printer.Column.hidden("mailbox-guid"));
    printer.header(Printer.Column.hidden("uid"));
    Mails.each(
        adm,
        options,
        user ->
            selection.each(
                user,
                "Couldn't get mailbox '%s' GUID",
                (box, mails) -> {
                  for (Found mail : mails) {
                    if (Mails.several(options)) {
                      printer.put(user.user());
                    }
                    printer.put(box.box().guid());
                    printer.put(Long.toString(mail.mail().uid()));
                  }
                }));
  }

  private static boolean keyword(String word) {
    return word.chars().allMatch(c -> c > ' ' && c < 0x7f && "(){%*\"\\]".indexOf(c) < 0);
  }

  static void flags(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "");
    if (options.rest.size() < 2) {
      throw adm.usage(args.get(0));
    }
    int system = 0;
    List<String> keywords = new ArrayList<>();
    for (String word : options.rest.get(0).strip().split("\\s+")) {
      if (word.startsWith("\\")) {
        int flag = MailFlags.system(word);
        if (flag == 0 && !word.equalsIgnoreCase("\\Recent")) { // which nobody can set
          throw adm.fatal(Adm.TEMP, "Invalid system flag: " + word);
        }
        system |= flag;
      } else if (!word.isEmpty()) {
        keywords.add(word);
      }
    }
    MailFlags flags = new MailFlags(system, keywords);
    Selection selection = Selection.of(adm, options.rest.subList(1, options.rest.size()));
    String how = args.get(0).substring(6);
    boolean good = keywords.stream().allMatch(MessageCommands::keyword);
    Mails.each(
        adm,
        options,
        user -> {
          if (!good) {
            adm.error(user.user(), "Invalid keywords: Invalid characters in keyword");
            adm.fail(Adm.NOT_POSSIBLE);
            return;
          }
          selection.each(
              user,
              "Syncing mailbox '%s' failed",
              (box, mails) -> {
                Map<Long, MailFlags> changes = new LinkedHashMap<>();
                for (Found mail : mails) {
                  MailFlags old = mail.mail().flags();
                  changes.put(
                      mail.mail().uid(),
                      how.equals("add")
                          ? old.plus(flags)
                          : how.equals("remove") ? old.minus(flags) : flags);
                }
                if (!changes.isEmpty()) {
                  box.box().flags(changes);
                }
              });
        });
  }

  static void expunge(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "md");
    if (options.rest.isEmpty()) {
      throw adm.usage("expunge");
    }
    Selection selection = Selection.of(adm, options.rest);
    if (!selection.namesMailbox()) {
      throw adm.fatal(
          Adm.USAGE,
          "expunge: To avoid accidents, search query must contain MAILBOX in all search branches");
    }
    if (selection.onlyMailbox()) {
      throw adm.fatal(
          Adm.USAGE,
          "expunge: To avoid accidents, each branch in search query must contain something else"
              + " besides MAILBOX (e.g. just add \"all\" if you want everything)");
    }
    Mails.each(
        adm,
        options,
        user ->
            selection.each(
                user,
                "Syncing mailbox '%s' failed",
                (box, mails) -> {
                  Set<Long> gone = new TreeSet<>();
                  mails.forEach(m -> gone.add(m.mail().uid()));
                  if (!gone.isEmpty()) {
                    box.box().expunge(gone);
                  }
                  if (options.has('d')
                      && !box.name().equals("INBOX")
                      && box.box().mails().isEmpty()) {
                    box.namespace().delete(box.name());
                  }
                }));
  }

  static void deduplicate(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "m");
    if (options.rest.isEmpty()) {
      throw adm.usage("deduplicate");
    }
    Selection selection = Selection.of(adm, options.rest);
    Mails.each(
        adm,
        options,
        user ->
            selection.each(
                user,
                "Mailbox %s: Mailbox sync failed",
                (box, mails) -> {
                  Set<String> seen = new HashSet<>();
                  Set<Long> gone = new TreeSet<>();
                  for (Found mail : mails) {
                    String id =
                        options.has('m')
                            ? mail.part().header("Message-ID")
                            : mail.box().guid(mail.mail());
                    if (id != null && !seen.add(id)) {
                      gone.add(mail.mail().uid());
                    }
                  }
                  if (!gone.isEmpty()) {
                    box.box().expunge(gone);
                  }
                }));
  }

  static void index(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "qn:");
    if (options.rest.size() != 1) {
      throw adm.usage("index");
    }
    read(adm, options);
  }

  static void resync(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "f");
    if (options.rest.isEmpty()) {
      throw adm.usage("force-resync");
    }
    read(adm, options);
  }

  /** Reads the mailboxes that a mask means: what indexing and resyncing come to here. */
  private static void read(Adm adm, Adm.Options options) throws IOException {
    Selection selection = Selection.of(adm, List.of("mailbox", options.rest.get(0), "all"));
    boolean wild = options.rest.get(0).matches(".*[*%].*");
    Mails.each(
        adm,
        options,
        user -> {
          if (wild || user.inboxNamespace().exists(options.rest.get(0))) {
            selection.each(user, "Syncing mailbox '%s' failed", (box, mails) -> {});
          }
        });
  }

  static void purge(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "");
    adm.noMore(options, 0);
    Mails.each(adm, options, user -> {});
  }

  static void altmove(Adm adm, List<String> args) throws IOException {
    Adm.Options options = options(adm, args, "r");
    if (options.rest.isEmpty()) {
      throw adm.usage("altmove");
    }
    Mails.each(adm, options, user -> {});
  }
}
