package io.chapar.lab.why;

import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in what the daemons of a host recorded the steps that belong together. */
public final class Chains {
  private static final String DELIVERY = " delivery";
  private static final Pattern NOTICE = Pattern.compile("from=<(double-bounce@[^>]*)?> pickup");
  private final Machine machine;

  /** Those of a host. */
  public Chains(Machine machine) {
    this.machine = machine;
  }

  /** What was refused in SMTP dialogues, oldest first. */
  public List<Chain> refusals() {
    Map<String, List<Decision>> runs = new LinkedHashMap<>();
    for (Decision step : Decisions.of(machine, Decisions.NOQUEUE)) {
      runs.computeIfAbsent(step.run(), run -> new ArrayList<>()).add(step);
    }
    List<Chain> chains = new ArrayList<>();
    Map<String, List<Decision>> atDoor = new HashMap<>();
    for (List<Decision> run : runs.values()) {
      Decision end = run.get(run.size() - 1);
      if (!isRefusal(end)) {
        continue;
      }
      String connection = end.run().replaceFirst("#.*", "");
      List<Decision> steps = new ArrayList<>();
      if (end.verdict().contains(" Error: access denied for ")) {
        steps.addAll(atDoor.getOrDefault(connection, List.of()));
      } else if (end.stage().equals("smtpd CONNECT")) {
        atDoor.put(connection, run.subList(0, run.size() - 1));
      }
      steps.addAll(run);
      chains.add(new Chain(Decisions.NOQUEUE, steps));
    }
    return chains;
  }

  /** The messages that are remembered, oldest first. */
  public List<String> messages() {
    return Decisions.messages(machine);
  }

  /** What became of a message, a chain for each time that something was told of a recipient. */
  public List<Chain> of(String id) {
    List<Decision> all = Decisions.of(machine, id);
    List<Chain> chains = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).stage().endsWith(DELIVERY)) {
        chains.add(new Chain(id, leadingTo(all.subList(0, i + 1))));
      } else if (isRefusal(all.get(i))) {
        chains.add(new Chain(id, refused(all.subList(0, i + 1))));
      }
    }
    if (chains.isEmpty() && !all.isEmpty()) {
      chains.add(new Chain(id, all)); // held, discarded, or on its way
    }
    return chains;
  }

  /** The steps of the run that ended in a refusal, and what cleanup had against the message. */
  private static List<Decision> refused(List<Decision> all) {
    Decision end = all.get(all.size() - 1);
    boolean whole = end.stage().equals("smtpd END-OF-MESSAGE");
    return all.stream()
        .filter(
            s ->
                s.run().equals(end.run())
                    || whole
                        && s.stage().startsWith("cleanup")
                        && !s.stage().equals("cleanup envelope"))
        .toList();
  }

  /** The last thing that happened to mail on this host; null: nothing yet. */
  public @Nullable Chain last() {
    Chain last = null;
    for (String id : messages()) {
      if (!isNotice(id)) {
        for (Chain chain : of(id)) {
          last = later(last, chain);
        }
      }
    }
    for (Chain chain : refusals()) {
      last = later(last, chain);
    }
    return last;
  }

  /** Whether a message is one that the mail system sent: a bounce, a warning. */
  private boolean isNotice(String id) {
    return Decisions.of(machine, id).stream()
        .anyMatch(s -> s.stage().equals("cleanup envelope") && NOTICE.matcher(s.subject()).find());
  }

  private static Chain later(@Nullable Chain one, Chain other) {
    return one == null || one.at() <= other.at() ? other : one;
  }

  static boolean isRefusal(Decision step) {
    return step.verdict().startsWith("refused: ");
  }

  /** Of the steps of a message those that concern the recipient of the last one. */
  private static List<Decision> leadingTo(List<Decision> steps) {
    Decision end = steps.get(steps.size() - 1);
    Lineage lineage = new Lineage(end.subject());
    Set<String> refused = new HashSet<>();
    for (Decision step : steps) {
      if (isRefusal(step)) {
        refused.add(step.run());
      }
    }
    Set<String> runs = new HashSet<>();
    List<Decision> found = new ArrayList<>();
    for (int i = steps.size() - 2; i >= 0; i--) {
      Decision step = steps.get(i);
      if (step.stage().startsWith("smtpd ")) {
        if (!step.run().isEmpty() && !refused.contains(step.run()) && lineage.has(step.subject())) {
          runs.add(step.run());
        }
      } else if (!step.stage().endsWith(DELIVERY) && lineage.takes(step)) {
        found.add(0, step);
      }
    }
    for (int i = steps.size() - 2; i >= 0; i--) {
      Decision step = steps.get(i);
      if (step.stage().startsWith("smtpd ") && runs.contains(step.run())) {
        found.add(0, step);
      }
    }
    found.add(end);
    return found;
  }

  /** The addresses that a recipient was before. */
  private static final class Lineage {
    private final Set<String> names = new HashSet<>();

    Lineage(String address) {
      add(address);
    }

    private void add(String address) {
      String folded = address.toLowerCase(Locale.ROOT);
      names.add(folded);
      int at = folded.lastIndexOf('@');
      if (at > 0) {
        names.add(folded.substring(0, at));
      }
    }

    boolean has(String subject) {
      String folded = subject.toLowerCase(Locale.ROOT);
      int at = folded.lastIndexOf('@');
      return names.contains(folded) || at > 0 && names.contains(folded.substring(0, at));
    }

    /** Whether a step is about one of them or led to one of them; then its subject is one, too. */
    boolean takes(Decision step) {
      if (step.subject().indexOf(' ') >= 0 || step.stage().endsWith("_checks")) {
        return true; // a header or a line concerns all recipients
      }
      boolean mine = has(step.subject());
      for (String word : step.verdict().split("[\\s,<>\"]+")) {
        mine |= !word.isEmpty() && word.indexOf('@') > 0 && has(word) || names.contains(word);
      }
      if (mine) {
        add(step.subject());
      }
      return mine;
    }
  }
}
