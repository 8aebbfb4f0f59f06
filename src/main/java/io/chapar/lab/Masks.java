package io.chapar.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What legitimately differs from one run to the next: ids, times, delays, ports, sizes, hashes.
 * What a lesson shows, and what was recorded on the reference host, is compared after masking it.
 */
public final class Masks {
  private static final int LONGEST = 100_000;
  private static final String DAY = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final Map<Pattern, String> MASKS = new LinkedHashMap<>();

  static {
    mask("^(/root/script|bash|-bash): line \\d+: ", "bash: line N: ");
    mask("msgid=<[^>]*>", "msgid=<ID>");
    mask("\\((\\S+?)\\)<\\d+><[^>]+>", "($1)<PID><SESSION>");
    mask("\\(\\d\\.\\d+ \\+ \\d\\.\\d+( \\+ \\d\\.\\d+)? secs\\)", "(N secs)");
    mask("after \\d+ ms", "after N ms");
    mask("mpid=\\d+", "mpid=PID");
    mask("\\d{9,10}\\.[MPQVW0-9A-Za-z=]+\\.?[a-z.]*mail(\\.example\\.com)?", "MAILDIRNAME");
    mask("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(\\+\\d\\d:\\d\\d|Z)?", "TIME");
    mask(
        DAY
            + ",? +\\d{1,2} "
            + MONTH
            + " \\d{4} \\d\\d:\\d\\d:\\d\\d( [+-]\\d{4})?( \\((UTC|GMT)\\))?",
        "TIME");
    mask(
        "(" + DAY + " )?" + MONTH + " +\\d{1,2} \\d\\d:\\d\\d:\\d\\d( (UTC|GMT))?( \\d{4})?( GMT)?",
        "TIME");
    mask("\\d{2}-" + MONTH + "-\\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "TIME");
    mask(MONTH + " +\\d{1,2} \\d\\d:\\d\\d\\b", "TIME");
    mask("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?", "TIME");
    mask("(?i)(message-id[:=] ?)<[^>]*>", "$1<ID>");
    mask("(?i)(queued as )[0-9A-F]{6,14}", "$1QID");
    mask("\\b(deferred|defer|active|incoming|hold|bounce|trace|flush)/[0-9A-F]/", "$1/H/");
    mask(
        "(?<![=.])(?<!SIZE )(?<!= )\\b(?=[0-9A-F]*\\d)[0-9A-F]{6,14}\\b(?=[*!:. ;),/\"?>]|$)",
        "QID");
    mask("\\b(delay|delays)=[\\d./]+", "$1=N");
    mask("\\bsize=\\d+", "size=N");
    mask("(\\bpid[ =:]*)\\d+", "$1PID");
    mask("(PID: ?)\\d+", "$1PID");
    mask("\\[(\\d+)\\](?=:)", "[PID]");
    mask("(\\[[\\d.]+\\]):\\d{4,5}\\b", "$1:PORT");
    mask("\\b(lport|rport|port)=\\d{5}\\b", "$1=PORT");
    mask("<[0-9A-Za-z+/]{12,16}>", "<SESSION>");
    mask("session=<[^>]*>", "session=<SESSION>");
    mask("UIDVALIDITY \\d+", "UIDVALIDITY N");
    mask("uidvalidity=\\d+", "uidvalidity=N");
    mask("\\b[0-9a-f]{32}\\b", "GUID");
    mask("\\$(1|5|6|2y|y)\\$[^\\s:]+", "\\$HASH");
    mask(
        "\\{(SHA512-CRYPT|SHA256-CRYPT|CRYPT|SSHA|SSHA256|SSHA512|BLF-CRYPT|MD5-CRYPT|ARGON2ID)\\}\\S+",
        "{$1}HASH");
    mask("(--[0-9A-F]{6,14})\\.\\d+/", "--QID.N/");
    mask("QID\\.\\d{9,10}/", "QID.N/");
    mask("(TLSv1\\.[23]) with cipher \\S+ \\(\\d+/\\d+ bits\\).*", "$1 with cipher CIPHER");
  }

  private Masks() {}

  private static void mask(String pattern, String put) {
    MASKS.put(Pattern.compile(pattern), put);
  }

  /** The lines of {@code text}, masked, without blank lines at the end. */
  public static List<String> lines(String text) {
    List<String> out = new ArrayList<>();
    for (String line : text.replace("\r", "").split("\n", -1)) {
      if (line.length() > LONGEST) {
        out.add(line); // nothing that varies is looked for in it: that would take minutes
        continue;
      }
      String masked = line;
      for (Map.Entry<Pattern, String> mask : MASKS.entrySet()) {
        masked = mask.getKey().matcher(masked).replaceAll(mask.getValue());
      }
      out.add(masked.stripTrailing());
    }
    while (!out.isEmpty() && out.get(out.size() - 1).isEmpty()) {
      out.remove(out.size() - 1);
    }
    return out;
  }
}
