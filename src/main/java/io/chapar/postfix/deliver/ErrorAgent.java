package io.chapar.postfix.deliver;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import java.util.HashSet;
import java.util.Set;

/**
 * error(8), also as the service retry: every delivery fails for the reason that is the next hop.
 */
public final class ErrorAgent implements DeliveryAgent {
  @Override
  public String name() {
    return "error";
  }

  @Override
  public Outcome deliver(Daemon daemon, Request request, Courtesy courtesy) {
    boolean retry = daemon.service().name().equals("retry");
    String nexthop = request.nexthop();
    Dsn dsn = Dsn.split(retry ? "4.0.0" : "5.0.0", nexthop);
    BounceClient bounce = BounceClient.of(daemon);
    Set<Integer> left = new HashSet<>();
    for (Recipient recipient : request.recipients()) {
      if (dsn.temporary()) {
        bounce.deferred(request.flags(), request.id(), request.stats(), recipient, "none", dsn);
        left.add(recipient.offset());
      } else if (!bounce.bounced(
          request.flags(), request.id(), request.stats(), recipient, "none", dsn)) {
        left.add(recipient.offset());
      }
    }
    return new Outcome(left, null);
  }
}
