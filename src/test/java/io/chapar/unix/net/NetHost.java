package io.chapar.unix.net;

import io.chapar.host.Channels;
import io.chapar.host.Process;
import io.chapar.net.Ip;
import io.chapar.text.Utf8;
import io.chapar.transcript.TestHost;
import io.chapar.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A host on which single commands are run, and small servers that answer as they are told. */
public final class NetHost {
  private final World world = World.create(TestHost.debian(), 1);
  private String input = "";
  private int status;

  /** What the next command reads. */
  public NetHost input(String text) {
    input = text;
    return this;
  }

  /** Runs a command of $PATH; both streams. */
  public String run(String... argv) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      status =
          world
              .scheduler()
              .call(
                  "test",
                  () -> {
                    Process process = Objects.requireNonNull(world.session("root", List.of("sh")));
                    process.attach(0, Channels.input(Utf8.encode(input)));
                    process.attach(1, Channels.collector(printed, 1 << 22));
                    process.duplicate(1, 2);
                    return process.run(p -> io.chapar.unix.Launch.run(p, List.of(argv)));
                  });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    input = "";
    return Utf8.decode(printed.toByteArray());
  }

  /** The status of the last command. */
  public int status() {
    return status;
  }

  /** The world around it. */
  public World world() {
    return world;
  }

  /** What a server does with a client. */
  public interface Talk {
    /** Talks to one client. */
    void talk(InputStream in, OutputStream out) throws IOException;
  }

  /** Opens a port of the mail host. */
  public NetHost serve(int port, Talk talk) {
    try {
      world
          .scheduler()
          .call(
              "listen",
              () -> {
                world.mail().stack().listen(Ip.ANY, port, socket -> start(socket, talk));
                return true;
              });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** Opens a port that says a greeting, then answers each line that begins with a key. */
  public NetHost answers(int port, String greeting, String... pairs) {
    return serve(
        port,
        (in, out) -> {
          say(out, greeting);
          for (String line; (line = line(in)) != null; ) {
            for (int i = 0; i < pairs.length; i += 2) {
              if (line.startsWith(pairs[i])) {
                say(out, pairs[i + 1]);
                break;
              }
            }
            if (line.startsWith("QUIT")) {
              return;
            }
          }
        });
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The next line without its end, or null. */
  @SuppressWarnings("NullAway") // a test that goes on with null fails, as it should
  public static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c; (c = in.read()) >= 0; ) {
      if (c == '\n') {
        return line.toString().replace("\r", "");
      }
      line.append((char) c);
    }
    return line.length() == 0 ? null : line.toString();
  }

  private void start(Socket socket, Talk talk) {
    world
        .scheduler()
        .start(
            "server",
            () -> {
              try (socket) {
                talk.talk(socket.getInputStream(), socket.getOutputStream());
              } catch (IOException e) {
                // the client has gone
              }
            });
  }
}
