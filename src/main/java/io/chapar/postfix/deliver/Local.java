package io.chapar.postfix.deliver;

import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.queue.DeliveryAgent;
import io.chapar.postfix.queue.Recipient;
import io.chapar.postfix.queue.Request;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** local(8): delivery to the users of this host. See {@link LocalDelivery}. */
public final class Local implements DeliveryAgent {
  @Override
  public String name() {
    return "local";
  }

  @Override
  public void start(Daemon daemon) {
    LocalSettings.of(daemon);
  }

  @Override
  public Outcome deliver(Daemon daemon, Request request, Courtesy courtesy) {
    Set<String> before = new HashSet<>();
    for (String value : request.message().headers("Delivered-To")) {
      before.add(value.strip().toLowerCase(Locale.ROOT));
    }
    Set<Integer> left = new HashSet<>();
    for (Recipient recipient : request.recipients()) {
      if (!new LocalDelivery(daemon, request, before, courtesy).deliver(recipient)) {
        left.add(recipient.offset());
      }
    }
    return left.isEmpty() ? Outcome.DONE : new Outcome(left, null);
  }
}
