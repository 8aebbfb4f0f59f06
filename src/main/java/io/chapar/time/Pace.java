package io.chapar.time;

/**
 * How simulated time follows the wall clock while a world has nothing to do. A batch run uses
 * {@link #AT_ONCE}: the clock leaps to the next timer. A terminal uses {@link #wall}: five
 * simulated seconds last five real ones.
 */
public interface Pace {
  /** As long as one waits for something that is far away, in nanoseconds. */
  long LONG = 3_600_000_000_000L;

  /** The real nanoseconds to wait before the world may move from {@code now} to {@code target}. */
  long wait(long now, long target);

  /**
   * What the clock should show when something happens outside while the world shows {@code now}.
   */
  long outside(long now);

  /** Called when the clock was set by hand, so that the mapping starts afresh from {@code now}. */
  default void moved(long now) {}

  /** How many simulated seconds a real one lasts; 0: the clock stands while nothing happens. */
  default double speed() {
    return 1;
  }

  /** Sets that; false: this pace has no speed, because it never waits. */
  default boolean speed(double factor, long now) {
    return false;
  }

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
      private double factor = 1;

      private long simulated() {
        return simulatedZero + (long) ((ticker.getAsLong() - realZero) * factor);
      }

      @Override
      public long wait(long now, long target) {
        long left = Math.max(0, target - simulated());
        return left == 0 ? 0 : factor == 0 ? LONG : (long) Math.min(LONG, left / factor + 1);
      }

      @Override
      public long outside(long now) {
        return Math.max(now, simulated());
      }

      @Override
      public double speed() {
        return factor;
      }

      @Override
      public boolean speed(double newFactor, long now) {
        moved(now);
        factor = newFactor;
        return true;
      }

      @Override
      public void moved(long now) {
        realZero = ticker.getAsLong();
        simulatedZero = now;
      }
    };
  }
}
