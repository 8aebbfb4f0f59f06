package io.chapar.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static final Path PAGES = Path.of("src/main/resources/man");

  @Test
  void theIndexListsEveryPage() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<String> pages =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> !f.equals("INDEX"))
              .sorted()
              .toList();
      List<String> index =
          Files.readAllLines(PAGES.resolve("INDEX"), StandardCharsets.UTF_8).stream()
              .sorted()
              .toList();
      assertThat(index).isEqualTo(pages);
    }
  }

  @Test
  void everyPageSaysWhatItIsAbout() {
    assertThat(Manual.index()).extracting(Manual.Entry::name).contains("ls", "gunzip", "systemctl");
    assertThat(Manual.help("ls")).startsWith("Usage: ls [OPTION]... [FILE]...\n");
  }
}
