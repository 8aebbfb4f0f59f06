package io.chapar.unix.dns;

import io.chapar.net.Dns;

/** Records as lines of a zone file, in the columns in which BIND's tools print them. */
final class Lines {
  private static final int TTL = 24;
  private static final int CLASS = 32;
  private static final int TYPE = 40;
  private static final int DATA = 48;

  private Lines() {}

  /** A question, behind its semicolon. */
  static String question(String name, String type) {
    StringBuilder line = new StringBuilder(name);
    tab(line, CLASS);
    line.append("IN");
    tab(line, TYPE);
    return ";" + line.append(type);
  }

  /** A record; {@code name} is its owner as it was written in the question, where it is that. */
  static String record(Dns.Resource record, String question, boolean ttl, boolean clazz) {
    String owner = record.name() + ".";
    StringBuilder line = new StringBuilder(owner.equalsIgnoreCase(question) ? question : owner);
    if (ttl) {
      tab(line, TTL);
      line.append(record.ttl());
    }
    if (clazz) {
      tab(line, ttl ? CLASS : TTL);
      line.append("IN");
    }
    tab(line, clazz && ttl ? TYPE : CLASS);
    line.append(record.type());
    tab(line, clazz && ttl ? DATA : TYPE);
    return line.append(data(record)).toString();
  }

  /** What a record says. */
  static String data(Dns.Resource record) {
    return switch (record.type()) {
      case A, AAAA -> record.data();
      case MX -> record.preference() + " " + record.data() + ".";
      case TXT -> quoted(record.data());
      default -> record.data() + ".";
    };
  }

  /** A text as it stands in a zone file. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void tab(StringBuilder line, int column) {
    int at = 0;
    for (int i = 0; i < line.length(); i++) {
      at = line.charAt(i) == '\t' ? at / 8 * 8 + 8 : at + 1;
    }
    if (at >= column) {
      line.append(' ');
    }
    while (at < column) {
      line.append('\t');
      at = at / 8 * 8 + 8;
    }
  }
}
