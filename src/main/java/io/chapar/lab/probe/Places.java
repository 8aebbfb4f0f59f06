package io.chapar.lab.probe;

import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.net.Ip;
import java.util.Set;

/** The names of places that a probe can start from. */
final class Places {
  private static final Set<String> NAMES =
      Set.of("client", "outside", "mx", "neighbour", "mail", "local", "sendmail");

  private Places() {}

  /** The place, if it is one. */
  static String checked(YamlTree tree, String key, String place) throws ScenarioException {
    if (!NAMES.contains(place) && Ip.parse(place) == null) {
      throw YamlTree.error(
          "nothing can be sent from '" + place + "'",
          tree.placeOf(key),
          "client, mx, mail, sendmail, or an address such as 10.0.0.7");
    }
    return place;
  }
}
