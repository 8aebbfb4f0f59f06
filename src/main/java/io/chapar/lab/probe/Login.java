package io.chapar.lab.probe;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code login}: somebody logs in through a door, or is refused there, or finds it shut. */
final class Login implements Probe {
  private static final List<String> FACTS = List.of("reply", "offers", "stage");

  private final String from;
  private final Door door;
  private final String mechanism;
  private final String user;
  private final String password;
  private final String expect;
  private final Expected expected;

  Login(YamlTree tree) throws ScenarioException {
    tree.only(
        Set.of(
            "from",
            "service",
            "port",
            "tls",
            "mechanism",
            "user",
            "password",
            "expect",
            "reply",
            "offers",
            "stage"));
    this.from = Places.checked(tree, "from", tree.string("from", "client"));
    this.door = Door.read(tree, "imaps", "none");
    this.mechanism = tree.word("mechanism", "plain", "plain", "login");
    this.user = tree.string("user");
    this.password = tree.string("password", user + "-secret");
    this.expect = tree.word("expect", "ok", "ok", "refused", "shut", "not-in");
    this.expected = Expected.read(tree, FACTS);
  }

  @Override
  public Phrase tried() {
    return Phrase.of(
        "glue",
        Phrase.of("probe.door", user, from, door.service(), door.port()),
        Phrase.of("probe.tls." + door.tls()));
  }

  @Override
  public Phrase expected() {
    return expected.after(Phrase.of("expect.login." + expect));
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    String service = door.imap() ? "imap" : door.pop3() ? "pop3" : "smtp";
    LoginDialogue.Seen seen =
        new LoginDialogue(from, service, door.port(), door.tls(), mechanism, user, password)
            .on(new Bench(world));
    Map<String, String> facts = new HashMap<>();
    facts.put("result", seen.in() ? "ok" : seen.shut() ? "shut" : "refused");
    facts.put("stage", seen.stage());
    facts.put("reply", seen.reply());
    if (!seen.shut() && !seen.stage().equals("greeting")) {
      facts.put("offers", seen.offers());
    }
    return new Observation(facts);
  }

  @Override
  public boolean holds(Observation seen) {
    String result = seen.get("result");
    boolean right = expect.equals("not-in") ? !result.equals("ok") : result.equals(expect);
    return right && expected.hold(seen);
  }

  @Override
  public Phrase seen(Observation seen) {
    String result = seen.get("result").isEmpty() ? "shut" : seen.get("result");
    return expected.seen(seen, Phrase.of("seen.login." + result, seen.get("reply")));
  }
}
