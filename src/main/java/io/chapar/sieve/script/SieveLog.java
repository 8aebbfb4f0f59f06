package io.chapar.sieve.script;

/** Where the machinery around scripts tells what it does; not what is wrong in a script. */
public interface SieveLog {
  /** Something that happened as it should. */
  void info(String text);

  /** Something to look at. */
  void warning(String text);

  /** Something that failed. */
  void error(String text);

  /** Says nothing. */
  SieveLog SILENT =
      new SieveLog() {
        @Override
        public void info(String text) {}

        @Override
        public void warning(String text) {}

        @Override
        public void error(String text) {}
      };
}
