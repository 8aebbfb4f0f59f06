package io.chapar.lab.chaos;

import java.util.ArrayList;
import java.util.List;

/** The faults that were made in this session. */
final class Injected {
  private final List<Once> all = new ArrayList<>();

  /** One of them, and when. */
  record Once(Fault fault, long at) {}

  void add(Fault fault, long at) {
    all.add(new Once(fault, at));
  }

  List<Once> all() {
    return List.copyOf(all);
  }
}
