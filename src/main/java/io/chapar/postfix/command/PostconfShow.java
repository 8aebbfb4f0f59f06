package io.chapar.postfix.command;

import io.chapar.config.Origin;
import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.ConfigHost;
import io.chapar.postfix.conf.MasterCf;
import io.chapar.postfix.conf.MasterEntry;
import io.chapar.postfix.conf.NameValue;
import io.chapar.postfix.conf.Parameter;
import io.chapar.postfix.conf.Parameters;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The half of postconf that only looks: parameters of main.cf, services and fields of master.cf.
 */
final class PostconfShow {
  private final Process process;
  private final Log log;
  private final Set<PostconfMode> modes;
  private final List<String> overrides;
  private final List<String> classes;
  private final ConfigHost host;
  private final String directory;

  PostconfShow(
      Process process,
      Log log,
      Set<PostconfMode> modes,
      List<String> overrides,
      String paramClass) {
    this.process = process;
    this.log = log;
    this.modes = modes;
    this.overrides = overrides;
    this.classes = Ascii.words(paramClass, Ascii.COMMA_SPACE);
    this.host = new ProcessHost(process);
    this.directory = process.env("MAIL_CONFIG", "/etc/postfix");
  }

  /** Shows parameters. */
  void main(List<String> names) throws IOException {
    boolean defaults = modes.contains(PostconfMode.DEFAULTS);
    PostfixConfig config = defaults ? PostfixConfig.defaults(host) : read();
    MasterCf master = master(false);
    KnownParameters known =
        new KnownParameters(process, log, config, master.entries(), said(config, defaults));
    if (!defaults) {
      known.findUserParameters();
    }
    if (names.isEmpty()) {
      for (Map.Entry<String, KnownParameters.Kind> entry : known.kinds().entrySet()) {
        if (chosen(entry.getValue())) {
          parameter(known, entry.getKey());
        }
      }
    }
    for (String name : names) {
      if (known.kinds().containsKey(name)) {
        parameter(known, name);
      } else {
        log.warning(name + ": unknown parameter");
      }
    }
    process.out().flush();
    if (!defaults) {
      known.warnOfUnusedInMain();
      known.warnOfUnusedInMaster();
    }
  }

  private boolean chosen(KnownParameters.Kind kind) {
    return switch (kind) {
      case BUILTIN -> classes.contains("builtin") || classes.contains("all");
      case SERVICE -> classes.contains("service") || classes.contains("all");
      case USER -> classes.contains("user") || classes.contains("all");
      case LEGACY -> false;
    };
  }

  private PostfixConfig read() {
    PostfixConfig config = PostfixConfig.load(host, directory);
    config.mainCf().warnings().forEach(log::warning);
    for (String override : overrides) {
      NameValue pair = NameValue.of(override);
      if (!pair.ok()) {
        throw new PostfixFatal("invalid parameter override: " + override + ": " + pair.complaint());
      }
      config = config.with(pair.name(), pair.value(), Origin.override("postconf -o", 0));
    }
    return config;
  }

  private Map<String, String> said(PostfixConfig config, boolean defaults) {
    Map<String, String> said = new LinkedHashMap<>();
    if (!defaults) {
      config.mainCf().assignments().values().forEach(a -> said.put(a.name(), a.value()));
      if (process.env().containsKey("MAIL_CONFIG")) {
        said.put("config_directory", directory);
      }
      overrides.forEach(o -> said.put(NameValue.of(o).name(), NameValue.of(o).value()));
    }
    return said;
  }

  private MasterCf master(boolean needed) {
    try {
      MasterCf master = MasterCf.load(host, directory);
      master.warnings().forEach(log::warning);
      return master;
    } catch (IOException e) {
      String text = "open " + directory + "/master.cf: " + e.getMessage();
      if (needed) {
        throw new PostfixFatal(text);
      }
      log.warning(text);
      return new MasterCf(directory + "/master.cf", List.of(), List.of());
    }
  }

  private void parameter(KnownParameters known, String name) throws IOException {
    String value = value(known, null, name);
    if (value == null) {
      return;
    }
    if (modes.contains(PostconfMode.NO_VALUE)) {
      line(name);
      return;
    }
    Parameter parameter = Parameters.standard().find(name);
    boolean raw = parameter != null && parameter.type() == Parameter.Type.RAW;
    String shown = modes.contains(PostconfMode.EXPAND) && !raw ? expand(known, null, value) : value;
    line(modes.contains(PostconfMode.NO_NAME) ? shown : name + " = " + shown);
  }

