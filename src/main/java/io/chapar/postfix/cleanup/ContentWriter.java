package io.chapar.postfix.cleanup;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Quoting;
import io.chapar.mail.Token;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.table.Maps;
import io.chapar.text.Utf8;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message on its way through cleanup: checked, its addresses rewritten, its
 * missing headers added, and written to the queue file of the session.
 */
final class ContentWriter implements MimeParser.Handler {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final CleanupSession session;
  private final Set<HeaderKind> seen = EnumSet.noneOf(HeaderKind.class);
  private final boolean checksOn;
  private int hops;
  private String resent = "";

  ContentWriter(CleanupSession session, boolean checksOn) {
    this.session = session;
    this.checksOn = checksOn;
  }

  @Override
  public void header(MimeParser.Place place, @Nullable HeaderKind found, String text) {
    HeaderKind kind = found;
    String header = text;
    if (kind == HeaderKind.RECEIVED) {
      hops++;
    }
    if (checksOn && session.has(CleanupFlag.FILTER)) {
      boolean mimeHeader = kind != null && kind.role() == HeaderKind.Role.MIME;
      Maps maps =
          mimeHeader || place == MimeParser.Place.MULTIPART
              ? session.settings.mimeHeaderChecks
              : place == MimeParser.Place.PRIMARY
                  ? session.settings.headerChecks
                  : session.settings.nestedHeaderChecks;
      if (!maps.isEmpty()) {
        String checked = session.checks.check(maps, true, header);
        if (checked == null) {
          return;
        }
        if (!checked.equals(header)) {
          header = checked;
          kind = HeaderKind.of(header);
        }
      }
    }
    if (kind == null) {
      session.outHeader(header);
      return;
    }
    String value = header.substring(header.indexOf(':') + 1);
    if (session.settings.autoEightBit && kind == HeaderKind.CONTENT_TRANSFER_ENCODING) {
      String encoding = value.strip().toLowerCase(Locale.ROOT);
      if (encoding.equals("8bit") || encoding.equals("binary")) {
        session.attributes.put("encoding", "8bit");
      }
    }
    if (place != MimeParser.Place.PRIMARY) {
      session.outHeader(header);
      return;
    }
    primary(kind, header, value);
  }

  @Override
  public void error(MimeParser.Strict rule, String text) {
    session.mimeError(rule.complaint(), text);
  }

  private void primary(HeaderKind kind, String header, String value) {
    seen.add(kind);
    if (kind == HeaderKind.MESSAGE_ID) {
      session.daemon.log().info(session.queueId + ": message-id=" + value.strip());
    } else if (kind == HeaderKind.RESENT_MESSAGE_ID) {
      session.daemon.log().info(session.queueId + ": resent-message-id=" + value.strip());
    } else if (kind == HeaderKind.RECEIVED && hops >= session.settings.hopcountLimit) {
      session.warn("message rejected: hopcount exceeded");
      session.trouble("the message has " + hops + " Received: headers", "hopcount_limit");
      session.fail(CleanupStatus.HOPS);
    }
    if (!session.outOk()) {
      return;
    }
    if (kind.resent()) {
      resent = "Resent-";
    }
    boolean dropped = session.settings.dropped.contains(kind);
    switch (kind.role()) {
      case SENDER, RECIPIENT -> {
        if (session.rewriteHeaders) {
          rewrite(kind, header, value, dropped);
        } else if (!dropped) {
          session.outHeader(header);
        }
      }
      default -> {
        if (!dropped) {
          session.outHeader(header);
        }
      }
    }
  }

  @Override
  public void headersEnd() {
    if (session.outOk()) {
      addMissing();
    }
  }

  @Override
  public void body(boolean continued, byte[] line, int from, int length, long offset) {
    if (!session.outOk()) {
      return;
    }
    if (checksOn
        && !session.settings.bodyChecks.isEmpty()
        && session.has(CleanupFlag.FILTER)
        && (session.settings.bodyCheckLimit == 0 || offset < session.settings.bodyCheckLimit)) {
      String text = Utf8.decode(line, from, length);
      String checked = session.checks.check(session.settings.bodyChecks, false, text);
      if (checked == null) {
        return;
      }
      if (!checked.equals(text)) {
        byte[] other = Utf8.encode(checked);
        session.putLine(continued, other, 0, other.length);
        return;
      }
    }
    session.putLine(continued, line, from, length);
  }

