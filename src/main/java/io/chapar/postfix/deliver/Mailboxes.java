package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where local(8) leaves a message: a mailbox, a file, a command, another transport. */
final class Mailboxes {
  private final LocalDelivery delivery;
  private final LocalSettings settings;

  Mailboxes(LocalDelivery delivery) {
    this.delivery = delivery;
    this.settings = delivery.settings;
  }

  /** Delivers to the mailbox of a user; null: there is no such user. */
  @Nullable Boolean deliver(LocalState given) {
    LocalState state = given.next();
    if (!delivery.first("mailbox " + state.local)) {
      return true;
    }
    Boolean passed =
        pass(state, settings.mailboxTransportMaps, settings.mailboxTransport, "mailbox_transport");
    if (passed != null) {
      return passed;
    }
    Account account = delivery.daemon.machine().users().named(state.user);
    if (account == null) {
      delivery.because(Cause.at("the host has no user \"" + state.user + '"', "/etc/passwd", 0));
      return null;
    }
    state.actAs(account);
    if (!settings.mailboxCommandMaps.isEmpty()) {
      Answer answer = settings.mailboxCommandMaps.find(state.user);
      if (answer.failed()) {
        return delivery.deferred(state, "4.3.0", "table lookup failure");
      }
      if (answer.found()) {
        answer.causes("mailbox_command_maps").forEach(delivery::because);
        return command(state, answer.value());
      }
    }
    if (!settings.mailboxCommand.isEmpty()) {
      delivery.because(Cause.of("mail goes to a command", "mailbox_command"));
      return command(state, settings.mailboxCommand);
    }
    boolean home = !settings.homeMailbox.isEmpty();
    delivery.because(
        Cause.of(
            home ? "mail goes to a place in the home directory" : "mail goes to the mail spool",
            home ? "home_mailbox" : "mail_spool_directory"));
    if (settings.homeMailbox.endsWith("/")) {
      return maildir(state, account.home() + "/" + settings.homeMailbox);
    }
    if (settings.homeMailbox.isEmpty() && settings.spoolDirectory.endsWith("/")) {
      return maildir(state, settings.spoolDirectory + state.user + "/");
    }
    return mailbox(state, account);
  }

  /** Hands a recipient to another transport; null: none is configured. */
  private @Nullable Boolean pass(LocalState state, Maps maps, String transport, String parameter) {
    String target = transport;
    if (!maps.isEmpty()) {
      Answer answer = maps.find(state.user);
      if (answer.failed()) {
        return delivery.deferred(state, "4.3.0", "table lookup failure");
      }
      if (answer.found()) {
        target = answer.value();
      }
    }
    if (target.isEmpty()) {
      return null;
    }
    delivery.decided("transport", state.user, target, List.of(Cause.of(target, parameter)));
    int colon = target.indexOf(':');
    String service = colon < 0 ? target : target.substring(0, colon);
    String nexthop = colon < 0 ? "" : target.substring(colon + 1);
    if (nexthop.isEmpty()) {
      nexthop = delivery.request.nexthop();
    }
    DeliveryAgent.Outcome outcome =
        new PassOn(delivery.daemon, delivery.courtesy)
            .deliver(service, nexthop, delivery.request, state.recipient, state.sender);
    return outcome != null
        ? outcome.unsettled().isEmpty()
        : delivery.deferred(state, "4.3.0", "mail transport unavailable");
  }

  private byte[] copy(LocalState state, boolean fromLine, boolean mbox, String where) {
    MailCopy copy = new MailCopy(delivery.request.message());
    if (fromLine) {
      copy.fromLine(state.sender, delivery.daemon.now());
    }
    copy.returnPath(state.sender);
    Recipient recipient = state.recipient;
    if (settings.enableOriginal) {
      copy.originalTo(recipient.original());
    }
    if (settings.deliveredHeader.contains(where)) {
      copy.deliveredTo(state.delivered == null ? recipient.address() : state.delivered);
    }
    if (mbox) {
      copy.quoteFrom().blankLine();
    }
    return copy.bytes();
  }

