package io.chapar.postfix.table;

/**
 * What the user of a table wants of it.
 *
 * @param fold whether keys of text tables are made lower case
 * @param substitution whether {@code $1} may be used in the results of pattern tables
 * @param fileValues whether values name files whose content counts (postmap -F)
 * @param utf8 whether keys and values must be UTF-8
 */
public record Options(boolean fold, boolean substitution, boolean fileValues, boolean utf8) {
  /** What nearly all users want. */
  public static final Options USUAL = new Options(true, true, false, true);

  /** For results that must not depend on what a stranger sends: no {@code $1}. */
  public Options withoutSubstitution() {
    return new Options(fold, false, fileValues, utf8);
  }

  /** Keys as they are. */
  public Options withoutFolding() {
    return new Options(false, substitution, fileValues, utf8);
  }

  /** Values name files. */
  public Options withFileValues() {
    return new Options(fold, substitution, true, utf8);
  }

  /** Any bytes. */
  public Options withoutUtf8() {
    return new Options(fold, substitution, fileValues, false);
  }
}
