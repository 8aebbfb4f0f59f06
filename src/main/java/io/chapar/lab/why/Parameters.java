package io.chapar.lab.why;

import io.chapar.config.Origin;
import io.chapar.config.Setting;
import io.chapar.config.Substitution;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.SettingTable;
import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.mail.Decision;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MasterCf;
import io.chapar.postfix.conf.MasterEntry;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code lab why PARAMETER}: what a setting of Postfix or Dovecot says, and where that stands. */
final class Parameters {
  private static final String DIRECTORY = "/etc/postfix";
  private final Words words;
  private final Process process;
  private final boolean json;

  Parameters(Session session, Process process, boolean json) {
    this.words = session.words();
    this.process = process;
    this.json = json;
  }

  /** One value, and who sees it. */
  private record Said(String who, Setting setting) {}

  /** Tells it; 1: neither of the two knows it. */
  int tell(String name) throws IOException {
    List<Said> said = new ArrayList<>();
    try {
      postfix(name, said);
    } catch (PostfixFatal e) {
      process.err().println("postfix: " + e.getMessage());
    }
    dovecot(name, said);
    if (said.isEmpty()) {
      process.err().println(words.get("why.unknown", name));
      return 1;
    }
    if (json) {
      process
          .out()
          .println(
              said.stream()
                  .map(Parameters::json)
                  .collect(Collectors.joining(",\n", "{\"parameters\": [", "]}")));
      return 0;
    }
    for (Said each : said) {
      process.out().print(text(each));
      process.out().print(beside(each));
    }
    lately(name);
    return 0;
  }

  /** What it would be without any line, and the lines that say it to no effect. */
  private String beside(Said said) {
    StringBuilder out = new StringBuilder();
    Setting setting = said.setting();
    boolean postfix = said.who().equals("postfix");
    if (!postfix && !said.who().equals("dovecot")) {
      return "";
    }
    String otherwise = postfix ? postfixDefault(setting.name()) : dovecotDefault(setting.name());
    boolean written = !setting.origin().toString().startsWith("default");
    if (written && otherwise != null && !otherwise.isEmpty()) {
      out.append("    ").append(words.get("why.otherwise", otherwise)).append('\n');
    }
    Mentions mentions = new Mentions(process.machine(), setting.name());
    for (Mentions.Line line : postfix ? mentions.postfix() : mentions.dovecot()) {
      if (!line.place().equals(setting.origin().toString())) {
        String word = postfix ? "why.overridden" : "why.also";
        out.append("    ").append(words.get(word, line.place(), line.value())).append('\n');
      }
    }
    return out.toString();
  }

  private static @Nullable String postfixDefault(String name) {
    var parameter = io.chapar.postfix.conf.Parameters.standard().find(name);
    return parameter == null ? null : parameter.defaultValue();
  }

  private static @Nullable String dovecotDefault(String name) {
    SettingTable.Entry entry = SettingTable.GLOBAL.get(name);
    return entry == null ? null : entry.fallback();
  }

  /** Which decisions followed from it. */
  private void lately(String name) throws IOException {
    List<Decision> steps = new Mentions(process.machine(), name).lately();
    if (!steps.isEmpty()) {
      process.out().println("    " + words.get("why.lately"));
    }
    for (Decision step : steps) {
      String subject = step.subject().indexOf('=') < 0 ? "  " + step.subject() : "";
      String line = Story.time(step.at()) + "  " + step.stage() + subject + "  ->  ";
      process.out().println("      " + line + Story.plain(step.verdict()));
    }
  }

  private void postfix(String name, List<Said> said) throws IOException {
    ProcessHost host = new ProcessHost(process);
    PostfixConfig config = PostfixConfig.load(host, DIRECTORY);
    boolean known = io.chapar.postfix.conf.Parameters.standard().find(name) != null;
    if (known || config.raw(name) != null) {
      said.add(new Said("postfix", config.setting(name)));
    }
    for (MasterEntry entry : MasterCf.load(host, DIRECTORY).entries()) {
      for (MasterEntry.Override override : entry.overrides()) {
        if (override.name().equals(name)) {
          Origin origin = Origin.override(DIRECTORY + "/master.cf", entry.line());
          said.add(
              new Said(
                  "postfix " + entry.id(),
                  config.with(name, override.value(), origin).setting(name)));
        }
      }
    }
  }

  private void dovecot(String name, List<Said> said) {
    if (SettingTable.GLOBAL.get(name) == null) {
      return;
    }
    try {
      said.add(
          new Said(
              "dovecot",
              ConfReader.read(process.machine().root(), ConfReader.PATH, true)
                  .global()
                  .setting(name)));
    } catch (ConfException e) {
      said.add(new Said("dovecot", Setting.plain(name, e.getMessage(), Origin.DEFAULT)));
    }
  }

  private String text(Said said) {
    Setting setting = said.setting();
    StringBuilder out = new StringBuilder();
    out.append(setting.name()).append(" = ").append(setting.value()).append('\n');
    out.append("    ")
        .append(said.who())
        .append(": ")
        .append(origin(setting.origin()))
        .append('\n');
    if (!setting.raw().equals(setting.value())) {
      out.append("    ").append(words.get("why.raw", setting.raw())).append('\n');
    }
    for (Substitution each : setting.substitutions()) {
      out.append("      $").append(each.name()).append(" = ").append(each.value());
      out.append("  (").append(origin(each.origin())).append(")\n");
    }
    return out.toString();
  }

  private String origin(@Nullable Origin origin) {
    String text = String.valueOf(origin);
    return text.startsWith("default")
        ? text.replaceFirst("default", words.get("why.default"))
        : text;
  }

  private static String json(Said said) {
    Setting setting = said.setting();
    return "{\"program\": "
        + Json.string(said.who())
        + ", \"name\": "
        + Json.string(setting.name())
        + ", \"value\": "
        + Json.string(setting.value())
        + ", \"raw\": "
        + Json.string(setting.raw())
        + ", \"origin\": "
        + Json.string(setting.origin().toString())
        + "}";
  }
}
