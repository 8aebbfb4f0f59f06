package io.chapar.postfix.smtpd.restriction;

import io.chapar.mail.Reply;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MacroException;
import io.chapar.postfix.table.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** reject_rbl_client and the reject_rhsbl family: a block list knows the address, or the domain. */
final class RejectRbl implements Restriction {
  private final Target target;
  private final boolean byAddress;

  RejectRbl(Target target, boolean byAddress) {
    this.target = target;
    this.byAddress = byAddress;
  }

  private String name() {
    return switch (target) {
      case CLIENT -> byAddress ? "reject_rbl_client" : "reject_rhsbl_client";
      case REVERSE -> "reject_rhsbl_reverse_client";
      case HELO -> "reject_rhsbl_helo";
      case SENDER -> "reject_rhsbl_sender";
      case RECIPIENT -> "reject_rhsbl_recipient";
    };
  }

  @Override
  public Verdict check(Evaluation e, Words words) {
    String list = words.next();
    if (list == null) {
      e.facts.warn("restriction " + name() + " requires domain name argument");
      return Verdict.DUNNO;
    }
    return byAddress ? client(e, list) : domain(e, list);
  }

  /** Asks for the client's address. */
  static Verdict client(Evaluation e, String list) {
    String address = e.client().address();
    String reason = BlockList.address(e, list, address).reason();
    return reason == null ? Verdict.DUNNO : refuse(e, list, address, Names.CLIENT, reason);
  }

  private Verdict domain(Evaluation e, String list) {
    String subject = target.of(e);
    if (subject == null) {
      return Verdict.DUNNO;
    }
    String reason = BlockList.domain(e, list, subject).reason();
    return reason == null ? Verdict.DUNNO : refuse(e, list, subject, target.kind(), reason);
  }

  private static Verdict refuse(
      Evaluation e, String list, String what, String kind, String reason) {
    int equals = list.indexOf('=');
    Map<String, String> values =
        Map.of(
            "rbl_code",
            Integer.toString(e.control.code("maps_rbl_reject_code")),
            "rbl_domain",
            equals < 0 ? list : list.substring(0, equals),
            "rbl_reason",
            reason,
            "rbl_txt",
            reason,
            "rbl_what",
            what,
            "rbl_class",
            kind);
    String text = expand(e, list, values);
    boolean code =
        text.length() > 3
            && (text.charAt(0) == '4' || text.charAt(0) == '5')
            && Character.isDigit(text.charAt(1))
            && Character.isDigit(text.charAt(2))
            && text.charAt(3) == ' ';
    if (!code) {
      e.facts.warn("rbl response code configuration error: " + text);
      return e.reject(450, "4.7.1", "Service unavailable");
    }
    Reply split = StatusCode.split("4.7.1", text.substring(4));
    return e.reject(
        Integer.parseInt(text.substring(0, 3)),
        StatusCode.fit(e, split.enhanced(), kind),
        split.text().isEmpty() ? "Service unavailable" : split.text());
  }

  private static String expand(Evaluation e, String list, Map<String, String> values) {
    String common = e.control.template("default_rbl_reply");
    String own = template(e, list);
    try {
      if (own != null) {
        try {
          return fill(e, own, values);
        } catch (MacroException wrong) {
          e.facts.warn(wrong.warning());
          e.facts.warn("rbl_reject_reply: bad rbl reply template for domain " + list + ": " + own);
        }
      }
      return fill(e, common, values);
    } catch (MacroException wrong) {
      e.facts.warn(wrong.warning());
      throw new PostfixFatal("rbl_reject_reply: bad default rbl reply template: " + common);
    }
  }

  private static String fill(Evaluation e, String template, Map<String, String> values)
      throws MacroException {
    return Expansion.expandStrictly(
        template, e.facts, e.recipient, e.control.text("myhostname"), values::get);
  }

  private static @Nullable String template(Evaluation e, String list) {
    if (e.control.text("rbl_reply_maps").isEmpty()) {
      return null;
    }
    Answer answer = e.control.parameterMaps("rbl_reply_maps").find(list);
    if (answer.failed()) {
      e.because(answer);
      throw e.serverError();
    }
    return answer.found() ? answer.value() : null;
  }
}
