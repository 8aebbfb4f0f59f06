package io.chapar.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the program says, it says in both languages, and with the same things filled in. */
class WordsTest {
  private static final Path FOLDER = Path.of("src/main/resources/lab");
  private static final Pattern PLACE = Pattern.compile("%(\\d\\$)?s");

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static int places(String text) {
    Matcher matcher = PLACE.matcher(text);
    int places = 0;
    while (matcher.find()) {
      places++;
    }
    return places;
  }

  @TestFactory
  List<DynamicTest> everyTextIsThereInBothLanguages() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path english :
          files
              .filter(f -> f.toString().endsWith(".properties"))
              .filter(f -> !f.toString().endsWith("_fa.properties"))
              .sorted()
              .toList()) {
        Path persian = Path.of(english.toString().replace(".properties", "_fa.properties"));
        tests.add(DynamicTest.dynamicTest(english.toString(), () -> compare(english, persian)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private static void compare(Path english, Path persian) throws IOException {
    Properties en = load(english);
    Properties fa = load(persian);
    assertThat(fa.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : en.stringPropertyNames()) {
      assertThat(places(fa.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }
}
