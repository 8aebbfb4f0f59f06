package io.chapar.postfix.conf;

import io.chapar.postfix.PostfixFatal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a Postfix program checks of its configuration when it starts, in the order in which it does:
 * first what all programs share, then what its own parameters say. The first thing that is wrong is
 * a {@link PostfixFatal}. What nobody checks, nobody complains about: that is how a wrong setting
 * passes {@code postfix check} and kills a daemon later.
 */
public final class ConfigCheck {
  private static final Set<Parameter.Type> TEXTS = Set.of(Parameter.Type.STR, Parameter.Type.RAW);
  private static final List<Parameter.Type> OWN_ORDER =
      List.of(
          Parameter.Type.NINT,
          Parameter.Type.INT,
          Parameter.Type.LONG,
          Parameter.Type.STR,
          Parameter.Type.RAW,
          Parameter.Type.BOOL,
          Parameter.Type.NBOOL,
          Parameter.Type.TIME);
  private static final Set<String> TLS_PROGRAMS = Set.of("smtp", "lmtp", "smtpd", "tlsproxy");
  private static final Set<String> FACILITIES =
      Set.of(
          "auth",
          "authpriv",
          "cron",
          "daemon",
          "ftp",
          "kern",
          "lpr",
          "mail",
          "news",
          "security",
          "syslog",
          "user",
          "uucp",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  private final PostfixConfig config;

  private ConfigCheck(PostfixConfig config) {
    this.config = config;
  }

  /** What every program checks. */
  public static void common(PostfixConfig config) {
    new ConfigCheck(config).common();
  }

  /** What a daemon checks besides: {@code program} is its name, such as smtpd. */
  public static void daemon(PostfixConfig config, String program) {
    ConfigCheck check = new ConfigCheck(config);
    check.common();
    check.own(Parameter.SERVERS);
    check.own(program);
    if (TLS_PROGRAMS.contains(program)) {
      check.own(Parameter.TLS);
    }
  }

  /** What a command checks besides: only its own parameters. */
  public static void command(PostfixConfig config, String program) {
    ConfigCheck check = new ConfigCheck(config);
    check.common();
    check.own(program);
  }

  private void common() {
    String level = config.text("compatibility_level");
    if (CompatibilityLevel.parse(level) == null) {
      throw new PostfixFatal(CompatibilityLevel.complaint(level));
    }
    texts(
        "mail_version",
        "syslog_facility",
        "inet_protocols",
        "maillog_file_prefixes",
        "maillog_file_compressor",
        "maillog_file_rotate_suffix",
        "postlog_service_name");
    String facility = config.get("syslog_facility");
    if (!FACILITIES.contains(facility)) {
      throw bad("syslog_facility", "unrecognized value: " + facility);
    }
    for (String name :
        List.of(
            "daemon_table_open_error_is_fatal",
            "dns_ncache_ttl_fix_enable",
            "smtputf8_enable",
            "enable_idna2003_compatibility",
            "respectful_logging")) {
      config.bool(name);
    }
    OwnAddresses.families(config);
    texts("myhostname", "mydomain");
    for (String name : List.of("myhostname", "mydomain")) {
      List<String> warnings = new ArrayList<>();
      if (!HostNames.valid(config.get(name), warnings)) {
        throw new PostfixFatal(
            bad(name, "bad parameter value: " + config.get(name)).getMessage(), warnings);
      }
    }
    shared(TEXTS);
    String origin = Origins.origin(config);
    shared(Set.of(Parameter.Type.INT, Parameter.Type.NINT));
    shared(Set.of(Parameter.Type.LONG));
    shared(Set.of(Parameter.Type.BOOL, Parameter.Type.NBOOL));
    shared(Set.of(Parameter.Type.TIME));
    new AccountCheck(config).run();
    config.get("mynetworks");
    OwnAddresses.list(config);
    relations(origin);
  }

  private void relations(String origin) {
    if (Ascii.lower(config.get("myhostname")).equals(Ascii.lower(config.get("relayhost")))) {
      throw new PostfixFatal(
          "myhostname and relayhost parameter settings must not be identical: "
              + config.get("myhostname"));
    }
    if (Ascii.words(origin, Ascii.COMMA_SPACE).size() > 1
        || !Ascii.words(origin, Ascii.COMMA_SPACE).contains(origin)) {
      throw new PostfixFatal(
          "myorigin parameter setting must not contain multiple values: " + origin);
    }
    String delimiters = config.get("default_verp_delimiters");
    String filter = config.get("verp_delimiter_filter");
    String which =
        filter.indexOf(delimiters.charAt(0)) < 0
            ? "first"
            : filter.indexOf(delimiters.charAt(1)) < 0 ? "second" : "";
    if (!which.isEmpty()) {
      throw new PostfixFatal(
          "file "
              + config.directory()
              + "/main.cf: parameters default_verp_delimiters and verp_delimiter_filter: bad "
              + which
              + " VERP delimiter character");
    }
  }

  private void texts(String... names) {
    for (String name : names) {
      config.text(name);
    }
  }

  private PostfixFatal bad(String name, String why) {
    return new PostfixFatal(
        "file " + config.directory() + "/main.cf: parameter " + name + ": " + why);
  }

  private void shared(Set<Parameter.Type> types) {
    for (Parameter parameter : Parameters.standard().all()) {
      if (types.contains(parameter.type()) && parameter.readBy(Parameter.ALL)) {
        check(parameter);
      }
    }
  }

  private void own(String reader) {
    for (Parameter.Type type : OWN_ORDER) {
      for (Parameter parameter : Parameters.standard().all()) {
        if (parameter.type() == type
            && parameter.readBy(reader)
            && !parameter.readBy(Parameter.ALL)) {
          check(parameter);
        }
      }
    }
  }

  private void check(Parameter parameter) {
    String fallback = parameter.defaultValue();
    boolean mustBeSet = TEXTS.contains(parameter.type()) && fallback.length() < parameter.least();
    if (!config.isSet(parameter.name()) && fallback.indexOf('$') < 0 && !mustBeSet) {
      return; // a fixed default is right
    }
    switch (parameter.type()) {
      case BOOL, NBOOL -> config.bool(parameter.name());
      case INT, NINT -> config.integer(parameter.name());
      case LONG -> config.number(parameter.name());
      case TIME -> config.seconds(parameter.name());
      case RAW -> {}
      default -> config.text(parameter.name());
    }
  }
}
