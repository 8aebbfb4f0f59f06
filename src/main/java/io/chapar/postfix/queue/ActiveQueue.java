package io.chapar.postfix.queue;

import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Alarm;
import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.mail.Quoting;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.Master;
import io.chapar.postfix.master.ServiceException;
import io.chapar.postfix.resolve.Resolution;
import io.chapar.postfix.resolve.TrivialRewrite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The work of one queue manager: takes messages from the incoming and deferred queues that are due,
 * finds out where their recipients go, has the delivery agents deliver, and settles what becomes of
 * each message. What it knows is only about work that is going on; the queue itself is on the disk.
 */
final class ActiveQueue {
  private static final long SECOND = 1_000_000_000L;

  private final Daemon daemon;
  private final PostfixConfig config;
  private final Spool spool;
  private final BounceClient bounce;
  private final Map<String, Message> active = new LinkedHashMap<>();
  private final Deque<Job> ready = new ArrayDeque<>();
  private final Map<String, Destination> destinations = new HashMap<>();
  private static final String RETRY = "retry";

  private final Map<String, Rest> deadTransports = new HashMap<>();
  private final Deque<Due> found = new ArrayDeque<>();
  private final boolean confirmDelayCleared;
  private final long minimalBackoff;
  private final long maximalBackoff;
  private final long queueLifetime;
  private final long bounceLifetime;
  private final Set<String> deferTransports;
  private final int activeLimit;
  private final Limits limits;
  private final InFlight inFlight;
  private boolean scanIncoming;
  private boolean arriving; // what is new in incoming came while the queue manager ran
  private boolean scanDeferred;
  private boolean flushing;
  private @Nullable Object loop;

  /** A message that is due, and whether it is to be tried whatever failed before. */
  private record Due(Spool.Entry entry, boolean flush) {}

  /**
   * The messages that some queue manager of the host is working on: one of an older configuration
   * may still be at it.
   */
  static final class InFlight {
    final Set<String> ids = new HashSet<>();
  }

  /** A transport that cannot be used, why, and until when it is left alone. */
  private record Rest(Dsn why, long until) {}

  /** A message in the active queue. */
  private static final class Message {
    final MessageFile file;
    final long entered;
    final boolean flushed;
    final boolean expire;
    final Set<Integer> unsettled = new HashSet<>();
    final Set<Integer> settled = new HashSet<>();
    int jobs;
    int running; // jobs that a delivery agent has in hand

    Message(MessageFile file, long entered, boolean flushed, boolean expire) {
      this.file = file;
      this.entered = entered;
      this.flushed = flushed;
      this.expire = expire;
    }
  }

  /** One request that is to be made of a delivery agent. */
  record Job(
      Object message, String transport, String nexthop, List<Recipient> recipients, String place) {}

  ActiveQueue(Daemon daemon) {
    this.daemon = daemon;
    this.config = daemon.config();
    this.spool = Spool.of(daemon.machine(), config);
    this.bounce = BounceClient.of(daemon);
    this.limits = new Limits(config);
    this.inFlight = daemon.system().part(InFlight.class, s -> new InFlight());
    confirmDelayCleared = config.bool("confirm_delay_cleared");
    minimalBackoff = config.seconds("minimal_backoff_time") * SECOND;
    maximalBackoff = config.seconds("maximal_backoff_time") * SECOND;
    queueLifetime = config.seconds("maximal_queue_lifetime") * SECOND;
    bounceLifetime = Math.min(queueLifetime, config.seconds("bounce_queue_lifetime") * SECOND);
    deferTransports = Set.copyOf(new HashSet<>(config.list("defer_transports")));
    activeLimit = config.integer("qmgr_message_active_limit");
  }

  /** What a crash or a restart left in the active queue is new mail again. */
  void recover() {
    for (Spool.Entry entry : spool.list(Spool.ACTIVE)) {
      if (!inFlight.ids.contains(entry.id())) {
        backToIncoming(entry.id());
      }
    }
    scanIncoming = true;
  }

  private void backToIncoming(String id) {
    try {
      spool.move(Spool.ACTIVE, Spool.INCOMING, id);
      spool.due(Spool.INCOMING, id, daemon.now());
    } catch (DiskException e) {
      daemon.log().warning("rename " + id + " from active to incoming: " + e.getMessage());
    }
  }

