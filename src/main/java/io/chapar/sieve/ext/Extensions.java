package io.chapar.sieve.ext;

import io.chapar.sieve.check.Extension;
import java.util.List;

/** All extensions there are, in the order of the numbers that dumps show for them. */
public final class Extensions {
  /** The number of the first one. */
  public static final int FIRST_ID = 3;

  private static final List<Extension> SILENT =
      List.of(new Plain("comparator-i;octet"), new Plain("comparator-i;ascii-casemap"));

  private static final List<Extension> USUAL =
      List.of(
          new Fileinto(),
          new RejectExtension(),
          new EnvelopeExtension(),
          new Encoded(),
          new Vacation(),
          new Subaddress(),
          new Numeric(),
          new Relational(),
          new RegexExtension(),
          new Imap4flags(),
          new Copy(),
          new Include(),
          new VariablesExtension(),
          new Body(),
          new Enotify(),
          new EnvironmentExtension(),
          new MailboxExtension(),
          new DateExtension(),
          new Index(),
          new Ihave(),
          new Duplicate("duplicate"),
          new Mime(),
          new Foreverypart(),
          new Extracttext());

  private static final List<Extension> EXTRA =
      List.of(
          new VacationSeconds(),
          new SpamTest("spamtest"),
          new SpamTest("spamtestplus"),
          new SpamTest("virustest"),
          new Editheader(),
          new Unbuilt("mboxmetadata"),
          new Unbuilt("servermetadata"),
          new SpecialUse(),
          new DebugLog(),
          new VndEnvironment(),
          new Unbuilt("vnd.dovecot.report"),
          new Imapflags(),
          new Unbuilt("notify"),
          new Duplicate("vnd.dovecot.duplicate"));

  private static final List<Extension> PROGRAMS =
      List.of(
          new ExternalProgram("pipe"),
          new ExternalProgram("filter"),
          new ExternalProgram("execute"));

  private Extensions() {}

  /** Those that the plugin sieve_extprograms adds. */
  public static List<Extension> programs() {
    return PROGRAMS;
  }

  /** All of them. */
  public static List<Extension> all() {
    return java.util.stream.Stream.of(SILENT, USUAL, EXTRA).flatMap(List::stream).toList();
  }

  /** Those that are on unless the settings say otherwise. */
  public static List<Extension> usual() {
    return java.util.stream.Stream.of(SILENT, USUAL).flatMap(List::stream).toList();
  }

  /** Whether clients are not told of one. */
  public static boolean silent(Extension ext) {
    return SILENT.contains(ext);
  }

  /** An extension that adds nothing. */
  private static final class Plain extends Extension {
    Plain(String name) {
      super(name, 0);
    }
  }
}
