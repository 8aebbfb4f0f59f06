package io.chapar.lab.diff;

import io.chapar.dovecot.conf.Conf;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.SettingTable;
import io.chapar.host.Process;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MasterCf;
import io.chapar.postfix.conf.MasterEntry;
import io.chapar.postfix.conf.Parameter;
import io.chapar.postfix.conf.Parameters;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import io.chapar.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The settings of Postfix and Dovecot that differ between two worlds. */
final class SettingChanges {
  private static final String DIRECTORY = "/etc/postfix";
  private static final String DEFAULT = "  (default)";

  private SettingChanges() {}

  /** Two lines for each, what was and what is. */
  static List<String> between(World before, World after) throws IOException {
    List<String> lines = new ArrayList<>();
    compare(
        "postfix",
        Diff.inside(before, () -> postfix(before)),
        Diff.inside(after, () -> postfix(after)),
        lines);
    compare("dovecot", dovecot(before), dovecot(after), lines);
    return lines;
  }

  private static void compare(
      String who, Map<String, String> old, Map<String, String> now, List<String> lines) {
    TreeMap<String, String> all = new TreeMap<>(old);
    all.putAll(now);
    for (String name : all.keySet()) {
      String was = old.get(name);
      String is = now.get(name);
      boolean derived = is != null && was != null && is.endsWith(DEFAULT) && was.endsWith(DEFAULT);
      if (!Objects.equals(was, is) && !derived) {
        lines.add("  " + who + ": " + name);
        lines.add("    - " + (was == null ? "" : was));
        lines.add("    + " + (is == null ? "" : is));
      }
    }
  }

  private static Map<String, String> postfix(World world) {
    Map<String, String> all = new TreeMap<>();
    Process process = world.session("root", List.of("postconf"));
    if (process == null) {
      return all;
    }
    try {
      ProcessHost host = new ProcessHost(process);
      PostfixConfig config = PostfixConfig.load(host, DIRECTORY);
      for (Parameter parameter : Parameters.standard().all()) {
        put(all, config, parameter.name());
      }
      config.mainCf().assignments().keySet().forEach(name -> put(all, config, name));
      for (MasterEntry entry : MasterCf.load(host, DIRECTORY).entries()) {
        all.put("master.cf " + entry.id(), String.join(" ", entry.fields()));
      }
    } catch (PostfixFatal | IOException e) {
      all.put("(error)", String.valueOf(e.getMessage()));
    }
    return all;
  }

  private static void put(Map<String, String> all, PostfixConfig config, String name) {
    try {
      all.put(name, config.get(name) + "  (" + (config.isSet(name) ? "main.cf" : "default") + ")");
    } catch (PostfixFatal e) {
      all.put(name, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> dovecot(World world) {
    Map<String, String> all = new TreeMap<>();
    try {
      Conf conf = ConfReader.read(world.mail().root(), ConfReader.PATH, true);
      for (SettingTable.Entry entry : SettingTable.GLOBAL.all()) {
        all.put(entry.name(), conf.global().raw(entry.name()));
      }
      conf.global().plugins().forEach((name, value) -> all.put("plugin/" + name, value));
    } catch (ConfException e) {
      all.put("(error)", String.valueOf(e.getMessage()));
    }
    return all;
  }
}
