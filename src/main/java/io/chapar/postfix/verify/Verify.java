package io.chapar.postfix.verify;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.cleanup.CleanupFlag;
import io.chapar.postfix.cleanup.CleanupSession;
import io.chapar.postfix.cleanup.Submission;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.Request;
import io.chapar.postfix.queue.VerifyService;
import io.chapar.postfix.resolve.TrivialRewrite;
import org.jspecify.annotations.Nullable;

/**
 * verify(8): tells what is known of an address, and sends a message that is never delivered to find
 * out what is not.
 */
public final class Verify implements VerifyService {
  private static final long PROBE_TTL = 1000; // seconds to wait for the answer to a probe
  private static final String WAITING = "Address verification in progress";

  /** The settings that one process works with, and its cache. */
  private record Part(
      VerifyCache cache,
      boolean negative,
      long okExpires,
      long okRefresh,
      long badExpires,
      long badRefresh) {
    static Part of(Daemon daemon) {
      PostfixConfig config = daemon.config();
      return new Part(
          VerifyCache.of(daemon),
          config.bool("address_verify_negative_cache"),
          config.seconds("address_verify_positive_expire_time"),
          config.seconds("address_verify_positive_refresh_time"),
          config.seconds("address_verify_negative_expire_time"),
          config.seconds("address_verify_negative_refresh_time"));
    }

    boolean expired(VerifyCache.Entry entry, long now) {
      return entry.updated() + (entry.status() == Status.OK ? okExpires : badExpires) < now;
    }

    boolean refresh(VerifyCache.Entry entry, long now) {
      return entry.updated() + (entry.status() == Status.OK ? okRefresh : badRefresh) < now;
    }
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public void start(Daemon daemon) {
    Part part = part(daemon);
    long now = seconds(daemon);
    long interval = daemon.config().seconds("address_verify_cache_cleanup_interval");
    part.cache().clean(interval, now, entry -> part.expired(entry, now));
  }

  private static Part part(Daemon daemon) {
    return daemon.part(Part.class, Part::of);
  }

  private static long seconds(Daemon daemon) {
    return Math.floorDiv(daemon.now(), 1_000_000_000L);
  }

  private static String key(String address) {
    return address.replace(':', '_');
  }

  @Override
  public Answer query(Daemon verify, String address) {
    Part part = part(verify);
    long now = seconds(verify);
    String key = key(address);
    VerifyCache.Entry entry = part.cache().get(key);
    if (entry == null || part.expired(entry, now)) {
      if (entry != null && !part.negative()) {
        part.cache().remove(key);
      }
      entry = new VerifyCache.Entry(Status.TODO, 0, 0, WAITING);
    }
    if (now - entry.probed() > PROBE_TTL && part.refresh(entry, now)) {
      probe(verify, address);
      if (entry.updated() != 0 || part.negative()) {
        part.cache().put(key, entry.probed(now));
      }
    }
    return new Answer(entry.status(), entry.text());
  }

  @Override
  public void update(Daemon verify, String address, Status status, String text) {
    Part part = part(verify);
    String key = key(address);
    VerifyCache.Entry known = part.cache().get(key);
    boolean good = status == Status.OK;
    if (good || (part.negative() && (known == null || known.status() != Status.OK))) {
      part.cache().put(key, new VerifyCache.Entry(status, 0, seconds(verify), printable(text)));
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[\\x00-\\x1f\\x7f]", "?");
  }

  /**
   * Sends a message without content: it goes the way of all others, but ends before the mailbox.
   * Nobody waits for it: cleanup may have something to tell this process.
   */
  private static void probe(Daemon verify, String address) {
    String sender = sender(verify);
    verify.system().start(verify, "probe", () -> send(verify, sender, address));
  }

  private static void send(Daemon verify, String sender, String address) {
    CleanupSession session =
        Submission.probe(verify, sender, address, CleanupFlag.internal(), Request.MTA_VERIFY);
    if (session != null) {
      session.finish();
    }
  }

  private static String sender(Daemon daemon) {
    String given = daemon.config().get("address_verify_sender");
    if (given.isEmpty() || given.equals("<>")) {
      return "";
    }
    @Nullable String bad =
        given.startsWith("@")
            ? "must not start with '@'"
            : given.endsWith("@") ? "must not end with '@'" : null;
    if (bad != null) {
      throw new PostfixFatal("parameter address_verify_sender: value \"" + given + "\" " + bad);
    }
    return TrivialRewrite.rewrite(daemon, true, given);
  }
}
