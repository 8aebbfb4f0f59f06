package io.chapar.host;

/**
 * Something a {@link Service} wants to do at a time, as data. A service has at most one alarm of a
 * tag.
 *
 * @param service the service's id
 * @param tag what it is about
 * @param at when, nanoseconds since the epoch
 */
public record Alarm(String service, String tag, long at) {}
