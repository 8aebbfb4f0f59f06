package io.chapar.unix.swaks;

import io.chapar.host.Process;
import java.io.IOException;

/** What swaks shows of a dialogue: each line behind a hint of who said it. */
final class Printer {
  /** The kinds of lines; those of which the real number is even are errors. */
  enum Kind {
    INFO,
    ERROR,
    SEND,
    SEND_DUMP,
    RECEIVE,
    RECEIVE_ERROR,
    RECEIVE_DUMP
  }

  private final Process process;
  private final Arguments arguments;
  private final int silent;
  private final boolean noHints;
  private boolean seenError;
  private boolean secure;

  Printer(Process process, Arguments arguments) {
    this.process = process;
    this.arguments = arguments;
    String level = arguments.value("silent");
    this.silent = level == null ? 0 : level.matches("[123]") ? Integer.parseInt(level) : 1;
    this.noHints = arguments.has("no-hints");
  }

  /** From now on the dialogue is encrypted. */
  void secure() {
    secure = true;
  }

  void info(String text) throws IOException {
    print(Kind.INFO, text);
  }

  void error(String text) throws IOException {
    print(Kind.ERROR, text);
  }

  /** Shows a text, if that kind is to be shown at all. */
  void print(Kind kind, String text) throws IOException {
    boolean send = kind == Kind.SEND || kind == Kind.SEND_DUMP;
    boolean receive =
        kind == Kind.RECEIVE || kind == Kind.RECEIVE_ERROR || kind == Kind.RECEIVE_DUMP;
    if (send && arguments.has("hide-send")
        || receive && arguments.has("hide-receive")
        || kind == Kind.INFO && arguments.has("hide-informational")
        || arguments.has("hide-all")) {
      return;
    }
    boolean error = kind == Kind.ERROR || kind == Kind.RECEIVE_ERROR;
    seenError |= error;
    if (silent >= 3 || silent == 2 && !error || silent == 1 && !seenError) {
      return;
    }
    String hint = hint(kind);
    String prefix = hint.isEmpty() ? "" : hint + " ";
    String line = prefix + text.replace("\n", "\n" + prefix) + "\n";
    if (kind == Kind.ERROR) {
      process.err().print(line);
    } else {
      process.out().print(line).flush();
    }
  }

  private String hint(Kind kind) {
    return switch (kind) {
      case INFO -> arguments.has("no-info-hints") ? "" : "===";
      case ERROR -> arguments.has("no-info-hints") ? "" : "***";
      case SEND -> noHints || arguments.has("no-send-hints") ? "" : secure ? " ~>" : " ->";
      case SEND_DUMP -> noHints || arguments.has("no-send-hints") ? "" : "  >";
      case RECEIVE -> noHints || arguments.has("no-receive-hints") ? "" : secure ? "<~ " : "<- ";
      case RECEIVE_ERROR ->
          noHints || arguments.has("no-receive-hints") ? "" : secure ? "<~*" : "<**";
      case RECEIVE_DUMP -> noHints || arguments.has("no-receive-hints") ? "" : "<  ";
    };
  }

  /** Bytes as a table of hexadecimal numbers and characters. */
  static String dump(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 16) {
      StringBuilder hex = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 16; i++) {
        hex.append(i % 4 == 0 ? " " : "");
        boolean there = at + i < bytes.length;
        int b = there ? bytes[at + i] & 0xff : 0;
        hex.append(there ? String.format("%02X ", b) : "   ");
        if (there) {
          text.append(b > ' ' && b < 0x7f ? (char) b : '.');
        }
      }
      out.append(out.isEmpty() ? "" : "\n");
      out.append(String.format("%04d:%s   %-16s", at, hex, text));
    }
    return out.toString();
  }
}
