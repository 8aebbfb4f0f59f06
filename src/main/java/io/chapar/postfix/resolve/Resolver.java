package io.chapar.postfix.resolve;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Decision.Cause;
import io.chapar.mail.Quoting;
import io.chapar.mail.Token;
import io.chapar.mail.Token.Kind;
import io.chapar.net.Ip;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.resolve.Resolution.AddressClass;
import io.chapar.postfix.resolve.Resolution.Trouble;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds delivery service and next hop of an address: its class by its domain, then what
 * transport_maps and relocated_maps say otherwise.
 */
final class Resolver {
  private final Daemon daemon;
  private final PostfixConfig config;
  private final Rewriter rewriter;
  private final LocalDomains locals;
  private final MatchList aliasDomains;
  private final MatchList mailboxDomains;
  private final MatchList relayDomains;
  private final Maps relocated;
  private final Maps senderRelayhosts;
  private final Maps senderTransports;
  private final TransportMaps transports;
  private final boolean resolveDequoted;
  private final boolean resolveNullDomain;
  private final boolean resolveNumericDomain;
  private final boolean allowMinUser;
  private final boolean showTable;
  private final String emptyAddress;
  private final String myhostname;
  private final String relayhost;

  private final String prefix;

  /** {@code probe}: for the probes of address verification, which have settings of their own. */
  Resolver(Daemon daemon, Rewriter rewriter, boolean probe) {
    this.prefix = probe ? "address_verify_" : "";
    this.daemon = daemon;
    this.config = daemon.config();
    this.rewriter = rewriter;
    this.locals = LocalDomains.of(daemon);
    var tables = daemon.tables();
    aliasDomains = tables.strings("virtual_alias_domains", config.get("virtual_alias_domains"));
    mailboxDomains =
        tables.strings("virtual_mailbox_domains", config.get("virtual_mailbox_domains"));
    relayDomains = tables.domains("relay_domains", config.get("relay_domains"));
    relocated = tables.maps("relocated_maps");
    senderRelayhosts = tables.maps(parameter("sender_dependent_relayhost_maps"));
    senderTransports =
        tables.maps(
            parameter("sender_dependent_default_transport_maps"),
            config.get(parameter("sender_dependent_default_transport_maps")),
            Options.USUAL.withoutSubstitution());
    transports = new TransportMaps(daemon, locals, parameter("transport_maps"));
    resolveDequoted = config.bool("resolve_dequoted_address");
    resolveNullDomain = config.bool("resolve_null_domain");
    resolveNumericDomain = config.bool("resolve_numeric_domain");
    allowMinUser = config.bool("allow_min_user");
    showTable = config.bool("show_user_unknown_table_name");
    emptyAddress = config.get("empty_address_recipient");
    myhostname = config.get("myhostname");
    relayhost = config.get(parameter("relayhost"));
  }

  private String parameter(String name) {
    return prefix + name;
  }

  Resolution resolve(String sender, String address) {
    return new Run(sender, address).run();
  }

  /** One address on its way. */
  private final class Run {
    private final String sender;
    private final String address;
    private final List<Cause> causes = new ArrayList<>();
    private List<Token> tree = new ArrayList<>();
    private @Nullable List<Token> savedDomain;
    private boolean remote;
    private String transport = "";
    private String nexthop = "";
    private String recipient = "";
    private String domain = "";
    private String blame = "";
    private boolean routed;
    private AddressClass addressClass = AddressClass.DEFAULT;

    Run(String sender, String address) {
      this.sender = sender;
      this.address = address;
    }

    private Resolution result(Trouble trouble) {
      return new Resolution(
          transport, nexthop, recipient, addressClass, trouble, routed, List.copyOf(causes));
    }

    Resolution run() {
      tree = AddressSyntax.scan(Quoting.header(address));
      Trouble trouble = strip();
      if (trouble != Trouble.NONE) {
        return result(trouble);
      }
      if (!remote) {
        List<Token> saved = savedDomain;
        if (saved != null) {
          tree.addAll(saved);
        } else {
          tree.add(new Token(Kind.OPERATOR, "@"));
          tree.addAll(AddressSyntax.scan(myhostname));
        }
      }
      recipient = AddressSyntax.internal(tree);
      trouble = checkDomain();
      if (trouble != Trouble.NONE) {
        return result(trouble);
      }
      int operator = firstOperator(recipient);
      routed = !recipient.substring(operator + 1).equals(domain);
      trouble = remote ? elsewhere() : here();
      if (trouble != Trouble.NONE) {
        return result(trouble);
      }
      int colon = transport.indexOf(':');
      if (colon >= 0) {
        String explicit = transport.substring(colon + 1);
        transport = transport.substring(0, colon);
        nexthop = explicit.isEmpty() ? nexthop : explicit;
      }
      if (transport.isEmpty()) {
        warn(
            "file "
                + config.directory()
                + "/main.cf: parameter "
                + blame
                + ": null transport is not allowed");
        return result(Trouble.TRY_AGAIN);
      }
      trouble = overrides();
      if (trouble == Trouble.NONE && !allowMinUser && recipient.startsWith("-")) {
        trouble = Trouble.BAD_ADDRESS;
      }
      return result(trouble);
    }

