package io.chapar.postfix.deliver;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.ServiceException;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.DeliveryAgent.Courtesy;
import io.chapar.postfix.queue.DeliveryAgent.Outcome;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands a recipient from one delivery agent to another. */
final class PassOn {
  private final Daemon daemon;
  private final Courtesy courtesy;

  PassOn(Daemon daemon, Courtesy courtesy) {
    this.daemon = daemon;
    this.courtesy = courtesy;
  }

  /** What the other agent did; null: there is none. */
  @Nullable Outcome deliver(
      String service, String nexthop, Request request, Recipient recipient, String sender) {
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
