package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.mail.Quoting;
import io.chapar.postfix.conf.MacroException;
import io.chapar.postfix.conf.MacroExpander;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.MessageFile;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** pipe(8): delivery to a command that master.cf names. */
public final class PipeAgent implements DeliveryAgent {
  private static final Dsn MISCONFIGURED = Dsn.of("4.3.5", "mail system configuration error");
  private static final Set<String> PER_RECIPIENT =
      Set.of("recipient", "original_recipient", "user", "extension", "mailbox", "domain");

  @Override
  public String name() {
    return "pipe";
  }

  @Override
  public Outcome deliver(Daemon daemon, Request request, Courtesy courtesy) {
    PipeSettings settings = daemon.part(PipeSettings.class, PipeSettings::of);
    return new Delivery(daemon, settings, request, courtesy).deliver();
  }

  /** One message's. */
  private record Delivery(
      Daemon daemon, PipeSettings settings, Request request, Courtesy courtesy) {

    private String service() {
      return daemon.service().name();
    }

    Outcome deliver() {
      try {
        String said = run();
        String output = said.stripTrailing();
        String how =
            request.verifyOnly()
                ? "delivers to command: " + settings.command().get(0)
                : "delivered via "
                    + service()
                    + " service"
                    + (output.isEmpty()
                        ? ""
                        : " (" + output.substring(0, Math.min(100, output.length())) + ")");
        return told(Dsn.of("2.0.0", how).withAction(settings.has('X') ? "delivered" : "relayed"));
      } catch (Trouble trouble) {
        return told(trouble.dsn());
      }
    }

    private Outcome told(Dsn dsn) {
      BounceClient bounce = BounceClient.of(daemon);
      Set<Integer> left = new HashSet<>();
      for (Recipient recipient : request.recipients()) {
        boolean settled = false;
        if (dsn.temporary()) {
          bounce.deferred(
              request.flags(), request.id(), request.stats(), recipient, service(), dsn);
        } else if (dsn.permanent()) {
          settled =
              bounce.bounced(
                  request.flags(), request.id(), request.stats(), recipient, service(), dsn);
        } else {
          settled =
              bounce.sent(
                  request.flags(), request.id(), request.stats(), recipient, service(), dsn);
        }
        if (!settled) {
          left.add(recipient.offset());
        }
      }
      return new Outcome(left, null);
    }

    private String run() throws Trouble {
      for (char flag : new char[] {'D', 'O'}) {
        if (settings.has(flag) && request.recipients().size() > 1) {
          daemon
              .log()
              .warning(
                  "pipe flag `"
                      + flag
                      + "' requires "
                      + service()
                      + "_destination_recipient_limit = 1");
          throw new Trouble(MISCONFIGURED);
        }
      }
      MessageFile message = request.message();
      if (settings.sizeLimit() > 0 && message.size() > settings.sizeLimit()) {
        throw new Trouble("5.2.3", "message too large");
      }
      if (request.verifyOnly()) {
        return "";
      }
      Recipient first = request.recipients().get(0);
      if (settings.has('D')) {
        for (String value : message.headers("Delivered-To")) {
          if (value.strip().equalsIgnoreCase(first.address())) {
            throw new Trouble("5.4.6", "mail forwarding loop for " + first.address());
          }
        }
      }
      List<String> argv = arguments();
      MailCopy copy = new MailCopy(message).eol(settings.eol());
      String sender = request.sender().isEmpty() ? settings.nullSender() : request.sender();
      if (settings.has('F')) {
        copy.fromLine(sender, daemon.now());
      }
      if (settings.has('R')) {
        copy.returnPath(request.sender());
      }
      if (settings.has('O')) {
        copy.originalTo(first.original());
      }
      if (settings.has('D')) {
        copy.deliveredTo(first.address());
      }
      if (settings.has('>')) {
        copy.quoteFrom();
      }
      if (settings.has('.')) {
        copy.dots();
      }
      if (settings.has('B')) {
        copy.blankLine();
      }
      Credentials who = new Credentials(settings.uid(), settings.gid(), Set.of(settings.gid()));
      return new CommandRunner(daemon, who)
          .directory(settings.directory())
          .timeLimit(daemon.config().seconds(service() + "_time_limit"))
          .run(argv, argv.get(0), copy.bytes(), courtesy);
    }

    // ---- the command line

    private List<String> arguments() throws Trouble {
      List<String> argv = new ArrayList<>();
      for (String argument : settings.command()) {
        boolean[] perRecipient = {false};
        Map<String, String> values = values();
        try {
          MacroExpander.expandOnce(
              argument,
              name -> {
                perRecipient[0] |= PER_RECIPIENT.contains(name);
                if (!PER_RECIPIENT.contains(name) && !values.containsKey(name)) {
                  throw new UnknownName(name);
                }
                return "";
              });
          if (!perRecipient[0]) {
            argv.add(MacroExpander.expandOnce(argument, values::get));
            continue;
          }
          for (Recipient recipient : request.recipients()) {
            Map<String, String> all = new HashMap<>(values);
            if (parts(recipient, all, argument)) {
              argv.add(MacroExpander.expandOnce(argument, all::get));
            }
          }
        } catch (UnknownName e) {
          daemon
              .log()
              .warning(
                  "file "
                      + daemon.config().directory()
                      + "/master.cf: service "
                      + service()
                      + ": unknown macro name: \""
                      + e.getMessage()
                      + '"');
          throw new Trouble(MISCONFIGURED);
        } catch (MacroException e) {
          throw new Trouble(MISCONFIGURED);
        }
      }
      return argv;
    }

    /** A name in the command line that means nothing. */
    private static final class UnknownName extends RuntimeException {
      private static final long serialVersionUID = 1;

      UnknownName(String name) {
        super(name, null, false, false);
      }
    }

    private Map<String, String> values() {
      Map<String, String> values = new HashMap<>();
      String sender = request.sender().isEmpty() ? settings.nullSender() : request.sender();
      values.put(
          "sender", settings.has('q') && !sender.isEmpty() ? Quoting.header(sender) : sender);
      String nexthop = request.nexthop();
      values.put("nexthop", settings.has('h') ? nexthop.toLowerCase(Locale.ROOT) : nexthop);
      MessageFile message = request.message();
      values.put("size", Long.toString(message.size()));
      values.put("queue_id", request.id());
      values.put("client_address", message.attribute("client_address", ""));
      values.put("client_helo", message.attribute("helo_name", ""));
      values.put("client_hostname", message.attribute("client_name", ""));
      values.put("client_port", message.attribute("client_port", ""));
      values.put("client_protocol", message.attribute("protocol_name", ""));
      values.put("sasl_method", message.attribute("sasl_method", ""));
      values.put("sasl_sender", message.attribute("sasl_sender", ""));
      values.put("sasl_username", message.attribute("sasl_username", ""));
      return values;
    }

    /** The names that differ by recipient; false: the argument is left out for this one. */
    private boolean parts(Recipient recipient, Map<String, String> values, String argument) {
      values.put("recipient", fold(recipient.address(), true));
      values.put("original_recipient", fold(recipient.original(), true));
      String address = fold(recipient.address(), false);
      int at = address.lastIndexOf('@');
      if (at < 0) {
        daemon.log().warning("no @ in recipient address: " + recipient.address());
      }
      String mailbox = at < 0 ? address : address.substring(0, at);
      String delimiter = daemon.config().get("recipient_delimiter");
      int cut = cut(mailbox, delimiter);
      String user = cut < 0 ? mailbox : mailbox.substring(0, cut);
      values.put("mailbox", mailbox);
      values.put("domain", at < 0 ? "" : address.substring(at + 1));
      values.put("user", user);
      values.put("extension", cut < 0 ? "" : mailbox.substring(cut + 1));
      return !user.isEmpty() || !argument.contains("user");
    }

    private static int cut(String mailbox, String delimiter) {
      for (int i = 0; i < mailbox.length(); i++) {
        if (delimiter.indexOf(mailbox.charAt(i)) >= 0) {
          return i;
        }
      }
      return -1;
    }

    private String fold(String address, boolean quote) {
      String text = quote && settings.has('q') ? Quoting.header(address) : address;
      int at = text.lastIndexOf('@');
      String user = at < 0 ? text : text.substring(0, at);
      String host = at < 0 ? "" : text.substring(at);
      return (settings.has('u') ? user.toLowerCase(Locale.ROOT) : user)
          + (settings.has('h') ? host.toLowerCase(Locale.ROOT) : host);
    }
  }

  /** For a check of what a service of master.cf says; null: nothing is wrong. */
  static @Nullable String unknown(String flags) {
    for (char c : flags.toCharArray()) {
      if ("BDFORX.>hqu".indexOf(c) < 0) {
        return "unknown flag: " + c + " (ignored)";
      }
    }
    return null;
  }
}
