package io.chapar.postfix.milter;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.Braced;
import io.chapar.postfix.master.Daemon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The mail filters that a daemon is told to ask. The Milter protocol is not spoken here: a filter
 * that cannot be reached has the effect that milter_default_action says, as has one that could be.
 */
public final class Milters {
  private static final Set<String> OPTIONS =
      Set.of("connect_timeout", "command_timeout", "content_timeout", "default_action", "protocol");

  private Milters() {}

  /** What becomes of mail. */
  public enum Kind {
    PASS,
    HOLD,
    REFUSE
  }

  /**
   * What the filters say to all of a conversation.
   *
   * @param reply the refusal
   */
  public record Verdict(Kind kind, String reply) {
    /** Nothing stands in the way. */
    public static final Verdict PASS = new Verdict(Kind.PASS, "");
  }

  /** Asks the filters that a parameter lists, one after the other. */
  public static Verdict ask(Daemon daemon, String parameter) {
    for (String word : words(daemon.config().get(parameter))) {
      Verdict verdict = one(daemon, word);
      if (verdict.kind() != Kind.PASS) {
        return verdict;
      }
    }
    return Verdict.PASS;
  }

  private static Verdict one(Daemon daemon, String word) {
    String name = word;
    String action = daemon.config().get("milter_default_action");
    if (word.startsWith("{")) {
      List<String> inside = words(Braced.of(word, true).text());
      name = inside.isEmpty() ? "" : inside.get(0);
      for (String option : inside.subList(Math.min(1, inside.size()), inside.size())) {
        int equals = option.indexOf('=');
        String key = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        if (!OPTIONS.contains(key)) {
          throw new PostfixFatal("unknown option: \"" + key + " = " + value + '"');
        }
        action = key.equals("default_action") ? value : action;
      }
    }
    int colon = name.indexOf(':');
    if (colon < 0) {
      daemon.log().warning("Milter service needs transport:endpoint instead of \"" + name + '"');
      return configuration();
    }
    String transport = name.substring(0, colon);
    if (!Set.of("unix", "inet").contains(transport)) {
      daemon.log().warning("invalid transport name: " + transport + " in Milter service: " + name);
      return configuration();
    }
    try {
      Endpoint.reach(daemon, name);
      daemon.log().warning("Milter service " + name + ": the Milter protocol is not simulated");
    } catch (IOException e) {
      daemon.log().warning("connect to Milter service " + name + ": " + e.getMessage());
    }
    return switch (action) {
      case "accept" -> Verdict.PASS;
      case "quarantine" -> new Verdict(Kind.HOLD, "");
      case "reject" -> new Verdict(Kind.REFUSE, "550 5.5.0 Service unavailable");
      case "tempfail" ->
          new Verdict(Kind.REFUSE, "451 4.7.1 Service unavailable - try again later");
      default -> {
        daemon.log().warning("milter " + name + ": unrecognized default action: " + action);
        yield configuration();
      }
    };
  }

  private static Verdict configuration() {
    return new Verdict(Kind.REFUSE, "451 4.3.5 Server configuration problem - try again later");
  }

  /** The words of a list; what stands in braces is one. */
  private static List<String> words(String list) {
    List<String> found = new ArrayList<>();
    for (int at = 0; at < list.length(); ) {
      if (", \t\r\n".indexOf(list.charAt(at)) >= 0) {
        at++;
        continue;
      }
      int end = at;
      int balanced = list.charAt(at) == '{' ? Ascii.balanced(list.substring(at)) : 0;
      if (balanced > 0) {
        end = at + balanced;
      } else {
        while (end < list.length() && ", \t\r\n".indexOf(list.charAt(end)) < 0) {
          end++;
        }
      }
      found.add(list.substring(at, end));
      at = end;
    }
    return found;
  }
}
