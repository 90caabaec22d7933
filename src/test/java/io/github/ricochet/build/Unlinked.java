package io.github.ricochet.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Code with a call of each kind that Java links at run time. */
@SuppressWarnings({
  "ArrayRecordComponent", // records compare arrays by identity, and so do linked ones
  "EqualsIncompatibleType", // the first thing that equals() has to tell
  "UnnecessaryLambda" // that is what it is about
})
public final class Unlinked {

  private record Everything(
      boolean yes,
      byte octet,
      char letter,
      short small,
      int whole,
      long wide,
      float rough,
      double fine,
      String text,
      int[] numbers,
      List<String> words) {}

  private record Nothing() {}

  private interface Named {
    String name();

    default Supplier<String> loud() {
      return () -> shout(name());
    }

    private static String shout(String text) {
      return text.toUpperCase(Locale.ROOT) + '!';
    }
  }

  private final String own;

  private Unlinked(String own) {
    this.own = own;
  }

  private String ownWith(String text) {
    return own + text;
  }

  /** What all of it comes to. */
  public static List<String> run() {
    List<String> said = new ArrayList<>();
    records(said);
    texts(said);
    lambdas(said);
    references(said);
    return said;
  }

  private static void records(List<String> said) {
    int[] numbers = {1};
    Everything one = everything(numbers, Double.NaN);
    Everything other = everything(numbers, Double.NaN);
    said.add(one.toString().replaceAll("\\[I@\\w+", "array"));
    said.add("" + (one.hashCode() == other.hashCode()) + one.equals(other) + one.equals(said));
    said.add("" + one.equals(everything(new int[] {1}, Double.NaN)));
    said.add("" + everything(numbers, 0.0).equals(everything(numbers, -0.0)));
    said.add(new Nothing() + "" + new Nothing().hashCode() + new Nothing().equals(new Nothing()));
    said.add("" + new Everything(true, (byte) 1, 'c', (short) 2, 3, 4, 5, 6, null, null, null));
  }

  private static Everything everything(int[] numbers, double fine) {
    return new Everything(
        true, (byte) -1, 'x', (short) 7, 8, 1L << 40, 1.5f, fine, "t", numbers, List.of("w"));
  }

  private static void texts(List<String> said) {
    byte octet = -3;
    short small = -4;
    char letter = 'é';
    Object nothing = null;
    said.add(
        octet + "," + small + letter + 1L + 2.5f + 3.5 + true + nothing + said.size() + "\1\2");
  }

  private static void lambdas(List<String> said) {
    long wide = 1L << 33;
    double fine = 0.5;
    String text = "captured";
    Supplier<String> all = () -> text + wide + fine;
    said.add(all.get());
    IntBinaryOperator sum = (a, b) -> a + b;
    said.add("" + sum.applyAsInt(2, 3));
    Unlinked it = new Unlinked("own");
    Function<String, String> mine = it.new Inner()::both;
    said.add(mine.apply("x"));
    Named named = () -> "name";
    said.add(named.loud().get());
    Function<Integer, Function<Integer, Integer>> curried = a -> b -> a * b;
    said.add("" + curried.apply(6).apply(7));
  }

  private final class Inner {
    String both(String text) {
      Supplier<String> deep = () -> own + ownWith(text);
      return deep.get();
    }
  }

  private static void references(List<String> said) {
    ToIntFunction<Integer> unboxed = Integer::intValue;
    ToLongFunction<Integer> widened = i -> i;
    ToLongFunction<Integer> widenedReference = Integer::intValue;
    IntFunction<Object> boxed = Integer::valueOf;
    IntFunction<int[]> array = int[]::new;
    Function<String, StringBuilder> made = StringBuilder::new;
    Supplier<List<String>> fresh = ArrayList::new;
    BiFunction<String, String, Boolean> equal = String::equals;
    Predicate<String> same = "a"::equals;
    Comparator<String> order = Comparator.comparing(String::length).thenComparing(s -> s);
    said.add("" + unboxed.applyAsInt(4) + widened.applyAsLong(5) + widenedReference.applyAsLong(6));
    said.add("" + boxed.apply(7) + array.apply(2).length + made.apply("b") + fresh.get());
    said.add("" + equal.apply("a", "a") + same.test("b"));
    said.add(Stream.of("ccc", "b", "a").sorted(order).collect(Collectors.joining()));
    said.add("" + IntStream.range(0, 4).mapToObj(Integer::toString).map(String::hashCode).toList());
    Consumer<String> dropped = said::add;
    dropped.accept("what comes back is thrown away");
  }
}
