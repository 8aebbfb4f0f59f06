package io.chapar.host;

/**
 * A daemon process that is there without a task, as data: ps shows it, kill reaches its service.
 *
 * @param pid its process id
 * @param ppid its parent's
 * @param user the name of its user
 * @param command its command line, as ps shows it
 * @param service the service that it belongs to
 * @param started nanoseconds since the epoch
 */
public record Resident(
    int pid, int ppid, String user, String command, String service, long started) {}
