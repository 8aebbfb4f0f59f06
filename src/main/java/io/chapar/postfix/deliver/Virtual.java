package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.resolve.LocalDomains;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.Options;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** virtual(8): delivery to mailboxes of users that the host does not know. */
public final class Virtual implements DeliveryAgent {
  private static final Dsn MISCONFIGURED = Dsn.of("4.3.5", "mail system configuration error");

  /** What one process has read of its configuration. */
  private record Settings(
      Maps mailboxes,
      Maps uids,
      Maps gids,
      String base,
      int minimumUid,
      long limit,
      boolean strictOwner,
      boolean enableOriginal,
      AddressFind find) {

    static Settings of(Daemon daemon) {
      PostfixConfig config = daemon.config();
      long limit = config.number("virtual_mailbox_limit");
      long messageLimit = config.number("message_size_limit");
      if (limit > 0 && messageLimit <= 0) {
        throw new PostfixFatal(
            "configuration error: virtual_mailbox_limit is limited but message_size_limit is"
                + " unlimited");
      }
      if (limit > 0 && limit < messageLimit) {
        throw new PostfixFatal(
            "configuration error: virtual_mailbox_limit is smaller than message_size_limit");
      }
      String base = config.get("virtual_mailbox_base");
      return new Settings(
          maps(daemon, "virtual_mailbox_maps"),
          maps(daemon, "virtual_uid_maps"),
          maps(daemon, "virtual_gid_maps"),
          base,
          config.integer("virtual_minimum_uid"),
          limit,
          config.bool("strict_mailbox_ownership"),
          config.bool("enable_original_recipient"),
          LocalDomains.of(daemon).find());
    }

    private static Maps maps(Daemon daemon, String parameter) {
      return daemon
          .tables()
          .maps(parameter, daemon.config().get(parameter), Options.USUAL.withoutSubstitution());
    }
  }

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public void start(Daemon daemon) {
    daemon.part(Settings.class, Settings::of);
  }

  @Override
  public Outcome deliver(Daemon daemon, Request request, Courtesy courtesy) {
    Settings settings = daemon.part(Settings.class, Settings::of);
    Set<String> before = new HashSet<>();
    for (String value : request.message().headers("Delivered-To")) {
      before.add(value.strip().toLowerCase(Locale.ROOT));
    }
    BounceClient bounce = BounceClient.of(daemon);
    Set<Integer> left = new HashSet<>();
    for (Recipient recipient : request.recipients()) {
      boolean settled = true;
      try {
        String address = recipient.address().toLowerCase(Locale.ROOT);
        if (before.contains(address)) {
          throw new Trouble("5.4.6", "mail forwarding loop for " + recipient.address());
        }
        String how = new Delivery(daemon, settings, request, recipient, courtesy).deliver(address);
        settled =
            bounce.sent(
                request.flags(),
                request.id(),
                request.stats(),
                recipient,
                "virtual",
                Dsn.of("2.0.0", how));
      } catch (Trouble trouble) {
        Dsn dsn = trouble.dsn();
        if (dsn.temporary()) {
          bounce.deferred(
              request.flags(), request.id(), request.stats(), recipient, "virtual", dsn);
          settled = false;
        } else {
          settled =
              bounce.bounced(
                  request.flags(), request.id(), request.stats(), recipient, "virtual", dsn);
        }
      }
      if (!settled) {
        left.add(recipient.offset());
      }
    }
    return new Outcome(left, null);
  }