  /** Leaves to its successor what no delivery agent has in hand. */
  void handBack() {
    for (Message message : List.copyOf(active.values())) {
      if (message.running > 0) {
        continue;
      }
      ready.removeIf(job -> job.message() == message);
      destinations.values().forEach(d -> d.waiting.removeIf(job -> job.message() == message));
      leave(message.file.id());
      backToIncoming(message.file.id());
    }
  }

  /** Something is to be done: look at new mail, at deferred mail, at all mail. */
  void trigger(String what) {
    switch (what) {
      case "deferred" -> {
        scanDeferred = true;
        scanIncoming = true;
        long next = daemon.now() + config.seconds("queue_run_delay") * SECOND;
        alarm("deferred", next);
      }
      case "flush" -> {
        scanDeferred = true;
        scanIncoming = true;
        flushing = true;
        destinations.values().forEach(Destination::wake);
        deadTransports.clear();
      }
      default -> {
        arriving = !scanIncoming || arriving;
        scanIncoming = true;
      }
    }
    run();
  }

  private void alarm(String tag, long at) {
    daemon.machine().alarm(new Alarm(Master.ID, daemon.service().id() + " " + tag, at));
  }

  // ---- the loop

  /** Works until there is nothing left to do; another task that is at it already will do. */
  private void run() {
    if (loop != null) {
      return;
    }
    Object me = new Object();
    loop = me;
    try {
      while (loop == me && !daemon.gone()) {
        Job job = ready.poll();
        if (job != null) {
          deliver(job);
        } else if (!feed()) {
          break;
        }
      }
    } finally {
      if (loop == me) {
        loop = null;
      }
    }
  }

  /** The task that runs the loop is going to wait for somebody: another one takes over. */
  private void handOver() {
    if (loop != null) {
      loop = null;
      daemon.system().start(daemon, "qmgr", this::run);
    }
  }

  /** Moves the next message that is due into the active queue; false: there is none. */
  private boolean feed() {
    while (true) {
      Due due = found.poll();
      if (due == null) {
        if (!scan()) {
          return false;
        }
        continue;
      }
      if (active.size() >= activeLimit) {
        found.addFirst(due);
        return false;
      }
      if (!inFlight.ids.contains(due.entry().id()) && accept(due.entry(), due.flush())) {
        return true;
      }
    }
  }

  private boolean scan() {
    if (!scanIncoming && !scanDeferred) {
      return false;
    }
    long now = daemon.now() + SECOND;
    if (scanIncoming) {
      scanIncoming = false;
      collect(Spool.INCOMING, now);
      arriving = false;
    }
    if (scanDeferred) {
      scanDeferred = false;
      collect(Spool.DEFERRED, now);
    }
    flushing = false;
    return !found.isEmpty();
  }

  private void collect(String queue, long now) {
    List<Spool.Entry> entries = spool.list(queue);
    if (arriving && queue.equals(Spool.INCOMING)) {
      Collections.reverse(entries); // it would have taken each before the next one came
    }
    for (Spool.Entry entry : entries) {
      boolean complete = (entry.inode().mode() & 0700) == 0700;
      if (complete && (flushing || entry.inode().mtime() <= now)) {
        found.add(new Due(entry, flushing));
      }
    }
  }

  private boolean accept(Spool.Entry entry, boolean flush) {
    String id = entry.id();
    if (!spool.exists(entry.queue(), id)) {
      return false;
    }
    Inode directory = daemon.machine().root().peek(spool.root() + "/" + Spool.ACTIVE);
    if (directory != null && !daemon.owner().may(directory, 3)) {
      throw new PostfixFatal(
          "qmgr_active_feed: "
              + id
              + ": rename from "
              + entry.queue()
              + " to active: Permission denied");
    }
    MessageFile file;
    try {
      spool.move(entry.queue(), Spool.ACTIVE, id);
      file = MessageFile.parse(id, spool.read(Spool.ACTIVE, id));
    } catch (DiskException e) {
      daemon.log().warning("open active " + id + ": " + e.getMessage());
      return false;
    }
    if (file == null) {
      corrupt(id);
      return false;
    }
    spool.remove(Spool.DEFER, id);
    int mode = entry.inode().mode();
    boolean flushed = (mode & 0070) != 0 || flush;
    boolean expire = (mode & 0007) != 0;
    Message message = new Message(file, daemon.now(), flushed, expire);
    if (active.isEmpty()) {
      daemon.system().hold(daemon);
    }
    active.put(id, message);
    inFlight.ids.add(id);
    daemon
        .log()
        .info(
            id
                + ": from=<"
                + sender(file.sender())
                + ">, size="
                + file.size()
                + ", nrcpt="
                + file.recipientCount()
                + " (queue active)");
    new Assignment(message).run();
    if (message.jobs == 0) {
      finish(message);
    }
    return true;
  }

