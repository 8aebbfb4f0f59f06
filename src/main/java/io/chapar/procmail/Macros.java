package io.chapar.procmail;

import java.util.List;

/** The words in expressions that stand for long ones: ^TO_, ^TO, ^FROM_DAEMON, ^FROM_MAILER. */
final class Macros {
  private record Macro(String name, String expression) {}

  /**
   * An expression with the words replaced.
   *
   * @param daemon whether one was ^FROM_DAEMON, which never looks at case
   */
  record Expanded(String text, boolean daemon) {}

  private static final String TO =
      "(^((Original-)?(Resent-)?(To|Cc|Bcc)|(X-Envelope|Apparently(-Resent)?)-To):(.*[^";
  private static final String SENDER =
      "(((Resent-)?(From|Sender)|X-Envelope-From):|>?From )([^>]*[^(.%@a-z0-9])?(";
  private static final String SENDER_END =
      ")(([^).!:a-z0-9][-_a-z0-9]*)?[%@>\t ][^<)]*(\\(.*\\).*)?)?$([^>]|$)";
  private static final List<Macro> ALL =
      List.of(
          new Macro(
              "^FROM_DAEMON",
              "(^(Mailing-List:|Precedence:.*(junk|bulk|list)|To: Multiple recipients of |"
                  + SENDER
                  + "Post(ma?(st(e?r)?|n)|office)|(send)?Mail(er)?|daemon|m(mdf|ajordomo)|n?uucp|"
                  + "LIST(SERV|proc)|NETSERV|o(wner|ps)|r(e(quest|sponse)|oot)|b(ounce|bs\\.smtp)|"
                  + "echo|mirror|s(erv(ices?|er)|mtp(error)?|ystem)|"
                  + "A(dmin(istrator)?|MMGR|utoanswer)"
                  + SENDER_END
                  + "))"),
          new Macro("^TO_", TO + "-a-zA-Z0-9_.])?)"),
          new Macro("^TO", TO + "a-zA-Z])?)"),
          new Macro(
              "^FROM_MAILER",
              "(^"
                  + SENDER
                  + "Post(ma(st(er)?|n)|office)|(send)?Mail(er)?|daemon|mmdf|n?uucp|ops|"
                  + "r(esponse|oot)|(bbs\\.)?smtp(error)?|s(erv(ices?|er)|ystem)|"
                  + "A(dmin(istrator)?|MMGR)"
                  + SENDER_END
                  + ")"));

  private Macros() {}

  /**
   * Replaces them.
   *
   * @param atStart whether nothing, above all no backslash, is before the expression
   */
  static Expanded expand(String expression, boolean atStart) {
    String text = expression;
    boolean daemon = false;
    for (int i = 0; i < ALL.size(); i++) {
      Macro macro = ALL.get(i);
      int at = text.indexOf(macro.name());
      if (at > 0 && text.charAt(at - 1) != '\\' || at == 0 && atStart) {
        text =
            text.substring(0, at) + macro.expression() + text.substring(at + macro.name().length());
        daemon |= i == 0;
        if (text.length() > 64 * 1024) {
          break;
        }
        i = -1;
      }
    }
    return new Expanded(text, daemon);
  }
}
