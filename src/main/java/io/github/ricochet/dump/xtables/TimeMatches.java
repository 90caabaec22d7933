package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Term;
import io.github.ricochet.host.xtables.UndecidedMatch;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** {@code -m time}: the time of day, which no dump decides. */
final class TimeMatches {

  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final String LAST_SECOND = "2038-01-19T03:14:07";

  private static final Option<String> TIMESTART =
      Option.one("timestart", TimeMatches::timeOfDay).plain();
  private static final Option<String> TIMESTOP =
      Option.one("timestop", TimeMatches::timeOfDay).plain();
  private static final Option<List<String>> MONTHDAYS =
      Option.one("monthdays", TimeMatches::monthDays);
  private static final Option<List<String>> WEEKDAYS =
      Option.one("weekdays", TimeMatches::weekDays).also("days");
  private static final Option<String> DATESTART =
      Option.one("datestart", TimeMatches::date).plain();
  private static final Option<String> DATESTOP = Option.one("datestop", TimeMatches::date).plain();
  private static final Option<Boolean> KERNELTZ = Option.flag("kerneltz").plain();
  private static final Option<Boolean> CONTIGUOUS = Option.flag("contiguous").plain();
  private static final Option<Boolean> UTC = Option.flag("utc").plain();
  private static final Option<Boolean> LOCALTZ = Option.flag("localtz").plain();

  private TimeMatches() {}

  static List<Extension<Match>> all() {
    return List.of(
        new Extension<>(
            "time",
            List.of(
                TIMESTART,
                TIMESTOP,
                MONTHDAYS,
                WEEKDAYS,
                DATESTART,
                DATESTOP,
                KERNELTZ,
                CONTIGUOUS,
                UTC,
                LOCALTZ),
            TimeMatches::time));
  }

  private static Match time(Options o, RuleScope rule) {
    List<String> words = new ArrayList<>();
    if (o.has(TIMESTART) || o.has(TIMESTOP)) {
      words.addAll(List.of("--timestart", o.value(TIMESTART).orElse("00:00:00")));
      words.addAll(List.of("--timestop", o.value(TIMESTOP).orElse("23:59:59")));
    }
    days(o.term(MONTHDAYS), allMonthDays()).ifPresent(d -> words.addAll(List.of("--monthdays", d)));
    days(o.term(WEEKDAYS), DAYS).ifPresent(d -> words.addAll(List.of("--weekdays", d)));
    o.value(DATESTART).ifPresent(d -> words.addAll(List.of("--datestart", d)));
    words.addAll(List.of("--datestop", o.value(DATESTOP).orElse(LAST_SECOND)));
    if (o.has(KERNELTZ)) {
      words.add("--kerneltz");
    }
    if (o.has(CONTIGUOUS)) {
      words.add("--contiguous");
    }
    return new UndecidedMatch("time", List.copyOf(words));
  }

  /**
   * The days that are meant; empty where it is all of them. Inverted ones are printed as the
   * others.
   */
  private static Optional<String> days(Optional<Term<List<String>>> given, List<String> all) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    List<String> days = new ArrayList<>(all);
    if (given.get().not()) {
      days.removeAll(given.get().value());
    } else {
      days.retainAll(given.get().value());
    }
    return days.size() == all.size() ? Optional.empty() : Optional.of(String.join(",", days));
  }

  private static List<String> allMonthDays() {
    List<String> all = new ArrayList<>();
    for (int day = 1; day <= 31; day++) {
      all.add(Integer.toString(day));
    }
    return all;
  }

  private static List<String> monthDays(String word, RuleFamily family) {
    List<String> days = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      days.add(Long.toString(Values.number(part, 1, 31, "day of the month")));
    }
    return List.copyOf(new TreeSet<>(days));
  }

  private static List<String> weekDays(String word, RuleFamily family) {
    List<String> days = new ArrayList<>();
    for (String part : word.split(",", -1)) {
      days.add(weekDay(part));
    }
    return List.copyOf(days);
  }

  /** A number from 1 for Monday, or at least two letters of the name. */
  private static String weekDay(String word) {
    if (Values.isNumber(word)) {
      return DAYS.get((int) Values.number(word, 1, 7, "day of the week") - 1);
    }
    for (String day : DAYS) {
      if (word.length() > 1 && word.substring(0, 2).equalsIgnoreCase(day.substring(0, 2))) {
        return day;
      }
    }
    throw new Slip("\"" + word + "\" is no day of the week; Mon to Sun or 1 to 7 is needed");
  }

  private static String timeOfDay(String word, RuleFamily family) {
    if (!word.matches("[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2})?")) {
      throw new Slip("\"" + word + "\" is no time of day; HH:MM or HH:MM:SS is needed");
    }
    int[] parts = numbers(word.split(":", -1), 3);
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) {
      throw new Slip("the time " + word + " is out of range; 00:00:00 to 23:59:59 is possible");
    }
    return String.format(Locale.ROOT, "%02d:%02d:%02d", parts[0], parts[1], parts[2]);
  }

  private static int[] numbers(String[] parts, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < parts.length && i < count; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }

  /** {@code YYYY[-MM[-DD[Thh[:mm[:ss]]]]]}. */
  private static String date(String word, RuleFamily family) {
    if (!word.matches(
        "[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2}(T[0-9]{1,2}(:[0-9]{1,2}(:[0-9]{1,2})?)?)?)?)?")) {
      throw new Slip("\"" + word + "\" is no date; YYYY-MM-DDThh:mm:ss is needed");
    }
    int[] p = numbers(word.split("[-T:]", -1), 6);
    try {
      return LocalDateTime.of(p[0], Math.max(1, p[1]), Math.max(1, p[2]), p[3], p[4], p[5])
          .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT));
    } catch (DateTimeException e) {
      throw new Slip("the date " + word + " does not exist");
    }
  }
}