  private void corrupt(String id) {
    try {
      spool.move(Spool.ACTIVE, Spool.CORRUPT, id);
      daemon
          .log()
          .warning("saving corrupt file \"" + id + "\" from queue \"active\" to queue \"corrupt\"");
    } catch (DiskException e) {
      daemon.log().warning("save corrupt file queue active id " + id + ": " + e.getMessage());
    }
  }

  // ---- where recipients go

  /** A recipient and the way it goes. */
  private record Routed(Recipient recipient, String transport, String nexthop) {
    String domain() {
      String address = recipient.address();
      return address.substring(address.lastIndexOf('@') + 1);
    }

    String address() {
      return recipient.address();
    }
  }

  /** Who goes the same way goes together; and there, by domain and address. */
  private static final Comparator<Routed> ORDER =
      Comparator.comparing(Routed::transport)
          .thenComparing(Routed::nexthop)
          .thenComparing(Routed::domain)
          .thenComparing(Routed::address);

  /** Gives each recipient of a message its transport and destination, and makes jobs of them. */
  private final class Assignment {
    private final Message message;
    private final MessageFile file;
    private final List<Routed> routed = new ArrayList<>();
    private final Map<String, Job> open = new LinkedHashMap<>();

    Assignment(Message message) {
      this.message = message;
      this.file = message.file;
    }

    void run() {
      List<Recipient> recipients = file.recipients();
      if (!file.redirect().isEmpty() && !recipients.isEmpty()) {
        String target = TrivialRewrite.rewrite(daemon, true, file.redirect());
        for (Recipient other : recipients.subList(1, recipients.size())) {
          message.settled.add(other.offset());
        }
        recipients = List.of(recipients.get(0).withAddress(target));
      }
      for (Recipient recipient : recipients) {
        assign(recipient);
      }
      routed.sort(ORDER);
      routed.forEach(r -> put(r.recipient(), r.transport(), r.nexthop()));
      open.values().forEach(this::add);
    }

    private void assign(Recipient given) {
      Recipient recipient = given;
      String transport;
      String nexthop;
      String filter = file.filter();
      if (!filter.isEmpty() && file.redirect().isEmpty() && !verifyOnly()) {
        int colon = filter.indexOf(':');
        transport = colon < 0 ? filter : filter.substring(0, colon);
        nexthop = colon < 0 ? "" : filter.substring(colon + 1);
        if (nexthop.isEmpty()) {
          nexthop = config.get("default_filter_nexthop");
        }
        if (nexthop.isEmpty()) {
          int at = recipient.address().lastIndexOf('@');
          nexthop = at < 0 ? config.get("myhostname") : recipient.address().substring(at + 1);
        }
        ActiveQueue.this.decided(
            message,
            List.of(recipient),
            transport + ":" + nexthop,
            filter.equals(config.get("content_filter"))
                ? Cause.of("all mail goes through a filter", "content_filter")
                : Cause.of("the message came with the filter " + filter));
      } else {
        Resolution to =
            (flags() & Request.MTA_VERIFY) != 0
                ? TrivialRewrite.resolveProbe(daemon, file.sender(), recipient.address())
                : TrivialRewrite.resolve(daemon, file.sender(), recipient.address());
        decided(recipient, to);
        transport = to.transport();
        nexthop = to.nexthop();
        if (to.trouble() == Resolution.Trouble.BAD_ADDRESS) {
          transport = config.get("error_service_name");
          nexthop = "5.1.3 bad address syntax";
        } else if (to.trouble() == Resolution.Trouble.TRY_AGAIN) {
          transport = RETRY;
          nexthop = "4.3.0 address resolver failure";
        } else {
          recipient = recipient.withAddress(to.recipient());
          if (to.addressClass() == Resolution.AddressClass.LOCAL && doubleBounce(to.recipient())) {
            bounce.sent(
                flags(),
                file.id(),
                stats(),
                recipient,
                "none",
                Dsn.of("2.0.0", "undeliverable postmaster notification discarded"));
            message.settled.add(recipient.offset());
            return;
          }
        }
      }
      if (recipient.address().isEmpty()) {
        transport = config.get("error_service_name");
        nexthop = "5.1.3 null recipient address";
      }
      if (message.expire) {
        transport = RETRY;
        nexthop = "4.7.0 message is administratively expired";
      }
      if (deferTransports.contains(transport) && !message.flushed) {
        ActiveQueue.this.decided(
            message,
            List.of(recipient),
            "waits: " + transport + " is to wait for a flush",
            Cause.of("mail for " + transport + " waits", "defer_transports"));
        transport = RETRY;
        nexthop = "4.3.2 deferred transport";
      }
      routed.add(new Routed(recipient, transport, nexthop));
    }

