package io.chapar.dovecot.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who wants to log in, or is asked about.
 *
 * @param login the name as it was typed
 * @param user the name after auth_username_format
 * @param master the master user who logs in as {@code user}; empty without one
 * @param service imap, pop3, smtp, doveadm
 * @param mechanism PLAIN, LOGIN, …
 * @param lip our address, empty where there is none
 * @param rip the client's
 * @param session the session's id
 * @param secured whether the connection is encrypted or local
 */
public record AuthRequest(
    String login,
    String user,
    String master,
    String service,
    String mechanism,
    String lip,
    String rip,
    String session,
    boolean secured) {

  /** A question about a user, without a connection. */
  public static AuthRequest about(String login, String service) {
    return new AuthRequest(login, login, "", service, "PLAIN", "", "", "", true);
  }

  /** The same as somebody else. */
  public AuthRequest as(String newUser, String newMaster) {
    return new AuthRequest(
        login, newUser, newMaster, service, mechanism, lip, rip, session, secured);
  }

  /** How log lines name it: {@code alice,127.0.0.1,<session>}. */
  public String label() {
    StringBuilder out = new StringBuilder(user);
    if (!rip.isEmpty()) {
      out.append(',').append(rip);
    }
    if (!session.isEmpty()) {
      out.append(",<").append(session).append('>');
    }
    return out.toString();
  }

  /** Its variables. */
  public Map<String, String> variables() {
    return variables(user, service, lip, rip, session);
  }

  /** The variables of a user. */
  public static Map<String, String> variables(
      String user, String service, String lip, String rip, String session) {
    Map<String, String> all = new LinkedHashMap<>();
    int at = user.lastIndexOf('@');
    all.put("u", user);
    all.put("n", at < 0 ? user : user.substring(0, at));
    all.put("d", at < 0 ? "" : user.substring(at + 1));
    all.put("s", service);
    all.put("l", lip);
    all.put("r", rip);
    all.put("session", session);
    return all;
  }
}
