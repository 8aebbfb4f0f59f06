package io.chapar.postfix.table;

import io.chapar.mail.Quoting;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks a list of tables for a mail address, from the whole of it to its parts: with and without
 * extension, the bare user of a local address, the domain, its parents.
 */
public final class AddressFind {
  /** Which forms of an address are asked for, in this order. */
  public enum Part {
    /** user+extension@domain. */
    FULL,
    /** user@domain, where there is an extension. */
    WITHOUT_EXTENSION,
    /** user+extension, user: only where the domain is one of this host. */
    LOCAL_PART_IF_LOCAL,
    /** user+extension@, user@: likewise. */
    LOCAL_PART_AT_IF_LOCAL,
    /** {@code @domain}. */
    AT_DOMAIN,
    /** domain. */
    DOMAIN,
    /** its parent domains: b.c for a.b.c. */
    PARENTS,
    /** its parent domains with a dot: .b.c for a.b.c. */
    DOTTED_PARENTS,
    /** user@ of any domain. */
    LOCAL_PART_AT
  }

  /** What rewriting tables are asked for: canonical, virtual, generic, relocated, … */
  public static final Set<Part> REWRITING =
      EnumSet.of(Part.FULL, Part.WITHOUT_EXTENSION, Part.LOCAL_PART_IF_LOCAL, Part.AT_DOMAIN);

  /** What transport_maps is asked for; the parents' form is a matter of configuration. */
  public static final Set<Part> TRANSPORT =
      EnumSet.of(Part.FULL, Part.WITHOUT_EXTENSION, Part.DOMAIN, Part.DOTTED_PARENTS);

  private final String delimiters;
  private final boolean ownerRequestSpecial;
  private final String doubleBounce;
  private final Predicate<String> isLocal;

  /**
   * The rules of one configuration.
   *
   * @param isLocal whether a domain is myorigin or one of this host's
   */
  public AddressFind(PostfixConfig config, Predicate<String> isLocal) {
    this.delimiters = config.get("recipient_delimiter");
    this.ownerRequestSpecial = config.bool("owner_request_special");
    this.doubleBounce = config.get("double_bounce_sender");
    this.isLocal = isLocal;
  }

  /** Where an address' extension begins (at the delimiter), or -1. */
  public int extension(String localPart) {
    String lower = localPart.toLowerCase(Locale.ROOT);
    if (delimiters.isEmpty()
        || lower.equals("postmaster")
        || lower.equals("mailer-daemon")
        || lower.equals(doubleBounce.toLowerCase(Locale.ROOT))) {
      return -1;
    }
    boolean list = lower.startsWith("owner-") || lower.endsWith("-request") && lower.length() > 8;
    if (delimiters.indexOf('-') >= 0 && ownerRequestSpecial && list) {
      return -1;
    }
    for (int i = 0; i < localPart.length(); i++) {
      if (delimiters.indexOf(localPart.charAt(i)) >= 0) {
        return i == 0 ? -1 : i;
      }
    }
    return -1;
  }

  /** The answer for an address in internal form (unquoted, with or without domain). */
  public Answer find(Maps maps, String address, Set<Part> parts) {
    return new Search(maps, address, parts).run();
  }

  /** One search. */
  private final class Search {
    private final Maps maps;
    private final Set<Part> parts;
    private final String full;
    private final String bare;
    private final String extension;
    private final int at;
    private final List<Lookup> tried = new ArrayList<>();

    Search(Maps maps, String address, Set<Part> parts) {
      this.maps = maps;
      this.parts = parts;
      this.full = address;
      this.at = address.lastIndexOf('@');
      String local = at < 0 ? address : address.substring(0, at);
      int cut = parts.contains(Part.WITHOUT_EXTENSION) ? extension(local) : -1;
      this.extension = cut < 0 ? "" : local.substring(cut);
      this.bare = cut < 0 ? "" : local.substring(0, cut) + (at < 0 ? "" : address.substring(at));
    }

    Answer run() {
      Answer answer = parts.contains(Part.FULL) ? whole(full, false) : nothing();
      if (missing(answer) && !bare.isEmpty()) {
        answer = withExtension(whole(bare, true));
      }
      if (missing(answer) && at >= 0) {
        answer = local(answer);
      }
      if (missing(answer) && at >= 0 && parts.contains(Part.AT_DOMAIN)) {
        answer = maps.find(full.substring(at), true, tried);
      }
      if (missing(answer) && at >= 0 && parts.contains(Part.DOMAIN)) {
        answer = domain(full.substring(at + 1));
      }
      if (missing(answer) && at >= 0 && parts.contains(Part.LOCAL_PART_AT)) {
        answer = localPart("@");
      }
      return answer;
    }

    private Answer local(Answer sofar) {
      boolean wanted =
          parts.contains(Part.LOCAL_PART_IF_LOCAL) || parts.contains(Part.LOCAL_PART_AT_IF_LOCAL);
      if (!wanted || !isLocal.test(full.substring(at + 1))) {
        return sofar;
      }
      Answer answer = sofar;
      if (parts.contains(Part.LOCAL_PART_IF_LOCAL)) {
        answer = localPart("");
      }
      if (missing(answer) && parts.contains(Part.LOCAL_PART_AT_IF_LOCAL)) {
        answer = localPart("@");
      }
      return answer;
    }

    private Answer localPart(String tail) {
      Answer answer = whole(full.substring(0, at) + tail, true);
      if (missing(answer) && !bare.isEmpty()) {
        answer = withExtension(whole(bare.substring(0, bare.lastIndexOf('@')) + tail, true));
      }
      return answer;
    }

    private Answer domain(String domain) {
      boolean dotted = parts.contains(Part.DOTTED_PARENTS);
      boolean parents = dotted || parts.contains(Part.PARENTS);
      Answer answer = nothing();
      String name = domain;
      while (!name.isEmpty()) {
        answer = maps.find(name, true, tried);
        int dot = name.indexOf('.', 1);
        if (!missing(answer) || !parents || dot < 0) {
          break;
        }
        name = name.substring(dotted ? dot : dot + 1);
      }
      return answer;
    }

    /** Asks in internal form, then in quoted form where that differs. */
    private Answer whole(String key, boolean partial) {
      Answer answer = maps.find(key, partial, tried);
      if (missing(answer)) {
        String quoted = Quoting.header(key);
        if (!quoted.equals(key)) {
          answer = maps.find(quoted, partial, tried);
        }
      }
      return answer;
    }

    private Answer withExtension(Answer answer) {
      return answer.found()
          ? new Answer(answer.status(), answer.value(), answer.key(), extension, answer.tried())
          : answer;
    }

    private Answer nothing() {
      return new Answer(Lookup.Status.MISSING, "", "", "", tried);
    }

    private static boolean missing(Answer answer) {
      return answer.status() == Lookup.Status.MISSING;
    }
  }
}