    private void warn(String text) {
      daemon.log().warning(text);
    }

    /** Takes our own domains off the address until what is left is a user, or goes elsewhere. */
    private Trouble strip() {
      for (int loops = 0; ; loops++) {
        if (loops > address.length() + 100) {
          warn("resolve_addr: <" + address + ">: giving up after " + loops + " iterations");
          return Trouble.TRY_AGAIN;
        }
        trimEnd();
        int at = AddressSyntax.last(tree, '@');
        if (at >= 0) {
          if (at < tree.size() - 1) {
            String name = AddressSyntax.internal(tree.subList(at + 1, tree.size()));
            switch (locals.test(name)) {
              case UNKNOWN -> {
                return Trouble.TRY_AGAIN;
              }
              case OTHER -> {
                remote = true;
                causes.add(Cause.of(name + " is not in mydestination", "mydestination"));
                return Trouble.NONE;
              }
              case LOCAL -> causes.add(locals.why(name));
            }
          }
          List<Token> tail = tree.subList(at, tree.size());
          savedDomain = new ArrayList<>(tail);
          tail.clear();
        }
        if (AddressSyntax.last(tree, '@') >= 0
            || rewriter.swapsBangpath() && AddressSyntax.last(tree, '!') >= 0
            || rewriter.percentHack() && AddressSyntax.last(tree, '%') >= 0) {
          rewriter.rewrite(true, tree);
          continue;
        }
        if (crack()) {
          continue;
        }
        if (tree.size() == 1 && tree.get(0).kind() == Kind.QUOTED && tree.get(0).text().isEmpty()) {
          tree.clear();
        }
        if (tree.isEmpty()) {
          tree.addAll(AddressSyntax.scan(emptyAddress));
          continue;
        }
        if (savedDomain == null) {
          tree.add(new Token(Kind.OPERATOR, "@"));
          tree.addAll(AddressSyntax.scan(myhostname));
          continue;
        }
        return Trouble.NONE;
      }
    }

    private void trimEnd() {
      int last = tree.size() - 1;
      if (last > 0
          && tree.get(last).is('.')
          && AddressSyntax.last(tree, '@') >= 0
          && !tree.get(last - 1).is('.')
          && !tree.get(last - 1).is('@')) {
        tree.remove(last);
      }
      last = tree.size() - 1;
      if (resolveNullDomain && last >= 0 && tree.get(last).is('@')) {
        tree.remove(last);
      }
    }

    /** A quoted local part is opened where routing hides in it: spammers relay that way. */
    private boolean crack() {
      if (!resolveDequoted || tree.size() != 1 || tree.get(0).kind() != Kind.QUOTED) {
        return false;
      }
      String local = tree.get(0).text();
      int operator = local.lastIndexOf('@');
      if (operator < 0 && rewriter.percentHack()) {
        operator = local.lastIndexOf('%');
      }
      if (operator < 0 && rewriter.swapsBangpath()) {
        operator = local.lastIndexOf('!');
      }
      if (operator < 0) {
        return false;
      }
      String text = local;
      if (local.charAt(operator) == '%') {
        text = local.substring(0, operator) + "@" + local.substring(operator + 1);
      }
      tree = AddressSyntax.scan(text.charAt(operator) == '@' ? Quoting.header(text) : text);
      rewriter.rewrite(true, tree);
      return true;
    }

    private Trouble checkDomain() {
      int at = recipient.lastIndexOf('@');
      domain = recipient.substring(at + 1);
      if (domain.startsWith("[")) {
        String literal =
            domain.endsWith("]") ? domain.substring(1, domain.length() - 1) : "not an address";
        boolean v6 = literal.toLowerCase(Locale.ROOT).startsWith("ipv6:");
        return Ip.parse(v6 ? literal.substring(5) : literal) == null
            ? Trouble.BAD_ADDRESS
            : Trouble.NONE;
      }
      if (HostName.valid(domain)) {
        return Trouble.NONE;
      }
      if (!resolveNumericDomain || Ip.parse(domain) == null) {
        return Trouble.BAD_ADDRESS;
      }
      recipient = recipient.substring(0, at + 1) + "[" + domain + "]";
      domain = "[" + domain + "]";
      switch (locals.test(domain)) {
        case LOCAL -> remote = false;
        case UNKNOWN -> {
          return Trouble.TRY_AGAIN;
        }
        case OTHER -> {}
      }
      return Trouble.NONE;
    }

    private static int firstOperator(String text) {
      int i = 0;
      while (i < text.length() && "@!%".indexOf(text.charAt(i)) < 0) {
        i++;
      }
      return i;
    }

    private Trouble here() {
      both(aliasDomains, "mydestination", "virtual_alias_domains");
      both(mailboxDomains, "mydestination", "virtual_mailbox_domains");
      transport = config.get(parameter("local_transport"));
      nexthop = domain;
      blame = parameter("local_transport");
      addressClass = AddressClass.LOCAL;
      causes.add(Cause.of("mail for local domains goes to " + transport, blame));
      return Trouble.NONE;
    }

