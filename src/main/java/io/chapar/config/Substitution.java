package io.chapar.config;

/**
 * One reference that was replaced while a {@link Setting} got its value.
 *
 * @param name the name that the raw text refers to
 * @param value what it stood for; empty where nothing defines it
 * @param origin where that was said
 */
public record Substitution(String name, String value, Origin origin) {}