  private boolean mailbox(LocalState given, Account account) {
    LocalState state = given.next();
    if (delivery.request.verifyOnly()) {
      return delivery.sent(state, "delivers to mailbox");
    }
    if (!settings.frozenDelivered) {
      state.delivered = state.recipient.address();
    }
    String path;
    Credentials opener = state.credentials();
    Credentials newOwner = null;
    if (settings.homeMailbox.isEmpty()) {
      path = settings.spoolDirectory + "/" + state.user;
      Inode spool = delivery.daemon.machine().root().peek(settings.spoolDirectory);
      if (spool != null && (spool.mode() & 02) == 0) {
        if ((spool.mode() & 020) != 0) {
          opener = new Credentials(account.uid(), spool.gid(), Set.of(spool.gid()));
        } else {
          opener = Credentials.ROOT;
          newOwner = state.credentials();
        }
      }
    } else {
      path = account.home() + "/" + settings.homeMailbox;
    }
    String file = path;
    try {
      new MailboxFile(
              delivery.daemon, path, opener, "mailbox_delivery_lock", false, delivery.courtesy)
          .append(
              copy(state, true, true, "file"),
              newOwner,
              settings.mailboxLimit,
              inode -> {
                if (settings.strictOwner && inode.uid() != account.uid()) {
                  delivery.warn(
                      "specify \"strict_mailbox_ownership = no\" to ignore mailbox ownership"
                          + " mismatch");
                  throw new Trouble("4.2.0", "destination " + file + " is not owned by recipient");
                }
              });
      return delivery.sent(state, "delivered to mailbox");
    } catch (Trouble trouble) {
      Dsn dsn = trouble.dsn();
      refused(path, dsn);
      Dsn told =
          dsn.withReason(
              "cannot update mailbox " + path + " for user " + state.user + ". " + dsn.reason());
      return dsn.temporary() ? delivery.deferred(state, told) : delivery.bounced(state, told);
    }
  }

  /** Why a mailbox may not take a message. */
  private void refused(String path, Dsn dsn) {
    delivery.because(Cause.at(dsn.reason(), path, 0));
    if (dsn.reason().contains("too large")) {
      delivery.because(Cause.of("a mailbox may be that big", "mailbox_size_limit"));
    }
  }

  private boolean maildir(LocalState given, String path) {
    LocalState state = given.next();
    if (delivery.request.verifyOnly()) {
      return delivery.sent(state, "delivers to maildir");
    }
    if (!settings.frozenDelivered) {
      state.delivered = state.recipient.address();
    }
    try {
      new MaildirStore(delivery.daemon, path, state.credentials())
          .deliver(copy(state, false, false, "file"));
      return delivery.sent(state, "delivered to maildir");
    } catch (Trouble trouble) {
      Dsn dsn = trouble.dsn();
      refused(path, dsn);
      Dsn told = dsn.withReason("maildir delivery failed: " + dsn.reason());
      return dsn.temporary() ? delivery.deferred(state, told) : delivery.bounced(state, told);
    }
  }

  /** Nobody is root when he delivers to files and commands. */
  private void dropPrivileges(LocalState state) {
    if (state.uid == 0) {
      state.uid = settings.nobody.uid();
    }
    if (state.gid == 0) {
      state.gid = settings.nobody.gid();
    }
  }

  /** Appends to a file, or delivers to a Maildir where the name ends in '/'. */
  boolean file(LocalState given, String path) {
    LocalState state = given.next();
    if (!delivery.first("file " + state.uid + " " + path)) {
      return true;
    }
    if (!delivery.allowed(settings.filesAllowed, state.expansion)) {
      delivery.because(Cause.of("mail to files is not allowed from here", "allow_mail_to_files"));
      return delivery.failed(state, Dsn.of("5.7.1", "mail to file is restricted"));
    }
    if (delivery.request.verifyOnly()) {
      return delivery.sent(state, "delivers to file: " + path);
    }
    dropPrivileges(state);
    if (path.endsWith("/")) {
      return maildir(state, path);
    }
    try {
      new MailboxFile(
              delivery.daemon,
              path,
              state.credentials(),
              "mailbox_delivery_lock",
              true,
              delivery.courtesy)
          .append(
              copy(state, true, true, "file"),
              null,
              settings.mailboxLimit,
              inode -> {
                if (inode.isRegular() && (inode.mode() & 0111) != 0) {
                  throw new Trouble("5.7.1", "file is executable");
                }
              });
      return delivery.sent(state, "delivered to file: " + path);
    } catch (Trouble trouble) {
      Dsn dsn = trouble.dsn();
      refused(path, dsn);
      return delivery.failed(
          state, dsn.withReason("cannot append message to file " + path + ": " + dsn.reason()));
    }
  }

