package io.chapar.lab.probe;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code deliver}: a message is sent from somewhere, and it is looked where it ends. {@code relay}
 * and {@code filter} are this with other things taken for granted.
 */
final class Deliver implements Probe {
  private static final List<String> FACTS =
      List.of(
          "stage",
          "code",
          "enhanced",
          "reply",
          "offers",
          "folder",
          "copies",
          "flags",
          "message",
          "notice",
          "log",
          "sender-seen",
          "recipient-seen",
          "helo-seen",
          "sent-message");

  /** An answer takes its time. */
  private static final Duration NOTICE = Duration.ofSeconds(5);

  /**
   * How it is sent.
   *
   * @param from where: a host, an address, or sendmail for the command on the mail host
   * @param user who logs in, or runs sendmail; empty: nobody
   */
  record Route(
      String from,
      int port,
      String tls,
      String helo,
      String mechanism,
      String user,
      String password) {}

  /**
   * Whose mailbox is looked at.
   *
   * @param user empty: none
   */
  record Look(String user, String password) {}

  private final Route route;
  private final String sender;
  private final String recipient;
  private final Mail mail;
  private final Look look;
  private final Duration wait;
  private final Fate fate;
  private final Expected expected;

  private Deliver(YamlTree tree, Map<String, String> defaults) throws ScenarioException {
    Set<String> known =
        new HashSet<>(
            List.of(
                "from",
                "port",
                "tls",
                "helo",
                "mechanism",
                "user",
                "password",
                "sender",
                "recipient",
                "headers",
                "body",
                "size",
                "mailbox",
                "secret",
                "wait",
                "expect"));
    known.addAll(FACTS);
    tree.only(known);
    String from = tree.string("from", defaults.getOrDefault("from", "client"));
    int port = tree.number("port", 25);
    String user = tree.string("user", from.equals("sendmail") ? "root" : "");
    this.route =
        new Route(
            Places.checked(tree, "from", from),
            port,
            tree.word("tls", port == 465 ? "implicit" : "none", "none", "starttls", "implicit"),
            tree.string("helo", "client.example.net"),
            tree.word("mechanism", "plain", "plain", "login"),
            user,
            tree.string("password", user + "-secret"));
    this.sender = tree.string("sender", defaults.getOrDefault("sender", "dave@example.net"));
    this.recipient = tree.string("recipient", defaults.getOrDefault("recipient", ""));
    if (recipient.isEmpty()) {
      throw YamlTree.error("'recipient' is missing", tree.place(), "add 'recipient: ADDRESS'");
    }
    this.mail = Mail.read(tree);
    String mailbox = tree.string("mailbox", "");
    this.look = new Look(mailbox, tree.string("secret", mailbox + "-secret"));
    this.wait = tree.duration("wait");
    String word = tree.string("expect", defaults.getOrDefault("expect", ""));
    this.fate =
        Fate.of(word)
            .orElseThrow(
                () ->
                    YamlTree.error(
                        "'" + word + "' cannot be expected",
                        tree.placeOf("expect"),
                        "delivered, refused, deferred, held, bounced, sent or gone"));
    if (fate == Fate.DELIVERED && mailbox.isEmpty()) {
      throw YamlTree.error("where shall it be delivered?", tree.place(), "add 'mailbox: USER'");
    }
    this.expected = Expected.read(tree, FACTS);
  }

  static Probe deliver(YamlTree tree) throws ScenarioException {
    return new Deliver(tree, Map.of());
  }

  /** Somebody tries to send to the outside; no mailbox is looked at. */
  static Probe relay(YamlTree tree) throws ScenarioException {
    return new Deliver(tree, Map.of("recipient", "friend@example.org", "expect", "refused"));
  }

  /** A message for the filter of a mailbox, from an innocent host. */
  static Probe filter(YamlTree tree) throws ScenarioException {
    return new Deliver(tree, Map.of("from", "mx", "expect", "delivered"));
  }

  @Override
  public Phrase tried() {
    Phrase from =
        route.from().equals("sendmail")
            ? Phrase.of("probe.sendmail", route.user(), sender, recipient)
            : Phrase.of("probe.deliver", route.from(), route.port(), sender, recipient);
    Phrase tls = Phrase.of("probe.tls." + route.tls());
    Phrase login =
        route.user().isEmpty() || route.from().equals("sendmail")
            ? Phrase.literal("")
            : Phrase.of("probe.login", route.user());
    return Phrase.of("glue", from, tls, login);
  }

  @Override
  public Phrase expected() {
    return expected.after(
        fate == Fate.DELIVERED
            ? Phrase.of("expect.delivered", look.user(), folderShown())
            : Phrase.of("expect." + fate.word()));
  }

  private String folderShown() {
    var folder = expected.facts().get("folder");
    return folder == null ? "INBOX" : folder.toString();
  }

  @Override
  public boolean holds(Observation seen) {
    boolean there = seen.get("fate").equals(fate.word());
    boolean inbox =
        fate != Fate.DELIVERED
            || expected.facts().containsKey("folder")
            || Set.of(seen.get("folder").split(", ")).contains("INBOX");
    return there && inbox && expected.hold(seen);
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    Bench bench = new Bench(world);
    String messageId = "<" + token + "@probe.example.net>";
    String text = mail.text(sender, recipient, messageId, world.scheduler().instant());
    Map<String, String> facts = new HashMap<>();
    Tracker tracker = new Tracker(bench, messageId, sender, recipient, look);
    Fate end = Sender.send(bench, route, sender, recipient, text, facts);
    if (end != Fate.UNREACHABLE && end != Fate.REFUSED) {
      if (!wait.isZero()) {
        bench.sleep(wait);
      }
      end = tracker.follow(facts, fate);
      if (expected.facts().containsKey("notice")) {
        bench.sleep(NOTICE);
        tracker.notice(facts);
      }
    }
    tracker.tell(facts);
    facts.put("fate", end.word());
    return new Observation(facts);
  }

  @Override
  public Phrase seen(Observation seen) {
    String word = seen.get("fate");
    String reply = seen.get("reply");
    Phrase what =
        switch (Fate.of(word).orElse(Fate.GONE)) {
          case UNREACHABLE -> Phrase.of("seen.unreachable", reply);
          case REFUSED -> Phrase.of("seen.refused", reply, Phrase.of("stage." + seen.get("stage")));
          case DELIVERED -> Phrase.of("seen.delivered", look.user(), seen.get("folder"));
          case GONE ->
              look.user().isEmpty()
                  ? Phrase.of("seen.gone", reply)
                  : Phrase.of("seen.lost", look.user(), seen.get("mailbox"));
          default -> Phrase.of("seen." + word, reply);
        };
    String log = seen.get("log");
    int last = log.strip().lastIndexOf('\n');
    Phrase line =
        log.isEmpty() ? Phrase.literal("") : Phrase.literal("\n" + log.strip().substring(last + 1));
    return Phrase.of("glue", expected.seen(seen, what), line);
  }
}
