package io.chapar.postfix.bounce;

import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MacroException;
import io.chapar.postfix.conf.MacroExpander;
import io.chapar.postfix.conf.Parameters;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.master.Daemon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The templates of reports, bounce(5): built in, or those of bounce_template_file. A bounce process
 * works with them, and postconf -b and -t show them.
 */
public final class BounceTemplates {
  private static final List<String> NAMES = List.of("failure", "delay", "success", "verify");
  private static final List<String> TIMES = List.of("delay_warning_time", "maximal_queue_lifetime");
  private static final Pattern DEFINITION = Pattern.compile("([^=]*?)\\s*=\\s*(.*)");

  private final PostfixConfig config;
  private final Log log;
  private final Map<String, BounceTemplate> templates = new LinkedHashMap<>();

  private BounceTemplates(PostfixConfig config, Log log, String file) {
    this.config = config;
    this.log = log;
    for (String name : NAMES) {
      templates.put(name, BounceTemplate.standard(name));
    }
    if (!file.isEmpty()) {
      try {
        load(file, config.host().read(file));
      } catch (IOException e) {
        throw new PostfixFatal("open " + file + ": " + e.getMessage());
      }
    }
  }

  /**
   * The templates of a file, or the built-in ones where it is empty.
   *
   * @throws PostfixFatal if the file cannot be read
   */
  public static BounceTemplates of(PostfixConfig config, Log log, String file) {
    return new BounceTemplates(config, log, file);
  }

  static BounceTemplates of(Daemon daemon) {
    return daemon.part(
        BounceTemplates.class,
        d -> of(d.config(), d.log(), d.config().get("bounce_template_file")));
  }

  BounceTemplate get(String name) {
    BounceTemplate template = templates.get(name);
    return template == null ? BounceTemplate.standard(name) : template;
  }

  /** All of them as a template file has them. */
  public String source() {
    List<String> all = new ArrayList<>();
    for (BounceTemplate t : templates.values()) {
      StringBuilder text = new StringBuilder(t.name()).append("_template = <<EOF\n");
      text.append("Charset: ").append(t.charset()).append('\n');
      text.append("From: ").append(t.from(config)).append('\n');
      text.append("Subject: ").append(t.subject()).append('\n');
      if (!t.postmasterSubject().isEmpty()) {
        text.append("Postmaster-Subject: ").append(t.postmasterSubject()).append('\n');
      }
      text.append('\n');
      t.body().forEach(line -> text.append(line).append('\n'));
      all.add(text.append("EOF\n").toString());
    }
    return String.join("\n", all);
  }

  /** The text of one with its parameters filled in, as postconf -b shows it. */
  public String expanded(String name) {
    BounceTemplate template = get(name);
    StringBuilder text = new StringBuilder("expanded_").append(name).append("_text = <<EOF\n");
    for (String line : template.body()) {
      text.append(expand(template, line)).append('\n');
    }
    return text.append("EOF\n").toString();
  }

  /** The names of the templates, in their order. */
  public static List<String> names() {
    return NAMES;
  }

  private void load(String file, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher definition = DEFINITION.matcher(line);
      if (!definition.matches()) {
        throw new PostfixFatal(
            file + ", line " + (i + 2) + ": missing '=' after attribute name: \"" + line + '"');
      }
      String name = definition.group(1).strip();
      String value = definition.group(2).strip();
      List<String> body = List.of(value);
      if (value.startsWith("<<")) {
        String end = value.substring(2).strip();
        int from = ++i;
        while (i < lines.size() && !lines.get(i).equals(end)) {
          i++;
        }
        if (i == lines.size()) {
          log.warning(file + ", line " + (i + 1) + ": missing \"" + end + "\" end marker");
        }
        body = lines.subList(from, i);
      }
      take(file, i + 2, name, body);
    }
  }

  private void take(String file, int line, String name, List<String> body) {
    String template = name.endsWith("_template") ? name.substring(0, name.length() - 9) : "";
    if (!NAMES.contains(template)) {
      log.warning(
          file
              + ", line "
              + line
              + ": unknown template name: "
              + name
              + " -- ignoring this template");
      return;
    }
    BounceTemplate parsed = parse(file, template, body);
    if (parsed != null) {
      templates.put(template, parsed);
    }
  }

  private @Nullable BounceTemplate parse(String file, String name, List<String> text) {
    BounceTemplate base = BounceTemplate.standard(name);
    String charset = base.charset();
    String from = base.from();
    String subject = base.subject();
    String postmaster = base.postmasterSubject();
    List<String> body = new ArrayList<>();
    boolean inHeaders = true;
    for (String line : text) {
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
            log.warning(
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
      log.warning(
          file + ": missing message text in " + name + " template -- ignoring this template");
      return null;
    }
    return new BounceTemplate(name, file, charset, from, subject, postmaster, body);
  }

  /** A line with its parameters filled in. */
  String expand(BounceTemplate template, String line) {
    try {
      return MacroExpander.expandOnce(
          line,
          name -> {
            String value = value(template, name);
            if (value == null && undefined(line, name)) {
              throw new PostfixFatal(
                  template.origin()
                      + ": undefined $name in "
                      + template.name()
                      + " template: "
                      + line);
            }
            return value;
          });
    } catch (MacroException e) {
      throw new PostfixFatal(
          template.origin() + ": bad $name syntax in " + template.name() + " template: " + line);
    }
  }

  /** Whether a name is used without saying what stands there where it has no value. */
  private static boolean undefined(String line, String name) {
    return !line.contains("{" + name + ":") && !line.contains("{" + name + "?");
  }

  private @Nullable String value(BounceTemplate template, String name) {
    for (String time : TIMES) {
      if (name.startsWith(time + "_")) {
        return time(template, name, time, name.substring(time.length() + 1));
      }
    }
    return config.isSet(name) || Parameters.standard().find(name) != null ? config.get(name) : null;
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
    log.warning(
        template.origin()
            + ": "
            + what
            + " in "
            + template.name()
            + " template conversion of parameter \""
            + name
            + '"');
    log.warning(
        "please "
            + advice
            + " time unit \""
            + unit
            + "\" of \""
            + name
            + "\" in "
            + template.name()
            + " template");
    log.warning("for instructions see the bounce(5) manual");
  }
}
