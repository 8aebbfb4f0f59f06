package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.mail.Quoting;
import io.chapar.mail.Token;
import io.chapar.postfix.deliver.LocalState.Expansion;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.BounceService;
import io.chapar.postfix.queue.DeliveryAgent.Courtesy;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.resolve.Resolution;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Lookup;
import io.chapar.postfix.table.Table;
import io.chapar.text.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of one recipient through local(8): aliases, lists, ~/.forward, then a mailbox. Each
 * method answers whether all is settled; false: the recipient is to be tried again.
 */
final class LocalDelivery {
  private static final int DEEPEST = 100;

  final Daemon daemon;
  final LocalSettings settings;
  final Request request;
  final BounceClient bounce;
  final Courtesy courtesy;
  final String relay;
  private final Set<String> deliveredBefore;
  private final Set<String> been = new HashSet<>();
  private final Forwards forwards;
  private final Mailboxes mailboxes;

  LocalDelivery(Daemon daemon, Request request, Set<String> deliveredBefore, Courtesy courtesy) {
    this.daemon = daemon;
    this.settings = LocalSettings.of(daemon);
    this.request = request;
    this.bounce = BounceClient.of(daemon);
    this.courtesy = courtesy;
    this.relay = daemon.service().name();
    this.deliveredBefore = deliveredBefore;
    this.forwards = new Forwards(this);
    this.mailboxes = new Mailboxes(this);
  }

  /** Delivers to one recipient of the request. */
  boolean deliver(Recipient recipient) {
    LocalState state =
        new LocalState(
            recipient,
            request.sender(),
            request.message().envelopeId(),
            request.message().returnType());
    boolean done = recipient(state);
    return forwards.finish(state, done) && done;
  }

  /** Whether something is seen for the first time in this delivery. */
  boolean first(String what) {
    return been.add(what.toLowerCase(Locale.ROOT));
  }

  boolean seen(String what) {
    return been.contains(what.toLowerCase(Locale.ROOT));
  }

  void warn(String text) {
    daemon.log().warning(text);
  }

  void decided(String stage, String subject, String verdict, List<Decision.Cause> causes) {
    daemon.decided(
        request.id(), new Decision(daemon.now(), "local " + stage, subject, verdict, causes));
  }

  void because(Cause cause) {
    bounce.because(cause);
  }

  // ---- how it is told

  boolean bounced(LocalState state, Dsn dsn) {
    return bounce.bounced(
        request.flags(), request.id(), request.stats(), state.recipient, relay, dsn);
  }

  boolean bounced(LocalState state, String status, String reason) {
    return bounced(state, Dsn.of(status, reason));
  }

  boolean deferred(LocalState state, Dsn dsn) {
    bounce.deferred(request.flags(), request.id(), request.stats(), state.recipient, relay, dsn);
    return false;
  }

  boolean deferred(LocalState state, String status, String reason) {
    return deferred(state, Dsn.of(status, reason));
  }

  boolean sent(LocalState state, String reason) {
    return bounce.sent(
        request.flags(),
        request.id(),
        request.stats(),
        state.recipient,
        relay,
        Dsn.of("2.0.0", reason));
  }

  /** A failure of one address of a list goes to the list's owner, if there is one. */
  boolean failed(LocalState state, Dsn dsn) {
    String owner = settings.ownerSpecial ? ownerOf(state.recipient.address()) : null;
    if (owner == null && settings.ownerSpecial) {
      String address = state.recipient.address();
      int at = address.lastIndexOf('@');
      String local = at < 0 ? address : address.substring(0, at);
      int cut = settings.find.extension(local);
      owner = cut < 0 ? null : ownerOf(local.substring(0, cut));
    }
    if (owner != null && !dsn.temporary()) {
      BounceService.Report report =
          new BounceService.Report(
              request.queue(),
              request.id(),
              request.message().encoding(),
              request.message().smtputf8(),
              owner,
              "",
              0,
              request.flags());
      return bounce.bouncedAlone(
          request.flags(), request.stats(), report, state.recipient, relay, dsn);
    }
    return dsn.temporary() ? deferred(state, dsn) : bounced(state, dsn);
  }

