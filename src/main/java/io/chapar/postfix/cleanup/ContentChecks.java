package io.chapar.postfix.cleanup;

import io.chapar.mail.Decision;
import io.chapar.mail.Reply;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.text.Utf8;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What header_checks and its brothers have done with a header or a line. */
final class ContentChecks {
  private final CleanupSession session;

  ContentChecks(CleanupSession session) {
    this.session = session;
  }

  /**
   * Asks a table about a header or a line.
   *
   * @return what goes on in its place; null: nothing
   */
  @Nullable String check(Maps maps, boolean header, String text) {
    Answer answer = maps.find(text);
    if (answer.failed()) {
      session.warn(maps.title() + " map lookup problem -- message not accepted, try again later");
      session.failed(maps, "content", answer);
      session.fail(CleanupStatus.WRITE);
      return text;
    }
    if (!answer.found()) {
      return text;
    }
    session.decided(
        new Decision(
            session.now(),
            "cleanup " + maps.title(),
            text.length() > 200 ? text.substring(0, 200) : text,
            answer.value(),
            answer.causes(maps.title())));
    return act(maps.title(), header, text, answer.value());
  }

  private @Nullable String act(String title, boolean header, String text, String value) {
    int blank = 0;
    while (blank < value.length() && value.charAt(blank) != ' ' && value.charAt(blank) != '\t') {
      blank++;
    }
    String rest = value.substring(blank).stripLeading();
    String what = header ? "header" : "body";
    switch (value.substring(0, blank).toUpperCase(Locale.ROOT)) {
      case "REJECT" -> {
        reject(rest);
        log("reject", what, text, session.reason());
      }
      case "WARN" -> log("warning", what, text, rest);
      case "INFO" -> log("info", what, text, rest);
      case "FILTER" -> {
        if (rest.isEmpty()) {
          session.warnPlainly("missing FILTER command argument in " + title + " map");
        } else if (rest.indexOf(':') < 0) {
          session.warnPlainly(
              "bad FILTER command " + rest + " in " + title + " -- need transport:destination");
        } else {
          session.filter(rest);
          log("filter", what, text, rest);
        }
      }
      case "PASS" -> {
        log("pass", what, text, rest);
        session.drop(CleanupFlag.FILTER);
      }
      case "DISCARD" -> {
        log("discard", what, text, rest);
        session.add(CleanupFlag.DISCARD);
        session.drop(CleanupFlag.FILTER);
      }
      case "HOLD" -> {
        if (!session.has(CleanupFlag.HOLD) && !session.has(CleanupFlag.DISCARD)) {
          log("hold", what, text, rest);
          session.add(CleanupFlag.HOLD);
        }
      }
      case "PREPEND" -> prepend(title, header, text, rest, what);
      case "REPLACE" -> {
        return replace(title, header, text, rest, what);
      }
      case "REDIRECT" -> {
        if (rest.indexOf('@') < 0) {
          session.warnPlainly(
              "bad REDIRECT target \"" + rest + "\" in " + title + " map -- need user@domain");
        } else {
          session.redirect(rest);
          log("redirect", what, text, rest);
          session.drop(CleanupFlag.FILTER);
        }
      }
      case "BCC" -> {
        if (rest.indexOf('@') < 0) {
          session.warnPlainly(
              "bad BCC address \"" + rest + "\" in " + title + " map -- need user@domain");
        } else {
          session.headerBcc(rest);
          log("bcc", what, text, rest);
        }
      }
      case "STRIP" -> {
        log("strip", what, text, rest);
        return null;
      }
      case "IGNORE" -> {
        return null;
      }
      case "DUNNO", "OK" -> {}
      default -> session.warnPlainly("unknown command in " + title + " map: " + value);
    }
    return text;
  }

  private void reject(String rest) {
    String reason;
    if (rest.isEmpty()) {
      reason = CleanupStatus.CONT.enhanced() + " " + CleanupStatus.CONT.text();
    } else {
      reason = Reply.enhancedLength(rest) > 0 ? rest : "5.7.1 " + rest;
      if (!reason.startsWith("4") && !reason.startsWith("5")) {
        session.warnPlainly("bad DSN action in " + rest + " -- need 4.x.x or 5.x.x");
        reason = "4" + reason.substring(1);
      }
    }
    session.reason(reason);
    session.fail(reason.startsWith("4") ? CleanupStatus.DEFER : CleanupStatus.CONT);
    session.drop(CleanupFlag.FILTER);
  }

  private void prepend(String title, boolean header, String text, String rest, String what) {
    if (rest.isEmpty()) {
      session.warnPlainly("PREPEND action without text in " + title + " map");
    } else if (!header) {
      log("prepend", what, text, rest);
      session.outLine(rest);
    } else if (!isHeader(rest)) {
      session.warnPlainly(badHeader("PREPEND", title, rest));
    } else {
      log("prepend", what, text, rest);
      session.outHeader(rest);
    }
  }

  private String replace(String title, boolean header, String text, String rest, String what) {
    if (rest.isEmpty()) {
      session.warnPlainly("REPLACE action without text in " + title + " map");
      return text;
    }
    if (header && !isHeader(rest)) {
      session.warnPlainly(badHeader("REPLACE", title, rest));
      return text;
    }
    log("replace", what, text, rest);
    return rest;
  }

  private static String badHeader(String action, String title, String text) {
    return "bad "
        + action
        + " header text \""
        + text
        + "\" in "
        + title
        + " map -- need \"headername: headervalue\"";
  }

  static boolean isHeader(String text) {
    byte[] bytes = Utf8.encode(text);
    return MimeParser.headerName(bytes, 0, bytes.length) > 0;
  }

  private void log(String action, String what, String text, @Nullable String more) {
    session.actionLog(
        action + ": " + what + " " + (text.length() > 200 ? text.substring(0, 200) : text),
        more == null ? "" : more);
  }
}
