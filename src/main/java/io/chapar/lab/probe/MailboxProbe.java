package io.chapar.lab.probe;

import io.chapar.lab.scenario.Observation;
import io.chapar.lab.scenario.Phrase;
import io.chapar.lab.scenario.Probe;
import io.chapar.lab.scenario.ScenarioException;
import io.chapar.lab.scenario.YamlTree;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code mailbox}: what is in a folder, read over IMAP or POP3. */
final class MailboxProbe implements Probe {
  private static final List<String> FACTS =
      List.of("count", "folders", "flags", "subjects", "headers", "quota", "reply");

  private final String from;
  private final Door door;
  private final String user;
  private final String password;
  private final String folder;
  private final Expected expected;

  MailboxProbe(YamlTree tree) throws ScenarioException {
    tree.only(
        Set.of(
            "from",
            "service",
            "port",
            "tls",
            "user",
            "password",
            "folder",
            "count",
            "folders",
            "flags",
            "subjects",
            "headers",
            "quota",
            "reply"));
    this.from = Places.checked(tree, "from", tree.string("from", "mail"));
    this.door = Door.read(tree, "imap", "none");
    this.user = tree.string("user");
    this.password = tree.string("password", user + "-secret");
    this.folder = tree.string("folder", "INBOX");
    this.expected = Expected.read(tree, FACTS);
    if (expected.isEmpty()) {
      throw YamlTree.error(
          "what shall be in it?", tree.place(), "add one of " + String.join(", ", FACTS));
    }
  }

  @Override
  public Phrase tried() {
    return Phrase.of("probe.mailbox", folder, user, door.service());
  }

  @Override
  public Phrase expected() {
    return expected.after();
  }

  @Override
  public Observation observe(World world, String token) throws IOException {
    Bench bench = new Bench(world);
    Map<String, String> facts = new HashMap<>();
    try (Wire wire = Wire.connect(bench.stack(from), bench.target(from), door.port())) {
      if (door.pop3()) {
        pop3(new Pop3Client(wire), facts);
      } else {
        imap(new ImapClient(wire), facts);
      }
    } catch (IOException e) {
      facts.put("reply", Wire.told(e));
    }
    return new Observation(facts);
  }

  private void imap(ImapClient imap, Map<String, String> facts) throws IOException {
    if (imap.open(door.tls()) && imap.login(user, password)) {
      facts.put("folders", String.join(", ", imap.folders()));
      String root = ImapClient.quoted(folder);
      facts.put("quota", String.join("\n", imap.command("GETQUOTAROOT " + root)));
      int count = imap.examine(folder);
      if (count >= 0) {
        facts.put("count", String.valueOf(count));
      }
      if (count > 0) {
        String fetch = "FETCH 1:* (FLAGS BODY.PEEK[HEADER])";
        tell(String.join("\n", imap.command(fetch)), facts);
      }
    }
    facts.put("reply", imap.last());
  }

  private void pop3(Pop3Client pop, Map<String, String> facts) throws IOException {
    if (pop.open(door.tls()) && pop.login(user, password) && pop.command("STAT")) {
      int count = Integer.parseInt(pop.last().replaceAll("\\+OK (\\d+).*", "$1"));
      facts.put("count", String.valueOf(count));
      StringBuilder all = new StringBuilder();
      for (int i = 1; i <= Math.min(count, 100); i++) {
        all.append(String.join("\n", pop.lines("TOP " + i + " 0"))).append('\n');
      }
      tell(all.toString(), facts);
    }
    facts.put("reply", pop.last());
  }

  private static void tell(String fetched, Map<String, String> facts) {
    List<String> subjects = new ArrayList<>();
    List<String> flags = new ArrayList<>();
    for (String line : fetched.split("\r?\n")) {
      if (line.startsWith("Subject: ")) {
        subjects.add(line.substring(9));
      }
      if (line.matches("\\* \\d+ FETCH .*FLAGS \\(.*")) {
        flags.add(line.replaceAll(".*FLAGS \\(([^)]*)\\).*", "$1"));
      }
    }
    facts.put("headers", fetched);
    facts.put("subjects", String.join("\n", subjects));
    facts.put("flags", String.join("\n", flags));
  }

  @Override
  public boolean holds(Observation seen) {
    return expected.hold(seen);
  }

  @Override
  public Phrase seen(Observation seen) {
    return seen.get("count").isEmpty()
        ? expected.seen(seen, Phrase.of("seen.mailbox.none", seen.get("reply")))
        : expected.seen(seen);
  }
}
