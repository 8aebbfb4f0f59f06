package io.chapar.spam;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from spam and from ham: how often each word was in which. Kept in the files
 * bayes_toks and bayes_seen of a user, as text.
 */
final class Bayes {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}$'._-]{3,40}");
  private static final int MAX_TOKENS = 2000;
  private static final int MOST = 150; // how many tokens decide
  private static final double STRENGTH = 0.030;
  private static final double BELIEF = 0.538;

  /** How often a token was seen, and when last. */
  private record Count(int spam, int ham, long time) {}

  private final Process p;
  private final String path;
  private final Map<String, Count> tokens = new TreeMap<>();
  private final Map<String, Character> seen = new LinkedHashMap<>();
  private int spam;
  private int ham;
  private boolean exists;

  Bayes(Process p, String path) {
    this.p = p;
    this.path = path;
    load();
  }

  boolean exists() {
    return exists;
  }

  int spam() {
    return spam;
  }

  int ham() {
    return ham;
  }

  private void load() {
    try {
      for (String line : text("_toks").split("\n")) {
        String[] f = line.split(" ");
        if (f.length == 3 && f[0].equals("#")) {
          spam = Integer.parseInt(f[1]);
          ham = Integer.parseInt(f[2]);
          exists = true;
        } else if (f.length == 4) {
          tokens.put(
              f[0],
              new Count(Integer.parseInt(f[1]), Integer.parseInt(f[2]), Long.parseLong(f[3])));
        }
      }
      for (String line : text("_seen").split("\n")) {
        if (line.length() > 2) {
          seen.put(line.substring(2), line.charAt(0));
        }
      }
    } catch (DiskException | NumberFormatException e) {
      // nothing has been learned, or it cannot be read
    }
  }

  private String text(String suffix) throws DiskException {
    return p.files().text(p.path(path + suffix));
  }

  /** Writes it back; the directory is made if it is missing. */
  void save() throws DiskException {
    String directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    if (!p.files().isDirectory(p.path(directory))) {
      p.files().mkdir(p.path(directory), 0700);
    }
    StringBuilder out = new StringBuilder("# " + spam + " " + ham + "\n");
    tokens.forEach(
        (t, c) -> out.append(t + " " + c.spam() + " " + c.ham() + " " + c.time() + "\n"));
    StringBuilder ids = new StringBuilder();
    seen.forEach((id, kind) -> ids.append(kind + " " + id + "\n"));
    p.files().write(p.path(path + "_toks"), Utf8.encode(out.toString()), 0600);
    p.files().write(p.path(path + "_seen"), Utf8.encode(ids.toString()), 0600);
    p.tick(out.length());
    exists = true;
  }

  /** Forgets everything. */
  void clear() {
    for (String suffix : List.of("_toks", "_seen")) {
      try {
        p.files().unlink(p.path(path + suffix));
      } catch (DiskException e) {
        // it was not there
      }
    }
    tokens.clear();
    seen.clear();
    spam = 0;
    ham = 0;
    exists = false;
  }

  // ---- tokens

  private static String hash(String text) {
    return digest(text, 5);
  }

  private static String digest(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By what a mail is known again: what its sender wrote, and when; no name that could recur. */
  static String id(Subject mail) {
    String date = mail.header("Date");
    return digest((date == null ? "None" : date) + "\0" + mail.body, 20) + "@sa_generated";
  }

  private static Set<String> tokensOf(Subject mail) {
    Set<String> all = new LinkedHashSet<>();
    for (String paragraph : mail.paragraphs()) {
      words(all, "", paragraph);
    }
    for (String link : mail.links()) {
      Matcher host = Pattern.compile("://([^/:?#]+)").matcher(link);
      if (host.find()) {
        all.add("D*" + host.group(1).toLowerCase(Locale.ROOT));
      }
    }
    for (String name : List.of("Subject", "From", "Reply-To", "X-Mailer", "User-Agent")) {
      String value = mail.header(name);
      if (value != null) {
        words(all, "H*" + name.charAt(0) + ":", value);
      }
    }
    return all;
  }

  private static void words(Set<String> into, String prefix, String text) {
    Matcher m = WORD.matcher(text);
    while (m.find() && into.size() < MAX_TOKENS) {
      String word = m.group().toLowerCase(Locale.ROOT).replaceAll("^[._'-]+|[._'-]+$", "");
      if (word.length() >= 3 && !word.matches("[0-9.]+")) {
        into.add(prefix + (word.length() > 15 ? "sk:" + word.substring(0, 7) : word));
      }
    }
  }

  // ---- learning

  /** Learns a mail; false if it was learned as the same before. */
  boolean learn(Subject mail, boolean asSpam) {
    String id = id(mail);
    Character before = seen.get(id);
    char kind = asSpam ? 's' : 'h';
    if (before != null && before == kind) {
      return false;
    }
    if (before != null) {
      forget(mail);
    }
    long time = p.machine().scheduler().nanos() / 1_000_000_000;
    for (String token : tokensOf(mail)) {
      p.tick();
      Count c = tokens.getOrDefault(hash(token), new Count(0, 0, 0));
      tokens.put(
          hash(token), new Count(c.spam() + (asSpam ? 1 : 0), c.ham() + (asSpam ? 0 : 1), time));
    }
    if (asSpam) {
      spam++;
    } else {
      ham++;
    }
    seen.put(id, kind);
    return true;
  }

  /** Takes back what was learned of a mail; false if that was nothing. */
  boolean forget(Subject mail) {
    Character kind = seen.remove(id(mail));
    if (kind == null) {
      return false;
    }
    boolean wasSpam = kind == 's';
    for (String token : tokensOf(mail)) {
      p.tick();
      Count c = tokens.get(hash(token));
      if (c != null) {
        int s = Math.max(0, c.spam() - (wasSpam ? 1 : 0));
        int h = Math.max(0, c.ham() - (wasSpam ? 0 : 1));
        if (s + h == 0) {
          tokens.remove(hash(token));
        } else {
          tokens.put(hash(token), new Count(s, h, c.time()));
        }
      }
    }
    if (wasSpam) {
      spam = Math.max(0, spam - 1);
    } else {
      ham = Math.max(0, ham - 1);
    }
    return true;
  }

  /** Whether a mail has been learned, as whichever. */
  boolean knows(Subject mail) {
    return seen.containsKey(id(mail));
  }

  // ---- asking

  /** Whether enough has been learned for an answer. */
  boolean ready(Settings settings) {
    return settings.bayes && spam >= settings.minSpam && ham >= settings.minHam;
  }

  private double probability(Count c) {
    double s = spam == 0 ? 0 : (double) c.spam() / spam;
    double h = ham == 0 ? 0 : (double) c.ham() / ham;
    if (s + h == 0) {
      return 0.5;
    }
    double p0 = s / (s + h);
    int n = c.spam() + c.ham();
    return (STRENGTH * BELIEF + n * p0) / (STRENGTH + n);
  }

  /** How likely a mail is spam, 0 to 1; null if its words say nothing. */
  @Nullable Double score(Subject mail) {
    List<Double> found = new ArrayList<>();
    for (String token : tokensOf(mail)) {
      p.tick();
      Count c = tokens.get(hash(token));
      if (c != null) {
        double probability = probability(c);
        if (Math.abs(probability - 0.5) >= 0.346) {
          found.add(probability);
        }
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    found.sort(Comparator.comparingDouble(x -> -Math.abs(x - 0.5)));
    double spamLog = 0;
    double hamLog = 0;
    int n = Math.min(MOST, found.size());
    for (double each : found.subList(0, n)) {
      spamLog += Math.log(Math.max(1 - each, 1e-12));
      hamLog += Math.log(Math.max(each, 1e-12));
    }
    double s = 1 - chi2(-2 * spamLog, 2 * n);
    double h = 1 - chi2(-2 * hamLog, 2 * n);
    return Math.max(0, Math.min(1, (s - h + 1) / 2));
  }

  /** The probability that a chi-squared value is this large, for an even number of degrees. */
  private static double chi2(double x, int degrees) {
    double m = x / 2;
    double sum = Math.exp(-m);
    double term = sum;
    for (int i = 1; i < degrees / 2; i++) {
      term *= m / i;
      sum += term;
    }
    return Math.min(1, sum);
  }

  /** What sa-learn --dump prints. */
  String dump(boolean magic, boolean data) {
    StringBuilder out = new StringBuilder();
    if (magic) {
      long oldest = tokens.values().stream().mapToLong(Count::time).min().orElse(0);
      long newest = tokens.values().stream().mapToLong(Count::time).max().orElse(0);
      line(out, 3, "bayes db version");
      line(out, spam, "nspam");
      line(out, ham, "nham");
      line(out, tokens.size(), "ntokens");
      line(out, oldest, "oldest atime");
      line(out, newest, "newest atime");
      line(out, 0, "last journal sync atime");
      line(out, 0, "last expiry atime");
      line(out, 0, "last expire atime delta");
      line(out, 0, "last expire reduction count");
    }
    if (data) {
      tokens.forEach(
          (t, c) ->
              out.append(
                  String.format(
                      Locale.ROOT,
                      "%3.3f %10d %10d %10d  %s\n",
                      probability(c),
                      c.spam(),
                      c.ham(),
                      c.time(),
                      t)));
    }
    return out.toString();
  }

  /** What sa-learn --backup prints. */
  String backup() {
    StringBuilder out = new StringBuilder("v\t3\tdb_version # this must be the first line!!!\n");
    out.append("v\t" + spam + "\tnum_spam\nv\t" + ham + "\tnum_nonspam\n");
    tokens.forEach(
        (t, c) ->
            out.append("t\t" + c.spam() + "\t" + c.ham() + "\t" + c.time() + "\t" + t + "\n"));
    seen.forEach((id, kind) -> out.append("s\t" + kind + "\t" + id + "\n"));
    return out.toString();
  }

  /** Takes the place of what was learned; false, and nothing changes, if it is no backup. */
  boolean restore(String text) throws DiskException {
    String[] lines = text.split("\n");
    if (!lines[0].startsWith("v\t3\tdb_version")) {
      return false;
    }
    clear();
    try {
      for (String line : lines) {
        p.tick();
        String[] f = line.split("\t");
        if (f.length == 3 && f[0].equals("v") && f[2].equals("num_spam")) {
          spam = Integer.parseInt(f[1]);
        } else if (f.length == 3 && f[0].equals("v") && f[2].equals("num_nonspam")) {
          ham = Integer.parseInt(f[1]);
        } else if (f.length == 5 && f[0].equals("t")) {
          tokens.put(
              f[4],
              new Count(Integer.parseInt(f[1]), Integer.parseInt(f[2]), Long.parseLong(f[3])));
        } else if (f.length == 3 && f[0].equals("s") && !f[1].isEmpty()) {
          seen.put(f[2], f[1].charAt(0));
        }
      }
    } catch (NumberFormatException e) {
      return false;
    }
    save();
    return true;
  }

  private static void line(StringBuilder out, long value, String what) {
    out.append(
        String.format(
            Locale.ROOT, "%3.3f %10d %10d %10d  non-token data: %s\n", 0.0, 0, value, 0, what));
  }
}
