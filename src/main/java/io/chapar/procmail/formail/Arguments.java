package io.chapar.procmail.formail;

import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of formail. */
final class Arguments {
  static final int EX_USAGE = 64;

  private static final String USAGE =
      """
      Usage: formail [-vbczfrktqY] [-D nnn idcache] [-p prefix] [-l folder]
      	[-xXaAiIuU field] [-R ofield nfield]
         Or: formail [+nnn] [-nnn] [-bczfrktedqBY] [-D nnn idcache] [-p prefix]
      	[-n [nnn]] [-m nnn] [-l folder] [-xXaAiIuU field] [-R ofield nfield]
      	-s [prg [arg ...]]
      """;

  private static final String HELP =
      """
       -v		display the version number and exit
       -b		don't escape bogus mailbox headers
       -Y		Berkeley format mailbox, disregard Content-Length:
       -c		concatenate continued header-fields
       -z		zap whitespace and empty header-fields
       -f		force formail to pass along any non-mailbox format
       -r		generate an auto-reply header, preserve fields with -i
       -k		on auto-reply keep the body, prevent escaping with -b
       -t		reply to the header sender instead of the envelope sender
       -l folder	generate a procmail-compatible log summary
       -D nnn idcache	detect duplicates with an idcache of length nnn
       -s prg arg	split the mail, startup prg for every message
       +nnn		skip the first nnn	-nnn	output at most nnn messages
       -n [nnn]	don't serialise splits	-e	empty lines are optional
       -d		accept digest format	-B	expect BABYL rmail format
       -q		be quiet		-p prefix	quotation prefix
       -m nnn 	min fields threshold (default 2) for start of message
       -x field	extract contents	-X field	extract fully
       -a field	add if not present	-A field	add in any case
       -i field	rename and insert	-I field	delete and insert
       -u field	first unique		-U field	last unique
       -R oldfield newfield	rename
      """;

  final Fields extract = new Fields();
  final Fields extractWhole = new Fields();
  final Fields addIfMissing = new Fields();
  final Fields addAlways = new Fields();
  final Fields insertRenaming = new Fields();
  final Fields insertDeleting = new Fields();
  final Fields firstUnique = new Fields();
  final Fields lastUnique = new Fields();

  /** For -R: the old name and behind it the new one. */
  final Fields rename = new Fields();

  boolean reply;
  int toHeader;
  boolean force;
  boolean every;
  boolean babyl;
  boolean digest;
  boolean noWait;
  boolean keepBody;
  boolean concatenate;
  boolean zap;
  boolean quiet = true;
  boolean split;
  boolean escape = true;
  boolean berkeley;
  int skip;
  int total = -1;
  int minFields;
  int children;
  int cacheLength;
  @Nullable String cache;
  @Nullable String folder;
  String prefix = ">";
  List<String> program = List.of();

  private final Process p;
  private final List<String> args;
  private int index = 1;
  private int at;
  private String word = "";

  Arguments(Process p) {
    this.p = p;
    this.args = p.args().stream().map(Arguments::bytes).toList();
  }

  /** A text with a character for every byte of it. */
  static String bytes(String text) {
    return new String(Utf8.encode(text), StandardCharsets.ISO_8859_1);
  }

