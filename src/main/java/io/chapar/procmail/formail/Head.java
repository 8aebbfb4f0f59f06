package io.chapar.procmail.formail;

import io.chapar.host.Process;
import io.chapar.unix.Strftime;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header of the mail that is being read, and what the options make of it. */
final class Head {
  private final Process p;
  private final Arguments a;
  private final Input in;
  private final Output out;
  private final Fields fields = new Fields();
  private final Fields added = new Fields();
  private final boolean forgetLength;
  private @Nullable String sender;
  private String subject = "";
  private String references = "";
  private String messageId = "";
  private String date = "";
  private boolean hadFrom;
  private long madeIds;

  Head(Process p, Arguments a, Input in, Output out) {
    this.p = p;
    this.a = a;
    this.in = in;
    this.out = out;
    forgetLength =
        a.digest
            || a.berkeley
            || a.keepBody
                && (a.reply
                    || !a.extractWhole.isEmpty()
                        && a.extractWhole.find(Field.of("Content-Length:")) == null);
    if (a.reply) {
      a.insertRenaming.list.add(new Field("X-Loop:", 7));
    }
  }

  /** The first field that has been read and not been written, or null. */
  @Nullable Field first() {
    return fields.isEmpty() ? null : fields.list.get(0);
  }

  /** All that have been read; they are used up. */
  List<Field> take() {
    List<Field> all = new ArrayList<>(fields.list);
    fields.list.clear();
    return all;
  }

  /** Makes the line that was read a field. */
  void add() {
    fields.add(in.line.toString());
    in.line.setLength(0);
  }

  /** Reads a field with its continuation lines; false if the next line is not one. */
  boolean readField() throws IOException {
    in.readLine();
    String line = in.line.toString();
    int name = Field.nameLength(line);
    if (name <= 0) {
      return false;
    }
    if (name == Field.FROM.length() && line.startsWith(Field.FROM)) {
      if (!fields.isEmpty()) {
        return false;
      }
      while (in.next == '>') {
        in.readLine();
      }
    } else {
      while (in.next == ' ' || in.next == '\t') {
        in.readLine();
      }
    }
    fields.list.add(new Field(in.line.toString(), name));
    in.line.setLength(0);
    return true;
  }

  /** Whether the field that was read last is one of a digest's. */
  boolean digestField() {
    return !fields.isEmpty() && Known.field(fields.list.get(fields.list.size() - 1));
  }

  /** Whether a news article begins here. */
  boolean article() {
    if (fields.isEmpty() && in.line.indexOf("Article ") == 0) {
      add();
      fields.list.get(0).name = "Article ".length();
      return true;
    }
    return false;
  }

  /** What Content-Length says, 0 where it does not matter. */
  long contentLength() {
    Field field = forgetLength ? null : fields.find("Content-Length:");
    if (field == null) {
      return 0;
    }
    String digits = field.value().strip();
    return digits.matches("[0-9]{1,15}") ? Long.parseLong(digits) : 0;
  }

  /**
   * Applies the options that change fields and remembers what a reply needs; whether the cache
   * knows the mail.
   */
  boolean prepare(@Nullable IdCache cache) throws IOException {
    for (Field field : fields.list) {
      zapBlanksBeforeColon(field);
    }
    Field top = first();
    if (top != null && top.text.startsWith("Article ")) {
      top.text = "Article:" + top.text.substring(8);
    }
    subject = "";
    references = "";
    messageId = "";
    date = "";
    a.firstUnique.list.forEach(f -> f.kept = null);
    a.lastUnique.list.forEach(f -> f.kept = null);
    hadFrom = !a.force && top != null && top.isFrom();
    change(a.reply);
    Sender search = new Sender(a.reply, a.toHeader);
    for (int i = 0; i < fields.list.size(); i++) {
      Field field = fields.list.get(i);
      if (a.zap && zap(field)) {
        fields.list.remove(i--);
        continue;
      }
      if (a.concatenate) {
        concatenate(field);
      }
      search.look(field, i == 0);
      remember(field);
    }
    sender = search.address();
    return cache != null && known(cache);
  }

