package io.chapar.unix.swaks;

import io.chapar.disk.DiskException;
import io.chapar.host.ExitException;
import io.chapar.host.Process;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message that swaks sends: its template, headers, attachments, and the dots. */
final class Body {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final String TEMPLATE =
      "Date: %DATE%\\nTo: %TO_ADDRESS%\\nFrom: %FROM_ADDRESS%\\nSubject: test %DATE%\\n"
          + "Message-Id: <%MESSAGEID%>\\n"
          + "X-Mailer: swaks v%SWAKS_VERSION% jetmore.org/john/code/swaks/\\n"
          + "%MIME%%NEW_HEADERS%\\n%BODY%\\n";

  private final Process process;
  private final Arguments arguments;
  private @Nullable String standardInput;

  Body(Process process, Arguments arguments) {
    this.process = process;
    this.arguments = arguments;
  }

  /** The text behind DATA, with the final dot. */
  String text(String from, String to, String hostname) throws IOException {
    String body = "This is a test mailing";
    String given = fromFile("body", "Body: ");
    if (given != null) {
      body = given;
    }
    String mime = "";
    if (!arguments.starting("attach").isEmpty()) {
      String bound = "----=_MIME_BOUNDARY_000_" + process.pid();
      List<Part> bodies = new ArrayList<>();
      List<Part> rest = new ArrayList<>();
      parts(bodies, rest);
      if (bodies.isEmpty()) {
        bodies.add(new Part(body, "text/plain", null));
      }
      boolean alternative = rest.isEmpty() && bodies.size() > 1;
      String type = alternative ? "multipart/alternative" : "multipart/mixed";
      mime = "MIME-Version: 1.0\\nContent-Type: " + type + "; boundary=\"" + bound + "\"\\n";
      body = multipart(bodies, rest, bound);
    }
    String data = fromFile("data", "Data: ");
    String message = data == null || data.isEmpty() ? TEMPLATE.replace("%MIME%", mime) : data;
    if (arguments.has("no-data-fixup")) {
      return message;
    }
    message = message.replace("%BODY%", body).replace("\\n", "\r\n");
    message = headers(message).replace("\\n", "\r\n").replace("%NEWLINE%", "\r\n");
    message = message.replace("%FROM_ADDRESS%", from).replace("%TO_ADDRESS%", to);
    java.time.Instant now = process.machine().scheduler().instant();
    String id = STAMP.format(now) + String.format(".%06d@", process.pid()) + hostname;
    message = message.replace("%MESSAGEID%", id).replace("%SWAKS_VERSION%", Swaks.VERSION);
    message = message.replace("%DATE%", DATE.format(now));
    if (!arguments.has("no-strip-from")) {
      message = message.replaceFirst("\\AFrom [^\\n]*\\n", "");
    }
    message = message.replaceFirst("\\r?\\n\\.\\r?\\n?\\z", "");
    message = message.replace("\n.", "\n..");
    return message.replaceAll("(?<!\\r)\\n", "\r\n") + "\r\n.";
  }

  private String headers(String message) {
    java.util.regex.Matcher end =
        java.util.regex.Pattern.compile("\\r?\\n\\r?\\n").matcher(message);
    boolean found = end.find();
    String head = found ? message.substring(0, end.start()) : message;
    String tail = found ? message.substring(end.end()) : "";
    List<List<String>> lines = new ArrayList<>();
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (String line : head.split("\\r?\\n", 0)) { // as Perl: without empty ones at the end
      if (!line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !lines.isEmpty()) {
        lines.get(lines.size() - 1).add(line);
        continue;
      }
      List<String> field = new ArrayList<>(List.of(line));
      lines.add(field);
      int colon = line.indexOf(':');
      named.put(colon > 0 ? line.substring(0, colon) : line, field);
    }
    List<String> added = new ArrayList<>(arguments.values("add-header"));
    for (String value : arguments.values("header")) {
      for (String line : value.split("\\\\n", -1)) {
        int colon = line.indexOf(':');
        List<String> old = colon > 0 ? named.get(line.substring(0, colon)) : null;
        if (old == null) {
          added.add(line);
        } else {
          old.clear();
          old.add(line);
        }
      }
    }
    String more = added.isEmpty() ? "" : String.join("\r\n", added) + "\r\n";
    StringBuilder out = new StringBuilder();
    for (List<String> field : lines) {
      field.forEach(line -> out.append(line).append("\r\n"));
    }
    int place = out.indexOf("%NEW_HEADERS%");
    if (place >= 0) {
      out.replace(place, place + "%NEW_HEADERS%".length(), more);
    } else {
      out.append(more);
    }
    return out.append("\r\n").append(tail).toString();
  }

