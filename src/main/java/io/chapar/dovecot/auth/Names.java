package io.chapar.dovecot.auth;

import io.chapar.dovecot.VarExpand;
import io.chapar.dovecot.conf.Settings;

/**
 * From the name that a client gives to the name that is looked up: the realm, forbidden characters,
 * auth_username_translation, auth_username_format, and the master user in front of it.
 */
final class Names {
  /** A name that cannot be used; the message is for the log. */
  static final class BadNameException extends Exception {
    private static final long serialVersionUID = 1;

    BadNameException(String message) {
      super(message);
    }
  }

  private final Settings settings;
  private final boolean masters;

  Names(Settings settings, boolean masters) {
    this.settings = settings;
    this.masters = masters;
  }

  /** A name in form. */
  String form(String name) throws BadNameException {
    String realm = settings.get("auth_default_realm");
    String full = realm.isEmpty() || name.indexOf('@') >= 0 ? name : name + "@" + realm;
    String allowed = settings.get("auth_username_chars");
    String translation = settings.get("auth_username_translation");
    StringBuilder out = new StringBuilder();
    for (char c : full.toCharArray()) {
      char now = c;
      for (int i = 0; i + 1 < translation.length(); i += 2) {
        if (translation.charAt(i) == c) {
          now = translation.charAt(i + 1);
        }
      }
      if (!allowed.isEmpty() && allowed.indexOf(now) < 0) {
        throw new BadNameException(
            String.format(
                "Username character disallowed by auth_username_chars: 0x%02x (username: %s)",
                (int) now, name));
      }
      out.append(now);
    }
    String format = settings.get("auth_username_format");
    String user =
        format.isEmpty()
            ? out.toString()
            : VarExpand.expand(format, AuthRequest.variables(out.toString(), "", "", "", ""));
    if (user.isEmpty()) {
      throw new BadNameException("Empty username");
    }
    return user;
  }

  /** A name in form, or as it came where that fails. */
  String formOr(String name) {
    try {
      return form(name);
    } catch (BadNameException e) {
      return name;
    }
  }

  /** Whether a name may be asked for. */
  boolean good(String name) {
    try {
      form(name);
      return true;
    } catch (BadNameException e) {
      return false;
    }
  }

  /**
   * The request with its names in form. After a failure the one that {@link #unnamed} gives is to
   * be used.
   */
  AuthRequest request(AuthRequest raw) throws BadNameException {
    String separator = settings.get("auth_master_user_separator");
    int cut = separator.isEmpty() ? -1 : raw.login().indexOf(separator.charAt(0));
    AuthRequest named = cut < 0 ? raw : raw.named(raw.login().substring(cut + 1));
    String wanted = cut < 0 ? raw.requested() : raw.login().substring(0, cut);
    named = named.formed(form(named.login()));
    if (cut >= 0 && wanted.isEmpty()) {
      throw new BadNameException("Master user login attempted to use empty login username");
    }
    if (wanted.isEmpty() || wanted.equals(named.user())) {
      return named.requesting("");
    }
    if (!masters) {
      throw new BadNameException("Master user login attempted without master passdbs");
    }
    return named.requesting(form(wanted));
  }

  /** The request of somebody whose name was no good. */
  AuthRequest unnamed(AuthRequest raw) {
    String separator = settings.get("auth_master_user_separator");
    int cut = separator.isEmpty() ? -1 : raw.login().indexOf(separator.charAt(0));
    return (cut < 0 ? raw : raw.named(raw.login().substring(cut + 1))).requesting("").formed("");
  }
}
