package io.chapar.postfix.smtpd;

import io.chapar.mail.Decision;
import io.chapar.mail.Decision.Cause;
import io.chapar.postfix.milter.Milters;
import io.chapar.postfix.queue.VerifyService;
import io.chapar.postfix.smtpd.restriction.AccessControl;
import io.chapar.postfix.smtpd.restriction.Actions;
import io.chapar.postfix.smtpd.restriction.Client;
import io.chapar.postfix.smtpd.restriction.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a client: what it has said so far, and how it is answered. The verbs change
 * it; {@link Conversation} drives it; access control sees it as {@link Facts}.
 */
final class Session implements Facts {
  final Server server;
  final Settings settings;
  final AccessControl access;
  final Link link;
  final Wire wire;
  final Line line = new Line();
  final Transcript transcript;
  final Counters counters = new Counters();
  private static final int MOST_SAID = 60;
  private final List<String> said = new ArrayList<>();
  final boolean standAlone;
  final boolean exempt; // from the limits of what one client may do

  private final Client client;
  private final String nameAddress;
  private final Memory memory = new Memory();
  private final List<Cause> causes = new ArrayList<>(); // of the next refusal
  private String explained = ""; // the refusal that access control has given reasons for
  private final Set<Mistake> mistakes = EnumSet.noneOf(Mistake.class);

  Transaction mail = new Transaction();
  @Nullable String helo;
  String protocol = "SMTP";
  String where = "CONNECT";
  Set<EhloKeyword> withheld = EnumSet.noneOf(EhloKeyword.class);
  int errors;
  int junk;
  boolean tooEarly;
  boolean hangUp;
  @Nullable String denied; // the reply of a client that was refused before it said anything
  Milters.Verdict milters = Milters.Verdict.PASS;
  TlsServer.@Nullable Channel tls;
  @Nullable SaslSession sasl;
  @Nullable String saslUser;
  @Nullable String saslMethod;
  long declaredSize; // SIZE= of MAIL FROM; outlives a MAIL that was refused
  @Nullable String authSender; // AUTH= of MAIL FROM; outlives a MAIL that was refused
  SessionEnded.@Nullable Reason reason;

  Session(Server server, Link link, Client client, boolean standAlone) {
    this.server = server;
    this.settings = server.settings();
    this.access = server.access();
    this.link = link;
    this.wire = new Wire(link);
    this.client = client;
    this.nameAddress =
        settings.clientPortLogging
            ? client.nameAddress() + ":" + client.port()
            : client.nameAddress();
    this.standAlone = standAlone;
    this.exempt = standAlone || server.exempt(client);
    this.transcript = new Transcript(!settings.notifyClasses.isEmpty());
  }

  // ---- replies

  /**
   * Answers. After many errors the client has to wait for it; 421 and 521 are the last words of a
   * conversation.
   */
  void reply(String text) {
    explain(text);
    boolean slow = errors >= settings.softErrorLimit;
    if (slow && settings.errorSleep > 0) {
      sleep(settings.errorSleep);
    }
    char kind = text.charAt(0);
    if (kind != '4' && kind != '5') {
      say(text);
    } else {
      String[] lines = Footer.add(this, text).split("\r\n", -1);
      for (int i = 0; i < lines.length; i++) {
        String one = settings.softBounce ? softened(lines[i]) : lines[i];
        say(i + 1 < lines.length ? one.substring(0, 3) + "-" + one.substring(4) : one);
      }
    }
    if (slow) {
      wire.flush();
    }
    if (text.startsWith("421") || text.startsWith("521")) {
      hangUp = true;
    }
  }

  /** Notes the setting that the next refusal follows from. */
  Session because(String finding, String setting) {
    causes.add(Cause.of(finding, setting));
    return this;
  }

  /** A refusal that does not come from access control is explained here. */
  private void explain(String text) {
    boolean refusal = text.charAt(0) == '4' || text.charAt(0) == '5';
    if (refusal && !standAlone && !text.equals(explained)) {
      List<Cause> all = new ArrayList<>(causes);
      all.add(0, Cause.of("the client said: " + Printable.head(line.text(), 200)));
      decided(
          new Decision(
              now(),
              "smtpd " + where,
              envelope() + "client=" + nameAddress,
              "refused: " + text,
              all,
              nextRun()));
    }
    causes.clear();
    explained = "";
  }

  private String envelope() {
    if (mail.sender == null) {
      return "";
    }
    String from = "from=<" + mail.sender + "> ";
    return mail.recipient == null ? from : from + "to=<" + mail.recipient + "> ";
  }

  private void say(String text) {
    transcript.out(text);
    wire.say(text);
  }

