package io.chapar.sieve.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script into commands. After an error it looks for the end of the list, test, command or
 * block it was in and goes on, to tell more than one error at a time.
 */
public final class Parser {
  private static final int MAX_ARGUMENTS = 32;
  private static final int MAX_NESTING = 32;
  private static final Token[] BEGIN = {Token.LSQUARE, Token.LBRACKET, Token.NONE, Token.LCURLY};
  private static final Token[] END = {Token.RSQUARE, Token.RBRACKET, Token.SEMICOLON, Token.RCURLY};

  private final String script;
  private final Lexer lexer;
  private final Errors errors;
  private boolean valid = true;
  private boolean lost;

  private Parser(String script, String text, Errors errors) {
    this.script = script;
    this.lexer = new Lexer(script, text, errors);
    this.errors = errors;
  }

  /** The commands of a script (its text as bytes), or null after errors. */
  public static @Nullable List<Command> parse(String script, String text, Errors errors) {
    return new Parser(script, text, errors).run();
  }

  private @Nullable List<Command> run() {
    lexer.next();
    List<Command> commands = new ArrayList<>();
    if (!commands(commands, 1) || !valid) {
      return null;
    }
    if (lexer.type() != Token.EOF) {
      error("unexpected " + lexer.description() + " found at (the presumed) end of file");
      return null;
    }
    return commands;
  }

  private void error(String message) {
    if (lexer.type() != Token.ERROR) {
      errors.error(Errors.location(script, lexer.line()), message);
    }
    valid = false;
  }

  private boolean hopeless() {
    return !valid && !errors.more();
  }

  private boolean commands(List<Command> into, int depth) {
    boolean good = true;
    while (good && lexer.type() == Token.IDENTIFIER) {
      if (hopeless()) {
        return recover(Token.SEMICOLON);
      }
      Command.Builder command = new Command.Builder(lexer.word(), lexer.line());
      lexer.next();
      good = arguments(command, 1);
      if (good && lexer.type() != Token.SEMICOLON && lexer.type() != Token.LCURLY) {
        error(
            "expected end of command ';' or the beginning of a compound block '{', but found "
                + lexer.description());
        good = false;
      }
      if (!good) {
        good = recover(Token.SEMICOLON);
      }
      if (!good) {
        return false;
      }
      if (lexer.type() == Token.SEMICOLON) {
        lexer.next();
      } else {
        good = block(command, depth);
      }
      into.add(command.build());
    }
    return good;
  }

  private boolean block(Command.Builder command, int depth) {
    lexer.next();
    if (depth + 1 > MAX_NESTING) {
      error("cannot nest command blocks deeper than " + MAX_NESTING + " levels");
      return recovered(Token.RCURLY);
    }
    List<Command> inside = new ArrayList<>();
    command.block = inside;
    if (!commands(inside, depth + 1)) {
      return recovered(Token.RCURLY);
    }
    if (lexer.type() == Token.RCURLY) {
      lexer.next();
      return true;
    }
    error("expected end of compound block '}', but found " + lexer.description());
    return recover(Token.RCURLY);
  }

  private boolean arguments(Command.Builder node, int depth) {
    boolean present = true;
    boolean good = true;
    while (present && good) {
      if (hopeless()) {
        return false;
      }
      switch (lexer.type()) {
        case LSQUARE -> good = list(node);
        case STRING -> {
          node.arguments.add(new Argument.Text(lexer.word(), lexer.line()));
          lexer.next();
        }
        case NUMBER -> {
          node.arguments.add(new Argument.Number(lexer.number(), lexer.line()));
          lexer.next();
        }
        case TAG -> {
          node.arguments.add(new Argument.Tag(lexer.word(), lexer.line()));
          lexer.next();
        }
        default -> present = false;
      }
      if (node.arguments.size() > MAX_ARGUMENTS) {
        error("too many arguments for command '" + node.name + "'");
        return false;
      }
    }
    return good && tests(node, depth);
  }

  private boolean list(Command.Builder node) {
    List<Argument.Text> items = new ArrayList<>();
    node.arguments.add(new Argument.TextList(items, lexer.line()));
    boolean good = true;
    lexer.next();
    if (lexer.type() == Token.STRING) {
      items.add(new Argument.Text(lexer.word(), lexer.line()));
      lexer.next();
      while (lexer.type() == Token.COMMA) {
        lexer.next();
        if (hopeless()) {
          good = recover(Token.RSQUARE);
          break;
        }
        if (lexer.type() != Token.STRING) {
          error("expecting string after ',' in string list, but found " + lexer.description());
          good = recover(Token.RSQUARE);
          break;
        }
        items.add(new Argument.Text(lexer.word(), lexer.line()));
        lexer.next();
      }
    } else {
      error("expecting string after '[' in string list, but found " + lexer.description());
      good = recover(Token.RSQUARE);
    }
    if (lexer.type() == Token.RSQUARE) {
      lexer.next();
      return good;
    }
    error("expecting ',' or end of string list ']', but found " + lexer.description());
    return recovered(Token.RSQUARE);
  }

  private boolean tests(Command.Builder node, int depth) {
    if (lexer.type() == Token.IDENTIFIER) {
      if (depth + 1 > MAX_NESTING) {
        error("cannot nest tests deeper than " + MAX_NESTING + " levels");
        return false;
      }
      return test(node, depth);
    }
    if (lexer.type() != Token.LBRACKET) {
      return true;
    }
    lexer.next();
    if (depth + 1 > MAX_NESTING) {
      error("cannot nest tests deeper than " + MAX_NESTING + " levels");
      return recovered(Token.RBRACKET);
    }
    node.parenthesized = true;
    if (lexer.type() != Token.IDENTIFIER) {
      error("expecting test identifier after '(' in test list, but found " + lexer.description());
      recover(Token.RBRACKET);
      close(false);
      error("failed to accept more tests for command '" + node.name + "'");
      lost = true;
      return false;
    }
    boolean good = test(node, depth);
    if (!good) {
      good = recover(Token.RBRACKET);
    } else {
      while (lexer.type() == Token.COMMA) {
        lexer.next();
        if (hopeless()) {
          good = recover(Token.RBRACKET);
          break;
        }
        if (lexer.type() != Token.IDENTIFIER) {
          error(
              "expecting test identifier after ',' in test list, but found " + lexer.description());
          good = recover(Token.RBRACKET);
          break;
        }
        if (!test(node, depth)) {
          good = recover(Token.RBRACKET);
          break;
        }
      }
    }
    return close(good);
  }

  private boolean close(boolean good) {
    if (lexer.type() == Token.RBRACKET) {
      lexer.next();
      return good;
    }
    error("expecting ',' or end of test list ')', but found " + lexer.description());
    return recovered(Token.RBRACKET);
  }

  private boolean test(Command.Builder node, int depth) {
    Command.Builder test = new Command.Builder(lexer.word(), lexer.line());
    lexer.next();
    boolean good = arguments(test, depth + 1);
    node.tests.add(test.build());
    return good;
  }

  private boolean recovered(Token end) {
    boolean found = recover(end);
    if (found) {
      lexer.next();
    }
    return found;
  }

  private boolean recover(Token end) {
    if (lost) {
      return false;
    }
    int nesting = 1;
    int level = end.priority();
    while (lexer.type() != Token.EOF && lexer.type().priority() <= level) {
      if (lexer.type() == BEGIN[level]) {
        nesting++;
      } else if (lexer.type() == END[level]) {
        nesting--;
        if (nesting == 0) {
          return true;
        }
      }
      lexer.next();
    }
    return end == Token.SEMICOLON && lexer.type() == Token.LCURLY;
  }
}
