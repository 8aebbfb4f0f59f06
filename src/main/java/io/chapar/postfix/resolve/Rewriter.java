package io.chapar.postfix.resolve;

import io.chapar.mail.AddressSyntax;
import io.chapar.mail.Token;
import io.chapar.mail.Token.Kind;
import io.chapar.postfix.Log;
import io.chapar.postfix.conf.CompatibilityLevel;
import io.chapar.postfix.conf.Origins;
import io.chapar.postfix.conf.PostfixConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives addresses their standard form: old routing syntax undone, a domain added. */
final class Rewriter {
  private final boolean swapBangpath;
  private final boolean percentHack;
  private final boolean appendOrigin;
  private final boolean appendDotDomain;
  private final String origin;
  private final String domain;
  private final String remoteDomain;

  private final @Nullable Log compatibility;

  /** {@code log} hears of addresses that change only because of an old default. */
  Rewriter(PostfixConfig config, Log log) {
    CompatibilityLevel level = CompatibilityLevel.parse(config.get("compatibility_level"));
    boolean old = level != null && level.compareTo(new CompatibilityLevel(1, 0, 0)) < 0;
    compatibility = old && !config.isSet("append_dot_mydomain") ? log : null;
    swapBangpath = config.bool("swap_bangpath");
    percentHack = config.bool("allow_percent_hack");
    appendOrigin = config.bool("append_at_myorigin");
    appendDotDomain = config.bool("append_dot_mydomain");
    origin = Origins.origin(config);
    domain = config.get("mydomain");
    remoteDomain = config.get("remote_header_rewrite_domain");
  }

  boolean swapsBangpath() {
    return swapBangpath;
  }

  boolean percentHack() {
    return percentHack;
  }

  /** An address in quoted form, in the local or the remote context. */
  String rewrite(boolean local, String address) {
    if (address.isEmpty()) {
      return address;
    }
    List<Token> tree = AddressSyntax.scan(address);
    rewrite(local, tree);
    return AddressSyntax.header(List.of(wrap(tree)), ' ');
  }

  private static Token wrap(List<Token> tree) {
    Token address = new Token(Kind.ADDRESS, "");
    address.parts().addAll(tree);
    return address;
  }

  /** The tokens of an address, changed in place. */
  void rewrite(boolean local, List<Token> tree) {
    if (tree.isEmpty()) {
      return;
    }
    Token only = tree.size() == 1 ? tree.get(0) : null;
    if (only != null && only.kind() == Kind.QUOTED && only.text().isEmpty()) {
      return;
    }
    if (only != null && only.is('@')) {
      tree.set(0, new Token(Kind.QUOTED, ""));
      return;
    }
    if (tree.get(0).is('@')) {
      int colon = AddressSyntax.first(tree, ':');
      if (colon >= 0 && colon < tree.size() - 1) {
        tree.subList(0, colon + 1).clear();
      }
    }
    if (AddressSyntax.last(tree, '@') < 0) {
      addDomain(local ? origin : remoteDomain, tree);
    }
    String dot = local ? domain : remoteDomain;
    int at = AddressSyntax.last(tree, '@');
    if (appendDotDomain && !dot.isEmpty() && at >= 0 && at < tree.size() - 1) {
      List<Token> name = tree.subList(at, tree.size());
      boolean literal = name.stream().anyMatch(t -> t.kind() == Kind.LITERAL);
      if (!literal && AddressSyntax.first(name, '.') < 0) {
        String site = tree.get(at + 1).text();
        if (compatibility != null && !site.equalsIgnoreCase("localhost")) {
          compatibility.info(
              "using backwards-compatible default setting append_dot_mydomain=yes to rewrite \""
                  + site
                  + "\" to \""
                  + site
                  + "."
                  + domain
                  + '"');
        }
        tree.add(new Token(Kind.OPERATOR, "."));
        tree.addAll(AddressSyntax.scan(dot));
      }
    }
    int last = tree.size() - 1;
    if (last > 0
        && tree.get(last).is('.')
        && !tree.get(last - 1).is('.')
        && !tree.get(last - 1).is('@')) {
      tree.remove(last);
    }
  }

  private void addDomain(String name, List<Token> tree) {
    int bang = swapBangpath ? AddressSyntax.first(tree, '!') : -1;
    int percent = percentHack ? AddressSyntax.last(tree, '%') : -1;
    if (bang >= 0) {
      List<Token> site = new ArrayList<>(tree.subList(0, bang));
      List<Token> user = new ArrayList<>(tree.subList(bang + 1, tree.size()));
      tree.clear();
      tree.addAll(user);
      tree.add(new Token(Kind.OPERATOR, "@"));
      tree.addAll(site);
    } else if (percent >= 0) {
      tree.set(percent, new Token(Kind.OPERATOR, "@"));
    } else if (appendOrigin && !name.isEmpty()) {
      tree.add(new Token(Kind.OPERATOR, "@"));
      tree.addAll(AddressSyntax.scan(name));
    }
  }
}
