package io.chapar.lab.trace;

import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.mail.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of a message, read off the decisions that the daemons recorded.
 *
 * @param id of the message
 * @param trunk what all recipients have in common
 * @param branches the rest, by recipient
 */
record Route(String id, List<Stop> trunk, Map<String, List<Stop>> branches) {
  private static final Pattern NEXT = Pattern.compile("forwarded as (\\w+)|queued as (\\w+)");

  static Route of(Machine machine, String id) {
    return new Builder(id, Decisions.of(machine, id), false).build();
  }

  /** That of a message which another one went on as. */
  static Route after(Machine machine, String id) {
    return new Builder(id, Decisions.of(machine, id), true).build();
  }

  /** All stops, in order of time as far as it is known. */
  List<Stop> stops() {
    List<Stop> all = new ArrayList<>(trunk);
    branches.values().forEach(all::addAll);
    return all;
  }

  /** The message that this one went on as, by recipient. */
  Map<String, String> successors() {
    Map<String, String> next = new LinkedHashMap<>();
    branches.forEach(
        (recipient, stops) -> {
          Matcher m = NEXT.matcher(stops.isEmpty() ? "" : stops.get(stops.size() - 1).end());
          if (m.find()) {
            next.put(recipient, m.group(1) == null ? m.group(2) : m.group(1));
          }
        });
    return next;
  }

  private static final class Builder {
    private final String id;
    private final boolean forwarded;
    private final List<Decision> steps;
    private final List<Stop> trunk = new ArrayList<>();
    private final Map<String, List<Stop>> branches = new LinkedHashMap<>();

    Builder(String id, List<Decision> steps, boolean forwarded) {
      this.id = id;
      this.forwarded = forwarded;
      this.steps = steps;
    }

    Route build() {
      String sender = "";
      List<String> permits = new ArrayList<>();
      List<String> rewrites = new ArrayList<>();
      List<String> checks = new ArrayList<>();
      Map<String, String> recipients = new LinkedHashMap<>();
      long smtpd = 0;
      long cleanup = 0;
      String client = "";
      for (Decision step : steps) {
        String stage = step.stage();
        if (stage.startsWith("smtpd ")) {
          smtpd = smtpd == 0 ? step.at() : smtpd;
          if (step.verdict().equals("permit") || step.verdict().startsWith("re")) {
            permits.add(stage.replaceFirst("^smtpd \\S+ ?", "") + ": " + step.verdict());
          }
        } else if (stage.equals("cleanup envelope")) {
          client = step.subject();
          cleanup = step.at();
          sender = value(client, "from");
        } else if (stage.startsWith("cleanup ")) {
          cleanup = cleanup == 0 ? step.at() : cleanup;
          boolean address = !stage.endsWith("_checks") && step.subject().indexOf(' ') < 0;
          (address ? rewrites : checks)
              .add(stage.substring(8) + ": " + step.subject() + " => " + step.verdict());
        } else {
          recipients.putIfAbsent(step.subject().toLowerCase(Locale.ROOT), step.subject());
          branch(step);
        }
      }
      String from = "from=<" + sender + ">";
      boolean local =
          client.contains("pickup") || client.contains("client=local") || client.isEmpty();
      boolean inside = forwarded || client.contains("client=local");
      if (!client.isEmpty()) {
        trunk.add(
            new Stop(
                inside ? "local" : local ? "sendmail" : "client",
                smtpd == 0 ? cleanup : smtpd,
                who(client),
                List.of()));
      }
      if (smtpd != 0) {
        trunk.add(new Stop("smtpd", smtpd, from, permits));
      } else if (local && !inside && cleanup != 0) {
        trunk.add(new Stop("pickup", cleanup, from, List.of()));
      }
      if (cleanup != 0) {
        List<String> notes = new ArrayList<>(rewrites);
        notes.addAll(checks);
        trunk.add(new Stop("cleanup", cleanup, from, notes, !rewrites.isEmpty(), ""));
      }
      return new Route(id, List.copyOf(trunk), branches);
    }

    private final Map<String, String> names = new HashMap<>();

    private void branch(Decision step) {
      String subject = step.subject();
      String stage = step.stage();
      if (stage.startsWith("trivial-rewrite")) {
        List<Stop> stops = branches.computeIfAbsent(subject, s -> new ArrayList<>());
        if (stops.stream().noneMatch(s -> s.service().equals("qmgr"))) {
          stops.add(new Stop("qmgr", step.at(), "to=<" + subject + ">", List.of(step.verdict())));
        }
        return;
      }
      String key = owner(subject);
      List<Stop> stops = branches.computeIfAbsent(key, s -> new ArrayList<>());
      if (stage.endsWith(" delivery")) {
        String service = stage.substring(0, stage.length() - 9);
        stops.removeIf(s -> !s.end().isEmpty() && s.envelope().equals("to=<" + subject + ">"));
        stops.add(
            new Stop(
                service,
                step.at(),
                "to=<" + subject + ">",
                List.of(),
                !key.equalsIgnoreCase(subject),
                step.verdict()));
      } else {
        stops.add(
            new Stop(
                stage.split(" ")[0],
                step.at(),
                "to=<" + key + ">",
                List.of(stage + ": " + subject + " => " + step.verdict()),
                stage.contains("aliases") || stage.contains("forward") || stage.contains("generic"),
                ""));
        for (String word : step.verdict().split("[\\s,]+")) {
          names.put(bare(word), key);
        }
      }
    }

    /** The recipient of the queue that an address came from. */
    private String owner(String subject) {
      for (String key : branches.keySet()) {
        if (key.equalsIgnoreCase(subject)) {
          return key;
        }
      }
      String from = names.get(bare(subject));
      if (from != null) {
        return from;
      }
      for (String key : branches.keySet()) {
        if (bare(key).equals(bare(subject))) {
          return key;
        }
      }
      return subject;
    }

    private static String bare(String address) {
      String folded = address.toLowerCase(Locale.ROOT);
      int at = folded.lastIndexOf('@');
      return at > 0 ? folded.substring(0, at) : folded;
    }

    private static String value(String text, String name) {
      Matcher m = Pattern.compile("\\b" + name + "=<([^>]*)>").matcher(text);
      return m.find() ? m.group(1) : "";
    }

    private static String who(String envelope) {
      return envelope
          .replaceFirst("from=<[^>]*> ?", "")
          .replace("pickup", "")
          .replace("client=local", "")
          .strip();
    }
  }
}
