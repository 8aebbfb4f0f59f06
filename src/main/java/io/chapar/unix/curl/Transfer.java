package io.chapar.unix.curl;

import io.chapar.host.Process;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One URL on its way: what is sent, what comes back, and who asks. */
final class Transfer {
  final Process process;
  final Settings settings;
  final Url url;
  final String user;
  final String password;
  final byte @Nullable [] upload;
  final ByteArrayOutputStream output = new ByteArrayOutputStream();

  Transfer(Process process, Settings settings, Url url, byte @Nullable [] upload) {
    this.process = process;
    this.settings = settings;
    this.url = url;
    this.upload = upload;
    String login = settings.value("user");
    if (login != null) {
      String[] parts = login.split(":", 2);
      user = parts[0];
      password = parts.length > 1 ? parts[1] : "";
    } else {
      user = url.user();
      password = url.password();
    }
  }

  /** Whether somebody logs in. */
  boolean login() {
    return settings.has("user") || !url.user().isEmpty();
  }

  /** Whether TLS is asked for on a plain connection. */
  boolean wantsTls() {
    return settings.has("ssl-reqd") || settings.has("ssl");
  }

  /** Carries it out. */
  void run() throws IOException {
    if (url.protocol().equals("file")) {
      file();
      return;
    }
    try (Connection connection = Connection.open(process, settings, url)) {
      try {
        if (url.secure()) {
          connection.secure();
        }
        switch (url.protocol()) {
          case "smtp" -> new Smtp(this, connection).run();
          case "imap" -> new Imap(this, connection).run();
          case "pop3" -> new Pop3(this, connection).run();
          case "http" -> new Http(this, connection).run();
          default ->
              throw new CurlException(
                  CurlException.UNSUPPORTED_PROTOCOL, url.scheme() + " is not simulated here");
        }
      } catch (CurlException e) {
        if (e.code() != CurlException.UNTRUSTED) {
          connection.info("Closing connection 0");
        }
        throw e;
      }
    }
  }

  private void file() throws IOException {
    try {
      output.writeBytes(process.readAll(url.path()));
    } catch (io.chapar.disk.DiskException e) {
      throw new CurlException(37, "Couldn't open file " + url.path());
    }
  }

  /** The lines of the upload, each ended by CRLF where --crlf asks for it. */
  byte[] uploaded() {
    byte[] bytes = upload == null ? new byte[0] : upload;
    if (!settings.has("crlf")) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(bytes[i]);
    }
    return out.toByteArray();
  }

  void print(String line) {
    output.writeBytes(io.chapar.text.Utf8.encode(line + "\r\n"));
  }

  static CurlException denied(Connection connection) throws IOException {
    return new CurlException(CurlException.LOGIN_DENIED, "Login denied");
  }

  static CurlException failed(Connection connection, int code, String message) throws IOException {
    connection.info(message);
    return new CurlException(code, message);
  }

  /** The addresses of --mail-rcpt. */
  List<String> recipients() {
    return new ArrayList<>(settings.all("mail-rcpt"));
  }
}
