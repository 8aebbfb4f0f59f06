package io.chapar.shell.interp;

import io.chapar.host.Account;
import io.chapar.host.Process;
import io.chapar.shell.expand.Variable;
import io.chapar.shell.expand.Variable.Attribute;
import io.chapar.shell.syntax.Command;
import io.chapar.shell.syntax.Names;
import io.chapar.shell.syntax.Parser;
import io.chapar.shell.syntax.Script;
import io.chapar.shell.syntax.SyntaxException;
import java.util.List;
import java.util.TreeMap;

/** The variables that a shell begins with. */
final class Startup {
  private Startup() {}

  /** Takes over the environment of the shell's process and sets what bash sets. */
  static void environment(Shell shell) {
    Process process = shell.process();
    Variables variables = shell.variables();
    process
        .env()
        .forEach(
            (name, value) -> {
              if (name.startsWith("BASH_FUNC_") && name.endsWith("%%")) {
                function(shell, name.substring(10, name.length() - 2), value);
              } else if (Names.isName(name)
                  && !name.equals("_")
                  && !name.equals("SHELLOPTS")
                  && !name.equals("BASHOPTS")) {
                variables.obtainGlobal(name).set(Attribute.EXPORT, true).value(value);
              }
            });
    preset(variables, "PATH", "/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin:.");
    preset(variables, "TERM", "dumb");
    variables.obtainGlobal("IFS").value(" \t\n");
    variables.obtainGlobal("PS4").value(variables.text("PS4", "+ "));
    variables.obtainGlobal("OPTIND").value("1");
    variables.obtainGlobal("OPTERR").value("1");
    variables.obtainGlobal("HOSTNAME").value(process.hostname());
    variables.obtainGlobal("HOSTTYPE").value("x86_64");
    variables.obtainGlobal("MACHTYPE").value("x86_64-pc-linux-gnu");
    variables.obtainGlobal("OSTYPE").value("linux-gnu");
    variables.obtainGlobal("BASH").value("/bin/bash");
    variables.obtainGlobal("BASH_VERSION").value("5.2.15(1)-release");
    constant(variables, "PPID", Integer.toString(process.ppid())).set(Attribute.INTEGER, true);
    constant(variables, "UID", Integer.toString(process.realUid())).set(Attribute.INTEGER, true);
    constant(variables, "EUID", Integer.toString(process.credentials().uid()))
        .set(Attribute.INTEGER, true);
    version(variables);
    Account account = process.machine().users().byUid(process.realUid());
    preset(
        variables,
        "SHELL",
        account == null || account.shell().isEmpty() ? "/bin/sh" : account.shell());
    level(variables);
    if (!variables.text("PWD", "").equals(process.cwd())) {
      variables.obtainGlobal("PWD").value(process.cwd());
    }
    variables.obtainGlobal("PWD").set(Attribute.EXPORT, true);
    if (variables.raw("OLDPWD") == null) {
      variables.obtainGlobal("OLDPWD").set(Attribute.EXPORT, true);
    }
    shell.special().argument(variables.text("BASH", ""));
  }

  private static void preset(Variables variables, String name, String value) {
    if (variables.raw(name) == null) {
      variables.obtainGlobal(name).value(value);
    }
  }

  private static Variable constant(Variables variables, String name, String value) {
    Variable variable = variables.obtainGlobal(name);
    variable.value(value);
    return variable.set(Attribute.READONLY, true).set(Attribute.EXPORT, false);
  }

  private static void version(Variables variables) {
    TreeMap<Long, String> info = variables.obtainGlobal("BASH_VERSINFO").makeIndexed();
    List<String> parts = List.of("5", "2", "15", "1", "release", "x86_64-pc-linux-gnu");
    for (int i = 0; i < parts.size(); i++) {
      info.put((long) i, parts.get(i));
    }
    variables.obtainGlobal("BASH_VERSINFO").set(Attribute.READONLY, true);
  }

  private static void level(Variables variables) {
    int level;
    try {
      level = Integer.parseInt(variables.text("SHLVL", "0")) + 1;
    } catch (NumberFormatException e) {
      level = 1;
    }
    variables.obtainGlobal("SHLVL").set(Attribute.EXPORT, true).value(Integer.toString(level));
  }

  private static void function(Shell shell, String name, String text) {
    try {
      Script script = Parser.parse(name + " " + text, shell.dialect());
      if (script.statements().size() == 1
          && script.statements().get(0).list().first().commands().get(0)
              instanceof Command.Function f) {
        shell.functions().put(name, new Shell.Function(name, f.body(), "environment", 0));
        shell.exportedFunctions().add(name);
      }
    } catch (SyntaxException e) {
      shell.error("error importing function definition for `" + name + "'");
    }
  }
}