    private boolean verifyOnly() {
      return (flags() & (Request.USER_VERIFY | Request.MTA_VERIFY)) != 0;
    }

    private int flags() {
      return traceFlags(file);
    }

    private Stats stats() {
      return new Stats(file.arrival(), message.entered, 0, 0, 0);
    }

    private void decided(Recipient recipient, Resolution to) {
      daemon.decided(
          file.id(),
          new Decision(
              daemon.now(),
              "trivial-rewrite resolve",
              recipient.address(),
              to.ok() ? to.transport() + ":" + to.nexthop() : to.trouble().toString(),
              to.causes()));
    }

    private boolean doubleBounce(String address) {
      int at = address.lastIndexOf('@');
      String local = at < 0 ? address : address.substring(0, at);
      return local.equalsIgnoreCase(config.get("double_bounce_sender"));
    }

    private void put(Recipient recipient, String transport, String nexthop) {
      String to = transport;
      String hop = nexthop;
      boolean internal = isErrorService(transport);
      int recipientLimit = limits.recipients(transport);
      String queue = hop;
      if (!internal && recipientLimit == 1) {
        int at = recipient.address().lastIndexOf('@');
        queue = (at < 0 ? recipient.address() : recipient.address().substring(0, at)) + "@" + hop;
      }
      String place = to + "\n" + queue.toLowerCase(Locale.ROOT);
      long now = daemon.now();
      Rest dead = deadTransports.get(to);
      Destination destination = destinations.get(place);
      if (dead != null && message.flushed) {
        deadTransports.remove(to);
        dead = null;
      }
      if (destination != null && message.flushed) {
        destination.wake();
      }
      Dsn why = null;
      if (dead != null && dead.until() > now) {
        why = dead.why();
      } else if (destination != null) {
        why = destination.resting(now);
      }
      if (why != null && !internal) {
        to = RETRY;
        hop = why.status() + " delivery temporarily suspended: " + why.reason();
        place = to + "\n" + hop;
      }
      String key = recipientLimit == 1 && !internal ? place + "\n" + recipient.offset() : place;
      Job job = open.get(key);
      if (job != null && recipientLimit > 0 && job.recipients().size() >= recipientLimit) {
        add(job);
        job = null;
      }
      if (job == null) {
        job = new Job(message, to, hop, new ArrayList<>(), place);
        open.put(key, job);
      }
      job.recipients().add(recipient);
    }

    private void add(Job job) {
      message.jobs++;
      ready.add(job);
    }
  }

  private boolean isErrorService(String transport) {
    return transport.equals(config.get("error_service_name")) || transport.equals(RETRY);
  }

  /** A sender as logs show it. */
  private static String sender(String address) {
    return address.isEmpty() ? "" : Quoting.header(address);
  }

  private int traceFlags(MessageFile file) {
    int late = confirmDelayCleared && file.warnAt() < 0 ? Request.RECORD_LATE : 0;
    try {
      return Integer.parseInt(file.attribute("trace_flags", "0")) | late;
    } catch (NumberFormatException e) {
      return late;
    }
  }

  // ---- delivery

  private void deliver(Job job) {
    Message message = (Message) job.message();
    Destination destination =
        destinations.computeIfAbsent(
            job.place(),
            k ->
                new Destination(
                    limits.initialConcurrency(job.transport()),
                    limits.concurrency(job.transport())));
    Dsn resting = isErrorService(job.transport()) ? null : destination.resting(daemon.now());
    if (resting != null) {
      ready.addFirst(
          new Job(
              message,
              RETRY,
              resting.status() + " delivery temporarily suspended: " + resting.reason(),
              job.recipients(),
              "retry\n" + job.place()));
      return;
    }
    if (!destination.free()) {
      destination.waiting.add(job);
      return;
    }
    Daemon agent;
    message.running++;
    try {
      agent = daemon.system().acquire(job.transport() + "/unix");
    } catch (ServiceException e) {
      message.running--;
      noService(job, message);
      return;
    }
    destination.begin();
    DeliveryAgent.Outcome outcome;
    try {
      outcome = call(agent, job, message);
    } finally {
      daemon.system().release(agent);
      destination.end();
      message.running--;
    }
    if (daemon.gone()) {
      return;
    }
    done(job, message, destination, outcome);
    if (loop == null) {
      run();
    }
  }

