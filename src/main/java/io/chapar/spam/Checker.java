package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexLimitException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Examines a mail: tries every rule, adds up the points, and learns from clear cases. */
final class Checker {
  private final Process p;
  private final Settings settings;
  private final boolean network;
  private final @Nullable Bayes bayes;

  Checker(Process p, Settings settings, boolean network, @Nullable Bayes bayes) {
    this.p = p;
    this.settings = settings;
    this.network = network;
    this.bayes = bayes;
  }

  private static int order(Rule rule) {
    if (rule instanceof Rule.Text text) {
      return 1 + text.where().ordinal();
    }
    return rule instanceof Rule.Meta ? 6 : rule instanceof Rule.Eval eval && eval.ofBody() ? 1 : 0;
  }

  Verdict check(Subject mail) {
    p.machine().scheduler().work(60_000_000); // Perl takes its time
    boolean ready = settings.bayes && bayes != null && bayes.ready(settings);
    Double probability = ready && bayes != null ? bayes.score(mail) : null;
    int set = (network ? 1 : 0) | (ready ? 2 : 0);
    Work work = new Work(mail, probability, set);
    List<Verdict.Hit> hits = new ArrayList<>();
    List<Rule> rules = new ArrayList<>(settings.rules.values());
    rules.sort(Comparator.comparingInt(Checker::order));
    double score = 0;
    for (Rule rule : rules) {
      double points = settings.score(rule.name(), set);
      if (rule.name().startsWith("__") || points == 0 || !work.holds(rule.name())) {
        continue;
      }
      score += points;
      hits.add(
          new Verdict.Hit(
              rule.name(),
              points,
              rule.area(),
              settings.descriptions.getOrDefault(rule.name(), "No description available."),
              work.notes(rule.name())));
    }
    String learned = learn(mail, hits);
    return new Verdict(
        List.copyOf(hits), Math.round(score * 1000) / 1000.0, settings.required, learned);
  }

  /** Learns what is clearly spam or clearly ham: by rules that are not made for single users. */
  private String learn(Subject mail, List<Verdict.Hit> hits) {
    if (!settings.autoLearn || !settings.bayes || bayes == null) {
      return "disabled";
    }
    double points = 0;
    double head = 0;
    double body = 0;
    boolean never = false;
    for (Verdict.Hit hit : hits) {
      never |= settings.flag(hit.rule(), "noautolearn");
      if (settings.flag(hit.rule(), "userconf") || settings.flag(hit.rule(), "learn")) {
        continue;
      }
      double value = settings.score(hit.rule(), network ? 1 : 0);
      points += value;
      if (hit.area().isEmpty()) {
        head += value;
      } else {
        body += value;
      }
    }
    boolean asSpam = points >= settings.learnSpam && head >= 3 && body >= 3;
    boolean asHam = points < settings.learnHam;
    if (never || !asSpam && !asHam) {
      return "no";
    }
    if (bayes.knows(mail) || !bayes.learn(mail, asSpam)) {
      return "unavailable";
    }
    try {
      bayes.save();
      return asSpam ? "spam" : "ham";
    } catch (DiskException e) {
      return "unavailable";
    }
  }

  /** One mail under examination: what every rule said is kept. */
  private final class Work {
    private final Subject mail;
    private final Map<String, Boolean> results = new HashMap<>();
    private final Map<String, List<String>> notes = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<String> paragraphs;
    private final List<String> links;
    private final Evals evals;
    private final int set;

    Work(Subject mail, @Nullable Double probability, int set) {
      this.mail = mail;
      this.set = set;
      paragraphs = mail.paragraphs();
      links = mail.links();
      evals =
          new Evals(
              p, settings, mail, new Relays(mail, settings), paragraphs, network, probability);
    }

    List<String> notes(String rule) {
      return notes.getOrDefault(rule, List.of());
    }

    boolean holds(String name) {
      Boolean known = results.get(name);
      if (known != null) {
        return known;
      }
      Rule rule = settings.rules.get(name);
      if (rule == null || !open.add(name) || open.size() > 200) {
        return false; // no such rule, or one that asks for itself
      }
      p.tick();
      boolean result;
      try {
        result = test(rule);
      } catch (RegexLimitException e) {
        result = false;
      }
      open.remove(name);
      results.put(name, result);
      return result;
    }

    private boolean found(Regex pattern, String text) {
      return pattern.find(text, 0, steps -> p.tick(steps)) != null;
    }

    private boolean test(Rule rule) {
      if (rule instanceof Rule.Header header) {
        String value = value(header);
        return value != null && found(header.pattern(), value) != header.negated()
            || value == null && header.negated();
      }
      if (rule instanceof Rule.Exists exists) {
        return mail.header(exists.field()) != null;
      }
      if (rule instanceof Rule.Text text) {
        return switch (text.where()) {
          case BODY -> subjectAndText(text.pattern());
          case RAWBODY -> mail.parts.stream().anyMatch(part -> found(text.pattern(), part.text()));
          case URI -> links.stream().anyMatch(link -> found(text.pattern(), link));
          case FULL -> found(text.pattern(), mail.pristine);
        };
      }
      if (rule instanceof Rule.Eval eval) {
        List<String> said = new ArrayList<>();
        boolean result = evals.holds(eval, said);
        if (result && !said.isEmpty()) {
          notes.put(eval.name(), List.copyOf(said));
        }
        return result;
      }
      if (rule instanceof Rule.Meta meta) {
        var expression = Expression.parse(meta.expression());
        return expression != null && expression.applyAsDouble(n -> truth(n)) != 0;
      }
      return false;
    }

    private double truth(String name) {
      if (!name.startsWith("__") && settings.score(name, set) == 0) {
        return 0;
      }
      return holds(name) ? 1 : 0;
    }

    private boolean subjectAndText(Regex pattern) {
      String subject = mail.header("Subject");
      if (subject != null && found(pattern, subject)) {
        return true;
      }
      for (String paragraph : paragraphs) {
        if (found(pattern, paragraph)) {
          return true;
        }
      }
      return false;
    }

    private @Nullable String value(Rule.Header header) {
      if (header.field().equals("ALL")) {
        StringBuilder all = new StringBuilder();
        mail.fields.forEach(f -> all.append(f.name()).append(": ").append(f.value()).append('\n'));
        return all.toString();
      }
      String value;
      if (header.field().equals("ToCc")) {
        value = String.join(", ", mail.all("To")) + ", " + String.join(", ", mail.all("Cc"));
      } else if (header.field().equalsIgnoreCase("MESSAGEID")) {
        value = mail.header("Message-Id");
      } else if (header.part().startsWith("raw")) {
        List<String> raw = new ArrayList<>();
        mail.fields.forEach(
            f -> {
              if (f.name().equalsIgnoreCase(header.field())) {
                raw.add(f.raw());
              }
            });
        value = raw.isEmpty() ? null : String.join("\n", raw);
      } else {
        value = mail.header(header.field());
      }
      if (value == null) {
        return header.unset();
      }
      return switch (header.part()) {
        case "addr" -> Subject.address(value, true);
        case "name" -> Subject.address(value, false);
        default -> value;
      };
    }
  }
}