  private boolean known(IdCache cache) throws IOException {
    String key;
    if (a.reply) {
      key = sender;
    } else {
      key = messageId.isEmpty() ? null : messageId.substring(0, messageId.length() - 1);
    }
    if (key == null) {
      return false;
    }
    String stripped = key.replaceFirst("^ +", "");
    boolean seen = cache.seen(stripped);
    if (seen && !a.quiet) {
      p.err().print("formail: Duplicate key found:" + stripped + "\n");
    }
    return seen;
  }

  private void remember(Field field) {
    if (field.value().length() <= 1) {
      return;
    }
    if (field.named("Subject:")) {
      subject = field.value();
    } else if (field.named("References:")) {
      references = field.value();
    } else if (field.named("Message-ID:")) {
      messageId = field.value();
    } else if (field.named("Date:")) {
      date = field.value();
    }
  }

  private static void zapBlanksBeforeColon(Field field) {
    int colon = field.name - 1;
    if (colon > 0 && field.text.charAt(colon) == ':') {
      int end = colon;
      while (end > 0 && (field.text.charAt(end - 1) == ' ' || field.text.charAt(end - 1) == '\t')) {
        end--;
      }
      field.text = field.text.substring(0, end) + field.text.substring(colon);
      field.name = end + 1;
    }
  }

  /** A blank after the colon; whether the field is empty and goes. */
  private static boolean zap(Field field) {
    if (field.name > 0 && field.text.charAt(field.name - 1) == ':') {
      char next = field.name < field.text.length() ? field.text.charAt(field.name) : '\n';
      if (next != ' ' && next != '\t' && field.text.length() > field.name + 1) {
        field.text = field.text.substring(0, field.name) + " " + field.text.substring(field.name);
      } else {
        return field.text.length() <= field.name + 2;
      }
    }
    return false;
  }

  private static void concatenate(Field field) {
    if (!field.isFrom()) {
      String body = field.text.substring(0, field.text.length() - 1);
      field.text = body.replace('\n', ' ') + field.text.substring(field.text.length() - 1);
    }
  }

  /** Options -i, -I, -R, -u and -U. */
  private void change(boolean replying) {
    for (int i = 0; i < fields.list.size(); i++) {
      Field field = fields.list.get(i);
      Field renaming = replying ? null : a.insertRenaming.find(field);
      Field deleting;
      if (renaming != null && !(a.reply && field.name >= renaming.text.length() - 1)) {
        rename(field, 0, "Old-");
      } else if ((deleting = a.insertDeleting.find(field)) != null
          && !(replying && deleting.name < deleting.text.length() - 1)) {
        fields.list.remove(i--);
        continue;
      } else {
        Field other = a.rename.find(field);
        if (other != null) {
          rename(field, other.name, other.text.substring(other.name));
        }
      }
      Field unique = a.firstUnique.findOwn(field);
      if (unique != null && unique.kept == null) {
        unique.kept = field;
        continue;
      }
      Field last = a.lastUnique.findOwn(field);
      if (last != null) {
        Field before = last.kept;
        if (before != null) {
          fields.list.remove(before);
          i--;
        }
        last.kept = field;
      } else if (unique != null) {
        fields.list.remove(i--);
      }
    }
  }

  private static void rename(Field field, int oldLength, String name) {
    int old = oldLength;
    if (name.equals(Field.FROM)) {
      field.text = field.text.replaceAll("\n[ \t]", "\n>");
      old = field.name;
    } else {
      if (field.isFrom()) {
        field.text = field.text.replace("\n>", "\n ");
      }
      if (name.endsWith(":")) {
        old = field.name;
      }
    }
    field.text = name + field.text.substring(old);
    field.name += name.length() - old;
  }

