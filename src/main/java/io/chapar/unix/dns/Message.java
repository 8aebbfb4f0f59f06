package io.chapar.unix.dns;

import io.chapar.net.Dns;
import io.chapar.text.Utf8;
import java.net.InetAddress;
import java.util.List;

/**
 * An answer of the name service as the commands print it.
 *
 * @param name the name that was asked for, with its final dot
 * @param type the type that was asked for, in capitals
 * @param edns whether the question carried an OPT record
 * @param recursion whether the question asked for recursion
 * @param tcp whether it went over TCP
 */
record Message(
    int id,
    String name,
    String type,
    Dns.Code code,
    List<Dns.Resource> answer,
    List<Dns.Resource> additional,
    InetAddress server,
    boolean edns,
    boolean recursion,
    boolean tcp) {
  private static final int HEADER = 12;
  private static final int OPT = 11;
  private static final int EXTENDED_ERROR = 6;

  /** The header's flags, in the order in which they are printed. */
  String flags() {
    return "qr" + (answer.isEmpty() ? "" : " aa") + (recursion ? " rd" : "") + " ra";
  }

  /** Whether the server says that it does not serve this name (an extended error). */
  boolean refused() {
    return code == Dns.Code.REFUSED;
  }

  /** The bytes that the server would send: owners compressed, names in data not. */
  int size() {
    int size = HEADER + wire(name) + 4;
    for (Dns.Resource record : answer) {
      size += 12 + data(record);
    }
    for (Dns.Resource record : additional) {
      size += 12 + data(record);
    }
    return size + (edns ? OPT + (refused() ? EXTENDED_ERROR : 0) : 0);
  }

  private static int data(Dns.Resource record) {
    return switch (record.type()) {
      case A -> 4;
      case AAAA -> 16;
      case MX -> 2 + wire(record.data());
      case TXT -> Utf8.encode(record.data()).length + 1;
      default -> wire(record.data());
    };
  }

  private static int wire(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return bare.isEmpty() ? 1 : Utf8.encode(bare).length + 2;
  }
}
