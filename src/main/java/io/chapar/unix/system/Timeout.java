package io.chapar.unix.system;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Signal;
import io.chapar.unix.Gnu;
import io.chapar.unix.Launch;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** timeout(1). */
final class Timeout implements Program {
  private static final Options OPTIONS =
      Options.coreutils("foreground", "k,kill-after=", "preserve-status", "s,signal=", "v,verbose")
          .status(125)
          .inOrder();

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> operands = o.operands();
    if (operands.size() < 2) {
      p.err().print("Try '" + p.args().get(0) + " --help' for more information.\n");
      return 125;
    }
    Signal signal = Signal.of(o.value("s", "TERM"));
    if (signal == null) {
      throw OPTIONS.wrong(p, Quote.locale(o.value("s", "")) + ": invalid signal");
    }
    Duration limit = Intervals.parse(operands.get(0));
    if (limit == null) {
      throw OPTIONS.wrong(p, "invalid time interval " + Quote.locale(operands.get(0)));
    }
    String after = o.value("k");
    Duration kill = after == null ? null : Intervals.parse(after);
    if (after != null && kill == null) {
      throw OPTIONS.wrong(p, "invalid time interval " + Quote.locale(after));
    }
    List<String> command = operands.subList(1, operands.size());
    try {
      Launch.find(p, command.get(0));
    } catch (DiskException e) {
      Gnu.error(p, "failed to run command " + Quote.locale(command.get(0)) + ": " + e.getMessage());
      return e.errno() == Errno.ENOENT ? 127 : 126;
    }
    Process child = p.fork();
    if (!o.has("foreground")) {
      child.group(child.pid());
    }
    child.start(c -> Launch.execOrFail(c, command));
    p.onSignal(Signal.TERM, () -> send(p, child, Signal.TERM));
    p.onSignal(Signal.INT, () -> send(p, child, Signal.INT));
    long now = p.machine().scheduler().nanos();
    Integer status =
        limit.isZero() ? Integer.valueOf(child.await()) : child.awaitUntil(now + limit.toNanos());
    if (status != null) {
      return status;
    }
    tell(p, o, signal, command.get(0));
    send(p, child, signal);
    if (kill != null) {
      status = child.awaitUntil(p.machine().scheduler().nanos() + kill.toNanos());
      if (status == null) {
        tell(p, o, Signal.KILL, command.get(0));
        send(p, child, Signal.KILL);
        child.await();
        p.signal(Signal.KILL);
        p.tick();
        return 137;
      }
    } else {
      status = child.await();
    }
    if (signal == Signal.KILL) {
      p.signal(Signal.KILL); // it dies as its command did
      p.tick();
    }
    return o.has("preserve-status") ? status : 124;
  }

  /** The command and what it has started in its process group. */
  private static void send(Process p, Process child, Signal signal) {
    if (child.group() == child.pid()) {
      p.machine().processes().signalGroup(child.pid(), signal);
    } else {
      child.signal(signal);
    }
  }

  private static void tell(Process p, Options.Parsed o, Signal signal, String command)
      throws IOException {
    if (o.has("v")) {
      Gnu.error(p, "sending signal " + signal.name() + " to command " + Quote.locale(command));
    }
  }
}