  private DeliveryAgent.@Nullable Outcome call(Daemon agent, Job job, Message message) {
    if (!(agent.program() instanceof DeliveryAgent program)) {
      return null;
    }
    Request request =
        new Request(
            message.file,
            Spool.ACTIVE,
            job.nexthop(),
            message.file.sender(),
            List.copyOf(job.recipients()),
            new Stats(message.file.arrival(), message.entered, daemon.now(), 0, 0),
            traceFlags(message.file));
    boolean[] handed = new boolean[1];
    try {
      return program.deliver(
          agent,
          request,
          () -> {
            if (!handed[0]) {
              handed[0] = true;
              handOver();
            }
          });
    } catch (PostfixFatal fatal) {
      if (!handed[0]) {
        handOver();
      }
      daemon
          .system()
          .fatal(
              agent,
              fatal,
              () ->
                  daemon
                      .log()
                      .warning("private/" + job.transport() + " socket: malformed response"));
      return null;
    }
  }

  private void done(
      Job job, Message message, Destination destination, DeliveryAgent.@Nullable Outcome outcome) {
    if (outcome == null) { // it died over it: nothing is known, so all of it is tried again
      job.recipients().forEach(recipient -> message.unsettled.add(recipient.offset()));
    } else {
      for (Recipient recipient : job.recipients()) {
        boolean probe =
            (traceFlags(message.file) & (Request.USER_VERIFY | Request.MTA_VERIFY)) != 0;
        boolean left = !probe && outcome.unsettled().contains(recipient.offset());
        (left ? message.unsettled : message.settled).add(recipient.offset());
      }
      Dsn trouble = outcome.trouble();
      if (trouble == null) {
        destination.succeeded();
      } else {
        destination.failed(
            trouble, limits.failedCohorts(job.transport()), daemon.now(), minimalBackoff);
      }
    }
    Job next = destination.waiting.poll();
    if (next != null) {
      ready.addFirst(next);
    }
    settle(message);
  }

  private void settle(Message message) {
    if (--message.jobs == 0) {
      finish(message);
    } else if (!message.settled.isEmpty()) {
      markSettled(message);
    }
    if (active.isEmpty()) {
      destinations.values().removeIf(d -> d.idle() && d.resting(daemon.now()) == null);
    }
  }

  /** The service is not in master.cf, or it dies whenever it is started: then it is waited for. */
  private void noService(Job job, Message message) {
    if (daemon.system().has(job.transport() + "/unix")) {
      ready.addLast(job);
      if (loop != null && ready.stream().allMatch(j -> !usable(j))) {
        loop = null;
        alarm("retry", daemon.now() + 5 * SECOND);
      }
      return;
    }
    daemon
        .log()
        .warning("connect to transport private/" + job.transport() + ": No such file or directory");
    Dsn why = Dsn.of("4.3.0", "mail transport unavailable");
    Cause missing =
        Cause.at(
            "there is no service " + job.transport() + "/unix",
            config.directory() + "/master.cf",
            0);
    decided(message, job.recipients(), "waits: " + why.reason(), missing);
    dead(job.transport(), why);
    if (isErrorService(job.transport())) {
      deferAll(job, message, why);
      settle(message);
      return;
    }
    ready.addFirst(new Job(message, RETRY, why.text(), job.recipients(), "retry\n" + job.place()));
  }

  private void decided(Message message, List<Recipient> recipients, String verdict, Cause cause) {
    for (Recipient recipient : recipients) {
      daemon.decided(
          message.file.id(),
          new Decision(daemon.now(), "qmgr", recipient.address(), verdict, List.of(cause)));
    }
  }

  private boolean usable(Job job) {
    return daemon.system().usable(job.transport() + "/unix");
  }

  private void dead(String transport, Dsn why) {
    long rest = config.seconds("transport_retry_time") * SECOND;
    deadTransports.put(transport, new Rest(why, daemon.now() + rest));
  }

