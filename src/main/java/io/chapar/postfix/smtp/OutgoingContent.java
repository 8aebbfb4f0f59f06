package io.chapar.postfix.smtp;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Quoting;
import io.chapar.mail.Token;
import io.chapar.postfix.cleanup.HeaderKind;
import io.chapar.postfix.cleanup.MimeParser;
import io.chapar.text.Utf8;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the content of a message: dots doubled, long lines broken, addresses mapped. */
final class OutgoingContent implements MimeParser.Handler {
  private static final byte[] DOT = {'.'};
  private static final byte[] BLANK = {' '};

  private final Delivery delivery;
  private final ServerWire wire;
  private final int limit;
  private int room;
  private boolean broken;

  OutgoingContent(Delivery delivery, ServerWire wire) {
    this.delivery = delivery;
    this.wire = wire;
    limit = delivery.settings.lineLimit;
    room = limit;
  }

  /** A write failed in a callback that may not throw. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ServerLost cause;

    Lost(ServerLost cause) {
      super(cause);
      this.cause = cause;
    }
  }

  /** Sends all of it, without the final dot. */
  void send() throws ServerLost {
    boolean[] whole = {true};
    try {
      if (delivery.settings.generic == null) {
        delivery
            .request
            .message()
            .lines(
                (b, from, length, complete) -> {
                  text(b, from, length, complete);
                  whole[0] = complete;
                  return true;
                });
        if (!whole[0]) {
          wire.newline();
        }
        return;
      }
      MimeParser parser = new MimeParser(this, false, Integer.MAX_VALUE, 1);
      delivery
          .request
          .message()
          .lines(
              (b, from, length, complete) -> {
                parser.line(!complete, b, from, length);
                return true;
              });
      parser.end();
    } catch (Lost lost) {
      throw lost.cause;
    }
  }

  private void text(byte[] b, int start, int size, boolean complete) {
    int from = start;
    int left = size;
    try {
      do {
        if (room == limit && left > 0 && b[from] == '.') {
          wire.put(DOT, 0, 1);
        }
        if (limit > 0 && left >= room) {
          wire.put(b, from, room);
          wire.newline();
          from += room;
          left -= room;
          room = limit;
          if (left > 0 || !complete) {
            wire.put(BLANK, 0, 1);
            room--;
            if (!broken) {
              broken = true;
              delivery
                  .daemon
                  .log()
                  .info(delivery.id() + ": breaking line > " + limit + " bytes with <CR><LF>SPACE");
            }
          }
        } else {
          wire.put(b, from, left);
          if (complete) {
            wire.newline();
            room = limit;
          } else {
            room -= left;
          }
          break;
        }
      } while (left > 0);
    } catch (ServerLost lost) {
      throw new Lost(lost);
    }
  }

  private void line(String line) {
    byte[] bytes = Utf8.encode(line);
    text(bytes, 0, bytes.length, true);
  }

  // ---- with smtp_generic_maps

  @Override
  public void header(MimeParser.Place place, @Nullable HeaderKind kind, String header) {
    String out = header;
    boolean addresses =
        place == MimeParser.Place.PRIMARY
            && kind != null
            && (kind.role() == HeaderKind.Role.SENDER || kind.role() == HeaderKind.Role.RECIPIENT);
    boolean changed = false;
    if (addresses) {
      int colon = header.indexOf(':');
      List<Token> tree = AddressSyntax.list(header.substring(colon + 1));
      for (Token token : tree) {
        if (token.kind() != Token.Kind.ADDRESS) {
          continue;
        }
        String before = AddressSyntax.internal(token);
        String after = GenericMaps.rewrite(delivery.daemon, delivery.settings, before);
        if (!after.equals(before)) {
          changed = true;
          token.parts().clear();
          token.parts().addAll(AddressSyntax.scan(Quoting.header(after)));
        }
      }
      if (changed) {
        out = header.substring(0, colon) + ": " + AddressSyntax.header(tree, '\n');
      }
    }
    int length = 0;
    StringBuilder folded = new StringBuilder();
    for (String part : out.split("\n", -1)) {
      if (folded.length() > 0 && changed && length + part.length() < 70) {
        folded.append(' ').append(part);
        length += part.length() + 1;
        continue;
      }
      if (folded.length() > 0) {
        line(folded.toString());
      }
      folded.setLength(0);
      folded.append(changed && length > 0 && !part.startsWith(" ") ? "\t" : "").append(part);
      length = Math.max(1, folded.length());
    }
    line(folded.toString());
  }

  @Override
  public void headersEnd() {}

  @Override
  public void body(boolean continued, byte[] line, int from, int length, long offset) {
    text(line, from, length, !continued);
  }
}