  /** The opposite. */
  static String text(String bytes) {
    return Utf8.decode(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Reads it; a status if that was all. */
  @Nullable Integer parse(String version) throws IOException {
    try {
      for (; index < args.size(); index++) {
        word = args.get(index);
        if (word.startsWith("+")) {
          at = 1;
          skip = number();
        } else if (!word.startsWith("-")) {
          throw new Misuse();
        }
        for (at = word.startsWith("+") ? word.length() : 1; at < word.length(); ) {
          char option = word.charAt(at++);
          if (option == 'v') {
            p.err().print("formail" + version);
            return EX_USAGE;
          }
          if (option == 'h' || option == '?') {
            p.err().print(USAGE);
            p.err().print(HELP);
            return EX_USAGE;
          }
          if (option == 's') {
            split = true;
            if (at < word.length()) {
              throw new Misuse();
            }
            program = p.args().subList(index + 1, p.args().size());
            index = args.size();
            break;
          }
          if (option(option)) {
            break;
          }
        }
      }
      check();
      return null;
    } catch (Misuse e) {
      p.err().print(USAGE);
      return EX_USAGE;
    }
  }

  private void check() throws Misuse, IOException {
    if (!split && (skip > 0 || total >= 0 || every || digest || minFields > 0 || noWait)) {
      throw new Misuse();
    }
    boolean extracts = !extract.isEmpty() || !extractWhole.isEmpty();
    if (extracts && folder != null || keepBody && !reply && !extracts) {
      throw new Misuse();
    }
    if (toHeader == 2) {
      throw invalid("Resent-");
    }
  }

  /** One letter; true if it took the rest of the word, or the next word. */
  private boolean option(char option) throws Misuse, IOException {
    switch (option) {
      case 't' -> toHeader |= 1;
      case 'r' -> reply = true;
      case 'f' -> force = true;
      case 'e' -> every = true;
      case 'B' -> {
        babyl = true;
        every = true;
        digest = true;
      }
      case 'd' -> digest = true;
      case 'n' -> {
        noWait = true;
        next(); // the number may be missing, the word not
        if (at < word.length() && Character.isDigit(word.charAt(at))) {
          children = number();
        }
      }
      case 'k' -> keepBody = true;
      case 'c' -> concatenate = true;
      case 'z' -> zap = true;
      case 'b' -> escape = false;
      case 'Y' -> berkeley = true;
      case 'q' -> {
        quiet = true;
        if (at < word.length() && word.charAt(at) == '-') {
          at++;
          quiet = false;
        }
      }
      case 'l' -> {
        folder = argument();
        return true;
      }
      case 'p' -> {
        prefix = argument();
        return true;
      }
      case 'D' -> {
        next();
        cacheLength = number();
        cache = argument();
        return true;
      }
      case 'm' -> {
        next();
        minFields = number();
      }
      case 'a', 'A', 'i', 'I', 'x', 'X', 'u', 'U', 'R' -> {
        field(option, argument());
        return true;
      }
      default -> {
        at--;
        total = number();
      }
    }
    return false;
  }

  /** Goes on with the next word if this one is used up. */
  private void next() throws Misuse {
    if (at >= word.length()) {
      if (++index >= args.size()) {
        throw new Misuse();
      }
      word = args.get(index);
      at = 0;
    }
  }

  private String argument() throws Misuse {
    next();
    String rest = word.substring(at);
    at = word.length();
    return rest;
  }

  private int number() throws Misuse {
    int start = at;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    if (start == at) {
      throw new Misuse();
    }
    return at - start > 9 ? Integer.MAX_VALUE : Integer.parseInt(word.substring(start, at));
  }

  private Misuse invalid(String name) throws IOException {
    p.err().print("formail: Invalid field-name: \"" + text(name) + "\"\n");
    return new Misuse();
  }

  private void field(char option, String text) throws Misuse, IOException {
    int name = Field.nameLength(text);
    if (option == 'a' && name <= 0) {
      if (text.equalsIgnoreCase("Resent-")) {
        toHeader |= 2;
        return;
      }
      throw invalid(text);
    }
    boolean partial = -name == text.length();
    if (option != 'a' && option != 'R' && (option == 'A' || !partial) && name <= 0) {
      throw invalid(text);
    }
    switch (option) {
      case 'a' -> addIfMissing.add(text + "\n");
      case 'A' -> addAlways.add(text + "\n");
      case 'i' -> insertRenaming.list.add(partialField(text));
      case 'I' -> insertDeleting.list.add(partialField(text));
      case 'x' -> extract.list.add(partialField(text));
      case 'X' -> extractWhole.list.add(partialField(text));
      case 'u' -> firstUnique.list.add(partialField(text));
      case 'U' -> lastUnique.list.add(partialField(text));
      default -> renaming(text, name);
    }
  }

  /** The name may be one that only begins like that of a field: then it has no colon. */
  private static Field partialField(String text) {
    int name = Field.nameLength(text);
    return new Field(text + "\n", Math.abs(name));
  }

  private void renaming(String text, int name) throws Misuse, IOException {
    int old = Math.abs(name);
    String rest = text.substring(old).stripLeading();
    String to;
    int length;
    if (!rest.isEmpty()) {
      length = Field.nameLength(rest);
      if (length < 0 && name > 0) {
        throw invalid(rest);
      }
      length = Math.abs(length);
      if (length == 0) {
        throw invalid(rest);
      }
      to = rest.substring(0, length);
    } else {
      if (++index >= args.size()) {
        throw invalid("");
      }
      String second = args.get(index);
      length = Field.nameLength(second);
      if (length == 0 && !second.isEmpty() || length <= 0 && name > 0) {
        throw invalid(second);
      }
      to = second.substring(0, Math.abs(length));
    }
    rename.list.add(new Field(text.substring(0, old) + to, old));
  }
}
