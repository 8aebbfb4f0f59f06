package io.chapar.postfix.smtpd;

import io.chapar.host.Channel;
import io.chapar.host.Process;
import io.chapar.mail.Envelope.Notify;
import io.chapar.net.SimSocket;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.queue.Record;
import io.chapar.postfix.smtpd.restriction.Actions;
import io.chapar.postfix.smtpd.restriction.Facts.Mistake;
import io.chapar.postfix.smtpd.restriction.Route;
import io.chapar.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mail system of somebody without rights: messages go through postdrop into the maildrop. */
final class PostdropBackend implements Backend {
  private final Process process;
  private final PostfixConfig config;
  private final Log log;

  PostdropBackend(Process process, PostfixConfig config, Log log) {
    this.process = process;
    this.config = config;
    this.log = log;
  }

  @Override
  public Incoming open(Envelope envelope) {
    String path = config.get("command_directory") + "/postdrop";
    try {
      return new Drop(path, envelope);
    } catch (IOException e) {
      throw new PostfixFatal("unable to execute " + path);
    }
  }

  /** A message on its way through a postdrop process. */
  private final class Drop implements Incoming {
    private final Record.Writer out = new Record.Writer();
    private final Process child;
    private final Channel to;
    private final Channel from;
    private final String id;
    private boolean begun;

    Drop(String path, Envelope envelope) throws IOException {
      Channel[] down = process.pipe();
      Channel[] up = process.pipe();
      child = process.fork();
      child.attach(0, down[0]);
      child.attach(1, up[1]);
      to = down[1];
      from = up[0];
      child.start(p -> p.exec(path, List.of("postdrop", "-r"), p.env()));
      id = value(answer(), "queue_id");
      if (id.isEmpty()) {
        log.warning("premature end-of-input on " + path + " -r while reading input attribute name");
        throw new IOException("postdrop is gone");
      }
      out.put(Record.SENDER, envelope.sender());
      if (!envelope.encoding().isEmpty()) {
        out.put(Record.ATTRIBUTE, "encoding=" + envelope.encoding());
      }
    }

    /** One answer of postdrop: names and values, each ended by NUL, all ended by NUL. */
    private List<String> answer() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] one = new byte[1];
      boolean ended = false;
      while (from.read(one, 0, 1) > 0 && !(ended && one[0] == 0 && all.size() > 0)) {
        ended = one[0] == 0;
        all.write(one[0]);
      }
      return List.of(Utf8.decode(all.toByteArray()).split("\0", -1));
    }

    private static String value(List<String> answer, String name) {
      int at = answer.indexOf(name);
      return at < 0 || at + 1 >= answer.size() ? "" : answer.get(at + 1);
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void recipient(String address, String dsnOriginal, Set<Notify> notify) {
      int flags = DaemonBackend.flags(notify);
      if (flags != 0) {
        out.put(Record.ATTRIBUTE, "notify_flags=" + flags);
      }
      if (!dsnOriginal.isEmpty()) {
        out.put(Record.ATTRIBUTE, "dsn_orig_rcpt=" + dsnOriginal);
      }
      out.put(Record.RECIPIENT, address);
    }

    @Override
    public void actions(Actions actions) {
      // whoever submits mail has no access tables to pass
    }

    @Override
    public void line(byte[] bytes, int offset, int length, boolean complete) {
      if (!begun) {
        begun = true;
        out.put(Record.MESSAGE, "");
      }
      out.put(complete ? Record.NORMAL : Record.CONTINUED, bytes, offset, length);
    }

    @Override
    public Outcome finish() {
      out.put(Record.EXTRACTED, "");
      out.put(Record.END, "");
      byte[] bytes = out.bytes();
      String status = "";
      try {
        to.write(bytes, 0, bytes.length);
        to.close();
        status = value(answer(), "status");
      } catch (IOException e) {
        log.warning("premature end-of-input on postdrop -r while reading input attribute name");
      }
      child.await();
      return switch (status) {
        case "0" -> Outcome.QUEUED;
        case "4" -> new Outcome("552 5.3.4 Error: message file too big", Mistake.BOUNCE);
        case "1" -> new Outcome("451 4.3.0 Error: internal error 1", Mistake.SOFTWARE);
        default -> new Outcome("451 4.3.0 Error: queue file write error", Mistake.RESOURCE);
      };
    }

    @Override
    public void abort() {
      to.close();
      from.close();
      child.await();
    }
  }

  @Override
  public Route route(@Nullable String sender, String address) {
    return new Route("", "", address, Route.Kind.OTHER, false, false, false, List.of());
  }

  @Override
  public Flush flush(String domain) {
    return Flush.FAILED;
  }

  @Override
  public long freeSpace() {
    return process.machine().disk().capacity() - process.machine().disk().used();
  }

  @Override
  public SimSocket connect(String path) throws IOException {
    return process.connect(path);
  }

  @Override
  public void notice(String recipient, List<String> lines) {
    // somebody who talks to himself is not worth a notice
  }
}
