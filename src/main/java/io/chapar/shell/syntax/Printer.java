package io.chapar.shell.syntax;

import io.chapar.shell.syntax.Script.Link;
import io.chapar.shell.syntax.Script.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree as text again, laid out as bash prints functions and jobs. */
public final class Printer {
  private static final int STEP = 4;

  private final StringBuilder out = new StringBuilder();
  private final List<HereDoc> documents = new ArrayList<>();
  private int indent;
  private boolean inFunction;
  private boolean afterDocument;

  private Printer() {}

  /** A command on one line as far as possible: for jobs. */
  public static String print(Script.AndOr list) {
    Printer printer = new Printer();
    printer.andOr(list);
    return printer.out.toString();
  }

  /** A list on one line as far as possible. */
  public static String print(Script list) {
    Printer printer = new Printer();
    printer.script(list);
    return printer.out.toString();
  }

  /** One command on one line as far as possible. */
  public static String print(Command command) {
    Printer printer = new Printer();
    printer.command(command);
    return printer.out.toString();
  }

  /** A function as {@code declare -f} and {@code type} print it. */
  public static String print(String name, Command body) {
    Printer printer = new Printer();
    printer.function(name, body, false);
    return printer.out.append('\n').toString();
  }

  /** The body of a function, as it is exported. */
  public static String printBody(Command body) {
    Printer printer = new Printer();
    printer.inFunction = true;
    printer.braces(body);
    return printer.out.toString();
  }

  private void line() {
    flushDocuments();
    out.append('\n').append(" ".repeat(indent));
  }

  private void function(String name, Command body, boolean keyword) {
    out.append(keyword ? "function " : "").append(name).append(" () \n");
    out.append(" ".repeat(indent));
    inFunction = true;
    braces(body);
  }

  private void braces(Command body) {
    Command bare = body instanceof Command.Redirected r ? r.command() : body;
    List<Redirection> redirections =
        body instanceof Command.Redirected r ? r.redirections() : List.of();
    out.append("{ ");
    indent += STEP;
    line();
    if (bare instanceof Command.Group g) {
      script(g.body());
    } else {
      command(bare);
    }
    indent -= STEP;
    line();
    out.append('}');
    redirections(redirections);
  }

