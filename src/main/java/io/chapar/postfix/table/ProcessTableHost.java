package io.chapar.postfix.table;

import io.chapar.disk.Inode;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.net.SimSocket;
import io.chapar.postfix.conf.ProcessHost;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The host as a command's process sees it. */
public record ProcessTableHost(Process process) implements TableHost {
  @Override
  public byte[] read(String path) throws IOException {
    return process.readAll(path);
  }

  @Override
  public @Nullable Inode stat(String path) {
    return process.files().peek(process.path(path));
  }

  @Override
  public int uid() {
    return process.credentials().uid();
  }

  @Override
  public Machine machine() {
    return process.machine();
  }

  @Override
  public @Nullable String variable(String name) {
    return process.env().get(name);
  }

  @Override
  public void tick(int steps) {
    process.tick(steps);
  }

  @Override
  public void sleep(Duration time) {
    process.sleep(time);
  }

  @Override
  public List<String> resolve(String name) {
    return new ProcessHost(process).resolve(name);
  }

  @Override
  public SimSocket connect(InetAddress to, int port, Duration timeout) throws IOException {
    return process.connect(to, port, timeout);
  }

  @Override
  public SimSocket connect(String path) throws IOException {
    return process.connect(path);
  }

  @Override
  public void aside(String text) {
    try {
      process.err().println(text);
    } catch (IOException e) {
      // nobody listens
    }
  }
}
