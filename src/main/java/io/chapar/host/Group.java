package io.chapar.host;

import java.util.List;

/** A line of /etc/group, group(5). */
public record Group(String name, int gid, List<String> members) {}
