package io.github.ricochet.dump;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as ctime(3) has them: {@code Mon Nov 9 09:27:47 2026}. Read without a formatter, which
 * would first have all names of days and months looked up: a hundredth of a short run.
 */
final class CTime {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\w{3})\\s+(\\w{3})\\s+(\\d\\d?)\\s+(\\d\\d):(\\d\\d):(\\d\\d)\\s+(\\d{4})");

  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private CTime() {}

  /** The time; empty where the text is none in English, or the day of the week is another. */
  static Optional<LocalDateTime> parse(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(shape, 7),
              MONTHS.indexOf(shape.group(2)) + 1,
              number(shape, 3),
              number(shape, 4),
              number(shape, 5),
              number(shape, 6));
      int day = DAYS.indexOf(shape.group(1)) + 1;
      return Optional.of(time).filter(t -> t.getDayOfWeek().getValue() == day);
    } catch (DateTimeException e) {
      return Optional.empty(); // no such month, day or hour
    }
  }

  private static int number(Matcher shape, int group) {
    return Integer.parseInt(shape.group(group));
  }
}