  private @Nullable String ownerOf(String address) {
    int at = address.lastIndexOf('@');
    String name = "owner-" + (at < 0 ? address : address.substring(0, at));
    Answer answer = settings.aliases.find(name);
    return answer.found()
        ? TrivialRewrite.rewrite(daemon, true, settings.expandOwner ? answer.value() : name)
        : null;
  }

  // ---- the address

  /** An address of this host, with all its parts. */
  boolean recipient(LocalState given) {
    LocalState state = given.next();
    bounce.forget();
    String address = state.recipient.address();
    if (!first("recipient " + state.level + " " + address)) {
      return true;
    }
    if (deliveredBefore.contains(address.toLowerCase(Locale.ROOT))) {
      because(
          Cause.of(
              "the message has a Delivered-To: header with this address",
              "prepend_delivered_header"));
      return failed(state, Dsn.of("5.4.6", "mail forwarding loop for " + address));
    }
    if (state.delivered == null) {
      state.delivered = address;
    }
    String folded = address.toLowerCase(Locale.ROOT);
    int at = folded.lastIndexOf('@');
    if (at < 0) {
      warn("no @ in recipient address: " + folded);
    }
    state.local = at < 0 ? folded : folded.substring(0, at);
    state.domain = at < 0 ? "" : folded.substring(at + 1);
    int cut = settings.find.extension(state.local);
    state.user = cut < 0 ? state.local : state.local.substring(0, cut);
    state.extension = cut < 0 ? null : state.local.substring(cut + 1);
    if (state.extension != null && state.extension.indexOf('/') >= 0) {
      warn(request.id() + ": address with illegal extension: " + state.local);
      state.extension = null;
      state.local = state.user;
    }
    state.unmatched = state.extension;
    if (state.user.isEmpty()) {
      return bounced(state, "5.1.3", "null username in \"" + address + '"');
    }
    return choose(state);
  }

  private boolean choose(LocalState given) {
    LocalState state = given.next();
    if (state.recipient.address().startsWith("\\")) {
      state.recipient = state.recipient.withAddress(state.recipient.address().substring(1));
      state.local = state.local.substring(1);
      state.user = state.user.substring(1);
      Boolean done = mailboxes.deliver(state);
      return done != null ? done : mailboxes.unknown(state);
    }
    state.unmatched = null;
    Boolean done = alias(state, state.local);
    if (done != null) {
      return done;
    }
    if (state.extension != null) {
      if (settings.propagate.contains("alias")) {
        state.unmatched = state.extension;
      }
      done = alias(state, state.user);
      if (done != null) {
        return done;
      }
      state.unmatched = state.extension;
    }
    if (state.owner != null && !state.owner.equalsIgnoreCase(state.user)) {
      return indirect(state);
    }
    if (state.expansion == Expansion.INCLUDE) {
      return indirect(state);
    }
    if (settings.requireHome) {
      Account account = daemon.machine().users().named(state.user);
      if (account != null) {
        try {
          daemon
              .machine()
              .disk()
              .as(new Credentials(account.uid(), account.gid(), Set.of(account.gid())))
              .stat(account.home());
        } catch (DiskException e) {
          return deferred(
              state,
              "4.3.0",
              "cannot access home directory " + account.home() + ": " + e.getMessage());
        }
      }
    }
    done = forward(state);
    if (done != null) {
      return done;
    }
    done = mailboxes.deliver(state);
    return done != null ? done : mailboxes.unknown(state);
  }

  // ---- aliases

