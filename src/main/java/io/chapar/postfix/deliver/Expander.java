package io.chapar.postfix.deliver;

import io.chapar.postfix.conf.MacroException;
import io.chapar.postfix.conf.MacroExpander;
import io.chapar.postfix.master.Daemon;
import org.jspecify.annotations.Nullable;

/** Expands $user, $home and the like in values such as forward_path and luser_relay. */
final class Expander {
  private boolean undefined;
  private boolean usedExtension;

  /** The value for a recipient; null: its syntax is wrong. */
  @Nullable String expand(
      Daemon daemon, LocalSettings settings, LocalState state, String pattern, String allowed) {
    undefined = false;
    usedExtension = false;
    try {
      return MacroExpander.expandOnce(
          pattern,
          name -> {
            String value = value(settings, state, name);
            if (value == null) {
              undefined = true;
              return null;
            }
            return filtered(value, allowed);
          });
    } catch (MacroException e) {
      daemon.log().warning("bad parameter value syntax: " + pattern);
      return null;
    }
  }

  /** Whether a name was used that has no value here. */
  boolean undefined() {
    return undefined;
  }

  /** Whether the address extension was used. */
  boolean usedExtension() {
    return usedExtension;
  }

  private @Nullable String value(LocalSettings settings, LocalState state, String name) {
    return switch (name) {
      case "user" -> state.user;
      case "home" -> state.account == null ? null : state.account.home();
      case "shell" -> state.account == null ? null : state.account.shell();
      case "domain" -> state.domain;
      case "local", "mailbox" -> state.local;
      case "recipient" -> state.recipient.address();
      case "extension" -> {
        usedExtension |= state.extension != null;
        yield state.extension;
      }
      case "recipient_delimiter" -> {
        String used =
            state.local.length() > state.user.length()
                ? state.local.substring(state.user.length(), state.user.length() + 1)
                : settings.delimiter.isEmpty() ? "" : settings.delimiter.substring(0, 1);
        yield used.isEmpty() ? null : used;
      }
      default -> null;
    };
  }

  /** Characters that are not allowed become '_'. */
  static String filtered(String value, String allowed) {
    if (allowed.isEmpty()) {
      return value;
    }
    StringBuilder out = new StringBuilder(value.length());
    for (char c : value.toCharArray()) {
      out.append(allowed.indexOf(c) >= 0 ? c : '_');
    }
    return out.toString();
  }
}
