package io.chapar.unix.curl;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** curl(1). */
public final class Curl implements Program {
  static final String VERSION = "7.88.1";
  private static final String METER_HEAD =
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
          + "                                 Dload  Upload   Total   Spent    Left  Speed\n";
  private static final String METER =
      "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
  private static final String MORE =
      """
      More details here: https://curl.se/docs/sslcerts.html

      curl failed to verify the legitimacy of the server and therefore could not
      establish a secure connection to it. To learn more about this situation and
      how to fix it, please visit the web page mentioned above.
      """;

  @Override
  public int run(Process p) throws IOException {
    Settings settings = Settings.parse(p);
    if (settings.has("version")) {
      p.out().println("curl " + VERSION + " (x86_64-pc-linux-gnu) libcurl/" + VERSION);
      p.out().println("Protocols: http https imap imaps pop3 pop3s smtp smtps");
      return 0;
    }
    if (settings.has("help")) {
      Options.of().parse(p, List.of("--help"));
      return 0;
    }
    if (settings.urls().isEmpty()) {
      p.err().print("curl: try 'curl --help' or 'curl --manual' for more information\n");
      return 2;
    }
    int result = 0;
    for (String url : settings.urls()) {
      result = transfer(p, settings, url);
    }
    return result;
  }

  private static int transfer(Process p, Settings settings, String text) throws IOException {
    boolean silent = settings.has("silent");
    boolean meter = false;
    try {
      Url url = Url.parse(text);
      String file = settings.value("upload-file");
      byte[] upload = file == null ? null : upload(p, file);
      if (file != null && !file.equals("-") && (url.path().isEmpty() || url.path().endsWith("/"))) {
        url = url.withPath(url.path() + file.substring(file.lastIndexOf('/') + 1));
      }
      meter = meter(p, settings);
      Transfer transfer = new Transfer(p, settings, url, upload);
      transfer.run();
      if (meter) {
        p.err().print("\r" + (upload == null ? METER : uploaded(upload.length)) + "\n");
      }
      return deliver(p, settings, transfer);
    } catch (CurlException e) {
      if (meter) {
        p.err().print("\r" + METER + "\n");
      }
      if (!silent || settings.has("show-error")) {
        p.err().print("curl: (" + e.code() + ") " + e.getMessage() + "\n");
        if (e.code() == CurlException.UNTRUSTED) {
          p.err().print(MORE);
        }
      }
      return e.code();
    }
  }

  /** The progress meter is shown unless output would disturb it, as on a terminal. */
  private static boolean meter(Process p, Settings settings) throws IOException {
    boolean hidden =
        settings.has("silent")
            || settings.has("no-progress-meter")
            || p.terminal(1) && !settings.has("output") && !settings.has("upload-file");
    if (!hidden) {
      p.err().print(METER_HEAD + "\r" + METER);
    }
    return !hidden;
  }

  private static String uploaded(int size) {
    return String.format(
        "100 %5d    0     0  100 %5d      0 %6d --:--:-- --:--:-- --:--:-- %5d",
        size, size, size * 500L, size * 500L);
  }

  private static byte @Nullable [] upload(Process p, String file) throws IOException {
    if (file.equals("-") || file.equals(".")) {
      return p.in().readAllBytes();
    }
    try {
      return p.readAll(file);
    } catch (DiskException e) {
      throw new CurlException(
          CurlException.READ_ERROR,
          e.errno() == Errno.ENOENT || e.errno() == Errno.EACCES
              ? "Failed to open/read local data from file/application"
              : e.getMessage());
    }
  }

  private static int deliver(Process p, Settings settings, Transfer transfer) throws IOException {
    byte[] bytes = transfer.output.toByteArray();
    String file = settings.value("output");
    if (settings.has("remote-name")) {
      file = transfer.url.path().replaceFirst(".*/", "");
    }
    if (file == null || file.equals("-")) {
      p.out().write(bytes);
      return 0;
    }
    try {
      p.files().write(p.path(file), bytes, 0666 & ~p.umask());
      return 0;
    } catch (DiskException e) {
      if (!settings.has("silent") || settings.has("show-error")) {
        p.err().print("Warning: Failed to open the file " + file + ": " + e.getMessage() + "\n");
        p.err().print("curl: (23) Failure writing output to destination\n");
      }
      return CurlException.WRITE_ERROR;
    }
  }
}
