package io.chapar.unix.awk;

import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import io.chapar.unix.awk.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads expressions, by precedence. */
class ExpressionParser {
  private static final int MAX_DEPTH = 300;

  final Lexer lexer;
  final Source source = new Source();
  private final boolean endsWithNewline;

  /** The function being read, and its parameters. */
  String context = "";

  List<String> locals = List.of();

  /** Whether {@code >} is a redirection here. */
  boolean inPrint;

  private int depth;

  ExpressionParser(String text) {
    lexer = new Lexer(text);
    endsWithNewline = text.endsWith("\n");
  }

  int lastLine() {
    return endsWithNewline ? lexer.line() : lexer.line() + 1;
  }

  void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new AwkException("line " + lexer.line() + ": yacc stack overflow");
    }
  }

  void shallower() {
    depth--;
  }

  boolean isOperator(String operator) {
    return lexer.kind == Kind.OPERATOR && lexer.text.equals(operator);
  }

  boolean isKeyword(String word) {
    return lexer.kind == Kind.KEYWORD && lexer.text.equals(word);
  }

  void skipNewlines() {
    while (lexer.kind == Kind.NEWLINE) {
      lexer.next();
    }
  }

  AwkException syntax() {
    boolean end = lexer.kind == Kind.END;
    return new AwkException(
        "line " + lexer.line() + ": syntax error at or near " + (end ? "end of line" : lexer.text));
  }

  void expect(String operator) {
    if (!isOperator(operator)) {
      throw syntax();
    }
    lexer.next();
  }

  /** A closing parenthesis, whose absence has its own message. */
  void close() {
    if (!isOperator(")")) {
      throw new AwkException("line " + lexer.line() + ": missing ) near " + lexer.text);
    }
    lexer.next();
  }

  Node.Name name(String name) {
    return new Node.Name(name, locals.indexOf(name));
  }

  Node.Name array(String name) {
    Node.Name array = name(name);
    source.arrayUses.add(new Source.Use(context, array, lexer.line()));
    return array;
  }

  /** Expressions up to {@code end}, which stays. */
  List<Node.Expr> list(String end) {
    boolean outer = inPrint;
    inPrint = false;
    List<Node.Expr> list = new ArrayList<>();
    skipNewlines();
    while (!isOperator(end)) {
      if (end.equals(")") && (lexer.kind == Kind.END || isOperator("}"))) {
        close();
      }
      list.add(expression());
      skipNewlines();
      if (isOperator(",")) {
        lexer.next();
        skipNewlines();
      } else if (!isOperator(end)) {
        if (end.equals(")")) {
          throw new AwkException("line " + lexer.line() + ": missing ) near " + lexer.text);
        }
        throw syntax();
      }
    }
    inPrint = outer;
    return list;
  }

  Node.Expr expression() {
    deeper();
    try {
      Node.Expr left = conditional();
      boolean target =
          left instanceof Node.Variable
              || left instanceof Node.Field
              || left instanceof Node.Element;
      if (target
          && lexer.kind == Kind.OPERATOR
          && lexer.text.length() <= 3
          && lexer.text.endsWith("=")
          && !List.of("==", "<=", ">=", "!=").contains(lexer.text)) {
        String operator = lexer.text.substring(0, lexer.text.length() - 1);
        lexer.next();
        skipNewlines();
        return new Node.Assign(left, operator, expression());
      }
      return left;
    } finally {
      shallower();
    }
  }

  private Node.Expr conditional() {
    Node.Expr test = or();
    if (!isOperator("?")) {
      return test;
    }
    lexer.next();
    skipNewlines();
    Node.Expr yes = expression();
    skipNewlines();
    expect(":");
    skipNewlines();
    return new Node.Conditional(test, yes, expression());
  }

  private Node.Expr or() {
    Node.Expr left = and();
    while (isOperator("||")) {
      lexer.next();
      skipNewlines();
      left = new Node.Or(left, and());
    }
    return left;
  }

  private Node.Expr and() {
    Node.Expr left = in();
    while (isOperator("&&")) {
      lexer.next();
      skipNewlines();
      left = new Node.And(left, in());
    }
    return left;
  }

  private Node.Expr in() {
    Node.Expr left = matching();
    while (isKeyword("in")) {
      lexer.next();
      if (lexer.kind != Kind.NAME) {
        throw syntax();
      }
      left =
          new Node.In(
              left instanceof Node.Grouping g ? g.list() : List.of(left), array(lexer.text));
      lexer.next();
    }
    return left;
  }

  private Node.Expr matching() {
    Node.Expr left = comparison();
    while (isOperator("~") || isOperator("!~")) {
      boolean negated = lexer.text.equals("!~");
      lexer.next();
      left = new Node.Matches(left, comparison(), negated);
    }
    return left;
  }

  private Node.Expr comparison() {
    Node.Expr left = piped();
    while (lexer.kind == Kind.OPERATOR
        && List.of("<", "<=", "==", "!=", ">", ">=").contains(lexer.text)
        && !(inPrint && lexer.text.equals(">"))) {
      String operator = lexer.text;
      lexer.next();
      left = new Node.Binary(operator, left, piped());
    }
    return left;
  }

  private Node.Expr piped() {
    Node.Expr left = concatenation();
    while (isOperator("|") && lexer.wordFollows("getline")) {
      lexer.next();
      lexer.next();
      left = new Node.Getline(lvalue(), left, null);
    }
    return left;
  }

  private Node.Expr concatenation() {
    Node.Expr left = additive();
    while (startsOperand()) {
      left = new Node.Binary(" ", left, additive());
    }
    return left;
  }

  private boolean startsOperand() {
    return switch (lexer.kind) {
      case NUMBER, STRING, NAME, FUNCTION_NAME, BUILTIN -> true;
      case OPERATOR -> List.of("$", "!", "(", "-", "+", "++", "--").contains(lexer.text);
      default -> false;
    };
  }

  private Node.Expr additive() {
    Node.Expr left = multiplicative();
    while (isOperator("+") || isOperator("-")) {
      String operator = lexer.text;
      lexer.next();
      left = new Node.Binary(operator, left, multiplicative());
    }
    return left;
  }

  private Node.Expr multiplicative() {
    Node.Expr left = unary();
    while (isOperator("*") || isOperator("/") || isOperator("%")) {
      String operator = lexer.text;
      lexer.next();
      left = new Node.Binary(operator, left, unary());
    }
    return left;
  }

  private Node.Expr unary() {
    if (isOperator("!") || isOperator("-") || isOperator("+")) {
      char operator = lexer.text.charAt(0);
      lexer.next();
      deeper();
      Node.Expr operand = unary();
      shallower();
      return new Node.Unary(operator, operand);
    }
    return power();
  }

  private Node.Expr power() {
    Node.Expr base = postfix();
    if (!isOperator("^")) {
      return base;
    }
    lexer.next();
    deeper();
    Node.Expr exponent = isOperator("-") || isOperator("+") || isOperator("!") ? unary() : power();
    shallower();
    return new Node.Binary("^", base, exponent);
  }

  private Node.Expr postfix() {
    Node.Expr operand = primary();
    boolean target =
        operand instanceof Node.Variable
            || operand instanceof Node.Field
            || operand instanceof Node.Element;
    if (target && (isOperator("++") || isOperator("--"))) {
      int by = lexer.text.equals("++") ? 1 : -1;
      lexer.next();
      return new Node.Increment(operand, by, false);
    }
    return operand;
  }

  private Node.Expr primary() {
    String text = lexer.text;
    switch (lexer.kind) {
      case NUMBER:
        lexer.next();
        return new Node.Constant(Value.of(Double.parseDouble(text)));
      case STRING:
        lexer.next();
        return new Node.Constant(Value.of(text));
      case NAME:
        return variable(text);
      case FUNCTION_NAME:
        return call(text);
      case BUILTIN:
        return builtin(text);
      case KEYWORD:
        if (text.equals("getline")) {
          lexer.next();
          return getline();
        }
        throw syntax();
      case OPERATOR:
        return operator(text);
      default:
        throw syntax();
    }
  }

  private Node.Expr variable(String name) {
    int line = lexer.line();
    lexer.next();
    if (isOperator("[")) {
      Node.Name array = array(name);
      lexer.next();
      List<Node.Expr> subscripts = list("]");
      if (subscripts.isEmpty()) {
        throw syntax();
      }
      lexer.next();
      return new Node.Element(array, subscripts);
    }
    Node.Variable variable = new Node.Variable(name(name), line);
    if (!isKeyword("in")) {
      boolean argument = isOperator(",") || isOperator(")");
      if (!argument) {
        source.scalarUses.add(new Source.Use(context, variable.name(), line));
      }
    }
    return variable;
  }

  private Node.Expr call(String name) {
    int line = lexer.line();
    lexer.next();
    lexer.next();
    List<Node.Expr> args = list(")");
    close();
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i) instanceof Node.Variable v) {
        source.passed.add(new Source.Passed(new Source.Use(context, v.name(), v.line()), name, i));
      }
    }
    Node.Call call = new Node.Call(name, args, line);
    source.calls.add(call);
    return call;
  }

  private Node.Expr builtin(String name) {
    int line = lexer.line();
    lexer.next();
    List<Node.Expr> args = List.of();
    if (isOperator("(")) {
      lexer.next();
      args = list(")");
      close();
    } else if (!name.equals("length")) {
      throw syntax();
    }
    int[] count = Builtins.arguments(name);
    if (args.size() < count[0] || args.size() > count[1]) {
      throw new AwkException("line " + line + ": wrong number of arguments in call to " + name);
    }
    if (name.equals("split")) {
      if (!(args.get(1) instanceof Node.Variable v)) {
        throw syntax();
      }
      source.arrayUses.add(new Source.Use(context, v.name(), line));
    }
    return new Node.Builtin(name, args);
  }

  private Node.@org.jspecify.annotations.Nullable Expr lvalue() {
    if (lexer.kind == Kind.NAME || isOperator("$")) {
      return lexer.kind == Kind.NAME ? variable(lexer.text) : primary();
    }
    return null;
  }

  private Node.Expr getline() {
    Node.Expr target = lvalue();
    if (isOperator("<")) {
      lexer.next();
      return new Node.Getline(target, null, postfix());
    }
    return new Node.Getline(target, null, null);
  }

  private Node.Expr operator(String text) {
    switch (text) {
      case "$":
        lexer.next();
        deeper();
        Node.Expr index =
            isOperator("-") || isOperator("+") || isOperator("!") ? unary() : primary();
        shallower();
        return new Node.Field(index);
      case "++", "--":
        lexer.next();
        Node.Expr target = primary();
        if (!(target instanceof Node.Variable
            || target instanceof Node.Field
            || target instanceof Node.Element)) {
          throw syntax();
        }
        return new Node.Increment(target, text.equals("++") ? 1 : -1, true);
      case "(":
        lexer.next();
        List<Node.Expr> list = list(")");
        if (list.isEmpty()) {
          throw syntax();
        }
        close();
        return list.size() > 1
            ? new Node.Grouping(list)
            : list.get(0) instanceof Node.Variable
                    || list.get(0) instanceof Node.Field
                    || list.get(0) instanceof Node.Element
                ? list.get(0)
                : new Node.Grouping(list);
      case "/", "/=":
        lexer.regex(text.substring(1));
        String pattern = lexer.text;
        int line = lexer.line();
        lexer.next();
        try {
          return new Node.Pattern(Regex.compile(pattern, Syntax.AWK, Flag.BYTES));
        } catch (RegexSyntaxException e) {
          throw new AwkException("line " + line + ": " + Builtins.regexError(e, pattern));
        }
      default:
        throw syntax();
    }
  }
}
