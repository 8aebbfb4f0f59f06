package io.chapar.spam;

import io.chapar.host.Process;
import io.chapar.host.Resolver;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tests that are more than a pattern, by the name that rules call them by. */
final class Evals {
  /** A test; the notes that it adds stand under its description. */
  interface Test {
    boolean holds(Evals e, List<String> arguments, List<String> notes);
  }

  /** All there are: one line each. */
  private static final Map<String, Test> TESTS = tests();

  private static Map<String, Test> tests() {
    Map<String, Test> t = new HashMap<>();
    t.put("check_missing_to", (e, a, n) -> e.mail.header("To") == null);
    t.put("check_no_received", (e, a, n) -> !e.relays.received);
    t.put("check_no_relays", (e, a, n) -> e.relays.all.isEmpty());
    t.put("check_all_trusted", (e, a, n) -> e.relays.trustedOnly);
    t.put("check_no_rdns", (e, a, n) -> e.last() != null && e.lastRelay().name().isEmpty());
    t.put("check_helo", (e, a, n) -> e.last() != null && e.lastRelay().helo().matches(a.get(0)));
    t.put("subject_is_all_caps", (e, a, n) -> e.capitals());
    t.put("check_subject_unencoded", (e, a, n) -> e.unencoded());
    t.put("check_to_malformed", (e, a, n) -> e.malformedTo());
    t.put("check_for_shifted_date", (e, a, n) -> e.shifted(a.get(0), a.get(1)));
    t.put(
        "check_replyto_without_to", (e, a, n) -> e.has("Reply-To") && !e.has("To") && !e.has("Cc"));
    t.put("check_empty_message", (e, a, n) -> e.paragraphs.isEmpty() && !e.mail.attachments());
    t.put("check_for_uppercase", (e, a, n) -> e.uppercase(number(a, 0), number(a, 1)));
    t.put("html_test", (e, a, n) -> e.html());
    t.put("check_for_mime_html_only", (e, a, n) -> e.html() && e.plain().isBlank());
    t.put("html_without_tag", (e, a, n) -> e.html() && !find(e.markup(), "(?i)<html\\b"));
    t.put("html_image_only", (e, a, n) -> e.pictureOnly(number(a, 0), number(a, 1)));
    t.put("html_low_contrast", (e, a, n) -> find(e.markup(), LOW_CONTRAST));
    t.put("html_title_differs", (e, a, n) -> e.titleDiffers());
    t.put("multipart_alternative_differs", (e, a, n) -> e.alternativesDiffer());
    t.put("check_ctype_without_mime", (e, a, n) -> e.has("Content-Type") && !e.has("MIME-Version"));
    t.put("check_rbl", (e, a, n) -> e.listed(a, n));
    t.put("check_rbl_sub", (e, a, n) -> e.listed(a, n));
    t.put("check_uridnsbl", (e, a, n) -> e.linkListed(a.get(0), n));
    t.put("check_bayes", (e, a, n) -> e.bayes(number(a, 0), number(a, 1), n));
    t.put("check_from_in_welcomelist", (e, a, n) -> e.sender("from") || e.senderByRelay());
    t.put("check_from_in_whitelist", (e, a, n) -> e.sender("from") || e.senderByRelay());
    t.put("check_from_in_blocklist", (e, a, n) -> e.sender("blockfrom"));
    t.put("check_from_in_blacklist", (e, a, n) -> e.sender("blockfrom"));
    t.put("check_to_in_welcomelist", (e, a, n) -> e.recipient("to"));
    t.put("check_to_in_whitelist", (e, a, n) -> e.recipient("to"));
    t.put("check_to_in_more_spam", (e, a, n) -> e.recipient("more"));
    t.put("check_to_in_all_spam", (e, a, n) -> e.recipient("all"));
    t.put("check_to_in_blocklist", (e, a, n) -> e.recipient("blockto"));
    return Map.copyOf(t);
  }

  private static final String LOW_CONTRAST =
      "(?i)color\\s*[:=]\\s*[\"']?\\s*(?:white|#?f[a-f0-9]f[a-f0-9]f[a-f0-9])\\b";

  private final Process p;
  private final Settings settings;
  private final Subject mail;
  private final Relays relays;
  private final List<String> paragraphs;
  private final boolean network;
  private final @Nullable Double probability;
  private final Map<String, List<String>> answers = new HashMap<>();

  Evals(
      Process p,
      Settings settings,
      Subject mail,
      Relays relays,
      List<String> paragraphs,
      boolean network,
      @Nullable Double probability) {
    this.p = p;
    this.settings = settings;
    this.mail = mail;
    this.relays = relays;
    this.paragraphs = paragraphs;
    this.network = network;
    this.probability = probability;
  }

  /** Whether a test of that name is here. */
  static boolean known(String name) {
    return TESTS.containsKey(name);
  }

