package io.chapar.postfix.bounce;

import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The templates that a bounce process works with: built in, or those of bounce_template_file. */
final class BounceTemplates {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{([A-Za-z0-9_]+)\\}|\\(([A-Za-z0-9_]+)\\)|([A-Za-z0-9_]+))");
  private static final List<String> TIMES =
      List.of("bounce_queue_lifetime", "delay_warning_time", "maximal_queue_lifetime");

  private final Daemon daemon;
  private final PostfixConfig config;
  private final Map<String, BounceTemplate> templates = new HashMap<>();

  private BounceTemplates(Daemon daemon) {
    this.daemon = daemon;
    this.config = daemon.config();
    for (String name : List.of("failure", "delay", "success", "verify")) {
      templates.put(name, BounceTemplate.standard(name));
    }
    String file = config.get("bounce_template_file");
    if (!file.isEmpty()) {
      try {
        load(file, config.host().read(file));
      } catch (IOException e) {
        daemon.log().warning("open " + file + ": " + e.getMessage());
      }
    }
  }

  static BounceTemplates of(Daemon daemon) {
    return daemon.part(BounceTemplates.class, BounceTemplates::new);
  }

  BounceTemplate get(String name) {
    BounceTemplate template = templates.get(name);
    return template == null ? BounceTemplate.standard(name) : template;
  }

  private void load(String file, String text) {
    Matcher here =
        Pattern.compile("(?ms)^(\\w+)_template\\s*=\\s*<<(\\S+)\\s*\\n(.*?)^\\2\\s*$")
            .matcher(text);
    while (here.find()) {
      BounceTemplate parsed = parse(file, here.group(1), here.group(3));
      if (parsed != null && templates.containsKey(parsed.name())) {
        templates.put(parsed.name(), parsed);
      }
    }
  }

  private @Nullable BounceTemplate parse(String file, String name, String text) {
    BounceTemplate base = BounceTemplate.standard(name);
    String charset = base.charset();
    String from = base.from();
    String subject = base.subject();
    String postmaster = base.postmasterSubject();
    List<String> body = new ArrayList<>();
    boolean inHeaders = true;
    for (String line : text.split("\n", -1)) {
      if (inHeaders && line.isBlank()) {
        inHeaders = false;
        continue;
      }
      if (inHeaders) {
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        switch (colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
          case "charset" -> charset = value;
          case "from" -> from = value;
          case "subject" -> subject = value;
          case "postmaster-subject" -> postmaster = value;
          default -> {
            daemon
                .log()
                .warning(
                    file
                        + ": unknown \""
                        + (colon < 0 ? line : line.substring(0, colon))
                        + "\" header label in "
                        + name
                        + " template -- ignoring this template");
            return null;
          }
        }
        continue;
      }
      body.add(line);
    }
    while (!body.isEmpty() && body.get(body.size() - 1).isEmpty()) {
      body.remove(body.size() - 1);
    }
    if (body.isEmpty()) {
      daemon
          .log()
          .warning(
              file + ": missing message text in " + name + " template -- ignoring this template");
      return null;
    }
    return new BounceTemplate(name, file, charset, from, subject, postmaster, body);
  }

  /** A line with its parameters filled in. */
  String expand(BounceTemplate template, String line) {
    if (line.indexOf('$') < 0) {
      return line;
    }
    Matcher m = VARIABLE.matcher(line);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String name = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
      m.appendReplacement(out, Matcher.quoteReplacement(value(template, name)));
    }
    m.appendTail(out);
    return out.toString();
  }

  private String value(BounceTemplate template, String name) {
    for (String time : TIMES) {
      if (name.startsWith(time + "_")) {
        return time(template, name, time, name.substring(time.length() + 1));
      }
    }
    return switch (name) {
      case "mydomain", "myhostname" -> config.get(name);
      default -> {
        daemon
            .log()
            .warning(
                template.origin()
                    + ": unknown parameter \""
                    + name
                    + "\" in "
                    + template.name()
                    + " template");
        yield config.get(name);
      }
    };
  }

  private String time(BounceTemplate template, String name, String parameter, String unit) {
    int divisor =
        switch (unit) {
          case "seconds" -> 1;
          case "minutes" -> 60;
          case "hours" -> 3600;
          case "days" -> 86400;
          case "weeks" -> 604800;
          default ->
              throw new PostfixFatal(
                  template.origin()
                      + ": unrecognized suffix \""
                      + unit
                      + "\" in parameter \""
                      + name
                      + '"');
        };
    int seconds = config.seconds(parameter);
    int result = seconds / divisor;
    if (result > 999 && divisor < 86400) {
      complain(template, "excessive result \"" + result + '"', "increase", unit, name);
    } else if (result == 0 && seconds > 0 && divisor > 1) {
      complain(template, "zero result", "reduce", unit, name);
    }
    return Integer.toString(result);
  }

  private void complain(
      BounceTemplate template, String what, String advice, String unit, String name) {
    daemon
        .log()
        .warning(
            template.origin()
                + ": "
                + what
                + " in "
                + template.name()
                + " template conversion of parameter \""
                + name
                + '"');
    daemon
        .log()
        .warning(
            "please "
                + advice
                + " time unit \""
                + unit
                + "\" of \""
                + name
                + "\" in "
                + template.name()
                + " template");
    daemon.log().warning("for instructions see the bounce(5) manual");
  }
}