  private void deferAll(Job job, Message message, Dsn why) {
    Stats stats = new Stats(message.file.arrival(), message.entered, 0, 0, 0);
    for (Recipient recipient : job.recipients()) {
      bounce.deferred(traceFlags(message.file), message.file.id(), stats, recipient, "none", why);
      message.unsettled.add(recipient.offset());
    }
  }

  // ---- what becomes of a message

  private void markSettled(Message message) {
    for (int offset : message.settled) {
      if (offset > 0) {
        try {
          spool.mark(Spool.ACTIVE, message.file.id(), offset, Record.DONE);
        } catch (DiskException e) {
          daemon.log().warning("update queue file " + message.file.id() + ": " + e.getMessage());
        }
      }
    }
    message.settled.clear();
  }

  private void finish(Message message) {
    message.running++;
    try {
      settleMessage(message);
    } finally {
      leave(message.file.id());
    }
  }

  /** A message is none of its business any more. */
  private void leave(String id) {
    active.remove(id);
    inFlight.ids.remove(id);
    if (active.isEmpty()) {
      daemon.system().release(daemon);
    }
  }

  private void settleMessage(Message message) {
    MessageFile file = message.file;
    String id = file.id();
    BounceService.Report report =
        new BounceService.Report(
            Spool.ACTIVE,
            id,
            file.encoding(),
            file.smtputf8(),
            file.sender(),
            file.envelopeId(),
            file.returnType(),
            traceFlags(file));
    boolean left = !message.unsettled.isEmpty();
    if (left || spool.exists(Spool.BOUNCE, id)) {
      handOver(); // reports take their time
    }
    if (spool.exists(Spool.BOUNCE, id) && !bounce.flushBounces(report)) {
      daemon.log().info(id + ": status=deferred (bounce failed)");
      left = true;
    }
    int flags = traceFlags(file);
    boolean success =
        file.recipients().stream().anyMatch(r -> (r.notifyFlags() & Dsn.SUCCESS) != 0)
            || spool.exists(Spool.TRACE, id);
    if ((flags & (Request.USER_VERIFY | Request.RECORD)) != 0 || success) {
      if (!bounce.flushTrace(report)) {
        left = true;
      }
    }
    if (left) {
      left = expire(message, report);
    }
    if (left) {
      defer(message);
      return;
    }
    if (spool.remove(Spool.ACTIVE, id)) {
      daemon.log().info(id + ": removed");
    }
    spool.remove(Spool.DEFER, id);
  }

  /** Returns a message that is too old, warns of one that is late; whether it stays. */
  private boolean expire(Message message, BounceService.Report report) {
    MessageFile file = message.file;
    long now = daemon.now();
    long lifetime = file.sender().isEmpty() ? bounceLifetime : queueLifetime;
    String status =
        message.expire
            ? "force-expired"
            : now / SECOND >= file.created() / SECOND + lifetime / SECOND ? "expired" : "";
    if (!status.isEmpty()) {
      Cause lifetimeCause =
          Cause.of(
              message.expire ? "an administrator ended its life" : "it has been here too long",
              message.expire
                  ? ""
                  : file.sender().isEmpty() ? "bounce_queue_lifetime" : "maximal_queue_lifetime");
      decided(message, message.file.recipients(), status, lifetimeCause);
      daemon
          .log()
          .info(
              file.id()
                  + ": from=<"
                  + sender(file.sender())
                  + ">, status="
                  + status
                  + ", returned to sender");
      return !bounce.flushDeferred(report);
    }
    if (file.warnAt() > 0 && now / SECOND >= file.warnAt() - 1 && bounce.warn(report)) {
      clearWarning(file);
    }
    return true;
  }

  private void clearWarning(MessageFile file) {
    try {
      spool.overwrite(
          Spool.ACTIVE, file.id(), file.warnOffset() + 2, String.format("%15d", -file.warnAt()));
    } catch (DiskException e) {
      daemon.log().warning("update queue file " + file.id() + ": " + e.getMessage());
    }
  }

  private void defer(Message message) {
    MessageFile file = message.file;
    markSettled(message);
    long age = daemon.now() - file.created();
    long delay = Math.max(minimalBackoff, Math.min(maximalBackoff, age));
    try {
      spool.due(Spool.ACTIVE, file.id(), (daemon.now() + delay) / SECOND * SECOND);
      spool.normal(Spool.ACTIVE, file.id());
      spool.move(Spool.ACTIVE, Spool.DEFERRED, file.id());
    } catch (DiskException e) {
      daemon.log().warning("rename " + file.id() + " from active to deferred: " + e.getMessage());
    }
  }
}
