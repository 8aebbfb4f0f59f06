package io.chapar.postfix.queue;

import io.chapar.postfix.conf.PostfixConfig;

/** The limits of a transport: its own parameters, or the default ones. */
final class Limits {
  private final PostfixConfig config;

  Limits(PostfixConfig config) {
    this.config = config;
  }

  private int get(String transport, String suffix, String fallback) {
    String own = transport + suffix;
    if (config.isSet(own)) {
      return config.integer(own);
    }
    String special = config.get(own);
    return special.isEmpty() ? config.integer(fallback) : number(special, fallback);
  }

  private int number(String text, String fallback) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return config.integer(fallback);
    }
  }

  /** How many recipients a request may have. */
  int recipients(String transport) {
    return get(transport, "_destination_recipient_limit", "default_destination_recipient_limit");
  }

  /** How many deliveries to one destination there may be at a time. */
  int concurrency(String transport) {
    return get(
        transport, "_destination_concurrency_limit", "default_destination_concurrency_limit");
  }

  /** How many there are at first. */
  int initialConcurrency(String transport) {
    return get(transport, "_initial_destination_concurrency", "initial_destination_concurrency");
  }

  /** After how many failed rounds a destination is given a rest. */
  int failedCohorts(String transport) {
    return get(
        transport,
        "_destination_concurrency_failed_cohort_limit",
        "default_destination_concurrency_failed_cohort_limit");
  }
}
