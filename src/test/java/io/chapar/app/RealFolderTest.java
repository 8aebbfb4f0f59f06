package io.chapar.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lab can do to the real machine, and what not. */
class RealFolderTest {
  @Test
  void newFilesOnlyAndOnlyBelowTheFolder(@TempDir Path folder) throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    RealFolder door = new RealFolder(mine);
    assertThat(door.leave("a/b.html", new byte[] {1})).endsWith("mine/a/b.html");
    assertThatThrownBy(() -> door.leave("a/b.html", new byte[] {2})).hasMessageContaining("exists");
    assertThat(Files.readAllBytes(mine.resolve("a/b.html"))).containsExactly(1);
    for (String bad :
        new String[] {"../x", "/etc/x", "a/../../x", ".ssh", "", "a//b", "x\0y", "a\\b"}) {
      assertThatThrownBy(() -> door.leave(bad, new byte[0]))
          .as(bad)
          .isInstanceOf(IOException.class);
    }
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void aLinkInTheWayIsNotFollowed(@TempDir Path folder) throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(mine.resolve("link"), other);
    Files.createSymbolicLink(mine.resolve("file"), other.resolve("new"));
    RealFolder door = new RealFolder(mine);
    assertThatThrownBy(() -> door.leave("link/x", new byte[0]))
        .hasMessageContaining("no directory");
    assertThatThrownBy(() -> door.leave("file", new byte[0])).hasMessageContaining("exists");
    assertThat(other).isEmptyDirectory();
  }
}
