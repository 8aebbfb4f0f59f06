package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.MacroException;
import io.chapar.postfix.conf.MacroExpander;
import io.chapar.postfix.conf.MasterEntry;
import io.chapar.postfix.conf.Parameter;
import io.chapar.postfix.conf.Parameters;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names mean something in one configuration, as postconf sees it: the built-in ones, those
 * that the services of master.cf add, and those that the user defines and refers to. What is left
 * is unused, which is how a misspelt name comes to light.
 */
final class KnownParameters {
  /** The class of a name. */
  enum Kind {
    BUILTIN,
    SERVICE,
    USER,
    LEGACY
  }

  private final Process process;
  private final Log log;
  private final PostfixConfig config;
  private final List<MasterEntry> services;
  private final Map<String, Kind> kinds = new TreeMap<>();
  private final Map<String, String> serviceDefaults = new HashMap<>();
  private final Map<String, String> main = new LinkedHashMap<>();
  private final Map<MasterEntry, Map<String, String>> overrides = new LinkedHashMap<>();
  private final Map<MasterEntry, Set<String>> valid = new HashMap<>();
  private final Set<String> restrictionClasses = new HashSet<>();

  /** The names of a configuration. {@code main} is what main.cf and -o say. */
  KnownParameters(
      Process process,
      Log log,
      PostfixConfig config,
      List<MasterEntry> services,
      Map<String, String> main) {
    this.process = process;
    this.log = log;
    this.config = config;
    this.services = services;
    this.main.putAll(main);
    for (Parameter parameter : Parameters.standard().all()) {
      kinds.put(parameter.name(), parameter.builtin() ? Kind.BUILTIN : Kind.LEGACY);
    }
    for (MasterEntry service : services) {
      Parameters.ofService(service.name(), service.fields().get(MasterEntry.FIELDS - 1))
          .forEach(
              (name, fallback) -> {
                if (kinds.put(name, Kind.SERVICE) == null) {
                  serviceDefaults.put(name, fallback);
                }
              });
    }
  }

  /** Finds the names that the user defines, and complains of those that nobody does. */
  void findUserParameters() {
    for (MasterEntry service : services) {
      Map<String, String> own = new LinkedHashMap<>();
      service.overrides().forEach(o -> own.put(o.name(), o.value()));
      if (!own.isEmpty()) {
        overrides.put(service, own);
        valid.put(service, new HashSet<>());
      }
    }
    overrides.forEach((service, own) -> scan(own, service));
    for (String name : List.copyOf(kinds.keySet())) {
      Parameter parameter = Parameters.standard().find(name);
      boolean raw = parameter != null && parameter.type() == Parameter.Type.RAW;
      if (!raw && !main.containsKey(name)) {
        refer(fallback(name), null);
      }
    }
    scan(main, null);
  }

  private void scan(Map<String, String> values, @Nullable MasterEntry service) {
    String classes = values.get("smtpd_restriction_classes");
    if (classes != null) {
      for (String name : Ascii.words(expandQuietly(classes), Ascii.COMMA_SPACE)) {
        if (service == null) {
          restrictionClasses.add(name);
        }
        user(name, service);
      }
    }
    for (Map.Entry<String, String> entry : List.copyOf(values.entrySet())) {
      String name = entry.getKey();
      if (service != null && restrictionClasses.contains(name)) {
        validIn(service).add(name);
      }
      Parameter parameter = Parameters.standard().find(name);
      if (parameter != null && parameter.type() == Parameter.Type.READONLY) {
        log.warning(
            file(service) + ": read-only parameter assignment: " + name + "=" + entry.getValue());
        values.remove(name);
        continue;
      }
      if (kinds.get(name) == Kind.LEGACY) {
        kinds.put(name, Kind.USER);
      }
      if (parameter == null || parameter.type() != Parameter.Type.RAW) {
        refer(entry.getValue(), service);
        Kind kind = kinds.get(name);
        if (kind == Kind.BUILTIN || kind == Kind.SERVICE) {
          databases(service).look(expand(entry.getValue(), service), source(service));
        }
      }
    }
  }

