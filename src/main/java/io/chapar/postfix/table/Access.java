package io.chapar.postfix.table;

/** How a table is opened. */
public enum Access {
  /** To be asked. */
  READ,
  /** To be changed key by key. */
  UPDATE,
  /** To be built anew from its source. */
  BUILD
}
