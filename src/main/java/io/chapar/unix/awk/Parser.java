package io.chapar.unix.awk;

import io.chapar.unix.awk.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads rules, functions and statements; {@link ExpressionParser} reads what has a value. */
final class Parser extends ExpressionParser {
  private int loops;
  private boolean special;

  private Parser(String text) {
    super(text);
  }

  /** Parses a whole program. */
  static Source parse(String text) {
    Parser parser = new Parser(text);
    return parser.program();
  }

  private Source program() {
    lexer.next();
    while (true) {
      while (lexer.kind == Kind.NEWLINE || isOperator(";")) {
        lexer.next();
      }
      if (lexer.kind == Kind.END) {
        break;
      }
      item();
    }
    source.resolve(lastLine());
    return source;
  }

  private void item() {
    if (isKeyword("function")) {
      function();
      return;
    }
    if (isKeyword("BEGIN") || isKeyword("END")) {
      List<Node.Block> blocks = lexer.text.equals("BEGIN") ? source.begin : source.end;
      lexer.next();
      special = true;
      blocks.add(braces());
      special = false;
      endOfItem();
      return;
    }
    Node.Expr start = null;
    Node.Expr end = null;
    if (!isOperator("{")) {
      start = expression();
      if (isOperator(",")) {
        lexer.next();
        skipNewlines();
        end = expression();
      }
    }
    if (isOperator("{")) {
      source.rules.add(new Node.Rule(start, end, braces()));
    } else {
      source.rules.add(new Node.Rule(start, end, null));
    }
    endOfItem();
  }

  private void endOfItem() {
    if (isOperator("}")) {
      throw new AwkException("line " + lexer.line() + ": extra '}'");
    }
  }

  private void function() {
    lexer.next();
    String name = lexer.text;
    if (lexer.kind != Kind.NAME && lexer.kind != Kind.FUNCTION_NAME) {
      throw syntax();
    }
    lexer.next();
    expect("(");
    List<String> parameters = new ArrayList<>();
    while (!isOperator(")")) {
      if (lexer.kind != Kind.NAME) {
        throw syntax();
      }
      parameters.add(lexer.text);
      lexer.next();
      if (isOperator(",")) {
        lexer.next();
        skipNewlines();
      } else if (!isOperator(")")) {
        throw syntax();
      }
    }
    lexer.next();
    skipNewlines();
    context = name;
    locals = parameters;
    boolean[] arrays = new boolean[parameters.size()];
    // Known before its body is read, so that it can call itself.
    source.functions.put(
        name, new Node.Function(name, parameters, new Node.Block(List.of()), arrays));
    Node.Block body = braces();
    source.functions.put(name, new Node.Function(name, parameters, body, arrays));
    context = "";
    locals = List.of();
  }

  private Node.Block braces() {
    if (!isOperator("{")) {
      throw syntax();
    }
    lexer.next();
    List<Node.Statement> body = new ArrayList<>();
    while (true) {
      while (lexer.kind == Kind.NEWLINE || isOperator(";")) {
        lexer.next();
      }
      if (isOperator("}")) {
        lexer.next();
        return new Node.Block(body);
      }
      if (lexer.kind == Kind.END) {
        throw new AwkException("line " + lastLine() + ": missing } near end of file");
      }
      body.add(statement());
    }
  }

  private Node.Statement statement() {
    deeper();
    try {
      return statementHere();
    } finally {
      shallower();
    }
  }

  private Node.Statement statementHere() {
    if (isOperator("{")) {
      return braces();
    }
    if (isOperator(";")) {
      lexer.next();
      return new Node.Block(List.of());
    }
    if (lexer.kind == Kind.KEYWORD) {
      switch (lexer.text) {
        case "if":
          return ifStatement();
        case "while":
          return whileStatement();
        case "do":
          return doStatement();
        case "for":
          return forStatement();
        default:
          break;
      }
    }
    Node.Statement simple = simple();
    endOfStatement();
    return simple;
  }

  private void endOfStatement() {
    if (lexer.kind == Kind.NEWLINE || isOperator(";")) {
      lexer.next();
    } else if (!isOperator("}") && lexer.kind != Kind.END) {
      throw syntax();
    }
  }

  private Node.Statement body() {
    skipNewlines();
    return statement();
  }

  private Node.Expr test() {
    lexer.next();
    expect("(");
    Node.Expr test = expression();
    close();
    return test;
  }

