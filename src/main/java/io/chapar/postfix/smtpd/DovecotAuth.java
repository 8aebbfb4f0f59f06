package io.chapar.postfix.smtpd;

import io.chapar.net.SimSocket;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.smtpd.restriction.Client;
import io.chapar.text.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Logins that Dovecot checks: its authentication protocol, version 1, over a local socket. */
final class DovecotAuth implements SaslSession {
  private static final int LIMIT = 64 * 1024; // the longest line of the protocol that is read

  /** Opens the socket of a path; the message of a failure is that of strerror. */
  interface Connector {
    SimSocket connect(String path) throws IOException;
  }

  private final String path;
  private final Connector connector;
  private static final String LOST = "Connection lost to authentication server";

  /**
   * The connection that an smtpd process keeps from its first client on: what Dovecot said when it
   * was made, and whether it still stands. No socket is held while nobody logs in; that Dovecot has
   * gone away is noticed by the next login.
   */
  static final class Bond {
    private final List<String[]> mechanisms = new ArrayList<>();
    private boolean connected;
  }

  private final int pid;
  private final Log log;
  private final Settings.Sasl settings;
  private final Client client;
  private final boolean encrypted;
  private final Set<String> unwanted;
  private final Bond bond;
  private final List<String> mechanisms = new ArrayList<>();
  private final List<String> offered;
  private @Nullable SimSocket socket;
  private @Nullable InputStream input;
  private int request;

  DovecotAuth(
      Settings.Sasl settings,
      String options,
      Bond bond,
      Connector connector,
      int pid,
      Log log,
      Client client,
      boolean encrypted,
      Predicate<String> filter) {
    this.path = settings.path();
    this.connector = connector;
    this.pid = pid;
    this.log = log;
    this.settings = settings;
    this.client = client;
    this.encrypted = encrypted;
    this.unwanted = unwanted(options);
    this.bond = bond;
    if (bond.connected) {
      bond.mechanisms.stream().filter(this::allowed).forEach(words -> mechanisms.add(words[1]));
    }
    if (!bond.connected && !connect(true) || mechanisms.isEmpty()) {
      close();
      throw new PostfixFatal("no SASL authentication mechanisms");
    }
    String all = String.join(" ", mechanisms);
    offered = mechanisms.stream().filter(filter).toList();
    if (offered.isEmpty()) {
      close();
      throw new PostfixFatal(
          "smtpd_sasl_mechanism_filter discards all mechanisms in '" + all + "'");
    }
  }

  private static Set<String> unwanted(String options) {
    java.util.Set<String> found = new java.util.TreeSet<>();
    for (String word : options.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      switch (word) {
        case "" -> {}
        case "noanonymous" -> found.add("anonymous");
        case "noplaintext" -> found.add("plaintext");
        case "noactive" -> found.add("active");
        case "nodictionary" -> found.add("dictionary");
        case "forward_secrecy", "mutual_auth" -> found.add("!" + word.replace('_', '-'));
        default ->
            throw new PostfixFatal(
                "unknown SASL security option \"" + word + "\" in \"" + options + '"');
      }
    }
    return found;
  }

  /**
   * Connects and shakes hands.
   *
   * @param told whether a failure is told in the log
   */
  private boolean connect(boolean told) {
    bond.connected = shake(told);
    return bond.connected;
  }

