package io.chapar.postfix.table;

import java.util.List;
import java.util.random.RandomGenerator;

/** randmap: one of some answers, by the host's chance. */
final class RandomTable extends Table {
  private final List<String> replies;
  private final RandomGenerator random;

  RandomTable(String name, List<String> replies, RandomGenerator random) {
    super("randmap", name);
    this.replies = replies;
    this.random = random;
  }

  @Override
  public Lookup lookup(String key) {
    return Lookup.found(this, key, replies.get(random.nextInt(replies.size())), 0);
  }

  @Override
  public boolean fixed() {
    return false;
  }
}
