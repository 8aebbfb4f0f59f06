package io.chapar.unix.swaks;

import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.unix.net.Secure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dialogue from the greeting to QUIT, with the exit statuses that swaks documents. */
final class Dialogue {
  private static final int NO_CONNECTION = 2;
  private static final int NO_GREETING = 21;
  private static final int NO_HELO = 22;
  private static final int NO_MAIL = 23;
  private static final int NO_RCPT = 24;
  private static final int NO_DATA = 25;
  private static final int NO_DOT = 26;
  private static final int NO_QUIT = 27;
  private static final int NO_AUTH = 28;
  private static final int NO_TLS = 29;
  private static final int NO_SECOND_HELO = 32;
  private static final int NO_XCLIENT = 33;
  private static final int NO_HELO_AFTER_XCLIENT = 34;

  private final Process process;
  private final Arguments arguments;
  private final Printer printer;
  private final Plan plan;
  private final Link link;
  private final Wire wire;
  private Map<String, Set<String>> features = new HashMap<>();
  private boolean quitSent;

  Dialogue(Process process, Arguments arguments, Printer printer, Plan plan) throws IOException {
    this.process = process;
    this.arguments = arguments;
    this.printer = printer;
    this.plan = plan;
    this.link = connect();
    this.wire = new Wire(process, printer, link, plan.timeout(), arguments);
  }

  private Link connect() throws IOException {
    String socket = arguments.asked(process, "socket", "Socket File: ");
    String pipe = arguments.asked(process, "pipe", "Pipe: ");
    String local = arguments.asked(process, "local-interface", "Interface: ");
    String where = plan.server() + ":" + plan.port();
    String trying = socket != null ? socket : pipe != null ? "pipe to " + pipe : where;
    printer.info("Trying " + trying + "...");
    try {
      Link made =
          socket != null
              ? Link.local(process, socket)
              : pipe != null
                  ? Link.pipe(process, pipe)
                  : Link.inet(process, plan.server(), plan.port(), local, plan.timeout());
      String name = socket != null ? socket : pipe != null ? pipe : plan.server();
      printer.info("Connected to " + name + ".");
      return made;
    } catch (Link.Failure e) {
      String from = local == null || socket != null || pipe != null ? "" : " " + local;
      String target = socket != null ? socket : where;
      printer.error("Error connecting" + from + " to " + target + ":\n\t" + e.getMessage());
      throw new ExitException(NO_CONNECTION);
    }
  }

  /** Holds the dialogue; an ExitException is its end before the end. */
  void run() throws IOException {
    if (plan.tlsOnConnect()) {
      try {
        secure();
      } catch (IOException e) {
        printer.error("TLS startup failed (" + reason(e) + ")");
        throw new ExitException(NO_TLS);
      }
      passed("tls");
    }
    if (!wire.exchange(null, "220")) {
      quit(NO_GREETING);
    }
    passed("connect");
    helo(NO_HELO, "first-helo");
    passed("first-helo");
    if (arguments.has("xclient-before-starttls")) {
      xclient();
    }
    boolean encrypted = plan.tls() && startTls();
    passed("tls");
    if (encrypted) {
      features = new HashMap<>();
      helo(NO_SECOND_HELO, "helo");
    }
    if (plan.dropAfterSend().equals("helo")) {
      throw wire.drop();
    }
    passed("helo");
    if (!arguments.has("xclient-before-starttls")) {
      xclient();
    }
    authenticate();
    passed("auth");
    mail();
    rcpt();
    data();
  }

  /** Ends here if this is the step after which to drop or to quit. */
  private void passed(String step) throws IOException {
    if (plan.dropAfter().equals(step)) {
      throw wire.drop();
    }
    if (plan.quitAfter().equals(step)) {
      quit(0);
    }
  }

  private void mayDropBeforeReply(String step) {
    if (plan.dropAfterSend().equals(step)) {
      wire.dropBeforeRead();
    }
  }

  /** Says QUIT and ends with {@code status}. */
  private void quit(int status) throws IOException {
    sayQuit(status);
    link.close();
    printer.info(closed());
    throw new ExitException(status);
  }

