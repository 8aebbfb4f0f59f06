package io.chapar.world;

import io.chapar.disk.Content;
import io.chapar.host.Alarm;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import io.chapar.host.Memory;
import io.chapar.host.Resident;
import io.chapar.host.Service;
import io.chapar.host.Signal;
import io.chapar.net.Ip;
import io.chapar.net.SimSocket;
import io.chapar.text.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/**
 * The mail server of the neighbours: it takes every message, as Postfix's smtp-sink(1) does, and
 * keeps what it got where labs can look. The listener's tag is the name it goes by.
 */
public final class SmtpSink implements Service {
  private static final Memory.Key<TreePVector<Received>> RECEIVED =
      new Memory.Key<>("smtp-sink.received", TreePVector.empty());
  private static final int KEPT = 1000;
  private static final int LINE_LIMIT = 1 << 20;
  private static final int MESSAGE_LIMIT = 32 << 20;
  private static final int TIMEOUT = 100_000;

  /**
   * A message that has arrived.
   *
   * @param at nanoseconds since the epoch
   * @param client the address it came from
   * @param helo the name the client gave
   * @param sender the envelope sender, as it stood after MAIL FROM:
   * @param recipients the envelope recipients
   * @param content the message, its lines ended by LF
   */
  public record Received(
      long at,
      String client,
      String helo,
      String sender,
      List<String> recipients,
      Content content) {}

  /** What a host has received, oldest first. */
  public static List<Received> received(Machine machine) {
    return machine.memory().get(RECEIVED);
  }

  @Override
  public String id() {
    return "smtp-sink";
  }

  @Override
  public void alarm(Machine machine, Alarm alarm) {}

  @Override
  public void signal(Machine machine, Resident resident, Signal signal) {}

  @Override
  public void connected(Machine machine, Listener listener, SimSocket socket) {
    try {
      socket.setSoTimeout(TIMEOUT);
      new Session(machine, listener.tag(), socket).run();
    } catch (IOException e) {
      // the client is gone, or silent for too long
    }
  }

  /** One client. */
  private static final class Session {
    private final Machine machine;
    private final String name;
    private final SimSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final List<String> recipients = new ArrayList<>();
    private String helo = "";
    private @Nullable String sender;

    Session(Machine machine, String name, SimSocket socket) throws IOException {
      this.machine = machine;
      this.name = name;
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
    }

    void run() throws IOException {
      say("220 " + name + " ESMTP");
      byte[] line;
      while ((line = line()) != null) {
        machine.scheduler().work(20_000);
        if (!command(Utf8.decode(line))) {
          return;
        }
      }
    }

    private boolean command(String line) throws IOException {
      String[] words = line.strip().split("[ \\t]+", 2);
      String rest = words.length > 1 ? words[1] : "";
      switch (words[0].toUpperCase(Locale.ROOT)) {
        case "EHLO" -> {
          helo = rest;
          say("250-" + name);
          say("250-PIPELINING\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN");
          say("250-XCLIENT NAME HELO\r\n250-XFORWARD NAME ADDR PROTO HELO");
          say("250-ENHANCEDSTATUSCODES\r\n250-DSN\r\n250 ");
        }
        case "HELO" -> {
          helo = rest;
          say("250 " + name);
        }
        case "MAIL" -> mail(rest);
        case "RCPT" -> rcpt(rest);
        case "DATA" -> data();
        case "RSET" -> {
          reset();
          say("250 2.1.0 Ok");
        }
        case "NOOP", "VRFY", "AUTH", "XCLIENT", "XFORWARD" -> say("250 2.0.0 Ok");
        case "QUIT" -> {
          say("221 Bye");
          return false;
        }
        case "" -> say("500 5.5.2 Error: unknown command");
        default -> say("500 5.5.1 Error: unknown command");
      }
      return true;
    }

    private void reset() {
      sender = null;
      recipients.clear();
    }

    private void mail(String rest) throws IOException {
      if (sender != null) {
        say("503 5.5.1 Error: nested MAIL command");
        return;
      }
      sender = address(rest);
      say("250 2.1.0 Ok");
    }

    private void rcpt(String rest) throws IOException {
      if (sender == null) {
        say("503 5.5.1 Error: need MAIL command");
        return;
      }
      recipients.add(address(rest));
      say("250 2.1.5 Ok");
    }

    private static String address(String rest) {
      int open = rest.indexOf('<');
      int close = rest.indexOf('>', open + 1);
      return open >= 0 && close > open
          ? rest.substring(open + 1, close)
          : rest.replaceFirst("^[^:]*:", "").strip();
    }

    private void data() throws IOException {
      String from = sender;
      if (from == null || recipients.isEmpty()) {
        say("503 5.5.1 Error: need RCPT command");
        return;
      }
      say("354 End data with <CR><LF>.<CR><LF>");
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      while (true) {
        byte[] line = line();
        if (line == null) {
          return;
        }
        if (line.length == 1 && line[0] == '.') {
          break;
        }
        int skip = line.length > 0 && line[0] == '.' ? 1 : 0;
        if (content.size() < MESSAGE_LIMIT) {
          content.write(line, skip, line.length - skip);
          content.write('\n');
        }
        machine.scheduler().work(line.length);
      }
      Received message =
          new Received(
              machine.scheduler().nanos(),
              Ip.text(socket.getInetAddress()),
              helo,
              from,
              List.copyOf(recipients),
              Content.of(content.toByteArray()));
      machine
          .memory()
          .update(
              RECEIVED,
              all -> {
                TreePVector<Received> more = all.plus(message);
                return more.size() > KEPT ? more.minus(0) : more;
              });
      reset();
      say("250 2.0.0 Ok");
    }

    private void say(String reply) throws IOException {
      out.write(Utf8.encode(reply + "\r\n"));
    }

    /** The next line without its end; null when the client has closed. */
    private byte @Nullable [] line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int c;
      while ((c = in.read()) >= 0 && c != '\n') {
        if (line.size() < LINE_LIMIT) {
          line.write(c);
        }
      }
      byte[] bytes = line.toByteArray();
      if (c < 0 && bytes.length == 0) {
        return null;
      }
      int length = bytes.length;
      return length > 0 && bytes[length - 1] == '\r'
          ? java.util.Arrays.copyOf(bytes, length - 1)
          : bytes;
    }
  }
}
