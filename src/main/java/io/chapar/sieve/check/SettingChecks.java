package io.chapar.sieve.check;

import io.chapar.sieve.run.AddressCheck;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is wrong with the settings of plugin { }: told once, and then the defaults hold. */
final class SettingChecks {
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,18}\\s*");
  private static final Pattern DURATION = Pattern.compile("\\s*\\d{1,12}\\s*[smhdSMHD]?\\s*");
  private static final Pattern SENDER =
      Pattern.compile("sender|recipient|orig_recipient|user_email|postmaster|<.*>");
  private static final long DAY = 86_400;

  private final Map<String, String> settings;
  private final Consumer<String> log;

  SettingChecks(Map<String, String> settings, Consumer<String> log) {
    this.settings = settings;
    this.log = log;
  }

  /** Tells all of it; {@code enabled} are the names of the extensions that are on. */
  void tell(Engine engine, Set<String> enabled) {
    number("sieve_max_actions");
    number("sieve_max_redirects");
    duration("sieve_max_cpu_time");
    sender("sieve_redirect_envelope_from");
    String email = settings.get("sieve_user_email");
    String wrong = email == null ? null : AddressCheck.problem(email, false);
    if (wrong != null) {
      log.accept("Invalid address value for setting `sieve_user_email': " + wrong);
    }
    if (enabled.contains("vacation")) {
      vacation(engine);
    }
    number("sieve_include_max_includes");
    number("sieve_include_max_nesting_depth");
    least(engine, "sieve_variables_max_scope_size", 128, "items", false);
    least(engine, "sieve_variables_max_variable_size", 4000, "bytes", true);
    sender("sieve_notify_mailto_envelope_from");
    duration("sieve_duplicate_default_period");
    duration("sieve_duplicate_max_period");
    long header = engine.bytes("sieve_editheader_max_header_size", 2048);
    if (enabled.contains("editheader") && header < 1024) {
      log.accept(
          "editheader: value of sieve_editheader_max_header_size setting (="
              + header
              + ") is less than the minimum (=1024) (ignored)");
    }
  }

  private void number(String name) {
    String value = settings.get(name);
    if (value != null && !value.isBlank() && !NUMBER.matcher(value).matches()) {
      log.accept("invalid unsigned integer value for setting '" + name + "': '" + value + "'");
    }
  }

  private void duration(String name) {
    String value = settings.get(name);
    if (value != null && !value.isBlank() && !DURATION.matcher(value).matches()) {
      log.accept("invalid duration value for setting '" + name + "': '" + value + "'");
    }
  }

  private void sender(String name) {
    String value = settings.get(name);
    if (value != null && !value.isBlank() && !SENDER.matcher(value.strip()).matches()) {
      log.accept("Invalid value for setting '" + name + "': '" + value + "'");
    }
  }

  private void vacation(Engine engine) {
    long least = engine.seconds("sieve_vacation_min_period", DAY);
    long most = engine.seconds("sieve_vacation_max_period", 0);
    long usual = engine.seconds("sieve_vacation_default_period", 7 * DAY);
    if (most > 0 && (least > most || usual > most) || usual < least) {
      log.accept(
          "vacation extension: invalid settings: violated sieve_vacation_min_period <"
              + " sieve_vacation_default_period < sieve_vacation_max_period");
    }
  }

  private void least(Engine engine, String name, long least, String unit, boolean bytes) {
    long value = bytes ? engine.bytes(name, least) : engine.number(name, least);
    if (settings.containsKey(name) && value < least) {
      log.accept(
          "variables: setting "
              + name
              + " is lower than required by standards (>= "
              + least
              + " "
              + unit
              + ")");
    }
  }
}