  boolean holds(Rule.Eval rule, List<String> notes) {
    Test test = TESTS.get(rule.function());
    try {
      return test != null && test.holds(this, rule.arguments(), notes);
    } catch (IndexOutOfBoundsException e) {
      return false; // called with too few arguments
    }
  }

  private static double number(List<String> arguments, int i) {
    try {
      return Double.parseDouble(arguments.get(i));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean find(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private boolean has(String name) {
    return mail.header(name) != null;
  }

  // ---- the way it came

  private Relays.@Nullable Relay last() {
    return relays.untrusted.isEmpty() ? null : relays.untrusted.get(0);
  }

  private Relays.Relay lastRelay() {
    return relays.untrusted.get(0);
  }

  private static String reversed(InetAddress address) {
    byte[] bytes = address.getAddress();
    StringBuilder name = new StringBuilder();
    if (bytes.length == 4) {
      for (int i = 3; i >= 0; i--) {
        name.append(bytes[i] & 0xff).append('.');
      }
    } else {
      for (int i = 15; i >= 0; i--) {
        name.append(Integer.toHexString(bytes[i] & 15)).append('.');
        name.append(Integer.toHexString((bytes[i] >> 4) & 15)).append('.');
      }
    }
    return name.toString();
  }

  private List<String> ask(String name) {
    return answers.computeIfAbsent(
        name,
        n -> {
          List<String> found = new ArrayList<>();
          Resolver.Addresses a = Resolver.of(p).addresses(n, Resolver.Family.V4);
          if (a.failure() == null) {
            a.list().forEach(i -> found.add(i.getHostAddress()));
          }
          return found;
        });
  }

  private boolean listed(List<String> arguments, List<String> notes) {
    if (!network || settings.skipRbl || arguments.size() < 2) {
      return false;
    }
    String set = arguments.get(0);
    String zone = arguments.get(1).replaceAll("\\.$", "");
    String wanted = arguments.size() > 2 ? arguments.get(2) : "127\\..*";
    List<Relays.Relay> asked =
        set.endsWith("-lastexternal") || set.endsWith("-firsttrusted")
            ? relays.untrusted.subList(0, Math.min(1, relays.untrusted.size()))
            : relays.untrusted;
    for (Relays.Relay relay : asked.subList(0, Math.min(20, asked.size()))) {
      if (relay.address().isSiteLocalAddress() || relay.address().isLoopbackAddress()) {
        continue;
      }
      for (String answer : ask(reversed(relay.address()) + zone)) {
        if (answer.equals(wanted) || answer.matches(wanted)) {
          notes.add("[" + relay.address().getHostAddress() + " listed in " + zone + "]");
          return true;
        }
      }
    }
    return false;
  }

  private boolean linkListed(String zone, List<String> notes) {
    if (!network || settings.skipRbl) {
      return false;
    }
    int asked = 0;
    for (String link : mail.links()) {
      Matcher host = Pattern.compile("(?i)^https?://(?:[^/@]*@)?([a-z0-9.-]+)").matcher(link);
      if (host.find() && ++asked <= 20) {
        String[] labels = host.group(1).toLowerCase(Locale.ROOT).split("\\.");
        if (labels.length < 2) {
          continue;
        }
        String domain = labels[labels.length - 2] + "." + labels[labels.length - 1];
        if (!ask(domain + "." + zone.replaceAll("\\.$", "")).isEmpty()) {
          notes.add("[URI: " + domain + "]");
          return true;
        }
      }
    }
    return false;
  }

  // ---- the header

  private boolean capitals() {
    String subject = mail.header("Subject");
    if (subject == null) {
      return false;
    }
    String letters =
        subject
            .replaceAll("(?i)^\\s*(?:re|fw|fwd|aw):\\s*", "")
            .replaceAll("[^\\p{L}\\s]", "")
            .strip();
    return letters.replaceAll("\\s", "").length() >= 10
        && letters.contains(" ")
        && letters.equals(letters.toUpperCase(Locale.ROOT))
        && !letters.equals(letters.toLowerCase(Locale.ROOT));
  }

  private boolean unencoded() {
    for (Subject.Field field : mail.fields) {
      if (field.name().equalsIgnoreCase("Subject")) {
        return field.raw().chars().anyMatch(c -> c > 126);
      }
    }
    return false;
  }

  private boolean malformedTo() {
    String to = mail.header("To");
    return to != null
        && !to.isBlank()
        && !to.contains("@")
        && !to.toLowerCase(Locale.ROOT).contains("undisclosed")
        && !to.contains(":;");
  }

  private boolean shifted(String least, String most) {
    String date = mail.header("Date");
    if (date == null) {
      return false;
    }
    long now = p.machine().scheduler().nanos() / 1_000_000_000;
    Long said = seconds(date);
    if (said == null) {
      return false;
    }
    double hours = (said - now) / 3600.0;
    boolean past = least.equals("-undef");
    return past
        ? hours <= parse(most, -96)
        : hours >= parse(least, 96) && (most.equals("undef") || hours < parse(most, 1e9));
  }

  private static double parse(String text, double otherwise) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private @Nullable Long seconds(String date) {
    try {
      return java.time.ZonedDateTime.parse(
              date.replaceAll("\\s*\\([^)]*\\)\\s*$", "").strip(),
              java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
          .toEpochSecond();
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  // ---- the text

  private boolean uppercase(double least, double most) {
    String text = String.join(" ", paragraphs);
    long upper = text.chars().filter(Character::isUpperCase).count();
    long lower = text.chars().filter(Character::isLowerCase).count();
    if (upper + lower < 200) {
      return false;
    }
    double share = 100.0 * upper / (upper + lower);
    return share > least && share <= most;
  }

  private boolean html() {
    return mail.parts.stream().anyMatch(Subject.Part::html);
  }

  private String markup() {
    StringBuilder all = new StringBuilder();
    mail.parts.stream().filter(Subject.Part::html).forEach(part -> all.append(part.text()));
    return all.toString();
  }

  private String plain() {
    StringBuilder all = new StringBuilder();
    mail.parts.stream().filter(part -> !part.html()).forEach(part -> all.append(part.text()));
    return all.toString();
  }

  private boolean pictureOnly(double least, double most) {
    int length = Subject.rendered(markup()).strip().length();
    return find(markup(), "(?i)<img\\b") && length > least && length <= most && plain().isBlank();
  }

  private boolean titleDiffers() {
    Matcher title = Pattern.compile("(?is)<title>(.*?)</title>").matcher(markup());
    String subject = mail.header("Subject");
    if (!title.find() || subject == null) {
      return false;
    }
    String text = title.group(1).strip();
    return !text.isEmpty()
        && !subject.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
        && !text.toLowerCase(Locale.ROOT).contains(subject.toLowerCase(Locale.ROOT));
  }

  private boolean alternativesDiffer() {
    String type = mail.header("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/alternative")) {
      return false;
    }
    List<String> one = List.of(plain().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    List<String> two =
        List.of(Subject.rendered(markup()).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    java.util.Set<String> words = new java.util.HashSet<>(two);
    long missing = one.stream().filter(w -> w.length() > 2 && !words.contains(w)).count();
    long all = one.stream().filter(w -> w.length() > 2).count();
    return all > 0 && html() && 100 * missing / all > 50;
  }

  private boolean bayes(double least, double most, List<String> notes) {
    Double value = probability;
    if (value == null || !settings.bayesRules) {
      return false;
    }
    boolean holds =
        most == 1.0 ? value >= least : value >= least && value < most || value == 0 && least == 0;
    if (holds) {
      notes.add(String.format(Locale.ROOT, "[score: %3.4f]", value));
    }
    return holds;
  }

  // ---- lists

  private static boolean matches(List<String> globs, String address) {
    for (String glob : globs) {
      String pattern =
          Pattern.quote(glob.toLowerCase(Locale.ROOT))
              .replace("*", "\\E.*\\Q")
              .replace("?", "\\E.\\Q");
      if (address.toLowerCase(Locale.ROOT).matches(pattern)) {
        return true;
      }
    }
    return false;
  }

  private boolean sender(String list) {
    for (String name :
        List.of("From", "Envelope-Sender", "Resent-Sender", "X-Envelope-From", "EnvelopeFrom")) {
      String address = mail.address(name);
      if (!address.isEmpty() && matches(settings.list(list), address)) {
        return true;
      }
    }
    String path = mail.address("Return-Path");
    return !path.isEmpty() && matches(settings.list(list), path);
  }

  /** Whether the sender is named with the host that handed the mail in. */
  private boolean senderByRelay() {
    String address = mail.address("From");
    Relays.Relay relay = last();
    if (relay == null || address.isEmpty()) {
      return false;
    }
    for (String entry : settings.list("rcvd")) {
      String[] words = entry.split(" ", 2);
      String host = words[1].toLowerCase(Locale.ROOT);
      String name = relay.name().toLowerCase(Locale.ROOT);
      boolean right =
          host.startsWith("[")
              ? host.equals("[" + relay.address().getHostAddress() + "]")
              : name.equals(host) || name.endsWith("." + host);
      if (right && matches(List.of(words[0]), address)) {
        return true;
      }
    }
    return false;
  }

  private boolean recipient(String list) {
    if (settings.list(list).isEmpty()) {
      return false;
    }
    for (String name :
        List.of(
            "To",
            "Cc",
            "Apparently-To",
            "Delivered-To",
            "Envelope-Recipients",
            "X-Envelope-To",
            "X-Original-To",
            "Resent-To")) {
      for (String value : mail.all(name)) {
        for (String each : Subject.decode(value).split(",")) {
          if (matches(settings.list(list), Subject.address(each, true))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
