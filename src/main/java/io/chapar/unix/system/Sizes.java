package io.chapar.unix.system;

/** How much memory a process would take: made up from its name, the same every time. */
final class Sizes {
  private Sizes() {}

  /** Kilobytes of address space. */
  static int vsz(ProcessTable.Row row) {
    return 4000 + Math.floorMod(row.comm().hashCode(), 97) * 412;
  }

  /** Kilobytes resident. */
  static int rss(ProcessTable.Row row) {
    return 1700 + Math.floorMod(row.comm().hashCode(), 89) * 52;
  }
}
