package io.chapar.procmail.formail;

import org.jspecify.annotations.Nullable;

/** Takes the address out of a field's text, over comments, quotes, routes and groups. */
final class AddressText {
  private final char[] text; // a NUL ends it
  private int at;

  AddressText(String value) {
    text = new char[value.length() + 4];
    value.getChars(0, value.length(), text, 0);
  }

  /** The first address; null if there is none, empty for {@code <>}. */
  @Nullable String address() {
    int found = -1;
    skipBlanks();
    while (true) {
      char c = text[at];
      if (c == '<') {
        found = at;
        skipWords();
        return string(found);
      }
      if (c == 0) {
        return found < 0 ? null : string(found);
      }
      if (found < 0) {
        found = at;
      }
      int before = at;
      skipWords();
      if (at == before && text[at] != 0) {
        at++; // nothing to be had from it
      }
    }
  }

  private void skipBlanks() {
    while (text[at] == ' ' || text[at] == '\t' || text[at] == '\n') {
      at++;
    }
  }

  private String string(int from) {
    int end = from;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, from, end - from);
  }

  private int comment(int from) {
    int depth = 1;
    int i = from;
    while (true) {
      char c = text[++i];
      if (c == 0) {
        return i - 1;
      } else if (c == ')') {
        if (--depth == 0) {
          return i;
        }
      } else if (c == '\\') {
        if (text[i + 1] != 0) {
          i++;
        }
      } else if (c == '(') {
        depth++;
      }
    }
  }

  /** Passes over one address, cleaning it where it stands. */
  private void skipWords() {
    int start = at;
    int begin = start;
    int target = start;
    int group = 1;
    int space = 0;
    int machine = 0;
    if (text[start] == '<') {
      start++;
      machine = 1;
    }
    while (true) {
      char c = text[start];
      switch (c) {
        case '<':
          if (machine != 0) {
            target = begin;
            space = 0;
            start++;
            continue;
          }
          at = start;
          return;
        case '(':
          start = comment(start);
          space |= 1;
          start++;
          continue;
        case ' ', '\t', '\n':
          space |= 1;
          start++;
          continue;
        case ';', ',':
          if (c == ';' && group == 2) {
            text[start + 1] = 0;
          }
          if (group == 2) {
            space = 0;
            text[target++] = text[start++];
            continue;
          }
          if (machine != 0) {
            machine = 2;
            space = 0;
            text[target++] = text[start++];
            continue;
          }
          text[target] = 0;
          at = start;
          return;
        case ':', '@', '.':
          if (c == ':' && group == 1) {
            group = 2;
          } else if (group == 1) {
            group = 0;
          }
          space = 0;
          text[target++] = text[start++];
          continue;
        case '[', '"':
          char close = c == '[' ? ']' : '"';
          if (c == '"') {
            text[target++] = c;
            start++;
          }
          do {
            char i = text[start];
            if (i == 0) {
              break;
            }
            text[target++] = text[start++];
            if (i == close) {
              break;
            }
            if (i == '\\' && text[start] != 0) {
              text[target++] = text[start++];
            }
          } while (text[start] != 0);
          space = 2;
          continue;
        default:
          if (c == 0 || c == '>' || machine == 0 && space == 3 && target > begin) {
            if (machine == 2) {
              text[target++] = '>';
              System.arraycopy(text, begin, text, begin + 1, target - begin);
              target++;
              text[begin] = '<';
            }
            if (target < text.length) {
              text[target] = 0;
            }
            at = start;
            return;
          }
          if (c == '\\' && text[start + 1] != 0) {
            text[target++] = '\\';
            start++;
          }
          space = 2;
          text[target++] = text[start++];
          break;
      }
    }
  }
}
