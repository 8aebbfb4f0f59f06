package io.chapar.shell.expand;

import io.chapar.disk.Files;
import io.chapar.shell.syntax.WordPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expansion asks of the shell around it. */
public interface Context {
  /** The variable of a name, references followed; null if there is none. */
  @Nullable Variable variable(String name);

  /**
   * Assigns to a variable, making it if need be, as its attributes demand.
   *
   * @param subscript evaluated as {@link Subscripts} does, or null
   * @throws ExpansionException if it is read-only
   */
  void assign(String name, @Nullable String subscript, String value);

  /** The value of {@code $?}, {@code $$}, {@code $!}, {@code $-} or {@code $0}; null if unset. */
  @Nullable String special(char name);

  /** The positional parameters, without {@code $0}. */
  List<String> positional();

  /** Whether an option of {@code set -o} or {@code shopt} is on. */
  boolean option(String name);

  /** The names of all variables that begin so, sorted. */
  List<String> names(String prefix);

  /** The output of a command substitution, without the newlines at its end. */
  String substitute(WordPart.CommandSubstitution command);

  /** The path of a process substitution. */
  String substitute(WordPart.ProcessSubstitution command);

  /** The file system, for path names. */
  Files files();

  /** A path made absolute. */
  String absolute(String path);

  /** The home directory of a user, null if there is none; of the shell's user if empty. */
  @Nullable String home(String user);

  /** A value expanded as a prompt. */
  String prompt(String value);

  /** Something is wrong that does not end the expansion. */
  void complain(String message);

  /** So much work has been done: where a long expansion can be interrupted. */
  void work(int amount);
}
