package io.chapar.postfix.cleanup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers that mean something to cleanup, and how their addresses are treated. */
public enum HeaderKind {
  APPARENTLY_TO("Apparently-To", Role.RECIPIENT, false),
  BCC("Bcc", Role.RECIPIENT, false),
  CC("Cc", Role.RECIPIENT, false),
  CONTENT_DESCRIPTION("Content-Description", Role.MIME, false),
  CONTENT_DISPOSITION("Content-Disposition", Role.MIME, false),
  CONTENT_ID("Content-ID", Role.MIME, false),
  CONTENT_LENGTH("Content-Length", Role.NONE, false),
  CONTENT_TRANSFER_ENCODING("Content-Transfer-Encoding", Role.MIME, false),
  CONTENT_TYPE("Content-Type", Role.MIME, false),
  DELIVERED_TO("Delivered-To", Role.NONE, false),
  DISPOSITION_NOTIFICATION_TO("Disposition-Notification-To", Role.SENDER, false),
  DATE("Date", Role.NONE, false),
  ERRORS_TO("Errors-To", Role.SENDER, false),
  FROM("From", Role.SENDER, false),
  MAIL_FOLLOWUP_TO("Mail-Followup-To", Role.SENDER, false),
  MESSAGE_ID("Message-Id", Role.NONE, false),
  MIME_VERSION("MIME-Version", Role.MIME, false),
  RECEIVED("Received", Role.NONE, false),
  REPLY_TO("Reply-To", Role.SENDER, false),
  RESENT_BCC("Resent-Bcc", Role.RECIPIENT, true),
  RESENT_CC("Resent-Cc", Role.RECIPIENT, true),
  RESENT_DATE("Resent-Date", Role.NONE, true),
  RESENT_FROM("Resent-From", Role.SENDER, true),
  RESENT_MESSAGE_ID("Resent-Message-Id", Role.NONE, true),
  RESENT_REPLY_TO("Resent-Reply-To", Role.RECIPIENT, true),
  RESENT_SENDER("Resent-Sender", Role.SENDER, true),
  RESENT_TO("Resent-To", Role.RECIPIENT, true),
  RETURN_PATH("Return-Path", Role.SENDER, false),
  RETURN_RECEIPT_TO("Return-Receipt-To", Role.SENDER, false),
  SENDER("Sender", Role.SENDER, false),
  TO("To", Role.RECIPIENT, false);

  /** What its value holds. */
  public enum Role {
    NONE,
    SENDER,
    RECIPIENT,
    MIME
  }

  private static final Map<String, HeaderKind> BY_NAME = new HashMap<>();

  static {
    for (HeaderKind kind : values()) {
      BY_NAME.put(kind.title.toLowerCase(Locale.ROOT), kind);
    }
  }

  private final String title;
  private final Role role;
  private final boolean resent;

  HeaderKind(String title, Role role, boolean resent) {
    this.title = title;
    this.role = role;
    this.resent = resent;
  }

  /** The way it is written when it is rewritten. */
  String title() {
    return title;
  }

  /** What its value holds. */
  public Role role() {
    return role;
  }

  /** Whether it belongs to a resent message. */
  public boolean resent() {
    return resent;
  }

  /** The kind of a header, by what stands before its colon; null: an ordinary one. */
  public static @Nullable HeaderKind of(String header) {
    int colon = header.indexOf(':');
    int end = colon < 0 ? header.length() : colon;
    while (end > 0 && (header.charAt(end - 1) == ' ' || header.charAt(end - 1) == '\t')) {
      end--;
    }
    return BY_NAME.get(header.substring(0, end).toLowerCase(Locale.ROOT));
  }
}
