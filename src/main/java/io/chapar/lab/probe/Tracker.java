package io.chapar.lab.probe;

import io.chapar.text.Utf8;
import io.chapar.world.SmtpSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows a message that was accepted: mailboxes, the queue, the neighbour, the log. */
final class Tracker {
  private static final List<Integer> WAITS = List.of(300, 700, 1000, 3000, 5000, 10000, 10000);
  private static final Pattern QUEUED = Pattern.compile("queued as ([0-9A-Za-z]+)");

  private final Bench bench;
  private final String messageId;
  private final String sender;
  private final String recipient;
  private final Deliver.Look look;
  private final int logged;
  private final int received;

  Tracker(Bench bench, String messageId, String sender, String recipient, Deliver.Look look) {
    this.bench = bench;
    this.messageId = messageId;
    this.sender = sender;
    this.recipient = recipient;
    this.look = look;
    this.logged = bench.log().size();
    this.received = SmtpSink.received(bench.world().mx()).size();
  }

  /** Waits until it is somewhere, preferably where it is hoped to be. */
  Fate follow(Map<String, String> facts, Fate hoped) throws IOException {
    Matcher queued = QUEUED.matcher(facts.getOrDefault("reply", ""));
    String id = queued.find() ? queued.group(1) : "";
    Fate fate = Fate.GONE;
    int calm = 0;
    for (int wait : WAITS) {
      bench.sleep(Duration.ofMillis(wait));
      fate = where(facts, id, hoped);
      boolean settled = fate == hoped && fate != Fate.GONE || fate == Fate.HELD;
      calm = fate == Fate.GONE && inQueue(id) ? 0 : calm + wait;
      if (settled || calm > 6000) {
        break;
      }
    }
    return fate;
  }

  private Fate where(Map<String, String> facts, String id, Fate hoped) throws IOException {
    boolean found = !look.user().isEmpty() && Mailboxes.find(bench, look, messageId, facts);
    List<SmtpSink.Received> fresh = fresh();
    boolean sent = false;
    for (SmtpSink.Received each : fresh) {
      String text = Utf8.decode(each.content().bytes());
      if (text.contains(messageId) && !each.sender().isEmpty()) {
        sent = true;
        facts.put("sender-seen", each.sender());
        facts.put("recipient-seen", String.join(", ", each.recipients()));
        facts.put("helo-seen", each.helo());
        facts.put("sent-message", text);
      }
    }
    notice(facts);
    boolean bounced = facts.containsKey("notice") || logged(id, "status=bounced");
    if (found && (hoped == Fate.DELIVERED || !sent && !bounced)) {
      return Fate.DELIVERED;
    }
    if (sent) {
      return Fate.SENT;
    }
    if (bounced) {
      return Fate.BOUNCED;
    }
    if (exists("hold/" + id, id)) {
      return Fate.HELD;
    }
    return deferred(id) ? Fate.DEFERRED : Fate.GONE;
  }

  /** Notes what came back to the sender from nobody: a bounce, an answer of a program. */
  void notice(Map<String, String> facts) {
    for (SmtpSink.Received each : fresh()) {
      if (each.sender().isEmpty() && each.recipients().contains(sender)) {
        facts.put("notice", Utf8.decode(each.content().bytes()));
      }
    }
  }

  private List<SmtpSink.Received> fresh() {
    List<SmtpSink.Received> all = SmtpSink.received(bench.world().mx());
    return all.subList(Math.min(received, all.size()), all.size());
  }

  private boolean deferred(String id) {
    for (char hash : "0123456789ABCDEF".toCharArray()) {
      if (exists("deferred/" + hash + "/" + id, id)) {
        return true;
      }
    }
    return exists("deferred/" + id, id);
  }

  private boolean exists(String path, String id) {
    return !id.isEmpty() && bench.mail().root().exists("/var/spool/postfix/" + path);
  }

  private boolean inQueue(String id) {
    return exists("active/" + id, id) || exists("incoming/" + id, id);
  }

  private boolean logged(String id, String what) {
    return !id.isEmpty()
        && fresh(bench.log()).stream().anyMatch(l -> l.contains(id) && l.contains(what));
  }

  private List<String> fresh(List<String> log) {
    return log.subList(Math.min(logged, log.size()), log.size());
  }

  /** What the log says about it: lines with the recipient or its id, and calamities. */
  void tell(Map<String, String> facts) {
    Matcher queued = QUEUED.matcher(facts.getOrDefault("reply", ""));
    String id = queued.find() ? queued.group(1) : "";
    List<String> told = new ArrayList<>();
    for (String line : fresh(bench.log())) {
      boolean about =
          line.contains(recipient)
              || !id.isEmpty() && line.contains(id) && !line.contains("removed");
      if (about || line.matches("(?s).*(fatal|panic|warning|[Ee]rror): .*")) {
        told.add(line.replaceFirst("^\\S+ (?=\\S)", ""));
      }
    }
    facts.put("log", String.join("\n", told));
  }
}
