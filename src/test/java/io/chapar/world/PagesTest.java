package io.chapar.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.chapar.unix.Manual;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What can be called can be looked up. */
class PagesTest {
  /** Ids of programs that nobody calls by this name: daemons, links; lab explains itself. */
  private static final List<String> INNER =
      List.of("nc.openbsd", "vim.tiny", "lab", "master", "postfix-daemon-smtpd", "unsimulated");

  @Test
  void everyCommandHasAPage() {
    TreeSet<String> without = new TreeSet<>(Debian.commands());
    without.removeIf(id -> INNER.contains(id) || Manual.section(id) != null);
    assertThat(without).isEmpty();
  }
}
