package io.chapar.unix.system;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Terminal;
import io.chapar.unix.Manual;
import io.chapar.unix.Options;
import io.chapar.unix.file.Pager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** man(1), apropos(1) and whatis(1). The pages are {@link Manual}'s. */
final class Man implements Program {
  private static final Options OPTIONS =
      Options.of(
              "k,apropos",
              "f,whatis",
              "a,all",
              "w,where,path,location",
              "-K,global-apropos",
              "P,pager=",
              "s,S,sections=",
              "l,local-file",
              "L,locale=",
              "h,help")
          .hint("");

  @Override
  public int run(Process p) throws IOException {
    Options.Parsed o = OPTIONS.parse(p);
    List<String> words = new ArrayList<>(o.operands());
    boolean apropos = o.has("k") || p.name().equals("apropos");
    boolean whatis = o.has("f") || p.name().equals("whatis");
    if (words.isEmpty()) {
      p.out().flush();
      if (apropos || whatis) {
        p.err().print(p.name() + " what?\n");
        return 1;
      }
      p.err().print("What manual page do you want?\nFor example, try 'man man'.\n");
      return 1;
    }
    if (apropos || whatis) {
      return search(p, words, apropos);
    }
    String only = o.value("s", "");
    if (words.size() > 1 && words.get(0).matches("[1-8]")) {
      only = words.remove(0);
    }
    int status = 0;
    for (String word : words) {
      String name = word.replaceFirst("\\.([1-8])$", "");
      String wanted =
          word.equals(name) || Manual.section(word) != null
              ? only
              : word.substring(word.length() - 1);
      String title = Manual.section(word) != null ? word : name;
      String section = wanted.isEmpty() ? Manual.section(title) : wanted;
      String page = section == null ? null : Manual.page(title, section);
      if (section == null || page == null) {
        p.err()
            .print(
                "No manual entry for "
                    + title
                    + (wanted.isEmpty() ? "" : " in section " + wanted)
                    + "\n");
        status = 16;
        continue;
      }
      if (o.has("w")) {
        p.out().println("/usr/share/man/man" + section + "/" + title + "." + section + ".gz");
        continue;
      }
      Terminal terminal = p.terminal();
      boolean screen = p.terminal(1) && terminal != null;
      int width =
          terminal != null && screen && terminal.columns() > 20
              ? Math.min(terminal.columns() - 2, 100)
              : 78;
      Pager.page(p, ManPage.format(title, section, page, width, screen));
    }
    return status;
  }

  private static int search(Process p, List<String> words, boolean apropos) throws IOException {
    int status = 16;
    for (String word : words) {
      boolean any = false;
      String wanted = word.toLowerCase(Locale.ROOT);
      for (Manual.Entry entry : Manual.index()) {
        boolean match =
            apropos
                ? (entry.name() + " " + entry.summary()).toLowerCase(Locale.ROOT).contains(wanted)
                : entry.name().equalsIgnoreCase(word);
        if (match) {
          p.out()
              .println(
                  String.format(
                      "%-20s - %s", entry.name() + " (" + entry.section() + ")", entry.summary()));
          any = true;
        }
      }
      if (any) {
        status = 0;
      } else {
        p.out().flush();
        p.err().print(word + ": nothing appropriate.\n");
      }
    }
    return status;
  }
}
