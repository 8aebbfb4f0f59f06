package io.chapar.dovecot.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody who wants to log in, or is asked about.
 *
 * @param login the name as it was typed; a master user's own name
 * @param user the name after auth_username_format
 * @param master the master user who has been let in as {@code user}; empty without one
 * @param requested whom a master user wants to be, while his password is checked; else empty
 * @param service imap, pop3, smtp, doveadm
 * @param mechanism PLAIN, LOGIN, …
 * @param lip our address, empty where there is none
 * @param rip the client's
 * @param session the session's id
 * @param secured whether the connection is encrypted or local
 * @param lport our port; 0 where it is not known
 * @param rport the client's
 */
public record AuthRequest(
    String login,
    String user,
    String master,
    String requested,
    String service,
    String mechanism,
    String lip,
    String rip,
    String session,
    boolean secured,
    int lport,
    int rport) {

  /** A login over a connection, nobody named yet. */
  public static AuthRequest over(
      String service, String mechanism, String lip, String rip, String session, boolean secured) {
    return new AuthRequest("", "", "", "", service, mechanism, lip, rip, session, secured, 0, 0);
  }

  /** A question about a user, without a connection. */
  public static AuthRequest about(String login, String service) {
    return over(service, "PLAIN", "", "", "", true).named(login);
  }

  /** The same with a name as it was typed. */
  public AuthRequest named(String name) {
    return new AuthRequest(
        name, name, master, requested, service, mechanism, lip, rip, session, secured, lport,
        rport);
  }

  /** The same by a master user who wants to be somebody else. */
  public AuthRequest requesting(String name) {
    return new AuthRequest(
        login, user, master, name, service, mechanism, lip, rip, session, secured, lport, rport);
  }

  /** The same as somebody else; {@code newMaster} is the master user behind it. */
  public AuthRequest as(String newUser, String newMaster) {
    return new AuthRequest(
        login, newUser, newMaster, "", service, mechanism, lip, rip, session, secured, lport,
        rport);
  }

  /** The same under a name that has been brought into form. */
  public AuthRequest formed(String newUser) {
    return new AuthRequest(
        login, newUser, master, requested, service, mechanism, lip, rip, session, secured, lport,
        rport);
  }

  /** The same with the ports of its connection. */
  public AuthRequest ports(int ours, int theirs) {
    return new AuthRequest(
        login, user, master, requested, service, mechanism, lip, rip, session, secured, ours,
        theirs);
  }

  /** How log lines name it: {@code alice,127.0.0.1,<session>}. */
  public String label() {
    StringBuilder out = new StringBuilder(user.isEmpty() ? "?" : user);
    if (!rip.isEmpty()) {
      out.append(',').append(rip);
    }
    if (!requested.isEmpty()) {
      out.append(",master");
    }
    if (!session.isEmpty()) {
      out.append(",<").append(session).append('>');
    }
    return out.toString();
  }

  /** Its variables. */
  public Map<String, String> variables() {
    Map<String, String> all = variables(user, service, lip, rip, session);
    all.put("m", mechanism);
    all.put("orig_user", login);
    all.put("auth_user", master.isEmpty() ? user : master);
    if (!requested.isEmpty()) {
      all.put("login_user", requested);
    }
    return all;
  }

  /** The variables of a user. */
  public static Map<String, String> variables(
      String user, String service, String lip, String rip, String session) {
    Map<String, String> all = new LinkedHashMap<>();
    int at = user.indexOf('@');
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
