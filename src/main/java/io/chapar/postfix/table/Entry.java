package io.chapar.postfix.table;

/**
 * One key of a table.
 *
 * @param key what is asked for
 * @param value what is answered
 * @param line where the source says so; 0 where that is not known
 */
public record Entry(String key, String value, int line) {}
