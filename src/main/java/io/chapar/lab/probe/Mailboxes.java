package io.chapar.lab.probe;

import io.chapar.net.Ip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds a message in somebody's folders, over IMAP on the mail host itself. */
final class Mailboxes {
  private static final int IMAP = 143;
  private static final int IMAPS = 993;

  private Mailboxes() {}

  /** Whether it is in any folder; notes in which, and what else there is. */
  static boolean find(Bench bench, Deliver.Look look, String messageId, Map<String, String> facts) {
    facts.put("folder", "");
    try (ImapClient imap = open(bench)) {
      if (!imap.login(look.user(), look.password())) {
        facts.put("mailbox", imap.last());
        return false;
      }
      List<String> where = new ArrayList<>();
      int copies = 0;
      int all = 0;
      for (String folder : imap.folders()) {
        int count = imap.examine(folder);
        all += Math.max(0, count);
        List<String> numbers =
            count <= 0
                ? List.of()
                : imap.search("HEADER Message-ID " + ImapClient.quoted(messageId));
        if (!numbers.isEmpty()) {
          where.add(folder);
          copies += numbers.size();
          List<String> fetched =
              imap.command("FETCH " + numbers.get(0) + " (FLAGS BODY.PEEK[]<0.20000>)");
          facts.put("message", String.join("\n", fetched));
          facts.put(
              "flags", String.join("\n", fetched).replaceAll("(?s).*?FLAGS \\(([^)]*)\\).*", "$1"));
        }
      }
      facts.put("folder", String.join(", ", where));
      facts.put("copies", String.valueOf(copies));
      facts.put("mailbox", all + " messages");
      return copies > 0;
    } catch (IOException e) {
      facts.put("mailbox", Wire.told(e));
      return false;
    }
  }

  /** In clear where that port is open, else inside TLS. */
  private static ImapClient open(Bench bench) throws IOException {
    Wire wire;
    String tls = "none";
    try {
      wire = Wire.connect(bench.stack("mail"), Ip.LOOPBACK, IMAP);
    } catch (IOException e) {
      wire = Wire.connect(bench.stack("mail"), Ip.LOOPBACK, IMAPS);
      tls = "implicit";
    }
    ImapClient imap = new ImapClient(wire);
    if (!imap.open(tls)) {
      throw new IOException(imap.last());
    }
    return imap;
  }
}
