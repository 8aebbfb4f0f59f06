package io.chapar.postfix.command;

import io.chapar.postfix.PostfixFatal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an option of postconf asks for, and which of them do not go together. */
enum PostconfMode {
  SASL_SERVER('a'),
  SASL_CLIENT('A'),
  EXPAND_TEMPLATES('b'),
  PARAMETER_CLASS('C'),
  DEFAULTS('d'),
  EDIT('e'),
  FOLD('f'),
  MASTER_FIELD('F'),
  NO_NAME('h'),
  NO_VALUE('H'),
  LOCKS('l'),
  MAPS('m'),
  MASTER_ENTRY('M'),
  NON_DEFAULT('n'),
  OVERRIDE('o'),
  MAIN('p'),
  MASTER_PARAMETER('P'),
  DUMP_TEMPLATES('t'),
  TLS('T'),
  EXPAND('x'),
  EXCLUDE('X'),
  COMMENT_OUT('#');

  /** What is asked about: one of these at most. */
  static final Set<PostconfMode> WHAT =
      EnumSet.of(
          SASL_SERVER,
          SASL_CLIENT,
          EXPAND_TEMPLATES,
          LOCKS,
          MAPS,
          DUMP_TEMPLATES,
          MAIN,
          MASTER_ENTRY,
          MASTER_FIELD,
          MASTER_PARAMETER,
          TLS);

  /** Those that are about main.cf or master.cf. */
  static final Set<PostconfMode> FILES =
      EnumSet.of(MAIN, MASTER_ENTRY, MASTER_FIELD, MASTER_PARAMETER);

  private static final List<Set<PostconfMode>> EXCLUSIVE =
      List.of(
          WHAT,
          EnumSet.of(DEFAULTS, EDIT, NON_DEFAULT, COMMENT_OUT, EXCLUDE),
          EnumSet.of(FOLD, EDIT, COMMENT_OUT, EXCLUDE),
          EnumSet.of(EXPAND, EDIT, COMMENT_OUT, EXCLUDE),
          EnumSet.of(OVERRIDE, DEFAULTS, EDIT, COMMENT_OUT, EXCLUDE),
          EnumSet.of(NO_NAME, EDIT, COMMENT_OUT, EXCLUDE, NO_VALUE));

  private final char letter;

  PostconfMode(char letter) {
    this.letter = letter;
  }

  static PostconfMode of(char letter) {
    for (PostconfMode mode : values()) {
      if (mode.letter == letter) {
        return mode;
      }
    }
    throw new IllegalArgumentException("postconf -" + letter);
  }

  /** What may be asked together with a thing that is asked about. */
  private Set<PostconfMode> companions() {
    return switch (this) {
      case MAIN ->
          EnumSet.of(
              EDIT,
              EXCLUDE,
              COMMENT_OUT,
              FOLD,
              NO_NAME,
              PARAMETER_CLASS,
              EXPAND,
              DEFAULTS,
              NON_DEFAULT,
              OVERRIDE,
              NO_VALUE);
      case MASTER_ENTRY -> EnumSet.of(EDIT, EXCLUDE, COMMENT_OUT, FOLD, OVERRIDE, EXPAND);
      case MASTER_FIELD -> EnumSet.of(EDIT, FOLD, NO_NAME, OVERRIDE, EXPAND, NO_VALUE);
      case MASTER_PARAMETER -> EnumSet.of(EDIT, EXCLUDE, FOLD, NO_NAME, OVERRIDE, EXPAND, NO_VALUE);
      case PARAMETER_CLASS -> EnumSet.of(MAIN, DEFAULTS, NON_DEFAULT);
      default -> EnumSet.noneOf(PostconfMode.class);
    };
  }

  /** Complains about options that exclude each other. */
  static void check(Set<PostconfMode> modes) {
    for (Set<PostconfMode> group : EXCLUSIVE) {
      Set<PostconfMode> given = EnumSet.copyOf(group);
      given.retainAll(modes);
      if (given.size() > 1) {
        throw new PostfixFatal("specify one of " + letters(given));
      }
    }
    List<PostconfMode> subjects = new ArrayList<>(WHAT);
    for (PostconfMode subject : subjects) {
      if (modes.contains(subject)) {
        Set<PostconfMode> excess = EnumSet.copyOf(modes);
        excess.removeAll(subject.companions());
        excess.remove(subject);
        if (!excess.isEmpty()) {
          throw new PostfixFatal(
              "with option -" + subject.letter + ", do not specify " + letters(excess));
        }
      }
    }
  }

  private static String letters(Set<PostconfMode> modes) {
    return modes.stream().map(m -> "-" + m.letter).collect(Collectors.joining(" "));
  }
}
