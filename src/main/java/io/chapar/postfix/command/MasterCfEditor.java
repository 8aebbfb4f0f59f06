package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.postfix.Log;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.MasterEntry;
import io.chapar.postfix.conf.NameValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** postconf -Me, -Fe, -Pe, -MX, -PX and -M# on master.cf: all other lines stay as they are. */
final class MasterCfEditor {
  private static final String OPTIONS = "-Me, -Fe, -Pe, -X, or -#";

  private final Process process;
  private final Log log;
  private final boolean edits;
  private final boolean excludes;
  private final boolean comments;
  private final boolean entries;
  private final boolean fieldMode;
  private final MasterPrinter printer = new MasterPrinter(true, value -> value);
  private boolean matchedService;

  /** What one operand asks for. */
  private static final class Request {
    final String text;
    final List<String> parts;
    final String value;
    int matches;

    Request(String text, List<String> parts, String value) {
      this.text = text;
      this.parts = parts;
      this.value = value;
    }
  }

  MasterCfEditor(Process process, Log log, Set<PostconfMode> modes) {
    this.process = process;
    this.log = log;
    this.edits = modes.contains(PostconfMode.EDIT);
    this.excludes = modes.contains(PostconfMode.EXCLUDE);
    this.comments = modes.contains(PostconfMode.COMMENT_OUT);
    this.entries = modes.contains(PostconfMode.MASTER_ENTRY);
    this.fieldMode = modes.contains(PostconfMode.MASTER_FIELD);
  }

  /** Does what is asked. */
  void edit(List<String> operands) {
    List<Request> requests = operands.stream().map(this::request).toList();
    String path = process.env("MAIL_CONFIG", "/etc/postfix") + "/master.cf";
    EditFile file = EditFile.open(process, path);
    while (file.more()) {
      String line = file.take();
      int start = Ascii.skipSpace(line, 0);
      if (start == line.length() || line.charAt(start) == '#') {
        file.write(line);
      } else if (start > 0) {
        if (!matchedService) {
          file.write(line);
        } else if (comments) {
          file.write("#" + line);
        }
      } else {
        service(file, line, requests);
      }
    }
    for (Request request : requests) {
      if (request.matches == 0 && entries && edits) {
        file.write(printer.entry(entry(request)) + "\n");
      } else if (request.matches == 0 && !entries) {
        log.warning("unmatched service_name/type: \"" + request.text + '"');
      }
    }
    file.close();
  }

  private void service(EditFile file, String line, List<Request> requests) {
    matchedService = false;
    String place = "file " + file.path() + ": line " + file.number() + ": ";
    List<String> words = Ascii.words(line, Ascii.BLANKS);
    if (words.size() < 2) {
      throw new PostfixFatal(place + "specify service name and type on the same line");
    }
    String name = words.get(0);
    String type = words.get(1);
    if (name.indexOf('=') >= 0) {
      throw new PostfixFatal(
          place + "service name syntax \"" + name + "\" is unsupported with " + OPTIONS);
    }
    if (type.indexOf('=') >= 0 || type.indexOf('/') >= 0) {
      throw new PostfixFatal(
          place + "service type syntax \"" + type + "\" is unsupported with " + OPTIONS);
    }
    MasterEntry changed = null;
    for (Request request : requests) {
      MasterEntry wanted = entries && edits ? entry(request) : null;
      boolean asked = ServicePattern.matches(request.parts, name, type);
      boolean same = wanted != null && wanted.name().equals(name) && wanted.type().equals(type);
      if (!asked && !same) {
        continue;
      }
      matchedService = true;
      request.matches++;
      if (wanted != null) {
        changed = request.matches == 1 ? wanted : changed;
      } else if (edits || excludes && !entries) {
        MasterEntry old = changed == null ? gobble(file, line, place) : changed;
        changed = change(old, request);
      }
    }
    if (changed != null) {
      file.write(printer.entry(changed) + "\n");
    } else if (!matchedService) {
      file.write(line);
    } else if (comments) {
      file.write("#" + line);
    }
  }

  private MasterEntry change(MasterEntry old, Request request) {
    List<String> warnings = new ArrayList<>();
    MasterEntry changed =
        fieldMode
            ? old.with(ServicePattern.field(request.parts.get(2)), request.value, warnings)
            : old.withOverride(request.parts.get(2), edits ? request.value : null);
    warnings.forEach(log::warning);
    return changed;
  }

  /** Takes the rest of an entry; comments inside it are written where they stand. */
  private MasterEntry gobble(EditFile file, String line, String place) {
    StringBuilder text = new StringBuilder(line);
    while (file.more() && continues(file.peek())) {
      String next = file.take();
      int start = Ascii.skipSpace(next, 0);
      if (start == next.length() || next.charAt(start) == '#') {
        file.write(next);
      } else {
        text.append(next);
      }
    }
    MasterEntry entry = parse(text.toString());
    if (entry == null) {
      throw new PostfixFatal(place + "bad field count");
    }
    return entry;
  }

  private static boolean continues(String line) {
    return line.startsWith("#") || !line.isEmpty() && Ascii.isSpace(line.charAt(0));
  }

  private @Nullable MasterEntry parse(String text) {
    List<String> warnings = new ArrayList<>();
    MasterEntry entry = MasterEntry.parse(text, 0, warnings);
    warnings.forEach(log::warning);
    return entry;
  }

  private MasterEntry entry(Request request) {
    MasterEntry entry = parse(request.value);
    if (entry == null) {
      throw new PostfixFatal("bad field count: \"" + request.text + '"');
    }
    return entry;
  }

  private Request request(String operand) {
    String text = operand.substring(Ascii.skipSpace(operand, 0));
    if (operand.indexOf('\n') >= 0) {
      throw new PostfixFatal(OPTIONS + " accept no multi-line input");
    }
    if (text.startsWith("#")) {
      throw new PostfixFatal(OPTIONS + " accept no comment input");
    }
    String pattern = Ascii.trim(text);
    String value = "";
    if (edits) {
      NameValue pair = NameValue.of(text);
      if (!pair.ok()) {
        throw new PostfixFatal(pair.complaint() + ": \"" + operand + '"');
      }
      pattern = pair.name();
      value = pair.value();
    } else if (text.indexOf('=') >= 0) {
      throw new PostfixFatal("-X or -# requires names without value");
    }
    int parts = entries ? 2 : 3;
    List<String> parsed = ServicePattern.parse(pattern, parts, parts);
    if (parsed == null) {
      throw new PostfixFatal(
          entries
              ? "-Me, -MX or -M# requires service_name/type"
              : fieldMode
                  ? "-Fe or -FX requires service_name/type/field_name"
                  : "-Pe or -PX requires service_name/type/parameter");
    }
    check(parsed, value);
    return new Request(operand, parsed, value);
  }

  private void check(List<String> parts, String value) {
    boolean blank = value.chars().anyMatch(c -> Ascii.BLANKS.indexOf(c) >= 0);
    if (fieldMode) {
      int field = ServicePattern.field(parts.get(2));
      if (field < 0) {
        throw new PostfixFatal("-Fe does not accept wild-card field name");
      }
      if (blank && field < MasterEntry.FIELDS - 1) {
        throw new PostfixFatal("-Fe does not accept whitespace in non-command field");
      }
    } else if (!entries) {
      if (parts.get(2).equals("*")) {
        throw new PostfixFatal("-Pe does not accept wild-card parameter name");
      }
      if (blank) {
        throw new PostfixFatal("-Pe does not accept whitespace in parameter value");
      }
    }
  }
}
