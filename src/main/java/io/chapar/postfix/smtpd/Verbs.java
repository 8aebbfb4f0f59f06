package io.chapar.postfix.smtpd;

import java.util.List;

/** The commands that the server knows, in the order in which the log counts them. */
final class Verbs {
  static final List<Entry> ALL =
      List.of(
          new Entry("HELO", new HeloVerb(), Flag.LIMITED | Flag.BEFORE_TLS | Flag.LAST),
          new Entry("EHLO", new EhloVerb(), Flag.LIMITED | Flag.BEFORE_TLS | Flag.LAST),
          new Entry(
              "XCLIENT",
              new NotPermittedVerb("XCLIENT", "smtpd_authorized_xclient_hosts"),
              Flag.BEFORE_TLS),
          new Entry(
              "XFORWARD", new NotPermittedVerb("XFORWARD", "smtpd_authorized_xforward_hosts"), 0),
          new Entry("STARTTLS", new StartTlsVerb(), Flag.BEFORE_TLS),
          new Entry("AUTH", new AuthVerb(), 0),
          new Entry("MAIL", new MailVerb(), 0),
          new Entry("RCPT", new RcptVerb(), 0),
          new Entry("DATA", new DataVerb(), Flag.LAST),
          new Entry("BDAT", new BdatVerb(), 0),
          new Entry("RSET", new RsetVerb(), Flag.LIMITED),
          new Entry("NOOP", new NoopVerb(), Flag.LIMITED | Flag.BEFORE_TLS | Flag.LAST),
          new Entry("VRFY", new VrfyVerb(), Flag.LIMITED | Flag.LAST),
          new Entry("ETRN", new EtrnVerb(), Flag.LIMITED),
          new Entry("QUIT", new QuitVerb(), Flag.BEFORE_TLS));

  private Verbs() {}

  /** The number of a command in {@link #ALL}; behind the last one if it is none. */
  static int number(String word) {
    int i = 0;
    while (i < ALL.size() && !ALL.get(i).name().equalsIgnoreCase(word)) {
      i++;
    }
    return i;
  }

  /** Properties of commands. */
  static final class Flag {
    /** Too many of them are mistakes. */
    static final int LIMITED = 1;

    /** Allowed where TLS is demanded and not there yet. */
    static final int BEFORE_TLS = 2;

    /** Must come last in a group of pipelined commands. */
    static final int LAST = 4;

    private Flag() {}
  }

  /** A command. */
  record Entry(String name, Verb verb, int flags) {
    boolean has(int flag) {
      return (flags & flag) != 0;
    }
  }
}