  private String closed() {
    boolean pipe = arguments.has("pipe");
    return "Connection closed with " + (pipe ? "child process." : "remote host.");
  }

  private boolean sayQuit(int status) throws IOException {
    if (quitSent) {
      return true;
    }
    quitSent = true;
    wire.mayBeLost(true);
    boolean good = wire.exchange("QUIT", "221");
    wire.mayBeLost(false);
    if (wire.lost()) {
      throw wire.disconnected(status == 0 ? 6 : status);
    }
    return good;
  }

  private void helo(int failure, String step) throws IOException {
    mayDropBeforeReply(step);
    if (!plan.protocol().equals("smtp")) {
      String verb = plan.protocol().equals("lmtp") ? "LHLO " : "EHLO ";
      if (wire.exchange(verb + plan.helo(), "250")) {
        remember(wire.reply());
        return;
      }
    }
    boolean good = !plan.protocol().equals("lmtp") && wire.exchange("HELO " + plan.helo(), "250");
    if (!good) {
      quit(failure);
    }
  }

  private void remember(String reply) {
    for (String line : reply.lines().toList()) {
      String text = line.length() > 4 ? line.substring(4) : "";
      String[] words = text.split("[ =]+", -1);
      Set<String> values = new HashSet<>();
      Arrays.stream(words).skip(1).forEach(w -> values.add(w.toUpperCase(Locale.ROOT)));
      features.computeIfAbsent(words[0], k -> new HashSet<>()).addAll(values);
    }
    wire.pipeline(arguments.has("pipeline") && features.containsKey("PIPELINING"));
  }

  // ---- TLS

  private boolean startTls() throws IOException {
    mayDropBeforeReply("tls");
    boolean optional = arguments.has("tls-optional");
    if (!features.containsKey("STARTTLS")) {
      printer.error("Host did not advertise STARTTLS");
      if (!optional && !arguments.has("tls-optional-strict")) {
        quit(NO_TLS);
      }
      return false;
    }
    boolean accepted = wire.exchange("STARTTLS", "220");
    if (accepted) {
      try {
        secure();
        return true;
      } catch (IOException e) {
        printer.error("TLS startup failed (" + reason(e) + ")");
      }
    }
    printer.error("STARTTLS attempted but failed");
    if (!optional) {
      throw new ExitException(NO_TLS);
    }
    return false;
  }

  private void secure() throws IOException {
    link.timeout(plan.timeout());
    Secure session = link.secure(arguments.value("tls-sni", plan.server()));
    String failure = Trust.check(process, arguments, session);
    if (failure != null) {
      throw new IOException(failure);
    }
    printer.secure();
    printer.info(
        "TLS started with cipher "
            + session.protocol()
            + ":"
            + session.cipher()
            + ":"
            + session.bits());
    printer.info("TLS no local certificate set");
    printer.info("TLS peer DN=\"" + session.subject() + "\"");
    String file = arguments.value("tls-get-peer-cert");
    if (file != null) {
      String pem = Trust.pem(session);
      if (file.isEmpty()) {
        printer.info(pem);
      } else {
        process.files().write(process.path(file), pem + "\n", 0666 & ~process.umask());
      }
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    if (message != null && message.startsWith("connect()")) {
      return message;
    }
    return message != null && message.contains("SSL message")
        ? "connect(): error:0A00010B:SSL routines::wrong version number"
        : "connect(): error:00000000:lib(0)::reason(0)";
  }

  // ---- before the message

  private void xclient() throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder attributes = new StringBuilder();
    Set<String> names = new HashSet<>();
    for (Arguments.Use use : arguments.starting("xclient")) {
      if (use.name().matches("xclient-(optional|optional-strict|before-starttls|no-verify)")) {
        continue;
      }
      if (use.name().equals("xclient") || use.name().equals("xclient-delim")) {
        if (!attributes.isEmpty()) {
          lines.add(attributes.toString());
          attributes.setLength(0);
        }
        if (use.name().equals("xclient")) {
          lines.add(use.value());
        }
        continue;
      }
      String name = use.name().substring(8).replace('-', '_').toUpperCase(Locale.ROOT);
      names.add(name);
      attributes
          .append(attributes.isEmpty() ? "" : " ")
          .append(name)
          .append('=')
          .append(use.value());
    }
    if (!attributes.isEmpty()) {
      lines.add(attributes.toString());
    }
    if (lines.isEmpty()) {
      return;
    }
    boolean optional =
        arguments.has("xclient-optional") || arguments.has("xclient-optional-strict");
    Set<String> offered = features.get("XCLIENT");
    mayDropBeforeReply("xclient");
    if (offered == null || !offered.containsAll(names) && !arguments.has("xclient-no-verify")) {
      String what = offered == null ? "XCLIENT" : "requested XCLIENT attributes";
      printer.error("Host did not advertise " + what);
      if (!optional) {
        quit(NO_XCLIENT);
      }
      return;
    }
    for (String line : lines) {
      if (!wire.exchange("XCLIENT " + line, "220")) {
        printer.error("XCLIENT attempted but failed.  Exiting");
        if (!arguments.has("xclient-optional")) {
          quit(NO_XCLIENT);
        }
        return;
      }
    }
    passed("xclient");
    helo(NO_HELO_AFTER_XCLIENT, "helo");
    passed("helo");
  }

