package io.chapar.spam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the configuration files say, all of them together: the settings and the rules. */
final class Settings {
  /** A header field to add: to spam, ham or all. */
  record Added(String to, String name, String text) {}

  double required = 5;
  int reportSafe = 1;
  final Map<String, String> rewrite = new LinkedHashMap<>();
  final List<Added> added = new ArrayList<>();
  final List<String> report = new ArrayList<>();
  String contact = "@@CONTACT_ADDRESS@@";
  String hostname = "";
  boolean fold = true;
  boolean bayes = true;
  boolean bayesRules = true;
  boolean autoLearn = true;
  double learnHam = 0.1;
  double learnSpam = 12;
  int minHam = 200;
  int minSpam = 200;
  String bayesPath = "~/.spamassassin/bayes";
  boolean network = true;
  boolean skipRbl;
  boolean userRules;
  final List<String> trusted = new ArrayList<>();
  final List<String> internal = new ArrayList<>();
  final Map<String, List<String>> lists = new HashMap<>();
  final Map<String, Rule> rules = new LinkedHashMap<>();
  final Map<String, double[]> scores = new HashMap<>();
  final Map<String, String> descriptions = new HashMap<>();
  final Map<String, List<String>> flags = new HashMap<>();
  final List<String> plugins = new ArrayList<>();

  /** The patterns of a list such as welcomelist_from. */
  List<String> list(String name) {
    return lists.computeIfAbsent(name, n -> new ArrayList<>());
  }

  boolean flag(String rule, String flag) {
    return flags.getOrDefault(rule, List.of()).contains(flag);
  }

  /** What a rule counts: with the network or without, with Bayes or without. */
  double score(String rule, int set) {
    double[] all = scores.get(rule);
    if (all != null) {
      return all.length == 1 ? all[0] : all[set];
    }
    return rule.startsWith("T_") ? 0.01 : flag(rule, "nice") ? -1 : 1;
  }
}
