package io.chapar.lab.probe;

import java.io.IOException;
import java.util.Map;

/** Hands a message in, over SMTP or with sendmail, and notes what was said. */
final class Sender {
  private Sender() {}

  /** How it went: UNREACHABLE, REFUSED, or for the time being GONE. */
  static Fate send(
      Bench bench,
      Deliver.Route route,
      String sender,
      String recipient,
      String text,
      Map<String, String> facts)
      throws IOException {
    return route.from().equals("sendmail")
        ? sendmail(bench, route.user(), sender, recipient, text, facts)
        : smtp(bench, route, sender, recipient, text, facts);
  }

  private static Fate sendmail(
      Bench bench,
      String user,
      String sender,
      String recipient,
      String text,
      Map<String, String> facts)
      throws IOException {
    String path = "/tmp/.probe";
    bench.mail().root().write(path, text + "\n", 0644);
    String from = sender.isEmpty() ? "" : " -f '" + sender + "'";
    Bench.Ran ran =
        bench.run(user, "/usr/sbin/sendmail -i" + from + " '" + recipient + "' < " + path);
    facts.put("reply", ran.output().strip());
    facts.put("stage", ran.status() == 0 ? "accepted" : "message");
    return ran.status() == 0 ? Fate.GONE : Fate.REFUSED;
  }

  private static Fate smtp(
      Bench bench,
      Deliver.Route route,
      String sender,
      String recipient,
      String text,
      Map<String, String> facts) {
    String stage = "connect";
    try (SmtpClient client =
        new SmtpClient(
            Wire.connect(bench.stack(route.from()), bench.target(route.from()), route.port()))) {
      boolean accepted;
      try {
        accepted =
            client.open(route.tls(), route.helo())
                && (route.user().isEmpty()
                    || client.login(route.mechanism(), route.user(), route.password()))
                && client.send(sender, recipient, text);
        facts.put("reply", client.reply());
      } catch (IOException e) {
        stage = client.stage();
        facts.put("offers", client.offers());
        facts.put("stage", stage);
        facts.put("reply", Wire.told(e));
        return stage.equals("connect") ? Fate.UNREACHABLE : Fate.REFUSED;
      }
      facts.put("stage", client.stage());
      facts.put("code", String.valueOf(client.code()));
      facts.put("enhanced", client.enhanced());
      facts.put("offers", client.offers());
      if (accepted) {
        client.quit();
      }
      return accepted ? Fate.GONE : Fate.REFUSED;
    } catch (IOException e) {
      facts.put("stage", stage);
      facts.put("reply", Wire.told(e));
      return Fate.UNREACHABLE;
    }
  }
}
