package io.chapar.spam;

import java.util.Set;

/** The plugins whose tests are here, or that are part of the program here. */
final class Plugins {
  private static final String ROOM = "Mail::SpamAssassin::Plugin::";
  private static final Set<String> KNOWN =
      Set.of(
          "URIDNSBL",
          "AutoLearnThreshold",
          "Check",
          "Bayes",
          "BodyEval",
          "DNSEval",
          "HTMLEval",
          "HeaderEval",
          "MIMEEval",
          "RelayEval",
          "URIEval",
          "WLBLEval");

  /** Without it nothing is examined. */
  static final String CHECK = ROOM + "Check";

  private Plugins() {}

  static boolean known(String name) {
    return name.startsWith(ROOM) && KNOWN.contains(name.substring(ROOM.length()));
  }
}
