package io.chapar.postfix.smtpd.restriction;

import org.jspecify.annotations.Nullable;

/** Which of the things a client tells about itself and its mail a restriction looks at. */
enum Target {
  CLIENT(Names.CLIENT),
  REVERSE(Names.REVERSE_CLIENT),
  HELO(Names.HELO),
  SENDER(Names.SENDER),
  RECIPIENT(Names.RECIPIENT);

  private final String kind;

  Target(String kind) {
    this.kind = kind;
  }

  /** What replies call it. */
  String kind() {
    return kind;
  }

  /** What it is here: a name or an address; null where it is not known, or empty. */
  @Nullable String of(Evaluation e) {
    String value =
        switch (this) {
          case CLIENT -> e.client().name();
          case REVERSE -> e.client().reverseName();
          case HELO -> e.helo;
          case SENDER -> e.sender;
          case RECIPIENT -> e.recipient;
        };
    boolean unknown = (this == CLIENT || this == REVERSE) && Client.UNKNOWN.equalsIgnoreCase(value);
    return value == null || value.isEmpty() || unknown ? null : value;
  }

  /** How replies quote it. */
  String quoted(Evaluation e) {
    String value = of(e);
    return this == CLIENT ? e.control.nameAddress(e.client()) : value == null ? "" : value;
  }
}
