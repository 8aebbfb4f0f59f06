package io.chapar.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A redirection.
 *
 * @param fd the descriptor in front of the operator, or -1
 * @param variable the name in <code>{name}&gt;…</code>, or null
 * @param operator as typed: {@code <} {@code >} {@code >>} {@code >|} {@code <>} {@code <&} {@code
 *     >&} {@code &>} {@code &>>} {@code <<} {@code <<-} {@code <<<}
 * @param target the word behind it; the delimiter of a here-document
 * @param hereDoc the here-document, if it is one
 */
public record Redirection(
    int fd,
    @Nullable String variable,
    String operator,
    Word target,
    @Nullable HereDoc hereDoc,
    Span span) {}
