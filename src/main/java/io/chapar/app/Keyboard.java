package io.chapar.app;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.jline.utils.NonBlockingInputStream;

/**
 * Takes keys from the real terminal while a program of the host runs, and hands them into the
 * world. While the line editor reads, it keeps its hands off: two readers would take keys from each
 * other.
 */
final class Keyboard implements Runnable {
  private static final int PATIENCE =
      20; // ms: how long a prompt may wait for this thread to let go

  private final NonBlockingInputStream input;
  private final IntConsumer typed;
  private boolean wanted;
  private boolean reading;
  private boolean closed;

  /**
   * A keyboard.
   *
   * @param typed takes each byte; -1 when the terminal has gone
   */
  Keyboard(NonBlockingInputStream input, IntConsumer typed) {
    this.input = input;
    this.typed = typed;
  }

  /** From now on keys belong to the program that runs. */
  synchronized void begin() {
    wanted = true;
    notifyAll();
  }

  /** From now on keys belong to the line editor; returns when that is so. */
  synchronized void end() throws InterruptedException {
    wanted = false;
    while (reading) {
      wait();
    }
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  private synchronized boolean turn() throws InterruptedException {
    reading = false;
    notifyAll();
    while (!wanted && !closed) {
      wait();
    }
    reading = !closed;
    return reading;
  }

  @Override
  public void run() {
    try {
      while (turn()) {
        int key = input.read(PATIENCE);
        if (key == -1) {
          typed.accept(-1);
          close();
        } else if (key >= 0) {
          typed.accept(key);
        }
      }
    } catch (IOException e) {
      typed.accept(-1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
