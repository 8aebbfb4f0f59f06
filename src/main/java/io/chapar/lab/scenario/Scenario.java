package io.chapar.lab.scenario;

import io.chapar.text.Position;
import java.util.List;

/**
 * A task for the learner: a host in a state, a story, and goals that are proved by what the host
 * does. One folder, {@code scenarios/OBJECTIVE/NAME/}, with {@code scenario.yaml} and the files it
 * names.
 *
 * @param id such as 211.1-missing-destination
 * @param objective of the exam, such as 211.1
 * @param level 1 (first steps) to 3
 * @param minutes that it takes about
 * @param story what has happened and what is wanted
 * @param setup the script that puts the host into its first state, run as root
 * @param forbidden things that a solution must not bring about; each takes all points
 */
public record Scenario(
    String id,
    String objective,
    int level,
    int minutes,
    Text title,
    Text story,
    String setup,
    List<Goal> goals,
    List<Goal> forbidden,
    List<Hint> hints) {

  /** The points of all goals. */
  public int points() {
    return goals.stream().mapToInt(Goal::points).sum();
  }

  /**
   * Something to reach, or in {@code forbidden} something to keep up.
   *
   * @param points 0 for what must be kept up
   * @param probe what is tried
   * @param misconception what a learner who fails here has probably believed; may be empty
   */
  public record Goal(
      String id, Text title, int points, Delivery probe, Text misconception, Position place) {}

  /**
   * Mail is sent, and it is looked where it ends.
   *
   * @param from the host that sends: client, mx or mail
   * @param port of the mail host
   * @param sender the envelope's sender
   * @param recipient the envelope's recipient
   * @param expect what shall happen
   * @param mailbox whose INBOX is read over IMAP where delivery is expected; may be empty
   */
  public record Delivery(
      String from, int port, String sender, String recipient, Expect expect, String mailbox) {}

  /** What shall happen to a message. */
  public enum Expect {
    /** It is accepted and found in the mailbox. */
    DELIVERED,
    /** It is refused in the SMTP dialogue, for good or for now. */
    REFUSED
  }

  /** A piece of help; what it costs is taken from the points. */
  public record Hint(Text text, int cost) {}
}
