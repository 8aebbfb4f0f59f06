package io.chapar.unix.sed;

import io.chapar.text.regex.Match;
import java.util.List;
import java.util.Locale;

/**
 * The right side of an s command: literal parts and groups, with the case conversions between them.
 */
record Replacement(List<Part> parts) {
  /**
   * One part.
   *
   * @param group the group to insert, or -1 for the text
   * @param convert one of U L E u l, or a blank
   */
  record Part(String text, int group, char convert) {}

  int highestGroup() {
    return parts.stream().mapToInt(Part::group).max().orElse(-1);
  }

  void append(StringBuilder out, Match match) {
    char mode = ' ';
    char once = ' ';
    for (Part part : parts) {
      if (part.convert == 'u' || part.convert == 'l') {
        once = part.convert;
        continue;
      } else if (part.convert != ' ') {
        mode = part.convert == 'E' ? ' ' : part.convert;
        once = ' ';
        continue;
      }
      String group = part.group < 0 ? part.text : match.group(part.group);
      if (group == null || group.isEmpty()) {
        continue;
      }
      String text =
          mode == 'U'
              ? group.toUpperCase(Locale.ROOT)
              : mode == 'L' ? group.toLowerCase(Locale.ROOT) : group;
      if (once != ' ') {
        int end = text.offsetByCodePoints(0, 1);
        String first = text.substring(0, end);
        text =
            (once == 'u' ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
                + text.substring(end);
        once = ' ';
      }
      out.append(text);
    }
  }
}