  /** Writes the header as it is wanted; true if there was nobody to reply to. */
  boolean write() throws IOException {
    boolean nobody = false;
    if (a.reply) {
      nobody = sender == null;
      reply();
    } else if (needsFrom()) {
      String who = sender == null ? "foo@bar" : sender;
      boolean copied = !date.isEmpty() && a.addIfMissing.find(Field.of("Date:")) != null;
      String when =
          copied
              ? saved(date)
              : " "
                  + Strftime.format(
                      "%a %b %e %H:%M:%S %Y",
                      Strftime.at(p.machine().scheduler().nanos(), ZoneOffset.UTC))
                  + "\n";
      fields.list.add(0, Field.of(Field.FROM + who + " " + when));
    }
    for (Field field : a.addIfMissing.list) {
      if (fields.find(field.text.substring(0, field.name)) == null) {
        boolean made =
            !field.filled() && (field.named("Message-ID:") || field.named("Resent-Message-ID:"));
        added.add(made ? messageId(field) : field.text);
      }
    }
    if (a.folder != null) {
      Field top = first();
      if (top != null && top.isFrom()) {
        out.print(top.text);
      }
      Field line = fields.find("Subject:");
      if (line != null) {
        concatenate(line);
        String text =
            line.text.substring(0, line.text.length() - 1).replaceAll("[\t\u000b\f\r]", " ");
        out.print(" " + text.substring(0, Math.min(78, text.length())) + "\n");
      }
    }
    for (Field field : take()) {
      emit(field);
    }
    for (Field field : added.list) {
      emit(field);
    }
    added.list.clear();
    emitFilled(a.addAlways);
    emitFilled(a.insertRenaming);
    emitFilled(a.insertDeleting);
    return nobody;
  }

  private void emitFilled(Fields some) throws IOException {
    for (Field field : some.list) {
      if (field.filled()) {
        emit(field);
      }
    }
  }

  /** Writes a field, or what is to be extracted of it. */
  private void emit(Field field) throws IOException {
    if (!a.extract.isEmpty() || !a.extractWhole.isEmpty()) {
      if (a.extract.find(field) != null) {
        String value =
            field.text.substring(field.name, Math.max(field.name, field.text.length() - 1));
        if (a.zap) {
          value = value.replaceFirst("^[ \t]+", "").replaceFirst("[ \t]+$", "");
        }
        out.print(value + "\n");
        return;
      }
      if (a.extractWhole.find(field) == null) {
        return;
      }
    }
    out.mail(field.text);
  }

  private boolean needsFrom() {
    Field top = first();
    if (a.force || top != null && top.isFrom()) {
      return false;
    }
    Field wanted = a.addIfMissing.find(Field.FROM);
    if (wanted != null && wanted.text.length() <= Field.FROM.length() + 1) {
      return true;
    }
    return !hadFrom
        && a.insertRenaming.find(Field.FROM) == null
        && a.insertDeleting.find(Field.FROM) == null
        && a.rename.find(Field.FROM) == null;
  }

  private static String saved(String value) {
    return value.startsWith(" ") || value.startsWith("\t") ? value : " " + value;
  }

  /** The header of an answer. */
  private void reply() {
    fields.list.removeIf(
        field -> {
          Field kept = a.insertRenaming.find(field);
          return kept == null || kept.name < kept.text.length() - 1;
        });
    fields.add("To: " + (sender == null ? "foo@bar" : sender) + "\n");
    if (!subject.isEmpty()) {
      fields.add("Subject: Re:" + saved(subject)); // also where there is one: as on 64 bits
    }
    if (!references.isEmpty() || !messageId.isEmpty()) {
      String all = "References:";
      if (!references.isEmpty()) {
        String before = saved(references);
        all += messageId.isEmpty() ? before : before.substring(0, before.length() - 1);
      }
      if (!messageId.isEmpty()) {
        all += saved(messageId);
      }
      fields.add(all);
    }
    if (!messageId.isEmpty()) {
      fields.add("In-Reply-To:" + saved(messageId));
    }
    change(false);
  }

  /** A message id nobody else has. */
  private String messageId(Field field) {
    return field.text.substring(0, field.name)
        + " <"
        + base64(in.hash)
        + "."
        + base64(madeIds++)
        + "."
        + base64(p.pid())
        + "."
        + base64(p.machine().scheduler().nanos() / 1_000_000_000)
        + "@"
        + p.hostname()
        + ">\n";
  }

  private static String base64(long number) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    StringBuilder text = new StringBuilder();
    long rest = number;
    do {
      text.append(letters.charAt((int) (rest & 63)));
      rest >>>= 6;
    } while (rest != 0);
    return text.toString();
  }
}
