package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Texts;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.BodyPart;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** mime: header, address and exists on the headers of MIME parts. */
final class Mime extends Extension {
  Mime() {
    super("mime", 0);
  }

  @Override
  public boolean load(Checker checker) {
    for (String test : List.of("header", "address", "exists")) {
      Registration registration = checker.registration(test);
      registration.tag(new MimeTag(), this, Tags.OVERRIDE);
      registration.tag(new Part("anychild"), this, 0);
      if (test.equals("header")) {
        for (String name : List.of("type", "subtype", "contenttype", "param")) {
          registration.tag(new Part(name), this, 0);
        }
      }
    }
    return true;
  }

  private static Thing thing(Chosen chosen, int line) {
    List<String> shown = new ArrayList<>();
    if (chosen.anychild) {
      shown.add("anychild");
    }
    if (!chosen.option.isEmpty()) {
      shown.add("option: " + chosen.option);
    }
    Operand context = new Raw(2, shown, chosen.params, "param-list", line, false);
    return new Thing("header-override", "mime", chosen, 1, context, null, line);
  }

  private static final class MimeTag extends Tag {
    MimeTag() {
      super("mime");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      if (!(tag.operand() instanceof Thing)) {
        tag.operand(thing(new Chosen(false, "", null), tag.line()));
      }
      return true;
    }
  }

  private static final class Part extends Tag {
    Part(String name) {
      super(name);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.remove();
      Arg mime = null;
      for (Arg arg : node.args()) {
        mime = arg.tag() instanceof MimeTag ? arg : mime;
      }
      if (mime == null) {
        return checker.error(
            tag,
            "the :"
                + tag.tagName()
                + " tag for the "
                + node.title()
                + " cannot be specified without the :mime tag");
      }
      Chosen old =
          mime.operand() instanceof Thing thing && thing.value() instanceof Chosen chosen
              ? chosen
              : new Chosen(false, "", null);
      if (name().equals("anychild")) {
        mime.operand(thing(new Chosen(true, old.option, old.params), mime.line()));
        return true;
      }
      if (!old.option.isEmpty()) {
        Arg at = node.peek();
        return checker.error(
            at == null ? tag : at,
            "the :type, :subtype, :contenttype, and :param arguments for the "
                + node.name()
                + " test are mutually exclusive, but more than one was specified");
      }
      Texts params = null;
      if (name().equals("param")) {
        Arg param = node.peek();
        if (!checker.parameter(node, tag, Checker.Type.LIST, false) || param == null) {
          return false;
        }
        node.remove();
        params = param.operand() instanceof Texts texts ? texts : null;
      }
      mime.operand(thing(new Chosen(old.anychild, name(), params), mime.line()));
      return true;
    }
  }

  private record Chosen(boolean anychild, String option, @Nullable Texts params)
      implements Headers.Override {
    @Override
    public int sequence() {
      return 0;
    }

    @Override
    public Values values(Run run, List<String> names, Values before, boolean decoded) {
      run.trace(Trace.Level.MATCHING, "header mime override:");
      run.descend();
      run.trace(
          Trace.Level.MATCHING,
          anychild
              ? "headers from current mime part and children"
              : "headers from current mime part");
      List<BodyPart> parts = Foreverypart.current(run);
      boolean outside = parts == null;
      if (parts == null) {
        parts = run.execution().mail().parts();
      }
      List<BodyPart> wanted = anychild ? parts : parts.subList(0, Math.min(1, parts.size()));
      if (!option.isEmpty()) {
        run.trace(
            Trace.Level.MATCHING,
            switch (option) {
              case "type" -> "extract mime type from header value";
              case "subtype" -> "extract mime subtype from header value";
              case "contenttype" -> "extract mime contenttype from header value";
              default -> "extract mime parameters from header value";
            });
      }
      run.ascend();
      List<String> params = this.params == null ? List.of() : this.params.values(run);
      return traced -> collect(run, names, wanted, params, decoded, traced, outside);
    }

    private Iterator<String> collect(
        Run run,
        List<String> names,
        List<BodyPart> parts,
        List<String> params,
        boolean decoded,
        boolean traced,
        boolean outside) {
      List<String> all = new ArrayList<>();
      for (String name : names) {
        if (traced) {
          run.trace(
              Trace.Level.NONE,
              "extracting `"
                  + Bytes.shown(name, 80)
                  + "' headers from message"
                  + (outside && !anychild ? "" : " part"));
        }
        for (BodyPart part : parts) {
          for (String value : part.headers(name, decoded)) {
            traceExtraction(run, name, traced);
            extract(name, value, params, all);
          }
        }
      }
      return all.iterator();
    }

    private void traceExtraction(Run run, String name, boolean traced) {
      if (!traced
          || !Bytes.same(name, "content-type") && !Bytes.same(name, "content-disposition")) {
        return;
      }
      switch (option) {
        case "type" -> run.trace(Trace.Level.NONE, "extracted MIME type");
        case "subtype" -> run.trace(Trace.Level.NONE, "extracted MIME sub-type");
        case "contenttype" -> run.trace(Trace.Level.NONE, "extracted full MIME contenttype");
        default -> {
          // parameters are told of by their values
        }
      }
    }

    private void extract(String name, String value, List<String> params, List<String> into) {
      if (option.isEmpty()) {
        into.add(value);
        return;
      }
      boolean type = Bytes.same(name, "content-type");
      if (!type && !Bytes.same(name, "content-disposition")) {
        into.add("");
        return;
      }
      io.chapar.dovecot.message.Part.Parameters parsed =
          io.chapar.dovecot.message.Part.Parameters.parse(Bytes.text(value));
      String main = Bytes.of(parsed.value()).replaceAll("\\s", "");
      int slash = main.indexOf('/');
      switch (option) {
        case "type" -> into.add(slash < 0 ? main : main.substring(0, slash));
        case "subtype" -> into.add(slash < 0 ? "" : main.substring(slash + 1));
        case "contenttype" -> into.add(main);
        default -> {
          boolean any = false;
          for (Map.Entry<String, String> entry : parsed.parameters().entrySet()) {
            String key = Bytes.of(entry.getKey());
            for (String param : params) {
              if (Bytes.same(key, param)) {
                into.add(Bytes.of(entry.getValue()));
                any = true;
              } else if (Bytes.same(key, param + "*")) {
                String encoded = Bytes.of(entry.getValue());
                int at = encoded.indexOf('\'', encoded.indexOf('\'') + 1);
                into.add(at < 0 ? "" : decode(encoded.substring(at + 1)));
                any = true;
              }
            }
          }
          if (!any) {
            into.add("");
          }
        }
      }
    }

    private static String decode(String text) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == '%'
            && i + 2 < text.length() + 0
            && text.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}")) {
          out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        } else {
          out.append(text.charAt(i));
        }
      }
      return out.toString();
    }
  }
}
