package io.chapar.host;

/** A line of /etc/passwd, passwd(5). */
public record Account(
    String name, String password, int uid, int gid, String gecos, String home, String shell) {}
