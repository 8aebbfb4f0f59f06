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
    Bench bench = new Bench(world);
    Map<String, String> facts = new HashMap<>();
    facts.put("result", "shut");
    facts.put("stage", "connect");
    try (Wire wire = Wire.connect(bench.stack(from), bench.target(from), door.port())) {
      try {
        facts.put("stage", "greeting");
        facts.put("result", knock(wire, facts) ? "ok" : "refused");
      } catch (IOException e) {
        facts.put("result", "refused");
        facts.put("reply", Wire.told(e));
      }
    } catch (IOException e) {
      facts.put("reply", Wire.told(e));
    }
    return new Observation(facts);
  }

  @SuppressWarnings("MustBeClosedChecker") // the wire is closed by its owner
  private boolean knock(Wire wire, Map<String, String> facts) throws IOException {
    if (door.imap()) {
      ImapClient imap = new ImapClient(wire);
      boolean open = imap.open(door.tls());
      facts.put("stage", open ? "login" : "tls");
      facts.put("offers", open ? String.join("\n", imap.command("CAPABILITY")) : "");
      boolean in = open && imap.login(user, password);
      if (in) {
        facts.put("stage", "select");
        in = imap.examine("INBOX") >= 0;
      }
      facts.put("reply", imap.last());
      return in;
    }
    if (door.pop3()) {
      Pop3Client pop = new Pop3Client(wire);
      boolean open = pop.open(door.tls());
      facts.put("stage", open ? "login" : "tls");
      facts.put("offers", open ? String.join("\n", pop.lines("CAPA")) : "");
      boolean in = open && pop.login(user, password) && pop.command("STAT");
      facts.put("reply", pop.last());
      return in;
    }
    SmtpClient smtp = new SmtpClient(wire);
    boolean in =
        smtp.open(door.tls(), "client.example.net") && smtp.login(mechanism, user, password);
    facts.put("stage", smtp.stage());
    facts.put("offers", smtp.offers());
    facts.put("reply", smtp.reply());
    return in;
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
