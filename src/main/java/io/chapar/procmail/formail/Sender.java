package io.chapar.procmail.formail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out whom to answer: the most trustworthy of all addresses in a header. */
final class Sender {
  /** A field with its weight in an answer to the header, and in one to its Resent- fields. */
  private record Source(String name, int header, int resent) {}

  /** In order of their weight in an answer to the envelope. */
  private static final List<Source> SOURCES =
      List.of(
          new Source("Reply-To:", 8, 7),
          new Source("From:", 7, 6),
          new Source("Sender:", 6, 5),
          new Source("Resent-Reply-To:", 0, 10),
          new Source("Resent-From:", 0, 9),
          new Source("Resent-Sender:", 0, 8),
          new Source("Path:", 1, 0),
          new Source("Return-Receipt-To:", 2, 1),
          new Source("Errors-To:", 3, 2),
          new Source("Return-Path:", 5, 4),
          new Source(Field.FROM, 4, 3));

  private static final int FROM = SOURCES.size() - 1;
  private static final int PENALTY = SOURCES.size() + 1;

  private final boolean reply;
  private final int toHeader; // 0: envelope, 1: header, 3: resent header
  private @Nullable String best;
  private int weight;

  Sender(boolean reply, int toHeader) {
    this.reply = reply;
    this.toHeader = toHeader;
  }

  /** The address, or null if there is none. */
  @Nullable String address() {
    return best;
  }

  /** Looks at a field. */
  void look(Field field, boolean first) {
    int i = SOURCES.size() - 1;
    while (i >= 0 && !field.named(SOURCES.get(i).name())) {
      i--;
    }
    if (i < 0 || i == FROM && !first) {
      return;
    }
    Source source = SOURCES.get(i);
    int now = reply && toHeader > 0 ? (toHeader == 1 ? source.header() : source.resent()) : i;
    String value = field.value();
    value = value.substring(0, Math.max(0, value.length() - 1));
    if (i == FROM) {
      if (value.indexOf('\n') >= 0) {
        now -= 2; // several hops
      }
      value = envelope(value);
    }
    AddressText text = new AddressText(value);
    String address = text.address();
    if (address == null) {
      return;
    }
    if (address.isEmpty()) {
      if (source.name().equals("Return-Path:")) {
        best = "<>";
        weight = PENALTY;
      }
      return;
    }
    if (address.indexOf('@') < 0 && address.indexOf('!') < 0 && address.indexOf('/') < 0) {
      now -= PENALTY * 4;
    } else if (address.contains(".UUCP")) {
      now -= PENALTY * 3;
    } else if (address.indexOf('@') >= 0 && address.indexOf('.') < 0) {
      now -= PENALTY * 2;
    } else if (address.indexOf('!') >= 0) {
      now -= PENALTY;
    }
    if (best == null || now > weight) {
      best = address;
      weight = now;
    }
  }

  /** The address in an envelope line, UUCP's hops put in front of it. */
  private static String envelope(String value) {
    String rest = value;
    if (rest.startsWith("\n")) {
      int space = rest.indexOf(' ');
      rest = space < 0 ? rest : rest.substring(space + 1);
    }
    String last = rest;
    for (int line; (line = last.indexOf('\n')) >= 0; ) {
      int space = last.indexOf(' ', line);
      if (space < 0) {
        break;
      }
      last = last.substring(space + 1);
    }
    int end = last.indexOf(' ');
    if (end < 0) {
      return rest;
    }
    String user = last.substring(0, end);
    if (user.indexOf('@') >= 0) {
      return "<" + user;
    }
    StringBuilder path = new StringBuilder("<");
    String search = rest;
    while (true) {
      int remote = search.indexOf(" remote from ");
      int forwarded = search.indexOf(" forwarded by ");
      if (remote < 0 && forwarded < 0) {
        break;
      }
      int at =
          remote < 0 || forwarded >= 0 && forwarded < remote
              ? forwarded + " forwarded by ".length()
              : remote + " remote from ".length();
      int stop = at;
      while (stop < search.length() && search.charAt(stop) != '\n') {
        stop++;
      }
      path.append(search, at, stop).append('!');
      search = search.substring(Math.min(search.length(), stop + 1));
    }
    return path.append(user).toString();
  }
}
