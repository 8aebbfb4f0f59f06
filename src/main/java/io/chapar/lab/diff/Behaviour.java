package io.chapar.lab.diff;

import io.chapar.lab.probe.Bench;
import io.chapar.lab.probe.LoginDialogue;
import io.chapar.lab.report.Words;
import io.chapar.lab.why.Chain;
import io.chapar.lab.why.Letter;
import io.chapar.lab.why.Trial;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.world.World;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a host does when it is used: one line for each probe, each on a copy of its own. */
final class Behaviour {
  private static final int MOST_DOMAINS = 8;
  private final World world;
  private final World.State state;
  private final Words words;

  Behaviour(World world, World.State state, Words words) {
    this.world = world;
    this.state = state;
    this.words = words;
  }

  /** What a probe showed: how it ended, and in which words. */
  record Seen(String kind, String text) {
    @Override
    public String toString() {
      return text.isEmpty() ? kind : kind + ": " + text;
    }
  }

  /** The domains that a host knows of; those of both sides are probed on both. */
  Set<String> domains() throws IOException {
    try (World copy = World.of(world.distribution(), state)) {
      return Diff.inside(copy, () -> domains(copy));
    }
  }

  private static Set<String> domains(World copy) {
    Set<String> found = new TreeSet<>();
    try {
      var process = copy.session("root", List.of("postconf"));
      if (process == null) {
        return found;
      }
      PostfixConfig config = PostfixConfig.load(new ProcessHost(process), "/etc/postfix");
      for (String parameter :
          List.of(
              "mydestination",
              "virtual_alias_domains",
              "virtual_mailbox_domains",
              "relay_domains")) {
        for (String word : config.list(parameter)) {
          if (word.matches("[A-Za-z0-9][A-Za-z0-9.-]*\\.[A-Za-z]+")) {
            found.add(word);
          }
        }
      }
    } catch (PostfixFatal e) {
      // it has no configuration that can be read
    }
    return found;
  }

  /** All probes, in order. */
  Map<String, Seen> all(Set<String> domains) {
    Map<String, Seen> seen = new LinkedHashMap<>();
    String stranger = "stranger@example.net";
    mail(seen, "local", outside(stranger, "alice@example.com"));
    mail(seen, "unknown", outside(stranger, "nobody-of-that-name@example.com"));
    mail(seen, "relay", outside(stranger, "friend@example.edu.invalid"));
    mail(seen, "relaymx", outside(stranger, "friend@example.net"));
    mail(seen, "forged", outside("bob@example.com", "alice@example.com"));
    mail(seen, "out", local("alice@example.com", "friend@example.net"));
    mail(seen, "inside", local("alice@example.com", "bob@example.com"));
    int count = 0;
    for (String domain : domains) {
      if (!domain.equals("example.com") && count++ < MOST_DOMAINS) {
        put(
            seen,
            words.get("diff.probe.domain", domain),
            outside(stranger, "postmaster@" + domain));
      }
    }
    seen.put(words.get("diff.probe.imapclear"), login("imap", 143, false));
    seen.put(words.get("diff.probe.imaptls"), login("imap", 993, true));
    seen.put(words.get("diff.probe.pop3clear"), login("pop3", 110, false));
    seen.put(words.get("diff.probe.pop3tls"), login("pop3", 995, true));
    seen.put(words.get("diff.probe.submission"), login("smtp", 587, false));
    return seen;
  }

  private static Letter outside(String sender, String recipient) {
    return Letter.outside(sender, recipient);
  }

  private static Letter local(String sender, String recipient) {
    return new Letter("sendmail", 25, "", sender, recipient, "", "", 0);
  }

  private void mail(Map<String, Seen> seen, String word, Letter letter) {
    put(seen, words.get("diff.probe." + word), letter);
  }

  private void put(Map<String, Seen> seen, String name, Letter letter) {
    Trial.Result result = new Trial(world, state).send(letter, "");
    if (result == null || result.chain() == null) {
      seen.put(name, new Seen(words.get("diff.seen.nothing"), result == null ? "" : result.told()));
      return;
    }
    Chain.Outcome outcome = result.outcome();
    String verdict = result.chain().end().verdict();
    String kind = words.get("diff.seen." + outcome.name().toLowerCase(java.util.Locale.ROOT));
    seen.put(name, new Seen(kind, plain(verdict, outcome)));
  }

  private static String plain(String verdict, Chain.Outcome outcome) {
    String text =
        outcome == Chain.Outcome.REFUSED
            ? verdict.substring(9)
            : verdict.replaceFirst("^\\S+ ", "");
    return text.replaceAll("\\b[0-9A-F]{7,12}\\b", "ID");
  }

  // ---- logins

  private Seen login(String protocol, int port, boolean tls) {
    try (World copy = World.of(world.distribution(), state)) {
      return copy.scheduler().call("probe", () -> login(new Bench(copy), protocol, port, tls));
    } catch (Exception e) {
      return new Seen(words.get("diff.seen.nothing"), String.valueOf(e.getMessage()));
    }
  }

  private Seen login(Bench bench, String protocol, int port, boolean tls) {
    String how = protocol.equals("smtp") ? "starttls" : tls ? "implicit" : "none";
    LoginDialogue.Seen seen =
        new LoginDialogue("outside", protocol, port, how, "plain", "alice", "alice-secret")
            .on(bench);
    if (seen.shut()) {
      return new Seen(words.get("diff.seen.nothing"), seen.reply());
    }
    String shown = seen.reply().replace("\n", " ").replaceAll("\\[[^]]*\\] ?", "");
    return new Seen(
        words.get(seen.in() ? "diff.seen.in" : "diff.seen.out"),
        seen.in() ? "" : shown.replaceFirst(" \\([0-9. +]+ secs\\)\\.$", ""));
  }
}
