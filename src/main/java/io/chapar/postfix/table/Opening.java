package io.chapar.postfix.table;

import io.chapar.disk.Inode;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.Braced;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.text.Source;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the opener of one table type is given, and what openers have in common.
 *
 * @param tables whoever opens, for tables made of tables
 * @param host whose files and rights count
 * @param config the settings
 * @param type the type
 * @param name what stands behind the colon
 * @param access what the table is opened for
 * @param options what its user wants
 * @param log for warnings
 */
record Opening(
    Tables tables,
    TableHost host,
    PostfixConfig config,
    String type,
    String name,
    Access access,
    Options options,
    Log log) {

  /** A rule file or an inline one ({@code {{rule}, {rule}}}), with the owner of the file. */
  record Rules(Source source, int owner) {}

  void readOnly() throws Unopenable {
    if (access != Access.READ) {
      throw new Unopenable(type + ":" + name + " map requires O_RDONLY access mode");
    }
  }

  Rules rules() throws Unopenable {
    if (!name.startsWith("{")) {
      try {
        String text = Utf8.decode(host.read(name));
        Inode inode = host.stat(name);
        return new Rules(new Source(name, text), inode == null ? 0 : inode.uid());
      } catch (IOException e) {
        throw new Unopenable("open " + name + ": " + e.getMessage());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String rule : Ascii.bracedWords(unbraced(name), Ascii.COMMA_SPACE)) {
      text.append(Ascii.trim(unbraced(rule))).append('\n');
    }
    return new Rules(new Source(name, text.toString()), host.uid());
  }

  private String unbraced(String text) throws Unopenable {
    Braced braced = Braced.of(text, false);
    if (!braced.complaint().isEmpty()) {
      throw new Unopenable(type + " map: " + braced.complaint());
    }
    return braced.text();
  }

  /** The words between the braces of {@code type:{a b}}; {@code form} says what was expected. */
  List<String> members(String form) throws Unopenable {
    int length = Ascii.balanced(name);
    List<String> members =
        length == 0 || length < name.length()
            ? List.of()
            : Ascii.bracedWords(name.substring(1, length - 1), Ascii.COMMA_SPACE);
    if (members.isEmpty()) {
      throw badSyntax(form);
    }
    return members;
  }

  Unopenable badSyntax(String form) {
    return new Unopenable(
        "bad syntax: \"" + type + ":" + name + "\"; need \"" + type + ":{" + form + "...}\"");
  }

  /** The tables that {@code type:{table table}} names. */
  List<Table> memberTables() throws Unopenable {
    readOnly();
    List<Table> members = new ArrayList<>();
    for (String member : members("type:name")) {
      if (member.indexOf(':') < 0) {
        throw badSyntax("type:name");
      }
      members.add(tables.open(member, options));
    }
    return members;
  }
}
