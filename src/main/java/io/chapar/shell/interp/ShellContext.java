package io.chapar.shell.interp;

import io.chapar.disk.Files;
import io.chapar.host.Account;
import io.chapar.shell.expand.Context;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.syntax.WordPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shell as expansion sees it. */
final class ShellContext implements Context {
  private final Shell shell;

  ShellContext(Shell shell) {
    this.shell = shell;
  }

  @Override
  public @Nullable Variable variable(String name) {
    if (name.equals("_")) {
      return new Variable(shell.special().argument());
    }
    Variable raw = shell.variables().raw(name);
    if (raw == null || !raw.is(Variable.Attribute.REFERENCE)) {
      return raw;
    }
    return shell.assignments().referenced(name);
  }

  @Override
  public void assign(String name, @Nullable String subscript, String value) {
    shell.assignments().assign(name, subscript, value, false);
  }

  @Override
  public @Nullable String special(char name) {
    return shell.special().of(name);
  }

  @Override
  public List<String> positional() {
    return shell.positional();
  }

  @Override
  public boolean option(String name) {
    return shell.options().is(name);
  }

  @Override
  public List<String> names(String prefix) {
    return shell.variables().names().stream()
        .filter(name -> name.startsWith(prefix))
        .filter(
            name -> {
              Variable variable = shell.variables().get(name);
              return variable != null && variable.hasValue();
            })
        .toList();
  }

  @Override
  public String substitute(WordPart.CommandSubstitution command) {
    return shell.executor().subshells().substitute(command);
  }

  @Override
  public String substitute(WordPart.ProcessSubstitution command) {
    return shell.executor().subshells().substitute(command);
  }

  @Override
  public Files files() {
    return shell.process().files();
  }

  @Override
  public String absolute(String path) {
    return shell.process().path(path);
  }

  @Override
  public @Nullable String home(String user) {
    Account account =
        user.isEmpty()
            ? shell.process().machine().users().byUid(shell.process().realUid())
            : shell.process().machine().users().named(user);
    return account == null ? user.isEmpty() ? "/" : null : account.home();
  }

  @Override
  public String prompt(String value) {
    return new Prompt(shell).expand(value);
  }

  @Override
  public void complain(String message) {
    shell.error(message);
  }

  @Override
  public void work(int amount) {
    shell.process().tick(amount * 20);
  }
}
