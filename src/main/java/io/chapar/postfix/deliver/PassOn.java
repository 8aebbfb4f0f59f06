package io.chapar.postfix.deliver;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.ServiceException;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.DeliveryAgent.Courtesy;
import io.chapar.postfix.queue.DeliveryAgent.Outcome;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands a recipient from one delivery agent to another. */
public final class PassOn {
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final String MISSING = "No such file or directory";

  private final Daemon daemon;
  private final Courtesy courtesy;

  PassOn(Daemon daemon, Courtesy courtesy) {
    this.daemon = daemon;
    this.courtesy = courtesy;
  }

  /** Hands all recipients of a request to another agent; where there is none, they wait. */
  public static Outcome all(
      Daemon daemon, Courtesy courtesy, String service, String nexthop, Request request) {
    PassOn pass = new PassOn(daemon, courtesy);
    Set<Integer> left = new HashSet<>();
    for (Recipient recipient : request.recipients()) {
      int at = recipient.address().lastIndexOf('@');
      String next = nexthop.isEmpty() ? recipient.address().substring(at + 1) : nexthop;
      Outcome outcome = pass.deliver(service, next, request, recipient, request.sender());
      if (outcome == null) {
        BounceClient.of(daemon)
            .deferred(
                request.flags(),
                request.id(),
                request.stats(),
                recipient,
                "none",
                Dsn.of("4.3.0", "mail transport unavailable"));
        left.add(recipient.offset());
      } else {
        left.addAll(outcome.unsettled());
      }
    }
    return new Outcome(left, null);
  }

  /** Waits for a service that master.cf does not have, in vain as a rule. */
  private void await(String service) {
    for (int count = 1; !daemon.system().has(service + "/unix"); count++) {
      String text = "connect #" + count + " to subsystem private/" + service + ": " + MISSING;
      if (count > TRIES) {
        throw new PostfixFatal(text);
      }
      daemon.log().warning(text);
      courtesy.mayBlock();
      daemon.machine().scheduler().sleep(PAUSE);
    }
  }

  /** What the other agent did; null: there is none. */
  @Nullable Outcome deliver(
      String service, String nexthop, Request request, Recipient recipient, String sender) {
    await(service);
    Daemon other;
    try {
      other = daemon.system().acquire(service + "/unix");
    } catch (ServiceException e) {
      daemon.log().warning("connect to private/" + service + ": No such file or directory");
      return null;
    }
    try {
      if (!(other.program() instanceof DeliveryAgent agent)) {
        return null;
      }
      return agent.deliver(
          other,
          new Request(
              request.message(),
              request.queue(),
              nexthop,
              sender,
              List.of(recipient),
              request.stats(),
              request.flags()),
          courtesy);
    } catch (PostfixFatal fatal) {
      other.log().fatal(fatal);
      daemon.system().died(other);
      return null;
    } finally {
      daemon.system().release(other);
    }
  }
}