  /** A permanent refusal as a temporary one. */
  static String softened(String reply) {
    if (!reply.startsWith("5")) {
      return reply;
    }
    StringBuilder out = new StringBuilder(reply);
    out.setCharAt(0, '4');
    if (out.length() > 4 && out.charAt(4) == '5') {
      out.setCharAt(4, '4');
    }
    return out.toString();
  }

  /** Refuses a command for the client's mistake; always false. */
  boolean refuse(Mistake mistake, String text) {
    mistake(mistake);
    reply(text);
    return false;
  }

  // ---- mail transaction

  /** Forgets the mail transaction; a message that is on its way is given up. */
  void resetMail() {
    mail.giveUp();
    mail = new Transaction();
    authSender = null;
    declaredSize = 0;
  }

  /** Forgets the recorded dialogue, after telling the postmaster if there were mistakes. */
  void resetTranscript(int threshold) {
    if (transcript.size() > threshold) {
      if (!standAlone && mistakes.stream().anyMatch(this::toBeNotified)) {
        transcript.notify(this, mistakes.contains(Mistake.BOUNCE), reason);
      }
      mistakes.clear();
      transcript.clear();
    }
  }

  private boolean toBeNotified(Mistake mistake) {
    return settings.notifyClasses.contains(mistake.name().toLowerCase(Locale.ROOT));
  }

  /** The mistakes so far do not count any more: a message was received. */
  void forgive() {
    errors = 0;
    junk = 0;
    mistakes.clear();
  }

  // ---- mail filters

  /** What the mail filters say to the command that is being answered; null: let it pass. */
  @Nullable String filtered() {
    switch (milters.kind()) {
      case HOLD -> {
        access.log(this, "milter-hold", "milter triggers HOLD action");
        mail.actions.hold = true;
        return null;
      }
      case REFUSE -> {
        access.log(this, "milter-reject", milters.reply());
        return milters.reply();
      }
      default -> {
        return null;
      }
    }
  }

  /** Notes the settings that a mail filter's refusal follows from. */
  Session becauseOfFilters() {
    return because("the mail has to pass a filter", "smtpd_milters")
        .because("what happens without the filter's answer", "milter_default_action");
  }

  // ---- SASL

  /** Offers login again, under the rules of a plain or an encrypted connection. */
  void offerLogin() {
    if (sasl != null) {
      sasl.close();
    }
    saslUser = null;
    saslMethod = null;
    sasl =
        server.sasl(
            client,
            tls != null,
            tls != null ? settings.sasl.tlsSecurityOptions() : settings.sasl.securityOptions());
  }

  // ---- Facts

  @Override
  public Client client() {
    return client;
  }

  /** The client as the log names it. */
  String nameAddress() {
    return nameAddress;
  }

  @Override
  public @Nullable String helo() {
    return helo;
  }

  @Override
  public @Nullable String sender() {
    return mail.sender;
  }

  @Override
  public @Nullable String recipient() {
    return mail.recipient;
  }

  @Override
  public int recipientCount() {
    return mail.recipients;
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public String queueId() {
    return mail.incoming == null ? "NOQUEUE" : mail.incoming.id();
  }

  @Override
  public boolean pipelinedTooEarly() {
    return tooEarly;
  }

  @Override
  public boolean encrypted() {
    return tls != null;
  }

  @Override
  public boolean smtputf8() {
    return mail.smtputf8;
  }

  @Override
  public boolean loginOffered() {
    return sasl != null;
  }

  @Override
  public @Nullable String loginMethod() {
    return saslMethod;
  }

  @Override
  public @Nullable String loginName() {
    return saslUser;
  }

  @Override
  public Actions actions() {
    return mail.actions;
  }

  @Override
  public Memory memory() {
    return memory;
  }

  @Override
  public void info(String text) {
    server.log().info(text);
  }

  @Override
  public void warn(String text) {
    server.log().warning(text);
  }

  @Override
  public void decided(Decision decision) {
    String verdict = decision.verdict();
    explained = verdict.startsWith("refused: ") ? verdict.substring(9) : explained;
    if (verdict.startsWith("refused: ") && !standAlone && said.size() < MOST_SAID) {
      server.refused(decision.run(), client(), said);
    }
    server.decided(decision);
  }

  /** The client has said a line. */
  void heard(String text) {
    if (said.size() < MOST_SAID) {
      said.add(Printable.head(text, 500));
    }
  }

  @Override
  public long now() {
    return server.clock().nanos();
  }

  @Override
  public void sleep(int seconds) {
    server.clock().sleep(java.time.Duration.ofSeconds(seconds));
  }

  @Override
  public VerifyService.@Nullable Answer verify(String address) {
    return server.verify(address);
  }

  @Override
  public RuntimeException hangUp() {
    try {
      link.close();
    } catch (IOException e) {
      // it is gone already
    }
    return new SessionEnded(SessionEnded.Reason.QUIET);
  }

  @Override
  public void mistake(Mistake mistake) {
    mistakes.add(mistake);
  }
}
