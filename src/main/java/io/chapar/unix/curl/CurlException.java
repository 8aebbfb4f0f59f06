package io.chapar.unix.curl;

import java.io.IOException;

/** A transfer that failed: libcurl's error code and what it says about it. */
final class CurlException extends IOException {
  private static final long serialVersionUID = 1L;

  static final int UNSUPPORTED_PROTOCOL = 1;
  static final int BAD_URL = 3;
  static final int NO_HOST = 6;
  static final int NO_CONNECTION = 7;
  static final int WEIRD_REPLY = 8;
  static final int QUOTE_ERROR = 21;
  static final int WRITE_ERROR = 23;
  static final int UPLOAD_FAILED = 25;
  static final int READ_ERROR = 26;
  static final int TIMEOUT = 28;
  static final int SSL_CONNECT = 35;
  static final int EMPTY_REPLY = 52;
  static final int SEND_ERROR = 55;
  static final int RECEIVE_ERROR = 56;
  static final int UNTRUSTED = 60;
  static final int NO_SSL = 64;
  static final int LOGIN_DENIED = 67;
  static final int NOT_FOUND = 78;

  private final int code;

  CurlException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