  /** The raw value that a name has for a service or for main.cf; null where -n hides it. */
  private @Nullable String value(
      KnownParameters known, @Nullable MasterEntry service, String name) {
    String said = said(known, service, name);
    if (said != null) {
      return said;
    }
    return modes.contains(PostconfMode.NON_DEFAULT) ? null : known.fallback(name);
  }

  private @Nullable String said(KnownParameters known, @Nullable MasterEntry service, String name) {
    return modes.contains(PostconfMode.DEFAULTS) ? null : known.said(name, service);
  }

  private String expand(KnownParameters known, @Nullable MasterEntry service, String value) {
    return known.expand(value, service);
  }

  /** Prints words with single spaces, folded where that is asked for. */
  private void line(String text) throws IOException {
    process.out().println(Folding.words(text, modes.contains(PostconfMode.FOLD)));
  }

  // ---- master.cf

  /** A request such as {@code smtp/inet/chroot}. */
  private static final class Request {
    final String text;
    final List<String> parts;
    boolean matched;

    Request(String text, List<String> parts) {
      this.text = text;
      this.parts = parts;
    }

    boolean matches(MasterEntry entry) {
      return ServicePattern.matches(parts, entry.name(), entry.type());
    }
  }

  /** Shows services, fields or -o options of master.cf. */
  void master(List<String> operands) throws IOException {
    MasterCf master = master(true);
    PostfixConfig config = read();
    KnownParameters known =
        new KnownParameters(process, log, config, master.entries(), said(config, false));
    known.findUserParameters();
    List<Request> requests = new ArrayList<>();
    for (String operand : operands) {
      requests.add(request(operand));
    }
    for (MasterEntry entry : master.entries()) {
      if (requests.isEmpty()) {
        show(known, entry, "*");
      }
      for (Request request : requests) {
        if (request.matches(entry)) {
          String last = request.parts.get(request.parts.size() - 1);
          request.matched |= show(known, entry, request.parts.size() == 3 ? last : "*");
        }
      }
    }
    for (Request request : requests) {
      if (!request.matched) {
        log.warning("unmatched request: \"" + request.text + '"');
      }
    }
    process.out().flush();
    known.warnOfUnusedInMaster();
  }

  private Request request(String operand) {
    boolean entries = modes.contains(PostconfMode.MASTER_ENTRY);
    List<String> parts = ServicePattern.parse(operand, 1, entries ? 2 : 3);
    if (parts == null) {
      throw new PostfixFatal(
          entries
              ? "-M option requires service_name[/type]"
              : modes.contains(PostconfMode.MASTER_FIELD)
                  ? "-F option requires service_name[/type[/field]]"
                  : "-P option requires service_name[/type[/parameter]]");
    }
    if (modes.contains(PostconfMode.MASTER_FIELD)) {
      ServicePattern.field(parts.get(2));
    }
    return new Request(operand, parts);
  }

  private boolean show(KnownParameters known, MasterEntry entry, String what) throws IOException {
    boolean fold = modes.contains(PostconfMode.FOLD);
    MasterPrinter printer =
        new MasterPrinter(
            fold,
            modes.contains(PostconfMode.EXPAND) ? value -> expand(known, entry, value) : v -> v);
    if (modes.contains(PostconfMode.MASTER_ENTRY)) {
      process.out().println(printer.entry(entry));
      return true;
    }
    if (modes.contains(PostconfMode.MASTER_FIELD)) {
      int only = ServicePattern.field(what);
      for (int field = 0; field < MasterEntry.FIELDS; field++) {
        if (only < 0 || only == field) {
          process
              .out()
              .println(
                  printer.field(
                      entry,
                      field,
                      modes.contains(PostconfMode.NO_NAME),
                      modes.contains(PostconfMode.NO_VALUE)));
        }
      }
      return true;
    }
    return options(known, entry, what);
  }

  private boolean options(KnownParameters known, MasterEntry entry, String what)
      throws IOException {
    Map<String, String> own = known.overrides(entry);
    if (what.equals("*")) {
      for (Map.Entry<String, String> option : new TreeMap<>(own).entrySet()) {
        option(known, entry, option.getKey(), option.getValue());
      }
      return !own.isEmpty();
    }
    String value = own.get(what);
    if (value == null) {
      return false;
    }
    option(known, entry, what, value);
    return true;
  }

  private void option(KnownParameters known, MasterEntry entry, String name, String value)
      throws IOException {
    String id = entry.id() + "/" + name;
    if (modes.contains(PostconfMode.NO_VALUE)) {
      line(id);
      return;
    }
    String shown = modes.contains(PostconfMode.EXPAND) ? expand(known, entry, value) : value;
    line(modes.contains(PostconfMode.NO_NAME) ? shown : id + " = " + shown);
  }
}
