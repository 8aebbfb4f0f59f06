package io.chapar.postfix.deliver;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.BounceClient;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Dsn;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;

/** discard(8): every delivery succeeds, and nothing is delivered. */
public final class Discard implements DeliveryAgent {
  @Override
  public String name() {
    return "discard";
  }

  @Override
  public Outcome deliver(Daemon daemon, Request request, Courtesy courtesy) {
    Dsn dsn = Dsn.split("2.0.0", request.nexthop());
    BounceClient bounce = BounceClient.of(daemon);
    for (Recipient recipient : request.recipients()) {
      bounce.sent(request.flags(), request.id(), request.stats(), recipient, "none", dsn);
    }
    return Outcome.DONE;
  }
}
