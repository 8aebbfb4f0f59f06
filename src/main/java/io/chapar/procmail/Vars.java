package io.chapar.procmail;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a run: they are its environment; some have a value of their own that the
 * assignment sets.
 */
final class Vars {
  private final Map<String, String> env;

  int lockSleep = 8;
  int lockTimeout = 1024;
  int suspend = 16;
  int timeout = 960;
  int logAbstract = -1;
  int lineBuf = 2048;
  String shellMetas = "&|<>~;?*[";
  String lockExt = ".lock";
  String msgPrefix = "msg.";
  String trap = "";
  String shellFlags = "-c";
  String sendmail = "/usr/sbin/sendmail";
  String sendmailFlags = "-oi";
  String defaultFolder = "$ORGMAIL";

  Vars(Map<String, String> env) {
    this.env = env;
  }

  Vars(Vars o, Map<String, String> env) {
    this.env = env;
    lockSleep = o.lockSleep;
    lockTimeout = o.lockTimeout;
    suspend = o.suspend;
    timeout = o.timeout;
    logAbstract = o.logAbstract;
    lineBuf = o.lineBuf;
    shellMetas = o.shellMetas;
    lockExt = o.lockExt;
    msgPrefix = o.msgPrefix;
    trap = o.trap;
    shellFlags = o.shellFlags;
    sendmail = o.sendmail;
    sendmailFlags = o.sendmailFlags;
    defaultFolder = o.defaultFolder;
  }

  @Nullable String get(String name) {
    return env.get(name);
  }

  String text(String name) {
    return env.getOrDefault(name, "");
  }

  /** putenv; a variable that is set again goes to the end. */
  void put(String name, String value) {
    env.remove(name);
    env.put(name, value);
  }

  void remove(String name) {
    env.remove(name);
  }

  /** Takes over the texts that procmail keeps for itself. */
  void texts(String name, String value) {
    switch (name) {
      case "SHELLMETAS" -> shellMetas = value;
      case "LOCKEXT" -> lockExt = value;
      case "MSGPREFIX" -> msgPrefix = value;
      case "TRAP" -> trap = value;
      case "SHELLFLAGS" -> shellFlags = value;
      case "SENDMAIL" -> sendmail = value;
      case "SENDMAILFLAGS" -> sendmailFlags = value;
      case "DEFAULT" -> defaultFolder = value;
      default -> {}
    }
  }

  /** Takes over the numbers; false if {@code name} is none of them (VERBOSE is the log's). */
  boolean numbers(String name, String value) {
    switch (name) {
      case "LOCKSLEEP" -> lockSleep = number(lockSleep, value);
      case "LOCKTIMEOUT" -> lockTimeout = number(lockTimeout, value);
      case "SUSPEND" -> suspend = number(suspend, value);
      case "NORESRETRY" -> {}
      case "TIMEOUT" -> timeout = number(timeout, value);
      case "LOGABSTRACT" -> logAbstract = number(logAbstract, value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A number, or a word: yes, on, true, enabled; no, off, false, disabled; all. */
  static int number(int otherwise, String text) {
    String t = text.stripLeading();
    Long number = leadingNumber(t);
    if (number != null) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    }
    String low = t.toLowerCase(Locale.ROOT);
    if (low.isEmpty()) {
      return otherwise;
    }
    return switch (low.charAt(0)) {
      case 'o' -> low.startsWith("on") ? 1 : low.startsWith("off") ? 0 : otherwise;
      case 'y', 't', 'e' -> 1;
      case 'n', 'f', 'd' -> 0;
      case 'a' -> 2;
      default -> otherwise;
    };
  }

  /** strtol(3) in base ten; null where there is no digit. */
  static @Nullable Long leadingNumber(String text) {
    int i = 0;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    int start = i;
    if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
      i++;
    }
    int digits = i;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    if (i == digits) {
      return null;
    }
    if (i - digits > 18) {
      return text.charAt(start) == '-' ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return Long.parseLong(text.substring(text.charAt(start) == '+' ? start + 1 : start, i));
  }

  static boolean isName(int c) {
    return isNameStart(c) || c >= '0' && c <= '9';
  }

  static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
