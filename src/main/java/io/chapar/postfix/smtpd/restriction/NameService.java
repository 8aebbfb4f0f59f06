package io.chapar.postfix.smtpd.restriction;

import io.chapar.host.Resolver;
import io.chapar.net.Dns;
import io.chapar.net.Dns.Resource;
import io.chapar.net.Dns.Type;
import io.chapar.net.Ip;
import io.chapar.postfix.conf.HostNames;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The name service as restrictions ask it. */
final class NameService {
  private final Resolver resolver;

  /** How a question went. */
  enum Status {
    FOUND,
    /** There is no such name, or no such record. */
    NOT_FOUND,
    /** There is no answer now. */
    RETRY,
    /** The domain says that it takes no mail (RFC 7505). */
    NULL_MX
  }

  /**
   * An answer.
   *
   * @param exists whether there is such a name, if without such a record
   */
  record Reply(Status status, List<Resource> records, boolean exists) {
    /** Why there is nothing, in the words of the resolver library. */
    String error() {
      return status == Status.RETRY
          ? "Host not found, try again"
          : exists ? "Host found but no data record of requested type" : "Host not found";
    }
  }

  NameService(Resolver resolver) {
    this.resolver = resolver;
  }

  /** The records of one type. */
  Reply ask(String name, Type type) {
    if (!HostNames.valid(name, new ArrayList<>())) {
      return new Reply(Status.NOT_FOUND, List.of(), false);
    }
    Dns.Answer answer = resolver.query(name, type);
    if (Resolver.temporary(answer)) {
      return new Reply(Status.RETRY, List.of(), false);
    }
    List<Resource> records = answer.records().stream().filter(r -> r.type() == type).toList();
    if (records.isEmpty()) {
      return new Reply(Status.NOT_FOUND, List.of(), answer.code() == Dns.Code.NOERROR);
    }
    boolean none = type == Type.MX && records.size() == 1 && records.get(0).data().isEmpty();
    return new Reply(none ? Status.NULL_MX : Status.FOUND, records, true);
  }

  /** The first type that has records; a silent server counts if none has. */
  Status any(String name, Type... types) {
    Status status = Status.NOT_FOUND;
    for (Type type : types) {
      Status one = ask(name, type).status();
      if (one == Status.FOUND || one == Status.NULL_MX) {
        return one;
      }
      if (one == Status.RETRY) {
        status = one;
      }
    }
    return status;
  }

  /** The addresses of a host, from the hosts file or the name service. */
  Resolver.Addresses addresses(String host) {
    return resolver.addresses(host, Resolver.Family.ANY);
  }

  /** An address as tables have it. */
  static String text(InetAddress address) {
    return Ip.text(address);
  }
}
