package io.chapar.unix.system;

import io.chapar.host.Alarm;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.net.SimSocket;

/** Process 1 and what it keeps beside it: nothing stops it. */
final class Init implements Service {
  static final String ID = "init";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {}

  @Override
  public void alarm(Machine machine, Alarm alarm) {}

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {}
}