    private void both(MatchList list, String one, String other) {
      if (list.match(domain).matched()) {
        warn("do not list domain " + domain + " in BOTH " + one + " and " + other);
      }
    }

    private @Nullable Trouble in(MatchList list, String parameter) {
      MatchList.Verdict verdict = list.match(domain);
      if (verdict.failed()) {
        warn(parameter + " lookup failure");
        return Trouble.TRY_AGAIN;
      }
      if (verdict.matched()) {
        causes.add(
            Cause.of(domain + " matches " + verdict.pattern() + " in " + parameter, parameter));
        return Trouble.NONE;
      }
      causes.add(Cause.of(domain + " is not in " + parameter, parameter));
      return null;
    }

    private Trouble elsewhere() {
      Trouble found = in(aliasDomains, "virtual_alias_domains");
      if (found != null) {
        if (found == Trouble.NONE) {
          both(mailboxDomains, "virtual_alias_domains", "virtual_mailbox_domains");
          both(relayDomains, "virtual_alias_domains", "relay_domains");
          transport = "error";
          nexthop = "5.1.1 User unknown" + (showTable ? " in virtual alias table" : "");
          addressClass = AddressClass.VIRTUAL_ALIAS;
        }
        return found;
      }
      found = in(mailboxDomains, "virtual_mailbox_domains");
      if (found != null) {
        if (found == Trouble.NONE) {
          both(relayDomains, "virtual_mailbox_domains", "relay_domains");
          transport = config.get(parameter("virtual_transport"));
          nexthop = domain;
          blame = parameter("virtual_transport");
          causes.add(Cause.of("mail for virtual mailboxes goes to " + transport, blame));
          addressClass = AddressClass.VIRTUAL_MAILBOX;
        }
        return found;
      }
      found = in(relayDomains, "relay_domains");
      if (found == Trouble.TRY_AGAIN) {
        return found;
      }
      if (found == Trouble.NONE) {
        transport = config.get(parameter("relay_transport"));
        blame = parameter("relay_transport");
        causes.add(Cause.of("mail for relay domains goes to " + transport, blame));
        addressClass = AddressClass.RELAY;
      } else {
        found = defaultTransport();
        if (found != Trouble.NONE) {
          return found;
        }
      }
      return nexthop();
    }

    private Trouble defaultTransport() {
      addressClass = AddressClass.DEFAULT;
      transport = config.get(parameter("default_transport"));
      blame = parameter("default_transport");
      causes.add(Cause.of("mail for other domains goes to " + transport, blame));
      if (senderTransports.isEmpty()) {
        return Trouble.NONE;
      }
      String parameter = parameter("sender_dependent_default_transport_maps");
      String key =
          sender.isEmpty() ? config.get("empty_address_default_transport_maps_lookup_key") : sender;
      Answer answer = locals.find().find(senderTransports, key, AddressFind.REWRITING);
      causes.addAll(answer.causes(parameter));
      if (answer.failed()) {
        warn(parameter + " lookup failure");
        return Trouble.TRY_AGAIN;
      }
      if (answer.found() && !answer.value().equalsIgnoreCase("DUNNO")) {
        transport = answer.value();
        blame = parameter;
      }
      return Trouble.NONE;
    }

    private Trouble nexthop() {
      nexthop = relayhost.isEmpty() ? domain : relayhost;
      if (!senderRelayhosts.isEmpty()) {
        String parameter = parameter("sender_dependent_relayhost_maps");
        String key =
            sender.isEmpty() ? config.get("empty_address_relayhost_maps_lookup_key") : sender;
        Answer answer = locals.find().find(senderRelayhosts, key, AddressFind.REWRITING);
        causes.addAll(answer.causes(parameter));
        if (answer.failed()) {
          warn(parameter + " lookup failure");
          return Trouble.TRY_AGAIN;
        }
        if (answer.found() && !answer.value().equalsIgnoreCase("DUNNO")) {
          nexthop = answer.value();
          return Trouble.NONE;
        }
      }
      if (!relayhost.isEmpty()) {
        causes.add(Cause.of("mail for other hosts goes to " + relayhost, parameter("relayhost")));
      }
      return Trouble.NONE;
    }

    private Trouble overrides() {
      if (addressClass != AddressClass.VIRTUAL_ALIAS) {
        TransportMaps.Route route = transports.lookup(recipient, domain, transport, nexthop);
        causes.addAll(route.causes());
        if (route.failed()) {
          warn(parameter("transport_maps") + " lookup failure");
          return Trouble.TRY_AGAIN;
        }
        transport = route.transport();
        nexthop = route.nexthop();
      }
      if (!relocated.isEmpty()) {
        Answer answer = locals.find().find(relocated, recipient, AddressFind.REWRITING);
        causes.addAll(answer.causes("relocated_maps"));
        if (answer.failed()) {
          warn("relocated_maps lookup failure");
          return Trouble.TRY_AGAIN;
        }
        if (answer.found()) {
          transport = "error";
          nexthop = "5.1.6 User has moved to " + answer.value();
        }
      }
      return Trouble.NONE;
    }
  }
}
