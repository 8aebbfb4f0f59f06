package io.chapar.unix.openssl;

import io.chapar.disk.DiskException;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.net.tls.Pem;
import io.chapar.text.Utf8;
import io.chapar.unix.Options;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the commands of openssl share: options with one dash, files, and the error queue. */
final class Tool {
  private final Process process;
  private final String name;

  Tool(Process process, String name) {
    this.process = process;
    this.name = name;
  }

  Process process() {
    return process;
  }

  String name() {
    return name;
  }

  /** The options of a command line. */
  static final class Args {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    boolean has(String option) {
      return values.containsKey(option);
    }

    @Nullable String value(String option) {
      List<String> all = values.get(option);
      return all == null ? null : all.get(all.size() - 1);
    }

    String value(String option, String fallback) {
      String value = value(option);
      return value == null ? fallback : value;
    }

    List<String> all(String option) {
      return values.getOrDefault(option, List.of());
    }

    /** The options in the order given. */
    List<String> order() {
      return order;
    }

    List<String> operands() {
      return operands;
    }
  }

  /**
   * Parses options.
   *
   * @param flags those without an argument, separated by blanks
   * @param valued those with one
   * @param missing those that the real command has besides
   */
  Args parse(List<String> args, String flags, String valued, String missing) throws IOException {
    Set<String> plain = Set.of(flags.split(" ", -1));
    Set<String> taking = Set.of(valued.split(" ", -1));
    Set<String> absent = Set.of(missing.split(" ", -1));
    Args parsed = new Args();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (!arg.startsWith("-") || arg.length() < 2) {
        parsed.operands.addAll(args.subList(i, args.size()));
        break;
      }
      String option = arg.startsWith("--") ? arg.substring(2) : arg.substring(1);
      if (plain.contains(option)) {
        parsed.values.computeIfAbsent(option, k -> new ArrayList<>()).add("");
      } else if (taking.contains(option)) {
        if (i + 1 >= args.size()) {
          throw usage("Option " + arg + " needs a value");
        }
        parsed.values.computeIfAbsent(option, k -> new ArrayList<>()).add(args.get(++i));
      } else if (option.equals("help")) {
        Options.of().parse(process, List.of("--help"));
      } else if (absent.contains(option)) {
        throw Options.notSimulated(process, arg);
      } else {
        throw usage("Unknown option: " + arg);
      }
      parsed.order.add(option);
    }
    return parsed;
  }

  ExitException usage(String message) throws IOException {
    process.err().print(name + ": " + message + "\n" + name + ": Use -help for summary.\n");
    return new ExitException(1);
  }

  // ---- errors

  /** One line of the error queue. */
  Tool error(String code, String library, String function, String reason, String place)
      throws IOException {
    String thread =
        String.format("40%02X%06X7F0000", process.pid() & 255, process.started() & 0xffffff);
    process
        .err()
        .print(
            thread + ":error:" + code + ":" + library + ":" + function + ":" + reason + ":../"
                + place + "\n");
    return this;
  }

  Tool say(String line) throws IOException {
    process.err().print(line + "\n");
    return this;
  }

  ExitException exit(int status) {
    return new ExitException(status);
  }

  // ---- files

  /** The bytes of a file, or of standard input where there is none. */
  byte[] input(@Nullable String file) throws IOException {
    return file == null ? process.in().readAllBytes() : process.readAll(file);
  }

  /** The bytes of what holds a key or a certificate; complains as the STORE routines do. */
  byte[] load(@Nullable String file, String what) throws IOException {
    try {
      return input(file);
    } catch (DiskException e) {
      say("Could not open file or uri for loading " + what + " from " + file);
      error(
          "16000069",
          "STORE routines",
          "ossl_store_get0_loader_int",
          "unregistered scheme",
          "crypto/store/store_register.c:237:scheme=file");
      error(
          "80000002",
          "system library",
          "file_open",
          e.getMessage(),
          "providers/implementations/storemgmt/file_store.c:268:calling stat(" + file + ")");
      throw exit(1);
    }
  }

  /** The first certificate in a file; complains and ends the command if there is none. */
  X509Certificate certificate(@Nullable String file, String what, int status) throws IOException {
    byte[] bytes;
    try {
      bytes = load(file, what);
    } catch (ExitException e) {
      say("Unable to load " + what);
      throw exit(status);
    }
    X509Certificate found = certificate(bytes);
    if (found == null) {
      say("Could not read " + what + " from " + (file == null ? "<stdin>" : file));
      if (!Pem.parse(Utf8.decode(bytes)).isEmpty()) {
        error(
            "1608010C",
            "STORE routines",
            "ossl_store_handle_load_result",
            "unsupported",
            "crypto/store/store_result.c:149:");
      }
      say("Unable to load " + what);
      throw exit(status);
    }
    return found;
  }

  /** The first certificate in bytes, PEM or DER; null if there is none. */
  static @Nullable X509Certificate certificate(byte[] bytes) {
    List<X509Certificate> all = Pem.certificates(Utf8.decode(bytes));
    return all.isEmpty() ? new Pem("CERTIFICATE", bytes).certificate() : all.get(0);
  }

  /** The private key in a file. */
  PrivateKey key(@Nullable String file, String what, @Nullable String pass) throws IOException {
    byte[] bytes = load(file, what);
    PrivateKey key = Secrets.read(this, bytes, pass, file);
    if (key == null) {
      say("Could not read " + what + " from " + (file == null ? "<stdin>" : file));
      throw exit(1);
    }
    return key;
  }

  /** Writes a result to a file, or to standard output where there is none. */
  void output(@Nullable String file, byte[] bytes, int mode) throws IOException {
    if (file == null) {
      process.out().write(bytes);
      return;
    }
    try {
      if (process.path(file).startsWith("/dev/")) {
        var channel = process.open(file, Set.of(io.chapar.disk.Files.Mode.WRITE), 0);
        channel.write(bytes, 0, bytes.length);
        channel.close();
        return;
      }
      process.files().write(process.path(file), bytes, mode & ~process.umask());
    } catch (DiskException e) {
      say("Can't open \"" + file + "\" for writing, " + e.getMessage());
      error(
          "80000002",
          "system library",
          "BIO_new_file",
          e.getMessage(),
          "crypto/bio/bss_file.c:67:calling fopen(" + file + ", w)");
      throw exit(1);
    }
  }

  void output(@Nullable String file, String text) throws IOException {
    output(file, Utf8.encode(text), 0666);
  }

  /** The password that {@code pass:x}, {@code env:X} or {@code file:f} means; null for none. */
  @Nullable String password(@Nullable String source) throws IOException {
    if (source == null) {
      return null;
    }
    int colon = source.indexOf(':');
    String rest = colon < 0 ? "" : source.substring(colon + 1);
    switch (colon < 0 ? source : source.substring(0, colon)) {
      case "pass":
        return rest;
      case "env":
        return process.env(rest, "");
      case "stdin":
        return process.in().readLine();
      case "file":
        try {
          return process.files().text(process.path(rest)).lines().findFirst().orElse("");
        } catch (DiskException e) {
          say("Can't open file " + rest);
          say("Error getting passwords");
          throw exit(1);
        }
      default:
        say("Invalid password argument, missing ':' within the first 5 chars");
        say("Error getting passwords");
        throw exit(1);
    }
  }
}
