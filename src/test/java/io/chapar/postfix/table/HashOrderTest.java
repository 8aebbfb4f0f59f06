package io.chapar.postfix.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of hash tables, as postmap -s listed them on the reference host. */
class HashOrderTest {
  private static List<String> order(String... keys) {
    List<Entry> entries = new ArrayList<>();
    for (String key : keys) {
      entries.add(new Entry(key, "x", 0));
    }
    return HashOrder.of(entries).stream().map(Entry::key).toList();
  }

  @Test
  void twoBucketsEachSorted() {
    assertThat(order("b", "a", "c")).containsExactly("b", "a", "c");
    assertThat(
            order(
                "postmaster",
                "john doe",
                "upper",
                "list",
                "x y",
                "backslash",
                "trail",
                "multi",
                "star*",
                "lt",
                "group",
                "pipe",
                "sp",
                "at",
                "owner-list",
                "",
                "d",
                "@"))
        .containsExactly(
            "",
            "@",
            "backslash",
            "d",
            "list",
            "lt",
            "owner-list",
            "pipe",
            "postmaster",
            "star*",
            "trail",
            "upper",
            "at",
            "group",
            "john doe",
            "multi",
            "sp",
            "x y");
  }
}
