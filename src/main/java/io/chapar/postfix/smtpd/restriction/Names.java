package io.chapar.postfix.smtpd.restriction;

/** What replies call the thing that a restriction is about. */
final class Names {
  static final String CLIENT = "Client host";
  static final String REVERSE_CLIENT = "Unverified Client host";
  static final String CERTIFICATE = "Client certificate";
  static final String LOGIN = "SASL login name";
  static final String HELO = "Helo command";
  static final String SENDER = "Sender address";
  static final String RECIPIENT = "Recipient address";
  static final String ETRN = "Etrn command";
  static final String DATA = "Data command";
  static final String END_OF_DATA = "End-of-data";

  private Names() {}
}
