package io.chapar.postfix.master;

import io.chapar.host.Memory;
import io.chapar.postfix.conf.MasterService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * What the master daemon knows, as a value: so a copied or restored host has its mail system as it
 * was.
 *
 * @param pid its process id; 0: it does not run
 * @param directory the configuration directory
 * @param mainCf the text of main.cf that it read last
 * @param interfaces inet_interfaces as it was at the start: a reload does not change it
 * @param protocols the same of inet_protocols
 * @param services of master.cf
 * @param generation counts starts and reloads
 * @param workers its processes by pid
 * @param throttled services that failed to start, and until when they are left alone
 */
record MasterState(
    int pid,
    String directory,
    String mainCf,
    String interfaces,
    String protocols,
    List<MasterService> services,
    int generation,
    TreePMap<Integer, Worker> workers,
    PMap<String, Long> throttled) {
  static final Memory.Key<MasterState> KEY =
      new Memory.Key<>(
          "postfix.master",
          new MasterState(0, "", "", "", "", List.of(), 0, TreePMap.empty(), HashTreePMap.empty()));

  boolean up() {
    return pid != 0;
  }

  @Nullable MasterService service(String id) {
    for (MasterService service : services) {
      if (service.id().equals(id)) {
        return service;
      }
    }
    return null;
  }

  MasterState with(Worker worker) {
    return with(workers.plus(worker.pid(), worker));
  }

  MasterState without(int workerPid) {
    return with(workers.minus(workerPid));
  }

  MasterState with(TreePMap<Integer, Worker> newWorkers) {
    return new MasterState(
        pid, directory, mainCf, interfaces, protocols, services, generation, newWorkers, throttled);
  }

  MasterState throttle(String service, long until) {
    return new MasterState(
        pid,
        directory,
        mainCf,
        interfaces,
        protocols,
        services,
        generation,
        workers,
        until == 0 ? throttled.minus(service) : throttled.plus(service, until));
  }
}
