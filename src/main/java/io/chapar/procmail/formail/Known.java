package io.chapar.procmail.formail;

import java.util.Set;

/** The fields by which formail knows the header of a mail inside a digest. */
final class Known {
  private static final Set<String> NAMES =
      Set.of(
          """
          return-path received reply-to from sender resent-reply-to resent-from resent-sender date
          resent-date to resent-to cc resent-cc bcc resent-bcc message-id resent-message-id
          in-reply-to references keywords subject comments encrypted
          notice-requested-upon-delivery-to final-recipient remote-mta diagnostic-code
          last-attempt-date errors-to return-receipt-to precedence full-name posted-date
          received-date message text via apparently-to apparently-resent-to delivered-to
          mailing-list autoforwarded content-identifier conversion conversion-with-loss
          delivery-date discarded-x400-ipms-extensions discarded-x400-mts-extensions
          dl-expansion-history deferred-delivery expiry-date importance incomplete-copy language
          latest-delivery-time message-type obsoletes supersedes
          original-encoded-information-types originator-return-address priority reply-by
          requested-delivery-method sensitivity x400-content-type x400-mts-identifier
          x400-originator x400-received x400-recipients x400-trace alternate-recipient
          prevent-nondelivery-report generate-delivery-report disclose-recipients content-return
          auto-submitted pp-warning fcc resent forwarded replied article path summary organisation
          organization newsgroups followup-to approved lines expires control distribution xref
          originator nntp-posting-host submitted-by posted-to mail-copies-to title article-i.d.
          posted relay-version sent-by content-type encoding content-md5 mime-version
          content-transfer-encoding content-id content-description content-disposition accept
          public allow last-modified uri version derived-from content-language cost server www-link
          acknowledge-to transport-options default-options content-length reference
          auto-forwarded-from auto-forward-count end-of-header original-from original-to
          original-cc original-auto-forwarded-from original-date not-delivered-to report-version
          original-received status mail-from return-receipt-requested mr-received app-message-id
          hop-count from-warning request-remailing-to anon-send-to latent-time cutmarks post-to
          anon-post-to encrypt-key read-receipt-to fake-sender envelope-to user-agent
          nntp-posting-date\
          """
              .split("\\s+"));

  private Known() {}

  /** Whether a field is one of them, or an extension. */
  static boolean field(Field field) {
    String name =
        field.text.substring(0, field.name).toLowerCase(java.util.Locale.ROOT).replace(":", "");
    name = name.stripTrailing();
    return NAMES.contains(name)
        || name.startsWith("old-") && name.length() > 3
        || name.startsWith("x-");
  }
}
