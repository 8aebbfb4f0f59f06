package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.NameValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** postconf -e, -X and -# on main.cf: all other lines stay as they are. */
final class MainCfEditor {
  private static final String OPTIONS = "-e, -X, or -# accepts no ";

  private final Process process;
  private final Log log;
  private final boolean edits;
  private final boolean comments;

  /** A request: the new value, and how often its parameter was found. */
  private static final class Request {
    final @Nullable String value;
    int found;

    Request(@Nullable String value) {
      this.value = value;
    }
  }

  MainCfEditor(Process process, Log log, Set<PostconfMode> modes) {
    this.process = process;
    this.log = log;
    this.edits = modes.contains(PostconfMode.EDIT);
    this.comments = modes.contains(PostconfMode.COMMENT_OUT);
  }

  /** Does what is asked. */
  void edit(List<String> operands) {
    Map<String, Request> requests = requests(operands);
    String path = process.env("MAIL_CONFIG", "/etc/postfix") + "/main.cf";
    EditFile file = EditFile.open(process, path);
    boolean interesting = false;
    while (file.more()) {
      String line = file.take();
      int start = Ascii.skipSpace(line, 0);
      if (start == line.length() || line.charAt(start) == '#') {
        file.write(line);
      } else if (start > 0) {
        if (!interesting) {
          file.write(line);
        } else if (comments) {
          file.write("#" + line);
        }
      } else {
        interesting = assignment(file, line, requests);
      }
    }
    if (edits) {
      requests.forEach(
          (name, request) -> {
            if (request.found == 0) {
              file.write(name + " = " + request.value + "\n");
            }
          });
    }
    file.close();
  }

  private boolean assignment(EditFile file, String line, Map<String, Request> requests) {
    int end = 0;
    while (end < line.length() && " \t\r\n=".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    String name = line.substring(0, end);
    Request request = requests.get(name);
    if (request == null) {
      file.write(line);
      return false;
    }
    if (request.found++ == 1) {
      log.warning(file.path() + ": multiple entries for \"" + name + '"');
    }
    if (edits) {
      file.write(name + " = " + request.value + "\n");
    } else if (comments) {
      file.write("#" + line);
    }
    return true;
  }

  private Map<String, Request> requests(List<String> operands) {
    Map<String, Request> requests = new LinkedHashMap<>();
    for (String operand : operands) {
      String text = operand.substring(Ascii.skipSpace(operand, 0));
      if (operand.indexOf('\n') >= 0) {
        throw new PostfixFatal(OPTIONS + "multi-line input");
      }
      if (text.startsWith("#")) {
        throw new PostfixFatal(OPTIONS + "comment input");
      }
      String name;
      String value = null;
      if (edits) {
        NameValue pair = NameValue.of(text);
        if (!pair.ok()) {
          throw new PostfixFatal(pair.complaint() + ": \"" + text + '"');
        }
        name = pair.name();
        value = pair.value();
      } else {
        if (text.isEmpty()) {
          throw new PostfixFatal("-X or -# requires non-blank parameter names");
        }
        if (text.indexOf('=') >= 0) {
          throw new PostfixFatal("-X or -# requires parameter names without value");
        }
        name = Ascii.trim(text);
      }
      Request earlier = requests.remove(name);
      if (earlier != null) {
        String said = earlier.value == null ? "(null)" : earlier.value;
        log.warning("ignoring earlier request: '" + name + " = " + said + "'");
      }
      requests.put(name, new Request(value));
    }
    return requests;
  }
}
