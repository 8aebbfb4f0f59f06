package io.chapar.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reference host makes of dates, seen from Wednesday 10 January 2024, 12:34:56. */
class DateParserTest {
  private static final long NOW =
      Instant.parse("2024-01-10T12:34:56Z").getEpochSecond() * 1_000_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          now                              | 2024-01-10T12:34:56Z
          tomorrow                         | 2024-01-11T12:34:56Z
          yesterday 10:00                  | 2024-01-09T10:00:00Z
          2024-01-31 +1 month              | 2024-03-02T00:00:00Z
          2024-03-01 -1 day                | 2024-02-29T00:00:00Z
          next friday                      | 2024-01-12T00:00:00Z
          last sunday                      | 2024-01-07T00:00:00Z
          2 hours ago                      | 2024-01-10T10:34:56Z
          Jan 5 2024                       | 2024-01-05T00:00:00Z
          5-Jan-2024                       | 2024-01-05T00:00:00Z
          1/5/24                           | 2024-01-05T00:00:00Z
          20240105 1011                    | 2024-01-05T10:11:00Z
          1 Jan 2024 10:00 +0200           | 2024-01-01T08:00:00Z
          2024-01-05T10:11:12+02:00        | 2024-01-05T08:11:12Z
          Mon, 05 Feb 2024 10:00:00 +0100  | 2024-02-05T09:00:00Z
          @1000000000                      | 2001-09-09T01:46:40Z
          3pm                              | 2024-01-10T15:00:00Z
          """)
  void means(String text, String expected) {
    Long nanos = DateParser.parse(text, NOW, ZoneOffset.UTC);
    assertThat(nanos).isNotNull();
    assertThat(Instant.ofEpochSecond(java.util.Objects.requireNonNull(nanos) / 1_000_000_000L))
        .isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "2024-02-30", "25:00", "2024-13-01", "2024-W05"})
  void meansNothing(String text) {
    assertThat(DateParser.parse(text, NOW, ZoneOffset.UTC)).isNull();
  }
}
