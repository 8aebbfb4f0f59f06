package io.chapar.postfix.smtpd.restriction;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.host.Resolver;
import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.Origins;
import io.chapar.postfix.conf.OwnAddresses;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import io.chapar.postfix.table.AddressFind;
import io.chapar.postfix.table.Maps;
import io.chapar.postfix.table.MatchList;
import io.chapar.postfix.table.Options;
import io.chapar.postfix.table.Tables;
import io.chapar.text.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The access control of one SMTP server process: its restriction lists and tables, read once when
 * it starts, and the stages at which they are asked. A stage gives the reply of the refusal, or
 * null.
 */
public final class AccessControl {
  private static final List<String> REJECTING =
      List.of(
          "reject_unauth_destination",
          "defer_unauth_destination",
          "reject",
          "defer",
          "defer_if_permit",
          "check_relay_domains");
  private static final int CACHED = 100;

  /** Asks where an address leads to; the sender is null where it is not known. */
  public interface Router {
    /** The answer. */
    Route route(@Nullable String sender, String address);
  }

  private final PostfixConfig config;
  private final Tables tables;
  private final Router router;
  private final LongSupplier freeSpace;
  private final NameService names;
  private final AddressFind addresses;
  private final MatchList permitLogged;
  private final MatchList mynetworks;
  private final MatchList mydestination;
  private final Map<String, RestrictionList> lists = new LinkedHashMap<>();
  private final Map<String, List<String>> classes = new HashMap<>();
  private final Map<String, Maps> maps = new HashMap<>();
  private final Map<String, MatchList> matchLists = new HashMap<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final Set<String> said = new HashSet<>();
  private final Map<String, Cause> origins = new HashMap<>();
  private final Map<String, Route> routes =
      new LinkedHashMap<>(CACHED * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
          return size() > CACHED;
        }
      };
  private final Map<String, Boolean> flags = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> wordLists = new HashMap<>();
  private final Set<String> own = new HashSet<>();
  private final long sizeLimit;
  private final long minFree;
  private final List<String> rewriteClients;
  private final String origin;
  private final boolean softBounce;
  private final boolean delayReject;
  private final boolean externalLog;
  private final boolean clientPorts;
  private final boolean relayFirst;

  /** Reads what the configuration says; what cannot work is a {@link PostfixFatal}. */
  public AccessControl(
      PostfixConfig config,
      Tables tables,
      Router router,
      Resolver resolver,
      LongSupplier freeSpace,
      java.util.function.Consumer<String> warn) {
    this.config = config;
    this.tables = tables;
    this.router = router;
    this.freeSpace = freeSpace;
    this.sizeLimit = config.number("message_size_limit");
    this.minFree = config.number("queue_minfree");
    OwnAddresses.list(config).forEach(a -> own.add(a.address()));
    own.addAll(config.list("proxy_interfaces"));
    this.origin = Origins.origin(config);
    this.names = new NameService(resolver);
    this.softBounce = config.bool("soft_bounce");
    this.delayReject = config.bool("smtpd_delay_reject");
    this.externalLog = config.get("info_log_address_format").equals("external");
    this.clientPorts = config.bool("smtpd_client_port_logging");
    this.relayFirst = config.bool("smtpd_relay_before_recipient_restrictions");
    this.mynetworks = tables.hosts("mynetworks", config.get("mynetworks"));
    this.mydestination = tables.strings("mydestination", config.get("mydestination"));
    this.addresses = new AddressFind(config, this::isLocalDomain);
    this.permitLogged =
        tables.strings(
            "smtpd_log_access_permit_actions", config.get("smtpd_log_access_permit_actions"));
    for (String stage :
        List.of("client", "helo", "sender", "relay", "recipient", "etrn", "data", "end_of_data")) {
      String parameter = "smtpd_" + stage + "_restrictions";
      lists.put(parameter, new RestrictionList(parameter, words(config.get(parameter))));
    }
    for (String name : config.list("smtpd_restriction_classes")) {
      String value = config.get(name);
      if (value.isEmpty()) {
        throw new PostfixFatal("restriction class `" + name + "' needs a definition");
      }
      classes.put(name, words(value));
    }
    classes.put(
        "reject_sender_login_mismatch",
        List.of(
            "reject_authenticated_sender_login_mismatch",
            "reject_unauthenticated_sender_login_mismatch"));
    if (!rejects(words("smtpd_recipient_restrictions", lists), warn)
        && !rejects(words("smtpd_relay_restrictions", lists), warn)) {
      throw new PostfixFatal(
          "in parameter smtpd_relay_restrictions or smtpd_recipient_restrictions, specify at least"
              + " one working instance of: "
              + String.join(", ", REJECTING.subList(0, REJECTING.size() - 1))
              + " or "
              + REJECTING.get(REJECTING.size() - 1));
    }
    this.rewriteClients = words(config.get("local_header_rewrite_clients"));
    for (String action :
        List.of(
            "unknown_helo_hostname",
            "unknown_address",
            "unverified_recipient",
            "unverified_sender")) {
      String parameter = action + "_tempfail_action";
      String value = config.get(parameter);
      if (!value.equals("defer") && !value.equals("defer_if_permit")) {
        throw new PostfixFatal("bad configuration: " + parameter + " = " + value);
      }
    }
  }

  private static List<String> words(String parameter, Map<String, RestrictionList> lists) {
    RestrictionList list = lists.get(parameter);
    return list == null ? List.of() : list.words();
  }

  /** The words of a list; tables that it names are opened now. */
  private List<String> words(String text) {
    List<String> words = Ascii.bracedWords(text, Ascii.COMMA_SPACE);
    String before = "";
    for (String word : words) {
      boolean table = word.startsWith("{") || word.indexOf(':') >= 0;
      if (table && !before.equalsIgnoreCase("check_policy_service")) {
        table(word);
      }
      before = word;
    }
    return words;
  }

  private void table(String spec) {
    if (!maps.containsKey(spec) && spec.indexOf(':') > 0) {
      maps.put(spec, tables.maps(spec, spec, Options.USUAL));
    }
  }

  /** Whether a list refuses somebody: without that, the host would relay for everybody. */
  private boolean rejects(List<String> words, java.util.function.Consumer<String> warn) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      if (word.equals("warn_if_reject") && i + 1 < words.size()) {
        i++;
        continue;
      }
      if (word.equals("permit")) {
        if (i + 1 < words.size()) {
          warn.accept(
              "restriction `" + words.get(i + 1) + "' after `" + words.get(i) + "' is ignored");
        }
        return false;
      }
      List<String> members = classes.get(words.get(i));
      if (REJECTING.contains(word) || members != null && rejects(members, warn)) {
        return true;
      }
    }
    return false;
  }

  // ---- the stages

  private @Nullable String result(Evaluation e, Verdict verdict) {
    return verdict == Verdict.REJECT ? e.refused() : null;
  }

  private RestrictionList list(String stage) {
    String parameter = "smtpd_" + stage + "_restrictions";
    RestrictionList list = lists.get(parameter);
    return list == null ? new RestrictionList(parameter, List.of()) : list;
  }

  private Evaluation evaluation(Facts facts) {
    return new Evaluation(this, facts, facts.helo(), facts.sender(), facts.recipient(), null);
  }

  /** A client has connected. */
  public @Nullable String client(Facts facts) {
    Evaluation e = evaluation(facts);
    return result(e, client(e));
  }

  private Verdict client(Evaluation e) {
    e.memory().deferIfPermit = null;
    Verdict verdict =
        e.run(list("client"), nameAddress(e.client()), Names.CLIENT, "check_client_access");
    e.memory().afterClient = e.memory().deferIfPermit;
    return verdict;
  }

  /** It says who it is. */
  public @Nullable String helo(Facts facts, String helo) {
    Evaluation e = new Evaluation(this, facts, helo, facts.sender(), facts.recipient(), null);
    return result(e, helo(e));
  }

  private Verdict helo(Evaluation e) {
    if (e.helo == null) {
      return Verdict.DUNNO;
    }
    e.memory().deferIfPermit = e.memory().afterClient;
    Verdict verdict = e.run(list("helo"), e.helo, Names.HELO, "check_helo_access");
    e.memory().afterHelo = e.memory().deferIfPermit;
    return verdict;
  }

  /** It names the sender. */
  public @Nullable String mail(Facts facts, String sender) {
    Evaluation e = new Evaluation(this, facts, facts.helo(), sender, facts.recipient(), null);
    return result(e, mail(e));
  }

  private Verdict mail(Evaluation e) {
    String sender = e.sender;
    if (sender == null) {
      return Verdict.DUNNO;
    }
    Facts.Memory memory = e.memory();
    memory.deferIfPermit = memory.afterHelo != null ? memory.afterHelo : memory.afterClient;
    memory.senderChecked = false;
    Verdict verdict = e.run(list("sender"), sender, Names.SENDER, "check_sender_access");
    memory.afterSender = memory.deferIfPermit;
    if (verdict != Verdict.REJECT
        && bool("smtpd_reject_unlisted_sender")
        && !memory.senderChecked
        && !e.facts.actions().discard
        && !sender.isEmpty()) {
      verdict = guarded(() -> Unlisted.sender(e, sender));
    }
    return verdict;
  }

  /** It names a recipient. */
  public @Nullable String recipient(Facts facts, String recipient) {
    if (recipient.equalsIgnoreCase("postmaster")) {
      return null;
    }
    Evaluation e = new Evaluation(this, facts, facts.helo(), facts.sender(), recipient, null);
    Facts.Memory memory = e.memory();
    memory.recipientChecked = false;
    if (delayReject
        && (client(e) == Verdict.REJECT
            || helo(e) == Verdict.REJECT
            || mail(e) == Verdict.REJECT)) {
      return e.refused();
    }
    memory.deferIfPermit = memory.afterSender;
    String first = relayFirst ? "relay" : "recipient";
    Verdict verdict = e.run(list(first), recipient, Names.RECIPIENT, "check_recipient_access");
    if (verdict != Verdict.REJECT) {
      String second = relayFirst ? "recipient" : "relay";
      verdict = e.run(list(second), recipient, Names.RECIPIENT, "check_recipient_access");
    }
    verdict = e.pending(verdict);
    if (verdict != Verdict.REJECT
        && bool("smtpd_reject_unlisted_recipient")
        && !memory.recipientChecked
        && !facts.actions().discard) {
      verdict = guarded(() -> Unlisted.recipient(e, recipient));
    }
    return result(e, verdict);
  }

  private interface Check {
    Verdict run();
  }

  private static Verdict guarded(Check check) {
    try {
      return check.run();
    } catch (Refused refused) {
      return refused.verdict();
    }
  }

  /** It asks for the mail of a domain. */
  public @Nullable String etrn(Facts facts, String domain) {
    Evaluation e =
        new Evaluation(this, facts, facts.helo(), facts.sender(), facts.recipient(), domain);
    if (delayReject && (client(e) == Verdict.REJECT || helo(e) == Verdict.REJECT)) {
      return e.refused();
    }
    Facts.Memory memory = e.memory();
    memory.deferIfPermit = memory.afterHelo != null ? memory.afterHelo : memory.afterClient;
    return result(e, e.pending(e.run(list("etrn"), domain, Names.ETRN, "check_etrn_access")));
  }

  /** It wants to send the message. */
  public @Nullable String data(Facts facts) {
    return wholeMessage(facts, "data", "DATA", Names.DATA);
  }

  /** The message is complete. */
  public @Nullable String endOfData(Facts facts) {
    return wholeMessage(facts, "end_of_data", "END-OF-MESSAGE", Names.END_OF_DATA);
  }

  private @Nullable String wholeMessage(Facts facts, String stage, String name, String about) {
    String recipient = facts.recipientCount() > 1 ? null : facts.recipient();
    Evaluation e = new Evaluation(this, facts, facts.helo(), facts.sender(), recipient, null);
    e.memory().deferIfPermit = null;
    return result(e, e.pending(e.run(list(stage), name, about, null)));
  }

  /** It announces a size. */
  public @Nullable String size(Facts facts, String sender, long size) {
    long limit = sizeLimit;
    if (limit <= 0 || size <= limit) {
      return null;
    }
    Evaluation e = new Evaluation(this, facts, facts.helo(), sender, null, null);
    e.because(Cause.of("the client announces " + size + " bytes", "message_size_limit"));
    return result(e, e.reject(Mistake.POLICY, 552, "5.3.4", "Message size exceeds fixed limit"));
  }

  /** Is there room for a message? */
  public @Nullable String queueSpace(Facts facts) {
    long free = freeSpace.getAsLong();
    long limit = sizeLimit;
    double factor = 1.5;
    if (minFree < free && limit < free / factor) {
      return null;
    }
    Evaluation e = evaluation(facts);
    e.because(Cause.of("the queue's disk has " + free + " bytes free", "queue_minfree"));
    e.because(Cause.of("a message may be that big, and half as much again", "message_size_limit"));
    Verdict verdict = e.reject(Mistake.RESOURCE, 452, "4.3.1", "Insufficient system storage");
    facts.warn("not enough free space in mail queue: " + free + " bytes < 1.5*message size limit");
    return result(e, verdict);
  }

  /** Whether a client's headers are completed and rewritten like those of local mail. */
  public boolean localClient(Facts facts) {
    Evaluation e = evaluation(facts);
    Words words = new Words(rewriteClients);
    for (String word = words.next(); word != null; word = words.next()) {
      switch (word.toLowerCase(Locale.ROOT)) {
        case "permit_inet_interfaces" -> {
          if (ownAddress(facts.client().address())) {
            return true;
          }
        }
        case "permit_mynetworks" -> {
          if (mynetworks.match(facts.client().name(), facts.client().address()).matched()) {
            return true;
          }
        }
        case "permit_sasl_authenticated" -> {
          if (facts.loginMethod() != null) {
            return true;
          }
        }
        case "check_address_map" -> {
          String table = words.next();
          if (table != null && maps(table, e).find(facts.client().address()).found()) {
            return true;
          }
        }
        case "permit_tls_clientcerts", "permit_tls_all_clientcerts" -> {
          // no client of the simulated internet has a certificate
        }
        default -> {
          if (word.indexOf(':') > 0) {
            if (maps(word, e).find(facts.client().address()).found()) {
              return true;
            }
          } else {
            facts.warn("parameter local_header_rewrite_clients: invalid request: " + word);
          }
        }
      }
    }
    return false;
  }

  /** A line of the log in the form that all of access control has. */
  public void log(Facts facts, String what, String text) {
    evaluation(facts).log(what, text);
  }

  // ---- what restrictions ask for

  /** A setting that is yes or no. */
  boolean bool(String parameter) {
    return flags.computeIfAbsent(parameter, config::bool);
  }

  /** A setting as it is. */
  String text(String parameter) {
    return texts.computeIfAbsent(parameter, config::get);
  }

  /** A setting with several words. */
  List<String> wordsOf(String parameter) {
    return wordLists.computeIfAbsent(parameter, config::list);
  }

  /** A setting that is expanded only where it is used. */
  String template(String parameter) {
    String raw = config.raw(parameter);
    return raw == null ? "" : raw;
  }

  boolean softBounce() {
    return softBounce;
  }

  boolean logsPermit(String action) {
    return !permitLogged.isEmpty() && permitLogged.match(action).matched();
  }

  String nameAddress(Client client) {
    return clientPorts ? client.nameAddress() + ":" + client.port() : client.nameAddress();
  }

  String shown(String address, boolean isSender) {
    return externalLog ? Evaluation.external(address) : address;
  }

  /** A reply code of the configuration, such as reject_code. */
  int code(String parameter) {
    return codes.computeIfAbsent(parameter, config::integer);
  }

  /** A setting that is a time, in seconds. */
  int seconds(String parameter) {
    return codes.computeIfAbsent(parameter, config::seconds);
  }

  /** Whether a complaint is made for the first time by this process. */
  boolean once(String complaint) {
    return said.add(complaint);
  }

  @Nullable List<String> restrictionClass(String name) {
    return classes.get(name);
  }

  /** Where a list comes from, as the first cause of all its decisions. */
  Cause origin(String parameter) {
    return origins.computeIfAbsent(
        parameter,
        p -> {
          Setting setting = config.setting(p);
          Origin origin = setting.origin();
          Position place =
              origin.file().isEmpty() ? null : new Position(origin.file(), origin.line(), 0);
          return new Cause("listed in " + p + " (" + origin + ")", p, place);
        });
  }

  /** The tables behind {@code type:name} in a list. */
  Maps maps(String spec, Evaluation e) {
    Maps found = maps.get(spec);
    if (found == null) {
      e.facts.warn("check_access: unexpected dictionary: " + spec);
      throw e.serverError();
    }
    return found;
  }

  /** The tables of a parameter. */
  Maps parameterMaps(String parameter) {
    return maps.computeIfAbsent("$" + parameter, p -> tables.maps(parameter));
  }

  /** The list of domains of a parameter. */
  MatchList domains(String parameter) {
    return matchLists.computeIfAbsent(parameter, p -> tables.domains(p, config.get(p)));
  }

  /** The list of hosts of a parameter. */
  MatchList hosts(String parameter) {
    return parameter.equals("mynetworks")
        ? mynetworks
        : matchLists.computeIfAbsent(parameter, p -> tables.hosts(p, config.get(p)));
  }

  AddressFind addresses() {
    return addresses;
  }

  NameService names() {
    return names;
  }

  boolean isLocalDomain(String domain) {
    String bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    if (bare.equalsIgnoreCase(origin) || mydestination.match(bare).matched()) {
      return true;
    }
    if (!bare.startsWith("[") || !bare.endsWith("]")) {
      return false;
    }
    String literal = bare.substring(1, bare.length() - 1);
    return ownAddress(literal.startsWith("IPv6:") ? literal.substring(5) : literal);
  }

  boolean ownAddress(String address) {
    return own.contains(address);
  }

  Route route(@Nullable String sender, String address) {
    String key = (sender == null ? "" : sender) + "\n" + address;
    Route known = routes.get(key);
    if (known == null) {
      known = router.route(sender, address);
      if (!known.failed()) {
        routes.put(key, known);
      }
    }
    return known;
  }

  /** Where an address leads to, for whoever checks its form. */
  public Route routeOf(@Nullable String sender, String address) {
    return route(sender, address);
  }
}
