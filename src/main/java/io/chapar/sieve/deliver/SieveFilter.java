package io.chapar.sieve.deliver;

import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.deliver.Delivery;
import io.chapar.dovecot.deliver.DeliveryFilter;
import io.chapar.dovecot.store.MailUser;
import io.chapar.host.Decisions;
import io.chapar.mail.Decision;
import io.chapar.mailbox.MailboxException;
import io.chapar.sieve.action.Action;
import io.chapar.sieve.action.Result;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.script.Places;
import io.chapar.sieve.script.ScriptFile;
import io.chapar.sieve.script.SieveLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pigeonhole's plugin sieve: the scripts that a delivery goes through, in LDA and LMTP. */
public final class SieveFilter implements DeliveryFilter {
  private static final Pattern QUEUE_ID = Pattern.compile("\\bid ([0-9A-Za-z]+)");
  private static final Pattern LINE = Pattern.compile("line (\\d{1,6})$");

  @Override
  public String plugin() {
    return "sieve";
  }

  @Override
  public boolean deliver(Delivery delivery) throws MailboxException {
    MailUser user = delivery.user();
    SieveLog log = log(delivery);
    Map<String, String> settings = settings(user);
    if (settings.getOrDefault("sieve_enabled", "yes").equalsIgnoreCase("no")) {
      return false;
    }
    Places places = new Places(user.process(), settings, user.home(), true, log);
    Engine engine = new Engine(settings, places.library(), log::warning);
    Sequence sequence = new Sequence(delivery, settings, places, engine, log);
    return sequence.run();
  }

  /** The settings of plugin { } with a user's values in them, and what scripts ask for besides. */
  public static Map<String, String> settings(MailUser user) {
    Map<String, String> all = new HashMap<>();
    user.settings()
        .plugins()
        .forEach((key, text) -> all.put(key, VarExpand.expand(text, user.variables())));
    all.putIfAbsent("recipient_delimiter", user.settings().get("recipient_delimiter"));
    all.put("hostname", user.hostname());
    all.put("username", user.user());
    return all;
  }

  private static SieveLog log(Delivery delivery) {
    return new SieveLog() {
      @Override
      public void info(String text) {
        delivery.log().info(delivery.prefix(), "sieve: " + text);
      }

      @Override
      public void warning(String text) {
        delivery.log().warning(delivery.prefix(), "sieve: " + text);
      }

      @Override
      public void error(String text) {
        delivery.log().error(delivery.prefix(), "sieve: " + text);
      }
    };
  }

  /** The queue id that Postfix had for a message; null if it did not come through Postfix. */
  private static @Nullable String queueId(Mail mail) {
    for (Mail.Field field : mail.fields("received")) {
      Matcher id = QUEUE_ID.matcher(field.value());
      if (field.value().contains("(Postfix") && id.find()) {
        return id.group(1);
      }
    }
    return null;
  }

  /** Records what scripts made of a message, for explanations. */
  static void record(Delivery delivery, Mail mail, ScriptFile last, Result result) {
    String id = queueId(mail);
    if (id == null) {
      return;
    }
    List<Decision.Cause> causes = new ArrayList<>();
    for (Action action : result.actions()) {
      Matcher line = LINE.matcher(action.location());
      String what = result.told(action);
      causes.add(
          line.find()
              ? Decision.Cause.at(what, last.path(), Integer.parseInt(line.group(1)))
              : Decision.Cause.of(what));
    }
    if (causes.isEmpty()) {
      causes.add(Decision.Cause.of(last.path() + " wants nothing done: the message is kept"));
    }
    String verdict =
        result.actions().isEmpty()
            ? "keep"
            : result.actions().stream().map(result::told).collect(Collectors.joining("; "));
    Decisions.keep(
        delivery.user().process().machine(),
        id,
        new Decision(
            delivery.user().nanos(), "dovecot sieve", delivery.recipient(), verdict, causes));
  }
}
