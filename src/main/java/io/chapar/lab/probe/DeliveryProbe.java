package io.chapar.lab.probe;

import io.chapar.disk.DiskException;
import io.chapar.lab.scenario.Scenario;
import io.chapar.net.Stack;
import io.chapar.net.StackSocketFactory;
import io.chapar.world.World;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Sends a message with a real SMTP client from a neighbour and looks for it with a real IMAP
 * client.
 */
public final class DeliveryProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MAIL_HOST = "192.0.2.10";

  private final World world;
  private final Scenario.Delivery delivery;
  private final String token;

  /**
   * A probe in {@code world}, which is a copy: it is changed.
   *
   * @param token unique among the messages of this world
   */
  public DeliveryProbe(World world, Scenario.Delivery delivery, String token) {
    this.world = world;
    this.delivery = delivery;
    this.token = token;
  }

  /** Does it; called in a task of the world. */
  public Observation run() {
    int logged = log().size();
    String messageId = "<" + token + "@probe.example.net>";
    String refusal = send(messageId);
    boolean accepted = refusal.isEmpty();
    boolean connected = !refusal.startsWith("no answer: ");
    boolean found = false;
    String mailbox = "";
    if (accepted && !delivery.mailbox().isEmpty()) {
      for (long waited = 0; waited < PATIENCE.toSeconds() && !found; waited += 5) {
        world.scheduler().sleep(Duration.ofSeconds(waited == 0 ? 1 : 5));
        mailbox = look(messageId);
        found = mailbox.equals("found");
      }
    }
    List<String> log = log();
    List<String> told = new ArrayList<>();
    for (String line : log.subList(Math.min(logged, log.size()), log.size())) {
      if (line.contains(delivery.recipient())
          || line.contains("fatal:")
          || line.contains("panic:")) {
        told.add(line.substring(Math.min(line.length(), line.indexOf(' ') + 1)));
      }
    }
    return new Observation(
        connected, accepted, accepted ? "250" : refusal, found, mailbox, List.copyOf(told));
  }

  /** Sends it; empty if it was accepted, else what stood in the way. */
  private String send(String messageId) {
    Properties properties = properties("smtp");
    properties.put("mail.smtp.localhost", delivery.from() + ".example.net");
    properties.put("mail.smtp.from", delivery.sender());
    Session session = Session.getInstance(properties);
    try {
      MimeMessage message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", messageId);
            }
          };
      message.setFrom(new InternetAddress(delivery.sender()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(delivery.recipient()));
      message.setSubject("probe " + token);
      message.setSentDate(Date.from(world.scheduler().instant()));
      message.setText("A message to see where it ends.\n");
      message.saveChanges();
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect(MAIL_HOST, delivery.port(), null, null);
        try {
          transport.sendMessage(message, message.getAllRecipients());
          return "";
        } catch (SendFailedException e) {
          String last =
              transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : null;
          return deepest(e, last == null ? "" : last).strip();
        }
      }
    } catch (MessagingException e) {
      return "no answer: " + cause(e);
    }
  }

  /** The reply that refused a recipient lies in the innermost of the exceptions. */
  private static String deepest(MessagingException e, String otherwise) {
    String text = otherwise;
    for (Exception inner = e; inner instanceof MessagingException m; inner = m.getNextException()) {
      String said = m.getMessage();
      if (said != null && said.matches("(?s)\\d{3}[ -].*")) {
        text = said;
      }
    }
    return text;
  }

  private String look(String messageId) {
    Session session = Session.getInstance(properties("imap"));
    try (Store store = session.getStore("imap")) {
      store.connect(MAIL_HOST, 143, delivery.mailbox(), delivery.mailbox() + "-secret");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        Message[] found = inbox.search(new HeaderTerm("Message-ID", messageId));
        return found.length > 0 ? "found" : inbox.getMessageCount() + " other messages";
      }
    } catch (MessagingException e) {
      return cause(e);
    }
  }

  private Properties properties(String protocol) {
    // The mailbox is read on the host itself, where Dovecot takes a password in clear.
    String host = protocol.equals("imap") ? "mail" : delivery.from();
    Stack stack = Objects.requireNonNull(stack(host), host);
    Properties properties = new Properties();
    properties.put("mail." + protocol + ".socketFactory", new StackSocketFactory(stack));
    properties.put("mail." + protocol + ".socketFactory.fallback", "false");
    properties.put("mail." + protocol + ".timeout", "60000");
    properties.put("mail." + protocol + ".connectiontimeout", "20000");
    return properties;
  }

  private Stack stack(String host) {
    String domain = host.equals("mail") ? ".example.com" : ".example.net";
    return Objects.requireNonNull(world.internet().named(host + domain), () -> "no host " + host);
  }

  private static String cause(MessagingException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String text =
        cause instanceof ConnectException || cause.getMessage() == null
            ? "Connection refused"
            : cause.getMessage();
    return text.strip();
  }

  private List<String> log() {
    try {
      return world.mail().root().text("/var/log/mail.log").lines().toList();
    } catch (DiskException e) {
      return List.of();
    }
  }
}
