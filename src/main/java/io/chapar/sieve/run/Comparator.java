package io.chapar.sieve.run;

import io.chapar.sieve.Bytes;

/** A comparator: how strings are compared. */
public interface Comparator {
  /** Its name. */
  String name();

  /** Compares two strings. */
  int compare(String value, String key);

  /** Whether it can look for parts of strings. */
  boolean substrings();

  /** Whether two characters are the same to it. */
  boolean same(char a, char b);

  /** i;octet: bytes as they are. */
  Comparator OCTET = new Octet();

  /** i;ascii-casemap: without regard to case. */
  Comparator CASEMAP = new Casemap();

  /** i;ascii-numeric: by the number at the beginning. */
  Comparator NUMERIC = new Numeric();

  /** Bytes as they are. */
  record Octet() implements Comparator {
    @Override
    public String name() {
      return "i;octet";
    }

    @Override
    public int compare(String value, String key) {
      return value.compareTo(key);
    }

    @Override
    public boolean substrings() {
      return true;
    }

    @Override
    public boolean same(char a, char b) {
      return a == b;
    }
  }

  /** Without regard to case. */
  record Casemap() implements Comparator {
    @Override
    public String name() {
      return "i;ascii-casemap";
    }

    @Override
    public int compare(String value, String key) {
      return Bytes.lower(value).compareTo(Bytes.lower(key));
    }

    @Override
    public boolean substrings() {
      return true;
    }

    @Override
    public boolean same(char a, char b) {
      return Bytes.lower(a) == Bytes.lower(b);
    }
  }

  /** By the number at the beginning; what has none is greater than all numbers. */
  record Numeric() implements Comparator {
    @Override
    public String name() {
      return "i;ascii-numeric";
    }

    @Override
    public int compare(String value, String key) {
      boolean a = !value.isEmpty() && Bytes.digit(value.charAt(0));
      boolean b = !key.isEmpty() && Bytes.digit(key.charAt(0));
      if (!a || !b) {
        return a == b ? 0 : a ? -1 : 1;
      }
      String x = digits(value);
      String y = digits(key);
      return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
    }

    private static String digits(String text) {
      int end = 0;
      while (end < text.length() && Bytes.digit(text.charAt(end))) {
        end++;
      }
      int start = 0;
      while (start < end && text.charAt(start) == '0') {
        start++;
      }
      return text.substring(start, end);
    }

    @Override
    public boolean substrings() {
      return false;
    }

    @Override
    public boolean same(char a, char b) {
      return a == b;
    }
  }
}