  private Node.Statement ifStatement() {
    Node.Expr test = test();
    Node.Statement yes = body();
    // An else may come after newlines and a semicolon.
    while (lexer.kind == Kind.NEWLINE || isOperator(";")) {
      if (!elseFollows()) {
        return new Node.If(test, yes, null);
      }
      lexer.next();
    }
    if (isKeyword("else")) {
      lexer.next();
      return new Node.If(test, yes, body());
    }
    return new Node.If(test, yes, null);
  }

  private boolean elseFollows() {
    return lexer.wordFollows("else");
  }

  private Node.Statement whileStatement() {
    Node.Expr test = test();
    if (isOperator(";")) {
      lexer.next();
      return new Node.While(test, new Node.Block(List.of()));
    }
    loops++;
    Node.Statement body = body();
    loops--;
    return new Node.While(test, body);
  }

  private Node.Statement doStatement() {
    lexer.next();
    loops++;
    Node.Statement body = body();
    loops--;
    while (lexer.kind == Kind.NEWLINE || isOperator(";")) {
      lexer.next();
    }
    if (!isKeyword("while")) {
      throw syntax();
    }
    Node.Expr test = test();
    endOfStatement();
    return new Node.DoWhile(body, test);
  }

  private Node.Statement forStatement() {
    lexer.next();
    expect("(");
    Node.Statement first = isOperator(";") ? null : simple();
    if (isOperator(")")
        && first instanceof Node.Simple s
        && s.expr() instanceof Node.In in
        && in.subscripts().size() == 1) {
      lexer.next();
      loops++;
      Node.Statement body = body();
      loops--;
      return new Node.ForIn(in.subscripts().get(0), in.array(), body);
    }
    expect(";");
    skipNewlines();
    Node.Expr test = isOperator(";") ? null : expression();
    expect(";");
    skipNewlines();
    Node.Statement step = isOperator(")") ? null : simple();
    close();
    if (isOperator(";")) {
      lexer.next();
      return new Node.For(first, test, step, new Node.Block(List.of()));
    }
    loops++;
    Node.Statement body = body();
    loops--;
    return new Node.For(first, test, step, body);
  }

  private Node.Statement simple() {
    if (lexer.kind != Kind.KEYWORD) {
      return new Node.Simple(expression());
    }
    String word = lexer.text;
    int line = lexer.line();
    switch (word) {
      case "print", "printf":
        lexer.next();
        return print(word.equals("printf"));
      case "break", "continue":
        lexer.next();
        if (loops == 0) {
          throw new AwkException("line " + line + ": " + word + " statement outside of loop");
        }
        return new Node.Jump(word);
      case "next", "nextfile":
        lexer.next();
        if (special) {
          throw new AwkException("line " + line + ": improper use of " + word);
        }
        return new Node.Jump(word);
      case "exit":
        lexer.next();
        return new Node.Exit(atEndOfStatement() ? null : expression());
      case "return":
        lexer.next();
        if (context.isEmpty()) {
          throw new AwkException("line " + line + ": return outside function body");
        }
        return new Node.Return(atEndOfStatement() ? null : expression());
      case "delete":
        lexer.next();
        return delete();
      default:
        return new Node.Simple(expression());
    }
  }

  private boolean atEndOfStatement() {
    return lexer.kind == Kind.NEWLINE
        || lexer.kind == Kind.END
        || isOperator(";")
        || isOperator("}");
  }

  private Node.Statement delete() {
    if (lexer.kind != Kind.NAME) {
      throw syntax();
    }
    Node.Name array = array(lexer.text);
    lexer.next();
    if (!isOperator("[")) {
      return new Node.Delete(array, null);
    }
    lexer.next();
    List<Node.Expr> subscripts = list("]");
    lexer.next();
    return new Node.Delete(array, subscripts);
  }

  private Node.Statement print(boolean format) {
    List<Node.Expr> args = new ArrayList<>();
    boolean redirected = isOperator(">") || isOperator(">>") || isOperator("|");
    if (!atEndOfStatement() && !redirected) {
      inPrint = true;
      args.add(expression());
      while (isOperator(",")) {
        lexer.next();
        skipNewlines();
        args.add(expression());
      }
      inPrint = false;
      if (args.size() == 1 && args.get(0) instanceof Node.Grouping group) {
        args = group.list();
      }
    }
    String redirect = "";
    Node.Expr target = null;
    if (isOperator(">") || isOperator(">>") || isOperator("|")) {
      redirect = lexer.text;
      lexer.next();
      target = expression();
    }
    return new Node.Print(args, redirect, target, format);
  }
}
