package io.chapar.world;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Service;
import io.chapar.host.Software;
import io.chapar.net.Dns;
import io.chapar.net.Internet;
import io.chapar.net.Ip;
import io.chapar.time.Pace;
import io.chapar.time.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A set of software that was installed once. The disk that results is a value which every host of
 * this distribution starts from: a new host shares it, and costs next to nothing.
 */
public final class Distribution {
  private static final String NAME = "mail.example.com";

  /** When the packages were installed: the times of the files that nobody has touched since. */
  private static final Instant INSTALLED = Instant.parse("2026-01-15T09:00:00Z");

  private static final long CAPACITY = 512L * 1024 * 1024;

  private final List<Software> software;
  private final Programs programs;
  private final List<Service> services = new ArrayList<>();
  private final Executor threads;
  private Machine.@Nullable State pristine;

  /** A distribution of these packages, installed in this order when the first host is made. */
  public Distribution(List<Software> software, Executor threads) {
    this.software = List.copyOf(software);
    this.threads = threads;
    Map<String, Program> byId = new HashMap<>();
    for (Software each : software) {
      each.programs()
          .forEach(
              (id, program) -> {
                if (byId.put(id, program) != null) {
                  throw new IllegalStateException("two packages bring the program " + id);
                }
              });
      services.addAll(each.services());
    }
    this.programs = new Programs(byId);
  }

  /** The pool that the tasks of its hosts run on. */
  public Executor threads() {
    return threads;
  }

  /** A host with an empty disk that can run this software. */
  Machine machine(Scheduler scheduler, io.chapar.net.Stack stack) {
    // What a disk holds is held in memory: never more than half of what there is, so that a
    // script that fills the disk hears of it before the memory ends.
    long capacity = Math.min(CAPACITY, Scheduler.memory() / 2);
    return new Machine(scheduler, stack, capacity, programs, services);
  }

  /** A host as it is after installation. */
  synchronized Machine.State pristine() {
    Machine.State state = pristine;
    if (state == null) {
      state = install();
      pristine = state;
    }
    return state;
  }

  private Machine.State install() {
    try (Scheduler scheduler = new Scheduler(INSTALLED, Pace.AT_ONCE, threads)) {
      Internet internet = new Internet(scheduler, new Dns(Ip.of("192.0.2.53")));
      Machine machine = machine(scheduler, internet.attach(NAME, List.of(Ip.of("192.0.2.10"))));
      return scheduler.call(
          "install",
          () -> {
            for (Software each : software) {
              if (each.preinstalled()) {
                each.install(machine);
              }
            }
            machine.hostname(NAME);
            machine.disk().settle(DirectoryOrder.installed());
            return machine.state();
          });
    } catch (DiskException e) {
      throw new IllegalStateException(
          "installation failed: " + e.path() + ": " + e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException("installation failed", e);
    }
  }
}
