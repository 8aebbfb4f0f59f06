package io.chapar.dovecot.store;

import io.chapar.dovecot.VarExpand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What plugin { quota, quota_rule, quota_warning … } say, or what is wrong with them. */
final class QuotaRules {
  private static final Set<String> BACKENDS =
      Set.of("maildir", "count", "dict", "dirsize", "fs", "imapc");
  private static final Set<String> PARAMETERS =
      Set.of("noenforcing", "hidden", "ignoreunlimited", "no-unset");
  private static final Pattern UNKNOWN = Pattern.compile("%([^%{A-Za-z0-9.\\-])");

  /** The rules cannot be used; the message is the plugin's. */
  static final class BadRuleException extends Exception {
    private static final long serialVersionUID = 1;

    BadRuleException(String message) {
      super(message);
    }
  }

  private QuotaRules() {}

  /** The plugin settings of a user with their variables expanded. */
  static Map<String, String> plugin(MailUser user) throws BadRuleException {
    Map<String, String> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : user.settings().plugins().entrySet()) {
      if (!entry.getKey().startsWith("quota")) {
        continue;
      }
      Matcher unknown = UNKNOWN.matcher(entry.getValue().replace("%%", ""));
      if (unknown.find()) {
        throw new BadRuleException(
            String.format(
                "Failed to expand plugin setting %s = '%s': Unknown variable '%%%s'",
                entry.getKey(), entry.getValue(), unknown.group(1)));
      }
      String value = VarExpand.expand(entry.getValue(), user.variables());
      boolean stray = entry.getValue().endsWith("%") && !entry.getValue().endsWith("%%");
      all.put(entry.getKey(), stray ? value.substring(0, value.length() - 1) : value);
    }
    return all;
  }

  /** The roots. */
  static List<Quota.Root> roots(Map<String, String> plugin) throws BadRuleException {
    List<Quota.Root> roots = new ArrayList<>();
    for (int i = 1; i < 20; i++) {
      String key = i == 1 ? "quota" : "quota" + i;
      String value = plugin.get(key);
      if (value != null && !value.isEmpty()) {
        roots.add(root(plugin, key, value));
      }
    }
    return roots;
  }

  private static Quota.Root root(Map<String, String> plugin, String key, String value)
      throws BadRuleException {
    String[] f = value.split(":", 3);
    String name = f.length > 1 ? f[1] : "";
    if (!BACKENDS.contains(f[0])) {
      throw new BadRuleException(
          init("Invalid quota root " + key + ": Unknown quota backend: " + f[0]));
    }
    List<String[]> boxes = new ArrayList<>();
    long[] limits = new long[2];
    String at = "Invalid quota root " + key + ": ";
    for (int i = 1; i < 50; i++) {
      String rule = plugin.get(i == 1 ? key + "_rule" : key + "_rule" + i);
      if (rule != null) {
        rule(rule, limits, boxes, at + "Invalid rule " + rule + ": ");
      }
    }
    List<Quota.Warning> warnings = new ArrayList<>();
    for (int i = 1; i < 50; i++) {
      String warning = plugin.get(i == 1 ? key + "_warning" : key + "_warning" + i);
      if (warning != null) {
        warnings.add(warning(warning, limits, at));
      }
    }
    boolean enforced = true;
    String problem = "Quota root " + name + ": " + f[0] + " quota init failed: ";
    if (f[0].equals("count") && !"yes".equals(plugin.get("quota_vsizes"))) {
      throw new BadRuleException(init(problem + "quota count backend requires quota_vsizes=yes"));
    }
    String rest = f.length > 2 ? f[2] : "";
    if (f[0].equals("dict")) {
      String[] uri = rest.split(":", 3);
      if (uri.length < 2) {
        throw new BadRuleException(init(problem + "URI missing from parameters"));
      }
      if (!Set.of("file", "proxy", "fs", "memcached", "redis", "sqlite", "mysql")
          .contains(uri[1])) {
        String whole = rest.substring(rest.indexOf(':') + 1);
        throw new BadRuleException(
            init(problem + "dict_init(" + whole + ") failed: Unknown dict module: " + uri[1]));
      }
    } else {
      for (String parameter : rest.isEmpty() ? List.<String>of() : List.of(rest.split(":", -1))) {
        if (!PARAMETERS.contains(parameter) && !parameter.startsWith("ns=")) {
          throw new BadRuleException(
              init(problem + "Unknown parameter for backend " + f[0] + ": " + parameter));
        }
        enforced &= !parameter.equals("noenforcing");
      }
    }
    return new Quota.Root(name, f[0], limits[0], limits[1], boxes, warnings, enforced);
  }

  private static String init(String text) {
    return "Failed to initialize quota: " + text;
  }

  private static void rule(String rule, long[] limits, List<String[]> boxes, String at)
      throws BadRuleException {
    String[] f = rule.split(":", -1);
    if (f.length < 2) {
      throw new BadRuleException(init(at + "Invalid rule"));
    }
    for (int k = 1; k < f.length; k++) {
      int eq = f[k].indexOf('=');
      String what = eq < 0 ? f[k] : f[k].substring(0, eq);
      String value = eq < 0 ? "" : f[k].substring(eq + 1);
      if (what.isEmpty()) {
        continue;
      }
      Long unit =
          switch (what) {
            case "storage" -> 1024L;
            case "bytes", "messages" -> 1L;
            case "ignore", "noenforcing" -> 0L;
            default -> null;
          };
      if (unit == null) {
        throw new BadRuleException(init(at + "Unknown rule limit name: " + what));
      }
      if (unit > 0 && !value.matches("[+-]?\\d+\\s*([BbKkMmGgTt%]?)([Bb]?)")) {
        throw new BadRuleException(init(at + "Invalid " + what + " limit: " + value));
      }
      if (f[0].equals("*") || f[0].equals("?") && limits[0] == 0 && limits[1] == 0) {
        int which = what.equals("messages") ? 1 : 0;
        if (unit > 0) {
          limits[which] = size(value, unit, limits[which]);
        }
      } else if (!f[0].equals("?")) {
        boxes.add(new String[] {f[0], what, value});
      }
    }
  }

  private static Quota.Warning warning(String text, long[] limits, String at)
      throws BadRuleException {
    String[] f = text.split(" ", 2);
    boolean below = f[0].startsWith("-");
    String rule = below || f[0].startsWith("+") ? f[0].substring(1) : f[0];
    int eq = rule.indexOf('=');
    String what = eq < 0 ? "" : rule.substring(0, eq);
    String value = rule.substring(eq + 1);
    boolean storage = what.equals("storage") || what.equals("bytes");
    if (f.length < 2
        || !storage && !what.equals("messages")
        || !value.matches("\\d+\\s*([BbKkMmGgTt%]?)([Bb]?)")) {
      throw new BadRuleException(init(at + "Invalid warning rule: " + text));
    }
    long limit = size(value, what.equals("storage") ? 1024 : 1, limits[storage ? 0 : 1]);
    return new Quota.Warning(!below, storage ? limit : 0, storage ? 0 : limit, f[1]);
  }

  /** A size such as 1G, 100M, 10%; without a unit it counts {@code unit}s. */
  static long size(String text, long unit, long base) {
    String t = text.strip();
    if (t.endsWith("%")) {
      String n = t.substring(0, t.length() - 1).replaceFirst("^\\+", "");
      return n.matches("-?\\d{1,6}") ? base * Long.parseLong(n) / 100 : 0;
    }
    String digits = t.replaceFirst("^\\+", "").replaceAll("[^0-9-].*$", "");
    if (!digits.matches("-?\\d{1,15}")) {
      return 0;
    }
    long n = Long.parseLong(digits);
    String letters = t.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    int power = letters.isEmpty() ? -1 : "bkmgt".indexOf(letters.charAt(0));
    return power < 0 ? n * unit : n << 10 * power;
  }

  /** What is wrong with a user's quota settings, or null. */
  static @Nullable String problem(MailUser user) {
    if (!user.settings().words("mail_plugins").contains("quota")) {
      return null;
    }
    try {
      roots(plugin(user));
      return null;
    } catch (BadRuleException e) {
      return e.getMessage();
    }
  }
}
