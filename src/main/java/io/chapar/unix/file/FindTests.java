package io.chapar.unix.file;

import io.chapar.disk.Body;
import io.chapar.disk.DiskException;
import io.chapar.disk.Inode;
import io.chapar.host.Account;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.unix.DateParser;
import io.chapar.unix.Options;
import io.chapar.unix.Strftime;
import io.chapar.unix.Zones;
import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** The tests of find by name; what does something is in {@link FindActions}. */
final class FindTests {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  private final Find.Run run;
  private final FindParser parser;

  FindTests(Find.Run run, FindParser parser) {
    this.run = run;
    this.parser = parser;
  }

  /** A number that is compared: n, +n (more) or -n (less). */
  private record Count(char sign, long n) {
    boolean of(long value) {
      return sign == '+' ? value > n : sign == '-' ? value < n : value == n;
    }
  }

  private Count count(String text) {
    char sign = text.isEmpty() ? '=' : text.charAt(0);
    String digits = sign == '+' || sign == '-' ? text.substring(1) : text;
    return digits.matches("\\d{1,18}")
        ? new Count(sign == '+' || sign == '-' ? sign : '=', Long.parseLong(digits))
        : new Count('?', 0);
  }

  private Count count(String test, String text) throws IOException {
    Count count = count(text);
    if (count.sign() == '?') {
      throw parser.fail("invalid argument `" + text + "' to `" + test + "'");
    }
    return count;
  }

  Find.Test make(String word) throws IOException {
    return switch (word) {
      case "-true" -> (r, v) -> true;
      case "-false" -> (r, v) -> false;
      case "-depth", "-d" -> {
        run.depthFirst = true;
        yield (r, v) -> true;
      }
      case "-maxdepth" -> {
        run.maxDepth = depth(word);
        yield (r, v) -> true;
      }
      case "-mindepth" -> {
        run.minDepth = depth(word);
        yield (r, v) -> true;
      }
      case "-daystart" -> {
        run.dayStart = true;
        yield (r, v) -> true;
      }
      case "-mount",
          "-xdev",
          "-noleaf",
          "-warn",
          "-nowarn",
          "-ignore_readdir_race",
          "-noignore_readdir_race" ->
          (r, v) -> true;
      case "-name" -> glob(word, false, false);
      case "-iname" -> glob(word, false, true);
      case "-path", "-wholename" -> glob(word, true, false);
      case "-ipath", "-iwholename" -> glob(word, true, true);
      case "-lname", "-ilname" -> link(word);
      case "-regextype" -> {
        parser.syntax(parser.argument(word));
        yield (r, v) -> true;
      }
      case "-regex", "-iregex" -> regex(word);
      case "-fstype", "-follow", "-files0-from", "-used", "-context" ->
          throw Options.notSimulated(run.p, word);
      case "-type" -> type(word, false);
      case "-xtype" -> type(word, true);
      case "-size" -> size(word);
      case "-empty" ->
          (r, v) ->
              v.inode.isRegular() && v.inode.size() == 0
                  || v.inode.body() instanceof Body.Directory d && d.entries().isEmpty();
      case "-perm" -> perm(word);
      case "-user" -> user(word);
      case "-group" -> group(word);
      case "-uid" -> {
        Count n = count(word, parser.argument(word));
        yield (r, v) -> n.of(v.inode.uid());
      }
      case "-gid" -> {
        Count n = count(word, parser.argument(word));
        yield (r, v) -> n.of(v.inode.gid());
      }
      case "-nouser" -> (r, v) -> r.p.machine().users().byUid(v.inode.uid()) == null;
      case "-nogroup" -> (r, v) -> r.p.machine().users().groupByGid(v.inode.gid()) == null;
      case "-links" -> {
        Count n = count(word, parser.argument(word));
        yield (r, v) -> n.of(v.inode.links());
      }
      case "-inum" -> {
        Count n = count(word, parser.argument(word));
        yield (r, v) -> n.of(v.inode.number());
      }
      case "-samefile" -> {
        int number = reference(parser.argument(word)).number();
        yield (r, v) -> v.inode.number() == number;
      }
      case "-readable" -> access(4);
      case "-writable" -> access(2);
      case "-executable" -> access(1);
      case "-mtime", "-atime", "-ctime" -> age(word, DAY);
      case "-mmin", "-amin", "-cmin" -> age(word, 60 * SECOND);
      case "-newer" -> {
        long than = reference(parser.argument(word)).mtime();
        yield (r, v) -> v.inode.mtime() > than;
      }
      case "-anewer" -> {
        long than = reference(parser.argument(word)).mtime();
        yield (r, v) -> v.inode.atime() > than;
      }
      case "-cnewer" -> {
        long than = reference(parser.argument(word)).mtime();
        yield (r, v) -> v.inode.ctime() > than;
      }
      default -> {
        if (word.matches("-newer[aBcm][aBcmt]")) {
          yield newer(word);
        }
        yield new FindActions(run, parser).make(word);
      }
    };
  }

  private int depth(String word) throws IOException {
    String text = parser.argument(word);
    if (!text.matches("\\d{1,9}")) {
      throw parser.fail(
          "Expected a positive decimal integer argument to "
              + word
              + ", but got "
              + FindParser.quote(text));
    }
    return Integer.parseInt(text);
  }

  private Find.Test glob(String word, boolean whole, boolean fold) throws IOException {
    String pattern = parser.argument(word);
    String wanted = fold ? pattern.toLowerCase(Locale.ROOT) : pattern;
    return (r, v) -> {
      String text = whole ? v.name : v.base();
      return Glob.matches(wanted, fold ? text.toLowerCase(Locale.ROOT) : text);
    };
  }