  /** What the alias tables make of a name; null: they do not have it. */
  private @Nullable Boolean alias(LocalState given, String name) {
    LocalState state = given.next();
    if (state.expandedFrom != null && state.expandedFrom.equalsIgnoreCase(name)) {
      return null;
    }
    if (state.level > DEEPEST) {
      String relay = daemon.config().get("luser_relay");
      because(
          Cause.of(
              "the name leads to others more than " + DEEPEST + " levels deep",
              relay.isEmpty() ? "alias_maps" : "luser_relay"));
      warn("alias database loop for " + name);
      return bounced(state, "5.4.6", "alias database loop for " + name);
    }
    state.expandedFrom = name;
    for (Table table : settings.aliases.tables()) {
      Lookup lookup = table.lookup(name);
      because(Cause.of(lookup.toString(), "alias_maps"));
      if (lookup.failed()) {
        warn(table.type() + ":" + table.name() + ": lookup of '" + name + "' failed");
        return deferred(state, "4.3.0", "alias database unavailable");
      }
      if (lookup.found()) {
        Answer answer = new Answer(lookup.status(), lookup.value(), name, "", List.of(lookup));
        decided("aliases", name, lookup.value(), answer.causes("alias_maps"));
        return expand(state, table, name, lookup.value());
      }
    }
    return null;
  }

  private boolean expand(LocalState state, Table table, String name, String value) {
    if ((request.flags() & Request.MTA_VERIFY) != 0) {
      return sent(state, "aliased to " + value);
    }
    state.expansion = Expansion.ALIAS;
    Account owner = null;
    if (table.owner() != 0) {
      owner = daemon.machine().users().byUid(table.owner());
      if (owner == null) {
        warn("cannot find alias database owner for " + table.spec());
        return deferred(state, "4.3.0", "cannot find alias database owner");
      }
    }
    state.actAs(owner);
    String listOwner = "owner-" + name;
    boolean hasOwner = false;
    if (settings.ownerSpecial) {
      Answer answer = settings.aliases.find(listOwner);
      if (answer.failed()) {
        return deferred(state, "4.3.0", "alias database unavailable");
      }
      if (answer.found()) {
        hasOwner = true;
        String address =
            TrivialRewrite.rewrite(daemon, true, settings.expandOwner ? answer.value() : listOwner);
        state.sender = address;
        state.owner = address;
      }
    }
    if (!hasOwner && settings.resetOwner) {
      state.sender = request.sender();
      state.owner = null;
    }
    if (!settings.frozenDelivered) {
      state.delivered = state.recipient.address();
    }
    Recipient before = state.recipient;
    int notify = before.notifyFlags();
    int rest = notify == Dsn.SUCCESS ? Dsn.NEVER : notify & ~Dsn.SUCCESS;
    state.recipient =
        new Recipient(
            before.offset(),
            before.address(),
            hasOwner ? "" : before.original(),
            hasOwner ? "" : before.dsnOriginal(),
            rest);
    int[] count = new int[1];
    boolean done = tokens(state, value, count);
    if (count[0] < 1) {
      warn("no recipient in alias lookup result for " + name);
      return deferred(state, "4.3.0", "alias database unavailable");
    }
    if ((notify & Dsn.SUCCESS) != 0) {
      bounce.traced(
          request.id(),
          before,
          relay,
          Dsn.of("2.0.0", "alias expanded").withAction(hasOwner ? "delivered" : "expanded"));
    }
    return done;
  }

  // ---- what a list of destinations says

  /** A list of destinations: addresses, files, commands, lists of lists. */
  boolean tokens(LocalState state, String text, int[] count) {
    boolean done = true;
    for (Token token : AddressSyntax.list(text)) {
      if (token.kind() == Token.Kind.ADDRESS) {
        count[0]++;
        done &= token(state, token);
      }
    }
    return done;
  }

  private boolean lines(LocalState state, String text, int[] count) {
    for (String line : text.split("\n", -1)) {
      if (!line.startsWith("#") && !tokens(state, line, count)) {
        return false;
      }
    }
    return true;
  }

