package io.chapar.postfix.smtpd;

import java.util.List;
import java.util.Locale;

/** How often each command was said and understood: the figures behind {@code disconnect from}. */
final class Counters {
  private final int[] good = new int[Verbs.ALL.size() + 1];
  private final int[] all = new int[Verbs.ALL.size() + 1];

  /** A command was said; one that is none counts under the number behind the last. */
  void said(int number) {
    all[number]++;
  }

  /** And it was done. */
  void done(int number) {
    good[number]++;
  }

  /** As the log has it: {@code ehlo=1 quit=1 commands=2}. */
  String summary() {
    StringBuilder out = new StringBuilder();
    int goodSum = 0;
    int allSum = 0;
    List<Verbs.Entry> verbs = Verbs.ALL;
    for (int i = 0; i < all.length; i++) {
      if (all[i] > 0) {
        String name = i == verbs.size() ? "unknown" : verbs.get(i).name().toLowerCase(Locale.ROOT);
        out.append(' ').append(name).append('=').append(good[i]);
        if (good[i] != all[i]) {
          out.append('/').append(all[i]);
        }
        goodSum += good[i];
        allSum += all[i];
      }
    }
    out.append(" commands=").append(goodSum);
    if (goodSum != allSum || allSum == 0) {
      out.append('/').append(allSum);
    }
    return out.toString();
  }
}
