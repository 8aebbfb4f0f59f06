package io.chapar.text.regex;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a pattern was found. The groups are worked out when first asked for: the text must not
 * change until then.
 */
public final class Match {
  private final CharSequence text;
  private final Regex regex;
  private int[] groups;
  private boolean complete;

  Match(Regex regex, CharSequence text, int[] groups, boolean complete) {
    this.regex = regex;
    this.text = text;
    this.groups = groups;
    this.complete = complete;
  }

  /** Where the match begins. */
  public int start() {
    return groups[0];
  }

  /** Where the match ends. */
  public int end() {
    return groups[1];
  }

  /** Where a group begins, or -1 if it did not take part; 0 is the whole match. */
  public int start(int group) {
    complete(group);
    return 2 * group < groups.length && groups[2 * group + 1] >= 0 ? groups[2 * group] : -1;
  }

  /** Where a group ends, or -1 if it did not take part. */
  public int end(int group) {
    complete(group);
    return 2 * group < groups.length ? groups[2 * group + 1] : -1;
  }

  /** The text of the match. */
  public String group() {
    return text.subSequence(groups[0], groups[1]).toString();
  }

  /** The text of a group, or null if it did not take part. */
  public @Nullable String group(int group) {
    int start = start(group);
    int end = end(group);
    return start < 0 || end < start ? null : text.subSequence(start, end).toString();
  }

  /** The text of a named group, or null if it did not take part. */
  public @Nullable String group(String name) {
    for (int group : regex.names().getOrDefault(name, List.of())) {
      String value = group(group);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** How many groups the pattern has. */
  public int groupCount() {
    return regex.groupCount();
  }

  /** The names of groups, with their numbers. */
  public Map<String, List<Integer>> names() {
    return regex.names();
  }

  private void complete(int group) {
    if (group > 0 && !complete) {
      groups = regex.groupsOf(text, groups[0], groups[1]);
      complete = true;
    }
  }
}
