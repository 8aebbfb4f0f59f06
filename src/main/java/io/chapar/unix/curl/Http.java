package io.chapar.unix.curl;

import io.chapar.text.Utf8;
import java.io.IOException;

/** curl's HTTP: one GET. Nobody on the little internet serves pages, so it mostly fails. */
final class Http {
  private final Transfer transfer;
  private final Connection connection;

  Http(Transfer transfer, Connection connection) {
    this.transfer = transfer;
    this.connection = connection;
  }

  void run() throws IOException {
    String method = transfer.settings.has("head") ? "HEAD" : "GET";
    connection.send(method + " /" + transfer.url.path() + " HTTP/1.1");
    connection.send("Host: " + transfer.url.host());
    connection.send("User-Agent: curl/" + Curl.VERSION);
    connection.send("Accept: */*");
    connection.send("");
    String status = connection.line();
    if (status == null) {
      throw Transfer.failed(connection, CurlException.EMPTY_REPLY, "Empty reply from server");
    }
    if (!status.startsWith("HTTP/")) {
      throw Transfer.failed(
          connection, CurlException.UNSUPPORTED_PROTOCOL, "Received HTTP/0.9 when not allowed");
    }
    int length = -1;
    String line;
    while ((line = connection.line()) != null && !line.isEmpty()) {
      if (line.toLowerCase(java.util.Locale.ROOT).matches("content-length: *\\d{1,8}")) {
        length = Integer.parseInt(line.replaceAll("\\D", ""));
      }
    }
    if (length >= 0) {
      transfer.output.writeBytes(connection.read(length));
      return;
    }
    for (String each : connection.lines()) {
      transfer.output.writeBytes(Utf8.encode(each + "\n"));
    }
  }
}