  // ---- attachments

  private record Part(String text, String type, @Nullable String name) {}

  private void parts(List<Part> bodies, List<Part> rest) throws IOException {
    String type = "";
    String name = null;
    for (Arguments.Use use : arguments.starting("attach")) {
      switch (use.name()) {
        case "attach-type" -> type = use.value();
        case "attach-name" -> name = use.value();
        case "attach-body" -> {
          bodies.add(new Part(content("attach-body", use.value()), or(type, "text/plain"), null));
          name = null;
          type = "";
        }
        default -> {
          String content = content("attach", use.value());
          boolean file = !use.value().equals("-") && !use.value().equals(content);
          String base = use.value().replaceFirst("^@", "").replaceFirst(".*/", "");
          rest.add(
              new Part(
                  content,
                  or(type, "application/octet-stream"),
                  name != null ? name : file ? base : null));
          name = null;
        }
      }
    }
  }

  private static String or(String value, String fallback) {
    return value.isEmpty() ? fallback : value;
  }

  private static String multipart(List<Part> bodies, List<Part> rest, String bound) {
    StringBuilder out = new StringBuilder();
    if (rest.isEmpty() || bodies.size() == 1) {
      bodies.forEach(part -> encode(out, part, bound, true));
    } else {
      String inner = bound.replace("_000_", "_004_");
      out.append("--").append(bound).append("\nContent-Type: multipart/alternative; boundary=\"");
      out.append(inner).append("\"\n\n");
      bodies.forEach(part -> encode(out, part, inner, true));
      out.append("--").append(inner).append("--\n");
    }
    rest.forEach(part -> encode(out, part, bound, false));
    return out.append("--").append(bound).append("--\n").toString();
  }

  private static void encode(StringBuilder out, Part part, String bound, boolean inline) {
    out.append("--").append(bound).append("\nContent-Type: ").append(part.type());
    String name = part.name();
    if (part.type().equalsIgnoreCase("text/plain") && name == null) {
      out.append("\n\n").append(part.text()).append('\n');
      return;
    }
    if (name != null) {
      out.append("; name=\"").append(name).append("\"\nContent-Description: ").append(name);
      out.append("\nContent-Disposition: attachment; filename=\"").append(name).append("\"\n");
    } else {
      boolean text = part.type().toLowerCase(Locale.ROOT).startsWith("text/");
      out.append(text && inline ? "\n" : "\nContent-Disposition: attachment\n");
    }
    byte[] bytes = Utf8.encode(part.text());
    String code = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
    out.append("Content-Transfer-Encoding: BASE64\n\n").append(code).append("\n\n");
  }

  // ---- values from files

  private @Nullable String fromFile(String option, String prompt) throws IOException {
    String value = arguments.asked(process, option, prompt);
    return value == null ? null : content(option, value);
  }

  /** The text that a value means: itself, standard input for -, or the file behind an @. */
  private String content(String option, String value) throws IOException {
    if (value.equals("-")) {
      String text = standardInput;
      if (text == null) {
        text = Utf8.decode(process.in().readAllBytes());
        standardInput = text;
      }
      return text;
    }
    if (value.startsWith("@@")) {
      return value.substring(1);
    }
    if (value.startsWith("@")) {
      return read(option, value.substring(1));
    }
    io.chapar.disk.Inode inode = process.files().peek(process.path(value));
    if (inode != null && inode.isRegular()) {
      process
          .err()
          .print(
              "*** DEPRECATION WARNING: Inferring a filename from the argument to --"
                  + option
                  + " will be removed in the future.  Prefix filenames with '@' instead.\n");
      return read(option, value);
    }
    return value;
  }

  private String read(String option, String file) throws IOException {
    try {
      return Utf8.decode(process.readAll(file));
    } catch (DiskException e) {
      process
          .err()
          .print(
              "*** Option processing error: file "
                  + file
                  + " not openable for option "
                  + option
                  + " ("
                  + e.getMessage()
                  + ")\n");
      throw new ExitException(1);
    }
  }
}
