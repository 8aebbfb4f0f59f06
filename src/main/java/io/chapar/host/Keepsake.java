package io.chapar.host;

/**
 * What a program that runs knew at a moment, such as a shell its variables: it is no part of the
 * machine's state, and so kept beside it by whoever wants to go back there.
 */
public interface Keepsake {
  /** Makes the program know just that again. */
  void give();

  /** One of a program that knows nothing worth keeping. */
  Keepsake NONE = () -> {};
}