  /** One recipient's. */
  private record Delivery(
      Daemon daemon, Settings settings, Request request, Recipient recipient, Courtesy courtesy) {

    String deliver(String address) throws Trouble {
      if (!settings.base().startsWith("/")) {
        throw new PostfixFatal(
            "do not specify relative pathname: virtual_mailbox_base = " + settings.base());
      }
      BounceClient.of(daemon).forget();
      BounceClient.of(daemon).because(Cause.of("mailboxes lie below it", "virtual_mailbox_base"));
      Answer mailbox = settings.find().find(settings.mailboxes(), address, AddressFind.REWRITING);
      if (mailbox.failed()) {
        daemon.log().warning("table " + settings.mailboxes().title() + ": lookup " + address);
        throw new Trouble(MISCONFIGURED);
      }
      if (!mailbox.found()) {
        mailbox
            .causes("virtual_mailbox_maps")
            .forEach(cause -> BounceClient.of(daemon).because(cause));
        throw new Trouble("5.1.1", "unknown user: \"" + address + '"');
      }
      daemon.decided(
          request.id(),
          new Decision(
              daemon.now(),
              "virtual mailbox",
              address,
              mailbox.value(),
              mailbox.causes("virtual_mailbox_maps")));
      String path = settings.base() + "/" + mailbox.value();
      int uid = number(settings.uids(), address, "uid", settings.minimumUid());
      int gid = number(settings.gids(), address, "gid", 1);
      Credentials owner = new Credentials(uid, gid, Set.of(gid));
      boolean maildir = path.endsWith("/");
      if (request.verifyOnly()) {
        return maildir ? "delivers to maildir" : "delivers to mailbox";
      }
      BounceClient.of(daemon)
          .because(Cause.at("the mailbox is " + path + ", its owner " + uid + ":" + gid, path, 0));
      try {
        if (maildir) {
          new MaildirStore(daemon, path, owner).deliver(copy(false));
          return "delivered to maildir";
        }
        append(path, owner);
        return "delivered to mailbox";
      } catch (Trouble trouble) {
        Dsn dsn = trouble.dsn();
        String where =
            maildir ? "maildir delivery failed: " : "delivery failed to mailbox " + path + ": ";
        Dsn told =
            dsn.reason().equals(MISCONFIGURED.reason())
                ? dsn
                : dsn.withReason(where + dsn.reason());
        throw new Trouble(told.status().equals("5.2.0") ? told.withClass('4') : told);
      }
    }

    private void append(String path, Credentials owner) throws Trouble {
      new MailboxFile(daemon, path, owner, "virtual_mailbox_lock", false, courtesy)
          .append(
              copy(true),
              null,
              settings.limit(),
              inode -> {
                if (!inode.isRegular()) {
                  daemon
                      .log()
                      .warning(
                          "recipient "
                              + recipient.address()
                              + ": destination "
                              + path
                              + " is not a regular file");
                  throw new Trouble("5.3.5", MISCONFIGURED.reason());
                }
                if (settings.strictOwner() && inode.uid() != owner.uid()) {
                  daemon
                      .log()
                      .warning(
                          "specify \"strict_mailbox_ownership = no\" to ignore mailbox ownership"
                              + " mismatch");
                  throw new Trouble("4.2.0", "destination " + path + " is not owned by recipient");
                }
              });
    }

    private byte[] copy(boolean mbox) {
      MailCopy copy = new MailCopy(request.message());
      if (mbox) {
        copy.fromLine(request.sender(), daemon.now());
      }
      copy.returnPath(request.sender());
      if (settings.enableOriginal()) {
        copy.originalTo(recipient.original());
      }
      copy.deliveredTo(recipient.address());
      if (mbox) {
        copy.quoteFrom().blankLine();
      }
      return copy.bytes();
    }

    private int number(Maps maps, String address, String what, int least) throws Trouble {
      Answer answer = settings.find().find(maps, address, AddressFind.REWRITING);
      answer.causes(maps.title()).forEach(cause -> BounceClient.of(daemon).because(cause));
      if (!answer.found()) {
        daemon.log().warning("recipient " + address + ": not found in " + maps.title());
        throw new Trouble(MISCONFIGURED);
      }
      int number = leadingNumber(answer.value());
      if (number < least) {
        BounceClient.of(daemon)
            .because(
                what.equals("uid")
                    ? Cause.of(number + " is too small", "virtual_minimum_uid")
                    : Cause.of(number + " is too small"));
        daemon
            .log()
            .warning(
                "recipient "
                    + address
                    + ": bad "
                    + what
                    + " "
                    + answer.value()
                    + " in "
                    + maps.title());
        throw new Trouble(MISCONFIGURED);
      }
      return number;
    }

    private static int leadingNumber(String text) {
      int end = 0;
      while (end < text.length() && end < 9 && Character.isDigit(text.charAt(end))) {
        end++;
      }
      return end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
    }
  }
}
