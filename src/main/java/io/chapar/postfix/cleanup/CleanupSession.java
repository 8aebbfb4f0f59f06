package io.chapar.postfix.cleanup;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Alarm;
import io.chapar.mail.Decision;
import io.chapar.mail.Quoting;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.MailSystem;
import io.chapar.postfix.master.Master;
import io.chapar.postfix.master.ServiceException;
import io.chapar.postfix.milter.Milters;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.queue.Spool;
import io.chapar.postfix.queue.Stats;
import io.chapar.postfix.resolve.TrivialRewrite;
import io.chapar.postfix.table.Answer;
import io.chapar.postfix.table.Maps;
import io.chapar.text.Utf8;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way into the queue. Whoever brings it gives the envelope record by record,
 * then the content line by line, then perhaps more recipients, and ends with {@link #finish} or
 * {@link #abandon}; meanwhile a cleanup process is busy with it.
 */
public final class CleanupSession {
  private static final long REACTION = 200_000; // ns until the queue manager has noticed

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Set<CleanupStatus> INCOMPLETE =
      EnumSet.of(CleanupStatus.BAD, CleanupStatus.WRITE, CleanupStatus.SIZE, CleanupStatus.DEFER);

  private enum Stage {
    ENVELOPE,
    CONTENT,
    EXTRACTED,
    DONE
  }

  final Daemon daemon;
  final CleanupSettings settings;
  private final EnvelopeAddresses addresses;
  final ContentChecks checks = new ContentChecks(this);
  private final Record.Writer out = new Record.Writer();
  private final Set<CleanupFlag> flags;
  private final Set<CleanupStatus> errors = EnumSet.noneOf(CleanupStatus.class);
  final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<String> headerBccs = new ArrayList<>();
  final String queueId;
  final long created;
  private Stage stage = Stage.ENVELOPE;
  private @Nullable MimeParser parser;
  private @Nullable String reason;
  @Nullable String sender;
  private @Nullable String lastRecipient;
  private @Nullable String originalRecipient;
  private @Nullable String dsnOriginal;
  @Nullable String fullName;
  private @Nullable String filter;
  private @Nullable String redirect;
  private int notify;
  boolean rewriteHeaders = true;
  boolean rewriteLocal = true;
  private boolean inRecipients;
  private boolean warnSeen;
  private boolean ended;
  private boolean putOff; // by a mail filter
  long arrival;
  private int qmgrFlags;
  private int dsnReturn;
  private String envelopeId = "";
  private boolean smtputf8;
  private int dataOffset;
  private int contentLength;

  /**
   * What became of a message.
   *
   * @param errors what is wrong; empty: it is in the queue (or was thrown away as told)
   * @param reason the reason with its status code, where there is a particular one; otherwise empty
   * @param putOff a mail filter wants it to be tried again later
   */
  public record Result(Set<CleanupStatus> errors, String reason, boolean putOff) {
    /** Whether it was taken. */
    public boolean ok() {
      return errors.isEmpty();
    }

    /** The error that is to be told. */
    public CleanupStatus status() {
      return CleanupStatus.first(errors);
    }
  }

  private CleanupSession(Daemon daemon, Set<CleanupFlag> flags) throws DiskException {
    this.daemon = daemon;
    this.settings = CleanupSettings.of(daemon);
    this.flags = flags.isEmpty() ? EnumSet.noneOf(CleanupFlag.class) : EnumSet.copyOf(flags);
    this.smtputf8 = flags.contains(CleanupFlag.SMTPUTF8);
    this.created = daemon.now();
    this.queueId = settings.spool.create(Spool.INCOMING);
    this.addresses =
        new EnvelopeAddresses(this, new AddressMapper(daemon, settings, queueId, new Troubles()));
    attributes.put("log_message_origin", "local");
    out.put(Record.SIZE, size(0, 0, 0, 0, 0, 0));
  }

  /**
   * Begins a message.
   *
   * @param service the cleanup service, usually {@code cleanup}
   */
  public static CleanupSession open(MailSystem system, String service, Set<CleanupFlag> flags)
      throws ServiceException, DiskException {
    Daemon daemon = system.acquire(service + "/unix");
    try {
      return new CleanupSession(daemon, flags);
    } catch (DiskException | RuntimeException e) {
      if (e instanceof io.chapar.postfix.PostfixFatal fatal) {
        daemon.log().fatal(fatal);
        system.died(daemon);
      } else if (e instanceof DiskException disk) {
        daemon
            .log()
            .warning(
                "mail_queue_enter: create file incoming/"
                    + daemon.pid()
                    + "."
                    + daemon.pid()
                    + ": "
                    + disk.getMessage());
      }
      system.release(daemon);
      throw e;
    }
  }

  private static String size(int total, int offset, int count, int flags, int content, int utf8) {
    return String.format(
        "%15d %15d %15d %15d %15d %15d", total, offset, count, flags, content, utf8);
  }

  /** Its queue id. */
  public String queueId() {
    return queueId;
  }

  // ---- the envelope

  /** When the message came; nanoseconds since the epoch. */
  public void arrival(long nanos) {
    record(
        Record.TIME,
        Math.floorDiv(nanos, 1_000_000_000L) + " " + Math.floorMod(nanos, 1_000_000_000L) / 1000);
  }

  /** A named attribute. */
  public void attribute(String name, String value) {
    record(Record.ATTRIBUTE, name + "=" + value);
  }

  /** The envelope sender, unquoted. */
  public void sender(String address) {
    record(Record.SENDER, address);
  }

  /**
   * A recipient, unquoted.
   *
   * @param dsnOriginal ORCPT; empty: none
   * @param notifyFlags the sum of {@link Dsn}'s NOTIFY bits; 0: unsaid
   */
  public void recipient(String address, String original, String dsnOriginal, int notifyFlags) {
    if (notifyFlags != 0) {
      attribute("notify_flags", Integer.toString(notifyFlags));
    }
    if (!dsnOriginal.isEmpty()) {
      attribute("dsn_orig_rcpt", dsnOriginal);
    }
    if (!original.isEmpty()) {
      record(Record.ORIGINAL, original);
    }
    record(Record.RECIPIENT, address);
  }

  /** Any record of the envelope, or of the part that follows the content. */
  public void record(char type, String value) {
    if (stage == Stage.CONTENT) {
      endContent();
    }
    if (stage == Stage.ENVELOPE) {
      envelope(type, value);
    } else if (stage == Stage.EXTRACTED) {
      extracted(type, value);
    }
  }

  private void envelope(char type, String value) {
    char kind = type;
    String data = value;
    if (type == Record.FLAGS) {
      for (String flag : value.split(" ")) {
        add(CleanupFlag.valueOf(flag));
      }
      return;
    }
    if (type == Record.ATTRIBUTE) {
      int equals = value.indexOf('=');
      if (equals <= 0) {
        warn("message rejected: malformed attribute: missing '=' after attribute name: " + value);
        fail(CleanupStatus.BAD);
        return;
      }
      data = value.substring(equals + 1);
      if (data.isEmpty()) {
        warn("spurious null attribute value for \"" + value.substring(0, equals) + "\" -- ignored");
        return;
      }
      kind = mapped(value.substring(0, equals));
      if (kind == Record.ATTRIBUTE) {
        data = value;
      }
    }
    if (recipientType(kind)) {
      if (!inRecipients) {
        startRecipients();
      }
      if (recipientRecord(kind, data)) {
        return;
      }
    } else if (inRecipients) {
      qmgrFlags |= 1;
    }
    switch (kind) {
      case Record.SIZE, 'c' -> {}
      case Record.TIME -> {
        if (arrival == 0) {
          String[] parts = data.split(" ");
          arrival =
              Long.parseLong(parts[0]) * 1_000_000_000L
                  + (parts.length > 1 ? Long.parseLong(parts[1]) * 1000 : 0);
          put(type, value);
        }
        put(Record.ATTRIBUTE, "create_time=" + Math.floorDiv(daemon.now(), 1_000_000_000L));
      }
      case Record.FULL_NAME -> {
        if (fullName == null) {
          fullName = data;
          put(type, value);
        }
      }
      case Record.SENDER -> {
        if (sender != null) {
          warn("message rejected: multiple envelope sender records");
          fail(CleanupStatus.BAD);
        } else {
          envelopeSender(data);
        }
      }
      case 'i' -> {
        envelopeId = data;
        put(type, value);
      }
      case '<' -> {
        dsnReturn = number(data);
        put(type, value);
      }
      case Record.WARN -> {
        if (!warnSeen) {
          warnSeen = true;
          put(type, value);
        }
      }
      case Record.REDIRECT -> {
        redirect = data;
        put(type, value);
      }
      case Record.ATTRIBUTE -> {
        int equals = value.indexOf('=');
        namedAttribute(value.substring(0, equals), value.substring(equals + 1));
      }
      default -> put(type, value);
    }
  }

  private void namedAttribute(String name, String value) {
    if (attributes.size() >= settings.attributeLimit) {
      warn("message rejected: attribute count exceeds limit " + settings.attributeLimit);
      fail(CleanupStatus.BAD);
      return;
    }
    if (name.equals("rewrite_context")) {
      rewriteLocal = value.equals("local");
      rewriteHeaders = rewriteLocal || !settings.remoteRewriteDomain.isEmpty();
    }
    attributes.put(name, value);
    put(Record.ATTRIBUTE, name + "=" + value);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static char mapped(String name) {
    return switch (name) {
      case "create_time" -> 'c';
      case "notify_flags" -> 'n';
      case "dsn_orig_rcpt" -> 'o';
      case "envelope_id" -> 'i';
      case "ret_flags" -> '<';
      default -> Record.ATTRIBUTE;
    };
  }

  private static boolean recipientType(char type) {
    return "DRO/Kon".indexOf(type) >= 0;
  }

  private void startRecipients() {
    if (sender == null) {
      warn("message rejected: missing sender envelope record");
      fail(CleanupStatus.BAD);
      return;
    }
    if (arrival == 0) {
      warn("message rejected: missing time envelope record");
      fail(CleanupStatus.BAD);
      return;
    }
    warningTime();
    inRecipients = true;
  }

  /** When the sender is to be told that the message still waits. */
  private void warningTime() {
    boolean named = sender != null && !sender.isEmpty();
    if (!warnSeen && named && arrival != 0 && settings.delayWarning > 0) {
      warnSeen = true;
      put(
          Record.WARN,
          String.format("%15d", Math.floorDiv(arrival, 1_000_000_000L) + settings.delayWarning));
    }
  }

  /** A record that has to do with one recipient; false: it has not. */
  private boolean recipientRecord(char kind, String data) {
    switch (kind) {
      case Record.RECIPIENT -> {
        if (sender == null) {
          warn("message rejected: envelope recipient precedes sender");
          fail(CleanupStatus.BAD);
        } else {
          envelopeRecipient(data);
        }
        forgetRecipient();
      }
      case Record.DONE, Record.CANCELLED -> forgetRecipient();
      case Record.ORIGINAL -> originalRecipient = data;
      case 'o' -> dsnOriginal = data;
      case 'n' -> {
        notify = number(data);
        qmgrFlags |= notify << 1;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void forgetRecipient() {
    originalRecipient = null;
    dsnOriginal = null;
    notify = 0;
  }

  private void envelopeSender(String address) {
    String clean = TrivialRewrite.rewrite(daemon, true, address);
    if (clean.regionMatches(true, 0, "MAILER-DAEMON@", 0, 14)
        && clean.equalsIgnoreCase(TrivialRewrite.rewrite(daemon, true, "MAILER-DAEMON"))) {
      clean = "";
    }
    if (has(CleanupFlag.MAP_OK)) {
      clean =
          addresses.canonical(
              clean, settings.senderCanonical, settings.senderCanonicalClasses, "envelope_sender");
    }
    put(Record.SENDER, clean);
    sender = clean;
    if (has(CleanupFlag.BCC_OK) && !clean.isEmpty()) {
      addresses.bcc(settings.senderBcc, clean);
    }
  }

  private void envelopeRecipient(String address) {
    if (originalRecipient == null) {
      originalRecipient = address;
    }
    String clean =
        TrivialRewrite.rewrite(daemon, true, address.isEmpty() ? settings.emptyRecipient : address);
    clean = addresses.mappedRecipient(clean);
    if (dsnOriginal == null && !clean.isEmpty()) {
      dsnOriginal = "rfc822;" + clean;
    }
    addresses.outRecipient(
        dsnOriginal == null ? "" : dsnOriginal, notify, originalRecipient, clean);
    lastRecipient = clean;
    if (has(CleanupFlag.BCC_OK) && !clean.isEmpty()) {
      addresses.bcc(settings.recipientBcc, clean);
    }
  }

  /** A table could not be asked. */
  void failed(Maps maps, String key, Answer answer) {
    decided(
        new Decision(
            now(),
            "cleanup " + maps.title(),
            key,
            "table lookup failed",
            answer.causes(maps.title())));
  }

  // ---- the content

  /** One line of the message, without its line end. */
  public void line(String text) {
    byte[] bytes = Utf8.encode(text);
    line(bytes, 0, bytes.length, true);
  }

  /**
   * One line of the message, or a piece of a long one.
   *
   * @param complete whether the line ends with this piece
   */
  public void line(byte[] bytes, int from, int length, boolean complete) {
    if (stage == Stage.ENVELOPE) {
      beginContent();
    }
    MimeParser to = parser;
    if (to != null && worthwhile()) {
      to.line(!complete, bytes, from, length);
    }
  }

  /** Whether the message may still come to something: if not, the rest of it is not looked at. */
  private boolean worthwhile() {
    if (errors.isEmpty()) {
      return !has(CleanupFlag.DISCARD);
    }
    return has(CleanupFlag.BOUNCE)
        && !has(CleanupFlag.DISCARD)
        && !errors.contains(CleanupStatus.BAD)
        && !errors.contains(CleanupStatus.WRITE)
        && !errors.contains(CleanupStatus.SIZE)
        && !errors.contains(CleanupStatus.DEFER);
  }

  /** The envelope is complete, the content begins. */
  public void beginContent() {
    if (stage != Stage.ENVELOPE) {
      return;
    }
    inRecipients = false;
    warningTime();
    put(Record.MESSAGE, "");
    dataOffset = out.position();
    boolean checksOn =
        !settings.headerChecks.isEmpty()
            || !settings.mimeHeaderChecks.isEmpty()
            || !settings.nestedHeaderChecks.isEmpty()
            || !settings.bodyChecks.isEmpty();
    parser =
        new MimeParser(
            new ContentWriter(this, checksOn),
            settings.mime,
            settings.headerLimit,
            settings.mimeDepth,
            has(CleanupFlag.FILTER) ? settings.strict(has(CleanupFlag.SMTPUTF8)) : Set.of());
    stage = Stage.CONTENT;
    if (has(CleanupFlag.MILTER)) {
      askFilters();
    }
  }

  /** Mail that does not come over SMTP is shown to the filters as if it did, from this host. */
  private void askFilters() {
    Milters.Verdict verdict = Milters.ask(daemon, "non_smtpd_milters");
    String from =
        "from localhost[127.0.0.1]: %s; from=<"
            + (sender == null ? "" : Quoting.header(sender))
            + ">";
    switch (verdict.kind()) {
      case HOLD -> {
        flags.add(CleanupFlag.HOLD);
        daemon
            .log()
            .info(
                queueId
                    + ": milter-hold: CONNECT "
                    + from.replace("%s", "milter triggers HOLD action"));
      }
      case REFUSE -> {
        reason = verdict.reply().substring(4);
        daemon.log().info(queueId + ": milter-reject: CONNECT " + from.replace("%s", reason));
        trouble("the filter is not there", "non_smtpd_milters");
        putOff = verdict.reply().startsWith("4");
        fail(putOff ? CleanupStatus.DEFER : CleanupStatus.CONT);
      }
      default -> {
        // nothing stands in the way
      }
    }
  }

  private void endContent() {
    MimeParser to = parser;
    if (to != null && worthwhile()) {
      to.end();
    }
    contentLength = out.position() - dataOffset;
    put(Record.EXTRACTED, "");
    stage = Stage.EXTRACTED;
    inRecipients = false;
  }

  /** A date as RFC 5322 writes it. */
  public static String date(long nanos) {
    return DATE.format(Instant.ofEpochSecond(0, nanos)) + " (UTC)";
  }

  // ---- what follows the content

  private void extracted(char type, String value) {
    char kind = type;
    String data = value;
    if (type == Record.FLAGS) {
      for (String flag : value.split(" ")) {
        add(CleanupFlag.valueOf(flag));
      }
      return;
    }
    if (type == Record.ATTRIBUTE) {
      int equals = value.indexOf('=');
      if (equals <= 0 || equals == value.length() - 1) {
        return;
      }
      kind = mapped(value.substring(0, equals));
      data = kind == Record.ATTRIBUTE ? value : value.substring(equals + 1);
    }
    if (recipientType(kind) || kind == Record.END) {
      if (!inRecipients) {
        beginExtractedRecipients();
      }
      if (recipientRecord(kind, data)) {
        return;
      }
    } else if (inRecipients) {
      qmgrFlags |= 1;
    }
    if (kind == Record.END) {
      ended = true;
      if (has(CleanupFlag.BCC_OK) && lastRecipient != null && !settings.alwaysBcc.isEmpty()) {
        addresses.addBcc(settings.alwaysBcc);
      }
      if (lastRecipient != null && outOk()) {
        List.copyOf(headerBccs).forEach(addresses::addBcc);
      }
      put(Record.END, "");
      stage = Stage.DONE;
      return;
    }
    put(type, value);
  }

  private void beginExtractedRecipients() {
    if (filter != null) {
      put(Record.FILTER, filter);
    }
    if (redirect != null) {
      put(Record.REDIRECT, redirect);
    }
    String encoding = attributes.get("encoding");
    if (encoding != null) {
      put(Record.ATTRIBUTE, "encoding=" + encoding);
    }
    inRecipients = true;
  }

  // ---- the end

  /** The message is complete: puts it into the queue, and says so to the queue manager. */
  public Result finish() {
    try {
      if (stage == Stage.ENVELOPE) {
        beginContent();
      }
      if (stage != Stage.DONE) {
        record(Record.END, "");
      }
      return flush();
    } finally {
      daemon.system().release(daemon);
    }
  }

  /** The message is not wanted any more. */
  public void abandon() {
    settings.spool.remove(Spool.INCOMING, queueId);
    daemon.system().release(daemon);
  }

  /** Who handed the message in. */
  private void tellEnvelope() {
    String origin = attributes.get("log_client_address");
    String who =
        origin == null
            ? "pickup"
            : "client=" + attributes.getOrDefault("log_message_origin", "[" + origin + "]");
    String helo = attributes.get("log_helo_name");
    decided(
        new Decision(
            now(),
            "cleanup envelope",
            (helo == null ? "" : "helo=<" + helo + "> ")
                + "from=<"
                + (sender == null ? "" : sender)
                + "> "
                + who,
            addresses.count() + (addresses.count() == 1 ? " recipient" : " recipients"),
            List.of()));
  }

  private Result flush() {
    tellEnvelope();
    if (outOk()) {
      if (lastRecipient == null) {
        fail(CleanupStatus.RCPT);
      }
      if (!ended) {
        fail(CleanupStatus.BAD);
      }
    }
    if (has(CleanupFlag.DISCARD)) {
      errors.clear();
    }
    out.overwrite(
        2,
        size(
            contentLength,
            dataOffset,
            addresses.count(),
            qmgrFlags,
            contentLength,
            smtputf8 ? 1 : 0));
    if (!errors.isEmpty() && canBounce()) {
      boolean returned =
          new CleanupBounce(daemon, settings, queueId)
              .run(out.bytes(), errors, reason, bounceInfo());
      errors.clear();
      if (returned) {
        flags.add(CleanupFlag.DISCARD);
      } else {
        errors.add(CleanupStatus.WRITE);
      }
    }
    if (!errors.isEmpty() || has(CleanupFlag.DISCARD)) {
      settings.spool.remove(Spool.INCOMING, queueId);
      return result();
    }
    try {
      settings.spool.complete(Spool.INCOMING, queueId, out.bytes());
      if (has(CleanupFlag.HOLD)) {
        settings.spool.move(Spool.INCOMING, Spool.HOLD, queueId);
      } else {
        arrived(daemon);
      }
    } catch (DiskException e) {
      warn("write queue file: " + e.getMessage());
      fail(e.errno() == Errno.EFBIG ? CleanupStatus.SIZE : CleanupStatus.WRITE);
      settings.spool.remove(Spool.INCOMING, queueId);
    }
    return result();
  }

  /** Tells the queue manager that there is new mail. */
  private static void arrived(Daemon daemon) {
    String service = daemon.config().get("queue_service_name") + "/unix";
    daemon.machine().alarmBy(new Alarm(Master.ID, service + " incoming", daemon.now() + REACTION));
  }

  private CleanupBounce.Info bounceInfo() {
    String encoding = attributes.get("encoding");
    boolean unfiltered = errors.contains(CleanupStatus.CONT) || errors.contains(CleanupStatus.SIZE);
    return new CleanupBounce.Info(
        sender == null ? "" : sender,
        encoding == null ? "" : encoding,
        envelopeId,
        unfiltered ? Dsn.RETURN_HEADERS : dsnReturn,
        arrival);
  }

  private boolean canBounce() {
    boolean cannot =
        errors.contains(CleanupStatus.BAD)
            || errors.contains(CleanupStatus.WRITE)
            || errors.contains(CleanupStatus.DEFER)
            || errors.contains(CleanupStatus.RCPT);
    return !cannot && sender != null && has(CleanupFlag.BOUNCE);
  }

  private Result result() {
    String why = reason;
    return new Result(
        Set.copyOf(errors),
        errors.isEmpty() || why == null ? "" : why,
        putOff && errors.contains(CleanupStatus.DEFER));
  }

  // ---- for the helpers

  private final class Troubles implements AddressMapper.Trouble {
    @Override
    public void write() {
      fail(CleanupStatus.WRITE);
    }

    @Override
    public void defer(String why) {
      fail(CleanupStatus.DEFER);
      reason = why;
    }

    @Override
    public void reason(String why) {
      reason = why;
    }

    @Override
    public void decided(Decision decision) {
      CleanupSession.this.decided(decision);
    }
  }

  EnvelopeAddresses addresses() {
    return addresses;
  }

  long now() {
    return daemon.now();
  }

  void warn(String text) {
    daemon.log().warning(queueId + ": " + text);
  }

  void warnPlainly(String text) {
    daemon.log().warning(text);
  }

  void fail(CleanupStatus status) {
    errors.add(status);
  }

  @Nullable String reason() {
    return reason;
  }

  void reason(String text) {
    reason = text;
  }

  boolean has(CleanupFlag flag) {
    return flags.contains(flag);
  }

  void add(CleanupFlag flag) {
    flags.add(flag);
  }

  void drop(CleanupFlag flag) {
    flags.remove(flag);
  }

  void filter(String value) {
    filter = value;
  }

  void redirect(String value) {
    redirect = value;
  }

  /** Whether it only asks, for the mail system, what would become of a message. */
  boolean probe() {
    return (number(attributes.getOrDefault("trace_flags", "0")) & Request.MTA_VERIFY) != 0;
  }

  /** The address that is asked about stands for several. */
  void probedSeveral(Recipient recipient) {
    BounceClient.of(daemon).probedSeveral(queueId, Stats.arrivedAt(arrival), recipient);
  }

  void headerBcc(String address) {
    headerBccs.add(address);
  }

  /** Notes why the message cannot be taken. */
  void trouble(String finding, String setting) {
    Decision.Cause cause = Decision.Cause.of(finding, setting);
    decided(new Decision(now(), "cleanup", "the message", "rejected", List.of(cause)));
  }

  void decided(Decision decision) {
    daemon.decided(queueId, decision);
  }

  /** The message breaks a rule of MIME that is to be kept; only the first counts. */
  void mimeError(String complaint, String text) {
    String shown = text.substring(0, Math.min(100, text.length())).replace('\n', ' ');
    daemon
        .log()
        .info(
            queueId
                + ": reject: mime-error "
                + complaint
                + ": "
                + shown
                + " from "
                + attributes.getOrDefault("log_message_origin", "unknown")
                + "; from=<"
                + (sender == null ? "" : Quoting.header(sender))
                + "> to=<"
                + (lastRecipient == null ? "unknown" : Quoting.header(lastRecipient))
                + ">");
    trouble(complaint, "strict_8bitmime");
    fail(CleanupStatus.CONT);
    reason = "5.6.0 " + complaint;
  }

  /** Logs what a check did, with what is known of the message. */
  void actionLog(String what, String more) {
    StringBuilder text = new StringBuilder(queueId).append(": ").append(what).append(" from ");
    text.append(attributes.getOrDefault("log_message_origin", "unknown")).append(';');
    if (sender != null) {
      text.append(" from=<").append(Quoting.header(sender)).append('>');
    }
    if (lastRecipient != null) {
      text.append(" to=<").append(Quoting.header(lastRecipient)).append('>');
    }
    String protocol = attributes.get("log_protocol_name");
    if (protocol != null) {
      text.append(" proto=").append(protocol);
    }
    String helo = attributes.get("log_helo_name");
    if (helo != null) {
      text.append(" helo=<").append(helo).append('>');
    }
    if (!more.isEmpty()) {
      text.append(": ").append(more);
    }
    daemon.log().info(text.toString());
  }

  boolean outOk() {
    if (has(CleanupFlag.DISCARD)) {
      return false;
    }
    if (!has(CleanupFlag.BOUNCE)) {
      return errors.isEmpty();
    }
    return errors.stream().noneMatch(INCOMPLETE::contains);
  }

  void put(char type, String text) {
    if (outOk()) {
      out.put(type, text);
      checkSize();
    }
  }

  void putLine(boolean continued, byte[] bytes, int from, int length) {
    int at = from;
    int left = length;
    while (left > settings.lineLimit) {
      out.put(Record.CONTINUED, bytes, at, settings.lineLimit);
      at += settings.lineLimit;
      left -= settings.lineLimit;
    }
    out.put(continued ? Record.CONTINUED : Record.NORMAL, bytes, at, left);
    checkSize();
  }

  private void checkSize() {
    if (settings.sizeLimit > 0
        && out.position() > settings.sizeLimit
        && !errors.contains(CleanupStatus.SIZE)) {
      warn("queue file size limit exceeded");
      trouble("the message is bigger than that", "message_size_limit");
      fail(CleanupStatus.SIZE);
    }
  }

  void outLine(String text) {
    if (outOk()) {
      byte[] bytes = Utf8.encode(text);
      putLine(false, bytes, 0, bytes.length);
    }
  }

  /** Writes a header, its lines separated by newlines; a continued line begins with a blank. */
  void outHeader(String header) {
    if (!outOk()) {
      return;
    }
    int at = 0;
    boolean first = true;
    while (at <= header.length()) {
      int end = header.indexOf('\n', at);
      end = end < 0 ? header.length() : end;
      String line = header.substring(at, end);
      boolean blank = line.startsWith(" ") || line.startsWith("\t");
      outLine(first || blank ? line : "\t" + line);
      first = false;
      at = end + 1;
    }
  }
}
