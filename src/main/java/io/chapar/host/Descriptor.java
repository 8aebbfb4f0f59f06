package io.chapar.host;

/**
 * A reference to a {@link Channel} that is counted: dup(2) and fork(2) add one, close(2) takes one
 * away.
 */
public final class Descriptor {
  private final Channel channel;
  private int references;

  /** The first reference to a channel is still to be taken, by {@link #retain}. */
  public Descriptor(Channel channel) {
    this.channel = channel;
  }

  /** What it refers to. */
  public Channel channel() {
    return channel;
  }

  /** One more number in a descriptor table refers to it. */
  public Descriptor retain() {
    references++;
    return this;
  }

  /** One fewer; with the last one the channel is closed. */
  public void release() {
    if (--references == 0) {
      channel.close();
    }
  }
}
