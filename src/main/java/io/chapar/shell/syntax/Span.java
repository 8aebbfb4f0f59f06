package io.chapar.shell.syntax;

/**
 * Where a piece of the tree stands in its text.
 *
 * @param start offset of its first character
 * @param end offset behind its last one
 * @param line the line of its first character, counted from 1
 */
public record Span(int start, int end, int line) {}
