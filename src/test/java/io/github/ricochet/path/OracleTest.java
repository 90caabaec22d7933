package io.github.ricochet.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The walks of an oracle are all ways that the open points can fall, each of them once. */
class OracleTest {

  /**
   * What a walk asks at one point.
   *
   * @param repeated whether it asks the same once more, as a second copy of a packet makes it
   * @param after what it asks next, by the answer that it got
   */
  private record Question(boolean repeated, List<Optional<Question>> after) {}

  @Property(tries = 300)
  void everyWayIsWalkedOnceInOrder(@ForAll("questions") Optional<Question> first) {
    List<List<Integer>> walked = new ArrayList<>();
    List<Integer> script = List.of();
    do {
      Oracle oracle = new Oracle(script);
      walked.add(walk(first, oracle));
      script = oracle.next();
    } while (!script.isEmpty());

    assertThat(walked).isEqualTo(ways(first));
  }

  /** The answers that one walk gets. */
  private static List<Integer> walk(Optional<Question> first, Oracle oracle) {
    List<Integer> answers = new ArrayList<>();
    Optional<Question> now = first;
    while (now.isPresent()) {
      Question question = now.get();
      // Equal in value alone, since walks make their keys anew.
      List<Integer> key = List.copyOf(answers);
      int width = question.after().size();
      int answer = oracle.choose(key, width, OracleTest::wording);
      if (question.repeated()) {
        assertThat(oracle.choose(key, width, OracleTest::wording)).isEqualTo(answer);
      }
      answers.add(answer);
      now = question.after().get(answer);
    }
    assertThat(oracle.choices()).extracting(c -> Integer.valueOf(c.taken())).isEqualTo(answers);
    return answers;
  }

  private static Choice wording(int answer) {
    return new Choice("", String.valueOf(answer), Optional.empty(), Optional.empty());
  }

  /** All ways through the questions, in depth-first order. */
  private static List<List<Integer>> ways(Optional<Question> first) {
    if (first.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int answer = 0; answer < first.get().after().size(); answer++) {
      for (List<Integer> rest : ways(first.get().after().get(answer))) {
        List<Integer> way = new ArrayList<>(List.of(answer));
        way.addAll(rest);
        all.add(way);
      }
    }
    return all;
  }

  @Provide
  Arbitrary<Optional<Question>> questions() {
    return questions(4);
  }

  private static Arbitrary<Optional<Question>> questions(int depth) {
    if (depth == 0) {
      return Arbitraries.just(Optional.empty());
    }
    Arbitrary<List<Optional<Question>>> after =
        Arbitraries.lazy(() -> questions(depth - 1)).list().ofMinSize(1).ofMaxSize(4);
    return Arbitraries.of(true, false)
        .flatMap(repeated -> after.map(list -> new Question(repeated, list)))
        .optional(0.8);
  }
}
