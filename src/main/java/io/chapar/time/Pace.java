package io.chapar.time;

/**
 * How simulated time follows the wall clock while a world has nothing to do. A batch run uses
 * {@link #AT_ONCE}: the clock leaps to the next timer. A terminal uses {@link #wall}: five
 * simulated seconds last five real ones.
 */
public interface Pace {

  /** The real nanoseconds to wait before the world may move from {@code now} to {@code target}. */
  long wait(long now, long target);

  /**
   * What the clock should show when something happens outside while the world shows {@code now}.
   */
  long outside(long now);

  /** Called when the clock was set by hand, so that the mapping starts afresh from {@code now}. */
  default void moved(long now) {}

  /** Never waits. */
  Pace AT_ONCE =
      new Pace() {
        @Override
        public long wait(long now, long target) {
          return 0;
        }

        @Override
        public long outside(long now) {
          return now;
        }
      };

  /**
   * Follows {@code ticker} (nanoseconds of real time, any origin) from the simulated instant {@code
   * start}.
   */
  static Pace wall(java.util.function.LongSupplier ticker, long start) {
    return new Pace() {
      private long realZero = ticker.getAsLong();
      private long simulatedZero = start;

      @Override
      public long wait(long now, long target) {
        return Math.max(0, target - simulatedZero - (ticker.getAsLong() - realZero));
      }

      @Override
      public long outside(long now) {
        return Math.max(now, simulatedZero + (ticker.getAsLong() - realZero));
      }

      @Override
      public void moved(long now) {
        realZero = ticker.getAsLong();
        simulatedZero = now;
      }
    };
  }
}