  private boolean shake(boolean told) {
    mechanisms.clear();
    bond.mechanisms.clear();
    String bare = path.startsWith("unix:") ? path.substring(5) : path;
    try {
      SimSocket fresh = connector.connect(bare);
      socket = fresh;
      input = new BufferedInputStream(fresh.getInputStream());
      fresh.setSoTimeout(10_000);
    } catch (IOException e) {
      if (told) {
        log.warning(
            "SASL: Connect to Dovecot auth socket '" + path + "' failed: " + e.getMessage());
      }
      return false;
    }
    if (!send("VERSION\t1\t1\nCPID\t" + pid + "\n")) {
      log.warning("SASL: Couldn't send handshake: Broken pipe");
      return false;
    }
    boolean sawMechanism = false;
    for (String line = read(); line != null; line = read()) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "VERSION" -> {
          if (words.length < 3) {
            log.warning("SASL: Protocol version error");
            return false;
          }
          if (!words[1].equals("1")) {
            log.warning("SASL: Protocol version mismatch (" + words[1] + " vs. 1)");
            return false;
          }
        }
        case "MECH" -> {
          sawMechanism = true;
          if (words.length > 1) {
            bond.mechanisms.add(words);
            if (allowed(words)) {
              mechanisms.add(words[1]);
            }
          }
        }
        case "SPID" -> {
          if (!sawMechanism) {
            log.warning(
                "SASL: Connected to wrong auth socket (auth-master instead of auth-client)");
            return false;
          }
        }
        case "DONE" -> {
          return true;
        }
        default -> {
          // nothing that matters here
        }
      }
    }
    return false;
  }

  private boolean allowed(String[] words) {
    List<String> properties = List.of(words).subList(2, words.length);
    for (String want : unwanted) {
      boolean has = properties.contains(want.startsWith("!") ? want.substring(1) : want);
      if (has != want.startsWith("!")) {
        return false;
      }
    }
    return !properties.contains("private");
  }

  private boolean send(String text) {
    SimSocket open = socket;
    if (open == null) {
      return false;
    }
    try {
      if (open.outgoing().readerClosed()) {
        return false;
      }
      open.getOutputStream().write(Utf8.encode(text));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private @Nullable String read() {
    InputStream in = input;
    if (in == null) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int c = in.read(); c >= 0 && line.size() < LIMIT; c = in.read()) {
        if (c == '\n') {
          return Utf8.decode(line.toByteArray());
        }
        line.write(c);
      }
    } catch (IOException e) {
      return null;
    }
    return null;
  }

  @Override
  public List<String> mechanisms() {
    return offered;
  }

  @Override
  public Answer begin(String mechanism, @Nullable String initial) {
    if (mechanisms.stream().noneMatch(mechanism::equalsIgnoreCase)) {
      return Answer.failed("Invalid authentication mechanism");
    }
    if (initial != null && !base64(initial)) {
      return Answer.failed("Invalid base64 data in initial response");
    }
    String rest =
        "\t"
            + mechanism
            + "\tservice="
            + settings.service()
            + "\tnologin\tlip="
            + client.serverAddress()
            + "\trip="
            + client.address()
            + (encrypted ? "\tsecured" : "")
            + (initial == null ? "" : "\tresp=" + initial)
            + "\n";
    boolean lost = bond.connected;
    if (socket == null || !send("AUTH\t" + ++request + rest)) {
      close();
      if (!connect(!lost)) {
        return Answer.temporary(lost ? LOST : "");
      }
      if (!send("AUTH\t" + ++request + rest)) {
        return Answer.temporary("Can't connect to authentication server");
      }
    }
    return answer();
  }

  @Override
  public Answer goOn(String response) {
    if (!base64(response)) {
      return Answer.failed("Invalid base64 data in continued response");
    }
    return send("CONT\t" + request + "\t" + response + "\n") ? answer() : lost();
  }

  private Answer lost() {
    close();
    bond.connected = false;
    return Answer.temporary(LOST);
  }

  private Answer answer() {
    try {
      if (socket != null) {
        socket.setSoTimeout(0);
      }
    } catch (RuntimeException e) {
      // a closed one: the read below tells
    }
    for (String line = read(); line != null; line = read()) {
      String[] words = line.split("\t", -1);
      if (words.length < 2 || !words[1].equals(Integer.toString(request))) {
        continue;
      }
      switch (words[0]) {
        case "OK" -> {
          String user = value(words, "user=");
          if (user == null) {
            log.warning("missing Dovecot server OK username field");
            return Answer.failed("Authentication backend error");
          }
          return new Answer(State.DONE, "", user);
        }
        case "CONT" -> {
          return new Answer(State.MORE, words.length > 2 ? words[2] : "", null);
        }
        case "FAIL" -> {
          String reason = value(words, "reason=");
          String user = value(words, "user=");
          return new Answer(
              State.FAILED,
              reason == null ? "" : Printable.of(reason, '?'),
              user == null ? null : Printable.of(user, '?'));
        }
        default -> {
          // not for us
        }
      }
    }
    return lost();
  }

  private static @Nullable String value(String[] words, String name) {
    String found = null;
    for (String word : words) {
      if (word.startsWith(name)) {
        found = word.substring(name.length());
      }
    }
    return found;
  }

  private static boolean base64(String text) {
    return text.chars()
        .allMatch(
            c ->
                c >= '0' && c <= '9'
                    || c >= 'A' && c <= 'Z'
                    || c >= 'a' && c <= 'z'
                    || c == '+'
                    || c == '/'
                    || c == '=');
  }

  @Override
  public void close() {
    SimSocket open = socket;
    if (open != null) {
      open.close();
    }
    socket = null;
    input = null;
  }
}