  private DatabaseClients databases(@Nullable MasterEntry service) {
    return new DatabaseClients(process, log, name -> use(name, service));
  }

  private static String source(@Nullable MasterEntry service) {
    return service == null ? "main.cf" : "master.cf:" + service.id();
  }

  /** The value as -x shows it. */
  String expand(String value, @Nullable MasterEntry service) {
    try {
      return MacroExpander.expand(
          value,
          name -> {
            String said = said(name, service);
            return said != null ? said : kinds.containsKey(name) ? fallback(name) : null;
          });
    } catch (MacroException e) {
      throw new PostfixFatal("macro processing error", List.of(e.warning()));
    }
  }

  /** What a service's own -o options, or main.cf, say of a name, or null. */
  @Nullable String said(String name, @Nullable MasterEntry service) {
    if (service != null) {
      if (name.equals("process_name")) {
        return service.program();
      }
      if (name.equals("service_name")) {
        return service.name();
      }
      String own = overrides(service).get(name);
      if (own != null) {
        return own;
      }
    }
    return main.get(name);
  }

  private String expandQuietly(String value) {
    try {
      return MacroExpander.expand(value, main::get);
    } catch (MacroException e) {
      return "";
    }
  }

  private void refer(String value, @Nullable MasterEntry service) {
    List<String> names = new ArrayList<>();
    try {
      MacroExpander.scan(value, names::add);
      names.forEach(name -> user(name, service));
    } catch (MacroException e) {
      names.forEach(name -> user(name, service));
      log.warning(e.warning());
    }
  }

  private void user(String name, @Nullable MasterEntry service) {
    if (!use(name, service) && !kinds.containsKey(name)) {
      log.warning(file(service) + ": undefined parameter: " + name);
    }
  }

  /** Marks a name as used; false if nobody defines it. */
  private boolean use(String name, @Nullable MasterEntry service) {
    boolean supplied = false;
    if (service != null && overrides.getOrDefault(service, Map.of()).containsKey(name)) {
      supplied = true;
      validIn(service).add(name);
    } else if (main.containsKey(name)) {
      supplied = true;
      kinds.putIfAbsent(name, Kind.USER);
    }
    if (service == null) {
      for (Map.Entry<MasterEntry, Map<String, String>> entry : overrides.entrySet()) {
        if (entry.getValue().containsKey(name)) {
          supplied = true;
          validIn(entry.getKey()).add(name);
        }
      }
    }
    return supplied;
  }

  private Set<String> validIn(MasterEntry service) {
    return valid.computeIfAbsent(service, s -> new HashSet<>());
  }

  private String file(@Nullable MasterEntry service) {
    return config.directory() + (service == null ? "/main.cf" : "/master.cf");
  }

  /** Complains of assignments in main.cf that nobody reads. */
  void warnOfUnusedInMain() {
    main.forEach(
        (name, value) -> {
          if (!kinds.containsKey(name)) {
            log.warning(file(null) + ": unused parameter: " + name + "=" + value);
          }
        });
  }

  /** Complains of -o options in master.cf that nobody reads. */
  void warnOfUnusedInMaster() {
    overrides.forEach(
        (service, own) ->
            own.forEach(
                (name, value) -> {
                  if (!kinds.containsKey(name) && !validIn(service).contains(name)) {
                    log.warning(file(service) + ": unused parameter: " + name + "=" + value);
                  }
                }));
  }

  /** All known names with their class, by name. */
  Map<String, Kind> kinds() {
    return kinds;
  }

  /** What a service's -o options say. */
  Map<String, String> overrides(MasterEntry service) {
    return overrides.getOrDefault(service, Map.of());
  }

  /** The raw default of a known name; empty for the user's own. */
  String fallback(String name) {
    if (name.equals("process_name")) {
      return process.name();
    }
    if (name.equals("process_id")) {
      return Integer.toString(process.pid());
    }
    Parameter parameter = Parameters.standard().find(name);
    if (parameter == null) {
      return serviceDefaults.getOrDefault(name, "");
    }
    if (parameter.type() != Parameter.Type.COMPUTED) {
      return parameter.defaultValue();
    }
    String value = config.computedDefault(name);
    return value;
  }
}