  private void rewrite(HeaderKind kind, String header, String value, boolean dropped) {
    List<Token> tree = AddressSyntax.list(value, session.settings.tokenLimit);
    boolean changed = false;
    boolean isSender = kind.role() == HeaderKind.Role.SENDER;
    for (Token token : tree) {
      if (token.kind() != Token.Kind.ADDRESS) {
        continue;
      }
      String before = AddressSyntax.header(token.parts(), ' ');
      String after = TrivialRewrite.rewriteQuoted(session.daemon, session.rewriteLocal, before);
      if (session.has(CleanupFlag.MAP_OK)) {
        String where = isSender ? "header_sender" : "header_recipient";
        String inner = Quoting.unquote(after);
        String mappedTo =
            session
                .addresses()
                .canonical(
                    inner,
                    isSender
                        ? session.settings.senderCanonical
                        : session.settings.recipientCanonical,
                    isSender
                        ? session.settings.senderCanonicalClasses
                        : session.settings.recipientCanonicalClasses,
                    where);
        if (!mappedTo.equals(inner)) {
          after = Quoting.header(mappedTo);
        }
      }
      if (!after.equals(before)) {
        changed = true;
        token.parts().clear();
        token.parts().addAll(AddressSyntax.scan(after));
      }
    }
    if (dropped) {
      return;
    }
    session.outHeader(
        changed ? fold(kind.title() + ": " + AddressSyntax.header(tree, '\n')) : header);
  }

  /** Joins the lines of a rewritten list of addresses as far as they fit. */
  private static String fold(String header) {
    if (header.indexOf('\n') < 0) {
      return header;
    }
    StringBuilder folded = new StringBuilder(header.length());
    int lineLength = 0;
    for (String part : header.split("\n", -1)) {
      if (folded.length() == 0) {
        lineLength = part.length();
      } else if (lineLength + 1 + part.length() < 70) {
        folded.append(' ');
        lineLength += 1 + part.length();
      } else {
        folded.append('\n');
        lineLength = part.length();
      }
      folded.append(part);
    }
    return folded.toString();
  }

  private void addMissing() {
    if (hops < 1) {
      session.warn("message rejected: no Received: header");
      session.fail(CleanupStatus.BAD);
      return;
    }
    boolean add = session.rewriteHeaders || session.settings.alwaysAddMissing;
    boolean again = !resent.isEmpty();
    HeaderKind id = again ? HeaderKind.RESENT_MESSAGE_ID : HeaderKind.MESSAGE_ID;
    if (add && !seen.contains(id)) {
      String value =
          session.settings.longIds
              ? session.queueId + "@" + session.settings.myhostname
              : STAMP.format(Instant.ofEpochSecond(0, session.created))
                  + "."
                  + session.queueId
                  + "@"
                  + session.settings.myhostname;
      session.put(Record.NORMAL, resent + "Message-Id: <" + value + ">");
      session
          .daemon
          .log()
          .info(session.queueId + ": " + (again ? "resent-" : "") + "message-id=<" + value + ">");
      seen.add(id);
    }
    if (!seen.contains(HeaderKind.MESSAGE_ID)) {
      session.daemon.log().info(session.queueId + ": message-id=<>");
    }
    if (add && !seen.contains(again ? HeaderKind.RESENT_DATE : HeaderKind.DATE)) {
      session.put(Record.NORMAL, resent + "Date: " + CleanupSession.date(session.arrival));
    }
    if (add && !seen.contains(again ? HeaderKind.RESENT_FROM : HeaderKind.FROM)) {
      session.put(Record.NORMAL, from());
    }
    boolean visible =
        seen.contains(HeaderKind.TO)
            || seen.contains(HeaderKind.CC)
            || seen.contains(HeaderKind.RESENT_TO)
            || seen.contains(HeaderKind.RESENT_CC);
    if (add && !visible && !session.settings.undisclosed.isEmpty()) {
      if (ContentChecks.isHeader(session.settings.undisclosed)) {
        session.put(Record.NORMAL, session.settings.undisclosed);
      } else {
        session.warnPlainly(
            "bad undisclosed_recipients_header header text \""
                + session.settings.undisclosed
                + "\" -- need \"headername: headervalue\"");
      }
    }
  }

  private String from() {
    String who =
        session.sender == null || session.sender.isEmpty() ? "MAILER-DAEMON" : session.sender;
    String address = Quoting.header(who);
    String name = session.fullName;
    if (name == null || name.isEmpty() || session.sender == null || session.sender.isEmpty()) {
      return resent + "From: " + address;
    }
    String phrase = name.replace('\r', ' ').replace('\n', ' ');
    if (!session.settings.standardFrom) {
      return resent + "From: " + address + " (" + phrase + ")";
    }
    boolean special = phrase.chars().anyMatch(c -> "%!()<>@,;:\\\".[]".indexOf(c) >= 0);
    List<Token> tokens =
        special
            ? List.of(new Token(Token.Kind.QUOTED, phrase))
            : AddressSyntax.scan(phrase, session.settings.tokenLimit);
    return resent
        + "From: "
        + (tokens.isEmpty() ? "" : AddressSyntax.header(tokens, ' ') + " ")
        + "<"
        + address
        + ">";
  }
}
