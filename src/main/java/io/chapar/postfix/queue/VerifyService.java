package io.chapar.postfix.queue;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.master.Daemon;
import io.chapar.postfix.master.DaemonProgram;
import io.chapar.postfix.master.ServiceException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the verify daemon does for the others: keeps what is known of addresses, sends probes. */
public interface VerifyService extends DaemonProgram {

  /** What is known of an address; the order is that of the numbers in the cache. */
  enum Status {
    OK,
    DEFER,
    BOUNCE,
    TODO
  }

  /** What is known, and what the delivery agent said. */
  record Answer(Status status, String text) {}

  /** What is known of an address; a probe goes out where that is too little or too old. */
  Answer query(Daemon verify, String address);

  /** A probe has come to a result. */
  void update(Daemon verify, String address, Status status, String text);

  /** Asks the service; null: it cannot be had. */
  static @Nullable Answer ask(Daemon client, String address) {
    return with(client, (program, verify) -> program.query(verify, address));
  }

  /** Tells the service what a probe has found; false: it cannot be had. */
  static boolean tell(Daemon client, String address, Status status, String text) {
    Boolean told =
        with(
            client,
            (program, verify) -> {
              program.update(verify, address, status, text);
              return true;
            });
    return told != null;
  }

  private static <T> @Nullable T with(
      Daemon client, BiFunction<VerifyService, Daemon, T> question) {
    String service = client.config().get("address_verify_service_name") + "/unix";
    try {
      Daemon verify = client.system().acquire(service);
      try {
        return verify.program() instanceof VerifyService program
            ? question.apply(program, verify)
            : null;
      } catch (PostfixFatal fatal) {
        client.system().fatal(verify, fatal);
        return null;
      } finally {
        client.system().release(verify);
      }
    } catch (ServiceException e) {
      return null;
    }
  }
}
