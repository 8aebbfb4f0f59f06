package io.chapar.postfix.deliver;

import io.chapar.disk.Credentials;
import io.chapar.host.Account;
import io.chapar.postfix.queue.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Where the expansion of a recipient stands: each step works on a copy of its own, so that what a
 * branch changes does not reach the others.
 */
final class LocalState implements Cloneable {
  /** What the address that is looked at came out of. */
  enum Expansion {
    NONE,
    ALIAS,
    FORWARD,
    INCLUDE
  }

  int level;
  Recipient recipient;
  String sender;
  String local = "";
  String user = "";
  String domain = "";
  @Nullable String extension;
  @Nullable String unmatched;
  @Nullable String owner;
  @Nullable String delivered;
  @Nullable String expandedFrom;
  Expansion expansion = Expansion.NONE;
  int uid;
  int gid;
  @Nullable Account account;
  String envelopeId;
  int returnType;

  LocalState(Recipient recipient, String sender, String envelopeId, int returnType) {
    this.recipient = recipient;
    this.sender = sender;
    this.envelopeId = envelopeId;
    this.returnType = returnType;
  }

  LocalState next() {
    try {
      LocalState copy = (LocalState) clone();
      copy.level++;
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  void actAs(@Nullable Account who) {
    account = who;
    uid = who == null ? 0 : who.uid();
    gid = who == null ? 0 : who.gid();
  }

  Credentials credentials() {
    return new Credentials(uid, gid, java.util.Set.of(gid));
  }
}