  private Find.Test regex(String word) throws IOException {
    String pattern = parser.argument(word);
    try {
      Regex regex =
          word.equals("-iregex")
              ? Regex.compile(pattern, parser.syntax(), Flag.IGNORE_CASE)
              : Regex.compile(pattern, parser.syntax());
      return (r, v) -> regex.matches(v.name, steps -> r.p.tick());
    } catch (RegexSyntaxException e) {
      throw parser.fail(
          "failed to compile regular expression '" + pattern + "': " + e.getMessage());
    }
  }

  private Find.Test link(String word) throws IOException {
    boolean fold = word.equals("-ilname");
    String pattern = parser.argument(word);
    String wanted = fold ? pattern.toLowerCase(Locale.ROOT) : pattern;
    return (r, v) ->
        v.inode.body() instanceof Body.Symlink s
            && Glob.matches(wanted, fold ? s.target().toLowerCase(Locale.ROOT) : s.target());
  }

  private Find.Test type(String word, boolean other) throws IOException {
    String text = parser.argument(word);
    if (text.isEmpty()) {
      throw parser.fail("Arguments to " + word + " should contain at least one letter");
    }
    List<String> letters = List.of(text.split(",", -1));
    for (String letter : letters) {
      if (!Find.TYPES.contains(letter)) {
        throw parser.fail(
            letter.length() > 1 && Find.TYPES.contains(letter.substring(0, 1))
                ? "Must separate multiple arguments to " + word + " using: ','"
                : "Unknown argument to " + word + ": " + letter);
      }
    }
    return (r, v) -> {
      Inode inode = v.inode;
      if (other) {
        Inode target = Find.target(r, v);
        inode = target == null ? inode : target;
      }
      char type = inode.type() == '-' ? 'f' : inode.type();
      return letters.contains(Character.toString(type));
    };
  }

  private Find.Test size(String word) throws IOException {
    String text = parser.argument(word);
    char last = text.isEmpty() ? '?' : text.charAt(text.length() - 1);
    boolean suffix = !Character.isDigit(last);
    long unit =
        switch (suffix ? last : 'b') {
          case 'b' -> 512;
          case 'c' -> 1;
          case 'w' -> 2;
          case 'k' -> 1024;
          case 'M' -> 1024 * 1024;
          case 'G' -> 1024 * 1024 * 1024;
          default -> 0;
        };
    if (unit == 0) {
      throw parser.fail("invalid " + word + " type `" + last + "'");
    }
    Count n = count(suffix ? text.substring(0, text.length() - 1) : text);
    if (n.sign() == '?') {
      throw parser.fail("Invalid argument `" + text + "' to " + word);
    }
    return (r, v) -> n.of((v.inode.size() + unit - 1) / unit);
  }

  private Find.Test perm(String word) throws IOException {
    String text = parser.argument(word);
    char first = text.isEmpty() ? '?' : text.charAt(0);
    Modes modes = Modes.parse(first == '-' || first == '/' ? text.substring(1) : text);
    if (modes == null) {
      throw parser.fail("invalid mode " + FindParser.quote(text));
    }
    return (r, v) -> {
      int wanted = modes.apply(0, v.inode.isDirectory(), 0);
      int mode = v.inode.mode();
      return first == '-'
          ? (mode & wanted) == wanted
          : first == '/' ? wanted == 0 || (mode & wanted) != 0 : mode == wanted;
    };
  }

  private Find.Test user(String word) throws IOException {
    String name = parser.argument(word);
    Account account = run.p.machine().users().named(name);
    if (account == null && !name.matches("\\d{1,9}")) {
      throw parser.fail(FindParser.quote(name) + " is not the name of a known user");
    }
    int uid = account != null ? account.uid() : Integer.parseInt(name);
    return (r, v) -> v.inode.uid() == uid;
  }

  private Find.Test group(String word) throws IOException {
    String name = parser.argument(word);
    int gid = Owner.group(run.p.machine().users(), name);
    if (gid < 0) {
      throw parser.fail(FindParser.quote(name) + " is not the name of an existing group");
    }
    return (r, v) -> v.inode.gid() == gid;
  }

  private Find.Test access(int want) {
    return (r, v) -> r.p.files().may(v.path, want);
  }

  private Inode reference(String file) throws IOException {
    try {
      return run.p.files().stat(run.p.path(file));
    } catch (DiskException e) {
      throw parser.fail(FindParser.quote(file) + ": " + e.getMessage());
    }
  }

  private Find.Test age(String word, long unit) throws IOException {
    String text = parser.argument(word);
    Count n = count(word, text);
    char which = word.charAt(1);
    return (r, v) -> n.of(Math.floorDiv(base(unit) - time(v.inode, which), unit));
  }

  /** The moment from which ages are counted: now, or the end of today with -daystart. */
  private long base(long unit) {
    if (!run.dayStart) {
      return run.now;
    }
    long midnight =
        Strftime.at(run.now, Zones.of(run.p)).with(LocalTime.MIDNIGHT).toEpochSecond() * SECOND;
    return midnight + DAY - (unit == DAY ? SECOND / 1000 : 0);
  }

  private static long time(Inode inode, char which) {
    return which == 'a' ? inode.atime() : which == 'c' ? inode.ctime() : inode.mtime();
  }

  private Find.Test newer(String word) throws IOException {
    String text = parser.argument(word);
    char of = word.charAt(6);
    char than = word.charAt(7);
    long limit;
    if (than == 't') {
      Long parsed = DateParser.parse(text, run.now, Zones.of(run.p));
      if (parsed == null) {
        throw parser.fail(
            "I cannot figure out how to interpret "
                + FindParser.quote(text)
                + " as a date or time");
      }
      limit = parsed;
    } else {
      limit = time(reference(text), than);
    }
    return (r, v) -> time(v.inode, of) > limit;
  }
}