  private boolean token(LocalState state, Token token) {
    bounce.forget();
    String text = AddressSyntax.internal(token);
    if (text.startsWith("/")) {
      return mailboxes.file(state, text);
    }
    if (text.startsWith("~")) {
      return home(state, text);
    }
    if (text.startsWith("|")) {
      if (!allowed(settings.commandsAllowed, state.expansion)) {
        because(Cause.of("mail to commands is not allowed from here", "allow_mail_to_commands"));
        return bounced(state, "5.7.1", "mail to command is restricted");
      }
      return mailboxes.command(state, text.substring(1));
    }
    if (text.regionMatches(true, 0, ":include:", 0, 9)) {
      return include(state, text.substring(9));
    }
    return address(state, token);
  }

  boolean allowed(Set<String> where, Expansion from) {
    return switch (from) {
      case ALIAS -> where.contains("alias");
      case FORWARD -> where.contains("forward");
      case INCLUDE -> where.contains("include");
      case NONE -> true;
    };
  }

  private boolean home(LocalState state, String text) {
    Account account = state.account;
    if (!text.startsWith("~/")) {
      warn("bad home directory syntax for: " + text);
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    if (account == null) {
      warn("unknown home directory for: " + text);
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    String home = account.home().equals("/") ? "" : account.home();
    return mailboxes.file(state, home + text.substring(1));
  }

  private boolean address(LocalState given, Token token) {
    String quoted = AddressSyntax.header(token.parts(), ' ');
    return resolved(given, Quoting.unquote(quoted));
  }

  /** An address (unquoted) that may be anywhere. */
  boolean resolved(LocalState given, String address) {
    LocalState state = given.next();
    String full = TrivialRewrite.rewrite(daemon, true, address);
    Resolution to = TrivialRewrite.resolve(daemon, state.sender, full);
    if (to.trouble() == Resolution.Trouble.TRY_AGAIN) {
      return deferred(state, "4.3.0", "address resolver failure");
    }
    if (to.trouble() == Resolution.Trouble.BAD_ADDRESS) {
      return bounced(state, "5.1.3", "bad recipient address syntax: " + to.recipient());
    }
    String recipient = to.recipient();
    if (state.unmatched != null && state.local.length() > state.user.length()) {
      char delimiter = state.local.charAt(state.user.length());
      int at = recipient.lastIndexOf('@');
      recipient =
          at < 0
              ? recipient + delimiter + state.unmatched
              : recipient.substring(0, at) + delimiter + state.unmatched + recipient.substring(at);
    }
    state.recipient = state.recipient.withAddress(recipient);
    return to.transport().equals(relay) ? recipient(state) : indirect(state);
  }

  /** The message goes on as a new one. */
  boolean indirect(LocalState state) {
    String address = state.recipient.address();
    if (!first("indirect " + address)) {
      return true;
    }
    if (request.verifyOnly()) {
      return sent(state, "forwards to " + address);
    }
    return forwards.add(state) || deferred(state, "4.3.0", "unable to forward message");
  }

  // ---- :include:

  private boolean include(LocalState given, String path) {
    LocalState state = given.next();
    if (!first("include " + state.uid + " " + path)) {
      return true;
    }
    state.expandedFrom = state.local;
    if (!path.startsWith("/")) {
      warn(":include:" + path + " uses a relative path");
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    because(Cause.at("the alias names the file " + path, path, 0));
    Inode file;
    try {
      file = daemon.machine().disk().as(state.credentials()).stat(path);
    } catch (DiskException e) {
      warn("unable to lookup :include: file " + path + ": " + e.getMessage());
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    if (!file.isRegular()) {
      warn(":include: file " + path + " is not a regular file");
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    if ((file.mode() & 02) != 0) {
      warn(":include: file " + path + " is world writable");
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    state.expansion = Expansion.INCLUDE;
    if (state.uid == 0) {
      Account owner = daemon.machine().users().byUid(file.uid());
      if (owner == null) {
        warn("cannot find username for uid " + file.uid());
        warn(path + ": cannot find :include: file owner username");
        return deferred(state, "4.3.5", "mail system configuration error");
      }
      if (owner.uid() != 0) {
        state.actAs(owner);
      }
    }
    if (state.owner == null) {
      state.owner = state.recipient.address();
    }
    String text;
    try {
      text = daemon.machine().disk().as(state.credentials()).text(path);
    } catch (DiskException e) {
      warn("cannot open include file " + path + ": " + e.getMessage());
      return bounced(state, "5.3.5", "mail system configuration error");
    }
    decided(
        ":include:",
        path,
        text.replace("\n", ", "),
        List.of(Cause.at("the list is read", path, 0)));
    if (!settings.propagate.contains("include")) {
      state.unmatched = null;
    }
    return lines(state, text, new int[1]);
  }

  // ---- ~/.forward

  private @Nullable Boolean forward(LocalState given) {
    LocalState state = given.next();
    if (settings.forwardPath.isEmpty()) {
      return null;
    }
    Account account = daemon.machine().users().named(state.user);
    if (account == null) {
      return null;
    }
    if (!settings.frozenDelivered) {
      state.delivered = state.recipient.address();
    }
    state.actAs(account);
    state.expansion = Expansion.FORWARD;
    state.owner = state.user;
    Expander expander = new Expander();
    String path = null;
    Inode file = null;
    for (String pattern : settings.forwardPath.split("[,\\s]+")) {
      path = expander.expand(daemon, settings, state, pattern, settings.forwardFilter);
      if (path == null || expander.undefined()) {
        continue;
      }
      try {
        file = daemon.machine().disk().as(state.credentials()).lstat(path);
        if (expander.usedExtension() || !settings.propagate.contains("forward")) {
          state.unmatched = null;
        }
        break;
      } catch (DiskException e) {
        file = null; // the next pattern
      }
    }
    if (path == null || file == null) {
      return null;
    }
    if ((request.flags() & Request.MTA_VERIFY) != 0) {
      return sent(state, "forward via file: " + path);
    }
    if (!first("forward " + path)) {
      return seen("forward-done " + path) ? true : null;
    }
    state.expandedFrom = state.local;
    String text = readable(state, path, file);
    if (text == null) {
      return null;
    }
    decided(
        "forward",
        state.user,
        text.replace("\n", ", "),
        List.of(
            new Cause("the user's own forwarding, " + path, "forward_path", Position.whole(path))));
    Recipient before = state.recipient;
    int notify = before.notifyFlags();
    state.recipient =
        new Recipient(
            before.offset(),
            before.address(),
            before.original(),
            before.dsnOriginal(),
            notify == Dsn.SUCCESS ? Dsn.NEVER : notify & ~Dsn.SUCCESS);
    int[] count = new int[1];
    boolean done = lines(state, text, count);
    if (count[0] == 0) {
      return null;
    }
    first("forward-done " + path);
    if (done && (notify & Dsn.SUCCESS) != 0) {
      bounce.traced(
          request.id(), before, relay, Dsn.of("2.0.0", "alias expanded").withAction("expanded"));
    }
    return done;
  }

  private @Nullable String readable(LocalState state, String path, Inode file) {
    if (!file.isRegular()) {
      warn("file " + path + " is not a regular file");
    } else if (file.uid() != 0 && file.uid() != state.uid) {
      warn("file " + path + " has bad owner uid " + file.uid());
    } else if ((file.mode() & 02) != 0) {
      warn("file " + path + " is world writable");
    } else {
      try {
        return daemon.machine().disk().as(state.credentials()).text(path);
      } catch (DiskException e) {
        warn("cannot open file " + path + ": " + e.getMessage());
      }
    }
    return null;
  }
}