  /** Pipes the message to a command. */
  boolean command(LocalState given, String command) {
    LocalState state = given.next();
    if (!delivery.first("command " + state.user + ":" + state.uid + " " + command)) {
      return true;
    }
    if (delivery.request.verifyOnly()) {
      return delivery.sent(state, "delivers to command: " + command);
    }
    dropPrivileges(state);
    Expander expander = new Expander();
    String directory =
        expander.expand(
            delivery.daemon,
            settings,
            state,
            settings.executionDirectory,
            settings.executionFilter);
    if (directory == null) {
      return delivery.deferred(state, "4.3.5", "mail system configuration error");
    }
    CommandRunner runner =
        new CommandRunner(delivery.daemon, state.credentials())
            .shell(settings.commandShell)
            .directory(directory)
            .timeLimit(settings.commandTime);
    environment(runner, state);
    try {
      runner.run(command, copy(state, true, false, "command"), delivery.courtesy);
      return delivery.sent(state, "delivered to command: " + command);
    } catch (Trouble trouble) {
      return delivery.failed(state, trouble.dsn());
    }
  }

  private void environment(CommandRunner runner, LocalState state) {
    Account account = state.account;
    if (account != null) {
      set(runner, "HOME", account.home());
    }
    set(runner, "LOGNAME", state.user);
    set(runner, "USER", state.user);
    set(runner, "SENDER", state.sender);
    set(runner, "RECIPIENT", state.recipient.address());
    set(runner, "LOCAL", state.local);
    if (account != null) {
      set(runner, "SHELL", account.shell());
    }
    set(runner, "DOMAIN", state.domain);
    String extension = state.extension;
    if (extension != null) {
      set(runner, "EXTENSION", extension);
    }
    optional(runner, "ORIGINAL_RECIPIENT", state.recipient.original());
    Request request = delivery.request;
    optional(runner, "CLIENT_HOSTNAME", request.message().attribute("client_name", ""));
    optional(runner, "CLIENT_ADDRESS", request.message().attribute("client_address", ""));
    optional(runner, "CLIENT_HELO", request.message().attribute("helo_name", ""));
    optional(runner, "CLIENT_PROTOCOL", request.message().attribute("protocol_name", ""));
    optional(runner, "SASL_METHOD", request.message().attribute("sasl_method", ""));
    optional(runner, "SASL_SENDER", request.message().attribute("sasl_sender", ""));
    optional(runner, "SASL_USERNAME", request.message().attribute("sasl_username", ""));
  }

  private void optional(CommandRunner runner, String name, String value) {
    if (!value.isEmpty()) {
      set(runner, name, value);
    }
  }

  private void set(CommandRunner runner, String name, String value) {
    runner.set(name, Expander.filtered(value, settings.commandFilter));
  }

  /** The user does not exist. */
  boolean unknown(LocalState given) {
    LocalState state = given.next();
    if (!delivery.first("deliver_unknown " + state.local)) {
      return true;
    }
    Boolean passed =
        pass(
            state,
            settings.fallbackTransportMaps,
            settings.fallbackTransport,
            "fallback_transport");
    if (passed != null) {
      return passed;
    }
    if (!settings.luserRelay.isEmpty()) {
      delivery.because(Cause.of("mail for unknown users goes elsewhere", "luser_relay"));
      state.unmatched = null;
      String to = new Expander().expand(delivery.daemon, settings, state, settings.luserRelay, "");
      if (to != null && !to.isEmpty()) {
        String full =
            io.chapar.postfix.resolve.TrivialRewrite.rewrite(
                delivery.daemon, true, io.chapar.mail.Quoting.unquote(to));
        if (!full.equals(state.recipient.address())) {
          return delivery.resolved(state, io.chapar.mail.Quoting.unquote(to));
        }
      }
      return delivery.bounced(state, "5.1.1", "unknown user: \"" + state.user + '"');
    }
    if (state.user.equals("mailer-daemon") || state.user.equals("postmaster")) {
      delivery.warn("required alias not found: " + state.user);
      return delivery.sent(state, "discarded");
    }
    return delivery.bounced(state, "5.1.1", "unknown user: \"" + state.user + '"');
  }
}
