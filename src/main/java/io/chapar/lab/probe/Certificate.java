package io.chapar.lab.probe;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.net.tls.HostNames;
import io.chapar.net.tls.Pem;
import io.chapar.net.tls.Tls;
import io.chapar.world.World;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code certificate}: what a server shows to those who ask for TLS, and whether it is valid. */
final class Certificate implements Probe {
  private static final List<String> FACTS =
      List.of("subject", "names", "issuer", "chain", "verify", "expires", "matches", "reply");

  private final String from;
  private final Door door;
  private final String name;
  private final String ca;
  private final String expect;
  private final Expected expected;

  Certificate(YamlTree tree) throws ScenarioException {
    tree.only(
        Set.of(
            "from", "service", "port", "tls", "name", "ca", "expect", "subject", "names", "issuer",
            "chain", "verify", "expires", "matches", "reply"));
    this.from = Places.checked(tree, "from", tree.string("from", "client"));
    this.door = Door.read(tree, "smtp", "starttls");
    this.name = tree.string("name", Wire.NAME);
    this.ca = tree.string("ca", "/etc/ssl/certs/ca-certificates.crt");
    this.expect = tree.word("expect", "any", "any", "valid", "none");
    this.expected = Expected.read(tree, FACTS);
  }

  @Override
  public Phrase tried() {
    return Phrase.of("probe.certificate", door.service(), door.port(), name);
  }

  @Override
  public Phrase expected() {
    return expected.after(Phrase.of("expect.certificate." + expect));
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    Bench bench = new Bench(world);
    Map<String, String> facts = new HashMap<>();
    facts.put("tls", "no");
    try (Wire wire = Wire.connect(bench.stack(from), bench.target(from), door.port())) {
      facts.put("reply", greet(wire));
      if (wire.isSecure()) {
        facts.put("tls", "yes");
        tell(wire.peer(), bench, world, facts);
      }
    } catch (IOException e) {
      facts.put("reply", Wire.told(e));
    }
    return new Observation(facts);
  }

  @SuppressWarnings("MustBeClosedChecker") // the wire is closed by its owner
  private String greet(Wire wire) throws IOException {
    if (door.imap()) {
      ImapClient imap = new ImapClient(wire);
      imap.open(door.tls());
      return imap.last();
    }
    if (door.pop3()) {
      Pop3Client pop = new Pop3Client(wire);
      pop.open(door.tls());
      return pop.last();
    }
    SmtpClient smtp = new SmtpClient(wire);
    smtp.open(door.tls(), "client.example.net");
    return smtp.reply();
  }

  private void tell(
      List<X509Certificate> chain, Bench bench, World world, Map<String, String> facts) {
    facts.put("chain", String.valueOf(chain.size()));
    String trusted = bench.read(ca);
    String wrong =
        Tls.verify(
            chain,
            trusted == null ? List.of() : Pem.certificates(trusted),
            world.scheduler().instant());
    facts.put("verify", wrong == null ? "ok" : wrong);
    if (!chain.isEmpty()) {
      X509Certificate leaf = chain.get(0);
      facts.put("subject", leaf.getSubjectX500Principal().getName());
      facts.put("issuer", leaf.getIssuerX500Principal().getName());
      facts.put("names", String.join(", ", HostNames.alternative(leaf)));
      facts.put("expires", leaf.getNotAfter().toInstant().toString());
      facts.put("matches", HostNames.match(leaf, name) ? "yes" : "no");
    }
  }

  @Override
  public boolean holds(Observation seen) {
    boolean tls = seen.get("tls").equals("yes");
    boolean right =
        switch (expect) {
          case "none" -> !tls;
          case "valid" ->
              tls && seen.get("verify").equals("ok") && seen.get("matches").equals("yes");
          default -> tls;
        };
    return right && expected.hold(seen);
  }

  @Override
  public Phrase seen(Observation seen) {
    return seen.get("tls").equals("yes")
        ? expected.seen(
            seen,
            Phrase.of(
                "seen.certificate",
                seen.get("subject"),
                seen.get("verify"),
                Phrase.of("seen.matches." + (seen.get("matches").equals("yes") ? "yes" : "no"))))
        : expected.seen(seen, Phrase.of("seen.certificate.none", seen.get("reply")));
  }
}