  private void script(Script script) {
    List<Statement> statements = script.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      andOr(statement.list());
      boolean last = i == statements.size() - 1;
      if (statement.background()) {
        out.append(last ? " &" : " & ");
        continue;
      }
      if (!last) {
        if (inFunction) {
          out.append(afterDocument ? "" : ";");
          afterDocument = false;
          line();
        } else {
          out.append("; ");
        }
      }
    }
  }

  private void andOr(Script.AndOr list) {
    pipeline(list.first());
    for (Link link : list.rest()) {
      out.append(link.and() ? " && " : " || ");
      pipeline(link.pipeline());
    }
  }

  private void pipeline(Script.Pipeline pipeline) {
    if (pipeline.negated()) {
      out.append("! ");
    }
    if (pipeline.timing() != Script.Timing.NONE) {
      out.append(pipeline.timing() == Script.Timing.POSIX ? "time -p " : "time ");
    }
    for (int i = 0; i < pipeline.commands().size(); i++) {
      if (i > 0) {
        out.append(" | ");
      }
      command(pipeline.commands().get(i));
    }
  }

  private void command(Command command) {
    if (command instanceof Command.Simple s) {
      simple(s);
    } else if (command instanceof Command.Redirected r) {
      command(r.command());
      redirections(r.redirections());
    } else if (command instanceof Command.Group g) {
      group(g);
    } else if (command instanceof Command.Subshell s) {
      out.append("( ");
      script(s.body());
      out.append(" )");
    } else if (command instanceof Command.If i) {
      conditional(i);
    } else if (command instanceof Command.Loop l) {
      out.append(l.until() ? "until " : "while ");
      condition(l.condition());
      out.append("; do");
      body(l.body());
      out.append("done");
    } else if (command instanceof Command.For f) {
      iterate("for", f.name(), f.words(), f.body());
    } else if (command instanceof Command.Select s) {
      iterate("select", s.name(), s.words(), s.body());
    } else if (command instanceof Command.CountingFor f) {
      out.append("for ((").append(f.start().text().strip()).append("; ");
      out.append(f.condition().text().strip()).append("; ");
      out.append(f.step().text().strip()).append("))");
      line();
      out.append("do");
      body(f.body());
      out.append("done");
    } else if (command instanceof Command.Case c) {
      choose(c);
    } else if (command instanceof Command.Test t) {
      out.append("[[ ").append(test(t.expression())).append(" ]]");
    } else if (command instanceof Command.Arithmetic a) {
      out.append("((").append(a.expression().text()).append("))");
    } else if (command instanceof Command.Function f) {
      function(f.name(), f.body(), true);
    } else if (command instanceof Command.Coprocess c) {
      out.append("coproc ").append(c.name()).append(' ');
      command(c.body());
    }
  }

  private void simple(Command.Simple s) {
    List<String> words = new ArrayList<>();
    for (Assignment a : s.assignments()) {
      words.add(assignment(a));
    }
    s.words().forEach(word -> words.add(word.text()));
    out.append(String.join(" ", words));
    if (words.isEmpty() && !s.redirections().isEmpty()) {
      int before = out.length();
      redirections(s.redirections());
      out.deleteCharAt(before);
      return;
    }
    redirections(s.redirections());
  }

  /** An assignment as it was typed. */
  public static String print(Assignment a) {
    return assignment(a);
  }

  private static String assignment(Assignment a) {
    StringBuilder text = new StringBuilder(a.name());
    if (a.subscript() != null) {
      text.append('[').append(a.subscript().text()).append(']');
    }
    text.append(a.append() ? "+=" : "=");
    List<Assignment.Element> elements = a.elements();
    if (elements == null) {
      return text + a.value().text();
    }
    List<String> parts = new ArrayList<>();
    for (Assignment.Element e : elements) {
      Word key = e.key();
      parts.add(
          key == null
              ? e.value().text()
              : "[" + key.text() + "]" + (e.append() ? "+=" : "=") + e.value().text());
    }
    return text + "(" + String.join(" ", parts) + ")";
  }

  private void redirections(List<Redirection> redirections) {
    for (Redirection r : redirections) {
      out.append(' ');
      boolean input = r.operator().startsWith("<");
      if (r.variable() != null) {
        out.append('{').append(r.variable()).append('}');
      } else if (r.fd() >= 0 && (r.fd() != (input ? 0 : 1) || r.operator().endsWith("&"))) {
        out.append(r.fd());
      } else if (r.operator().endsWith("&")
          && r.fd() < 0
          && Character.isDigit(r.target().text().charAt(0))) {
        out.append(input ? 0 : 1);
      }
      out.append(r.operator());
      HereDoc document = r.hereDoc();
      if (document != null) {
        out.append(r.target().text());
        documents.add(document);
        continue;
      }
      if (!r.operator().endsWith("&")) {
        out.append(' ');
      }
      out.append(r.target().text());
    }
    if (!documents.isEmpty()) {
      flushDocuments();
    }
  }

  private void flushDocuments() {
    for (HereDoc document : documents) {
      out.append('\n').append(document.text()).append(document.delimiter());
    }
    if (!documents.isEmpty()) {
      out.append('\n');
      documents.clear();
      afterDocument = true;
    }
  }

  private void group(Command.Group g) {
    if (inFunction) {
      braces(g);
      return;
    }
    out.append("{ ");
    script(g.body());
    out.append("; }");
  }

  /** The body of a loop or branch, indented, with the line of what ends it begun. */
  private void body(Script script) {
    boolean before = inFunction;
    inFunction = true;
    indent += STEP;
    line();
    script(script);
    boolean background = endsInBackground(script);
    if (!background) {
      out.append(';');
    }
    indent -= STEP;
    line();
    inFunction = before;
  }

  private static boolean endsInBackground(Script script) {
    int n = script.statements().size();
    return n > 0 && script.statements().get(n - 1).background();
  }

  private void condition(Script script) {
    boolean before = inFunction;
    inFunction = false;
    script(script);
    inFunction = before;
  }

  private void conditional(Command.If command) {
    for (int i = 0; i < command.branches().size(); i++) {
      Command.Branch branch = command.branches().get(i);
      if (i > 0) {
        out.append("else");
        indent += STEP;
        line();
      }
      out.append("if ");
      condition(branch.condition());
      out.append("; then");
      body(branch.body());
    }
    Script otherwise = command.otherwise();
    if (otherwise != null) {
      out.append("else");
      body(otherwise);
    }
    out.append("fi");
    for (int i = 1; i < command.branches().size(); i++) {
      out.append(';');
      indent -= STEP;
      line();
      out.append("fi");
    }
  }

  private void iterate(String keyword, String name, @Nullable List<Word> words, Script body) {
    out.append(keyword).append(' ').append(name);
    if (words == null) {
      out.append(" in \"$@\"");
    } else {
      out.append(" in");
      words.forEach(word -> out.append(' ').append(word.text()));
    }
    out.append(';');
    line();
    out.append("do");
    body(body);
    out.append("done");
  }

  private void choose(Command.Case command) {
    out.append("case ").append(command.subject().text()).append(" in ");
    indent += STEP;
    for (Command.Clause clause : command.clauses()) {
      line();
      out.append(String.join(" | ", clause.patterns().stream().map(Word::text).toList()));
      out.append(')');
      boolean before = inFunction;
      inFunction = true;
      indent += STEP;
      if (clause.body().statements().isEmpty()) {
        out.append('\n');
      } else {
        line();
        script(clause.body());
      }
      indent -= STEP;
      inFunction = before;
      line();
      out.append(clause.end());
    }
    indent -= STEP;
    line();
    out.append("esac");
  }

  private static String test(TestExpression e) {
    if (e instanceof TestExpression.Not n) {
      return "! " + test(n.operand());
    } else if (e instanceof TestExpression.And a) {
      return test(a.left()) + " && " + test(a.right());
    } else if (e instanceof TestExpression.Or o) {
      return test(o.left()) + " || " + test(o.right());
    } else if (e instanceof TestExpression.Grouped g) {
      return "( " + test(g.operand()) + " )";
    } else if (e instanceof TestExpression.Unary u) {
      return u.operator() + " " + u.operand().text();
    } else if (e instanceof TestExpression.Binary b) {
      return b.left().text() + " " + b.operator() + " " + b.right().text();
    }
    throw new IllegalStateException(e.toString());
  }
}
