package io.chapar.postfix.conf;

import io.chapar.config.Layer;
import io.chapar.config.Origin;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All parameters that this release of Postfix knows, as the resource {@code parameters.tsv} lists
 * them, and the families of parameters that each mail delivery service adds under its own name.
 */
public final class Parameters {
  private static final Parameters STANDARD = load();

  /** The parameters that a delivery service adds: suffix and the general parameter behind it. */
  private static final Map<String, String> DELIVERY =
      Map.ofEntries(
          Map.entry("_recipient_limit", "default_recipient_limit"),
          Map.entry("_extra_recipient_limit", "default_extra_recipient_limit"),
          Map.entry("_recipient_refill_limit", "default_recipient_refill_limit"),
          Map.entry("_recipient_refill_delay", "default_recipient_refill_delay"),
          Map.entry("_delivery_slot_cost", "default_delivery_slot_cost"),
          Map.entry("_delivery_slot_loan", "default_delivery_slot_loan"),
          Map.entry("_delivery_slot_discount", "default_delivery_slot_discount"),
          Map.entry("_minimum_delivery_slots", "default_minimum_delivery_slots"),
          Map.entry("_initial_destination_concurrency", "initial_destination_concurrency"),
          Map.entry("_destination_concurrency_limit", "default_destination_concurrency_limit"),
          Map.entry("_destination_recipient_limit", "default_destination_recipient_limit"),
          Map.entry(
              "_destination_concurrency_positive_feedback",
              "default_destination_concurrency_positive_feedback"),
          Map.entry(
              "_destination_concurrency_negative_feedback",
              "default_destination_concurrency_negative_feedback"),
          Map.entry(
              "_destination_concurrency_failed_cohort_limit",
              "default_destination_concurrency_failed_cohort_limit"),
          Map.entry("_destination_rate_delay", "default_destination_rate_delay"),
          Map.entry("_transport_rate_delay", "default_transport_rate_delay"));

  private static final String TIME_LIMIT = "_time_limit";
  private static final Set<String> DELIVERY_PROGRAMS =
      Set.of("local", "error", "virtual", "smtp", "lmtp", "pipe");

  private final Map<String, Parameter> byName;
  private final Layer defaults = new Layer("default");

  private Parameters(Map<String, Parameter> byName) {
    this.byName = byName;
    for (Parameter parameter : byName.values()) {
      if (parameter.type() != Parameter.Type.COMPUTED) {
        defaults.say(parameter.name(), parameter.defaultValue(), Origin.DEFAULT);
      }
    }
  }

  /** The parameters of this release. */
  public static Parameters standard() {
    return STANDARD;
  }

  /** What is known of a name, or null. */
  public @Nullable Parameter find(String name) {
    return byName.get(name);
  }

  /** All, by name. */
  public Collection<Parameter> all() {
    return byName.values();
  }

  /** The layer of fixed defaults; shared, so never written to. */
  Layer defaults() {
    return defaults;
  }

  /** The parameters that a service running {@code program} adds: name and raw default. */
  public static Map<String, String> ofService(String service, String program) {
    Map<String, String> added = new TreeMap<>();
    if (DELIVERY_PROGRAMS.contains(program)) {
      DELIVERY.forEach((suffix, general) -> added.put(service + suffix, "$" + general));
    }
    if (program.equals("pipe") || program.equals("spawn")) {
      added.put(service + TIME_LIMIT, "$command_time_limit");
    }
    return added;
  }

  /** The raw default of a service's parameter by the form of its name alone, or null. */
  static @Nullable String serviceDefault(String name) {
    String longest = "";
    for (String suffix : DELIVERY.keySet()) {
      if (name.endsWith(suffix)
          && name.length() > suffix.length()
          && suffix.length() > longest.length()) {
        longest = suffix;
      }
    }
    if (!longest.isEmpty()) {
      return "$" + DELIVERY.get(longest);
    }
    return name.endsWith(TIME_LIMIT) ? "$command_time_limit" : null;
  }

  private static Parameters load() {
    Map<String, Parameter> byName = new TreeMap<>();
    for (String line : resource().split("\n", -1)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = fields(line);
      byName.put(
          fields.get(0),
          new Parameter(
              fields.get(0),
              Parameter.Type.valueOf(fields.get(1).toUpperCase(Locale.ROOT)),
              Long.parseLong(fields.get(2)),
              Long.parseLong(fields.get(3)),
              Set.copyOf(Ascii.words(fields.get(4), ",")),
              fields.get(5)));
    }
    return new Parameters(byName);
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < 5; i++) {
      int tab = line.indexOf('\t', at);
      fields.add(line.substring(at, tab));
      at = tab + 1;
    }
    fields.add(line.substring(at));
    return fields;
  }

  private static String resource() {
    try (InputStream in = Parameters.class.getResourceAsStream("parameters.tsv")) {
      if (in == null) {
        throw new IllegalStateException("parameters.tsv is not on the class path");
      }
      return Utf8.decode(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