  private void authenticate() throws IOException {
    Auth auth = plan.auth();
    if (auth == null) {
      return;
    }
    mayDropBeforeReply("auth");
    boolean optional = arguments.has("auth-optional");
    boolean strict = arguments.has("auth-optional-strict");
    @Nullable Set<String> offered = features.get("AUTH");
    switch (auth.run(wire, offered)) {
      case DONE -> {}
      case NOT_ADVERTISED -> {
        printer.error("Host did not advertise authentication");
        if (!optional && !strict) {
          quit(NO_AUTH);
        }
      }
      case NO_COMMON_TYPE -> {
        String which = auth.any() ? "no advertised types" : "requested type not";
        printer.error("Auth not attempted, " + which + " available");
        if (!optional && (auth.any() || !strict)) {
          quit(NO_AUTH);
        }
      }
      case REFUSED -> {
        printer.error("No authentication type succeeded");
        if (!optional) {
          quit(NO_AUTH);
        }
      }
    }
  }

  // ---- the message

  private void mail() throws IOException {
    mayDropBeforeReply("mail");
    step("MAIL FROM:<" + plan.from() + ">", () -> quitUnchecked(NO_MAIL));
    passed("mail");
  }

  private void rcpt() throws IOException {
    mayDropBeforeReply("rcpt");
    String[] recipients = plan.to().split(",", -1);
    int[] refused = {0};
    for (String recipient : recipients) {
      step(
          "RCPT TO:<" + recipient + ">",
          () -> {
            if (++refused[0] == recipients.length) {
              quitUnchecked(NO_RCPT);
            }
          });
    }
    accepted = recipients.length - refused[0];
    passed("rcpt");
  }

  private int accepted = 1;

  private void step(String line, Runnable failed) throws IOException {
    wire.exchange(new Wire.Step(line, null, "250", true, false, false, failed));
  }

  private void quitUnchecked(int status) {
    try {
      quit(status);
    } catch (IOException e) {
      throw new ExitException(status);
    }
  }

  private void data() throws IOException {
    mayDropBeforeReply("data");
    if (!wire.exchange("DATA", "354")) {
      quit(NO_DATA);
    }
    passed("data");
    mayDropBeforeReply("dot");
    boolean brief = arguments.has("suppress-data");
    boolean good =
        wire.exchange(new Wire.Step(plan.data(), null, "250", false, brief, false, () -> {}));
    if (plan.protocol().equals("lmtp")) {
      for (int i = 1; i < accepted; i++) {
        good |= wire.exchange(null, "250");
      }
    }
    if (!good) {
      quit(NO_DOT);
    }
    passed("dot");
    if (!sayQuit(0)) {
      quit(NO_QUIT);
    }
    link.close();
    printer.info(closed());
  }
}
