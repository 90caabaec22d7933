package io.github.ricochet.packets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.packets.Entry.End;
import io.github.ricochet.packets.PacketSpace.Vocabulary;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A way into a chain")
class EntryTest {

  private final PacketSpace space = new PacketSpace(new Vocabulary());

  @Test
  @DisplayName("does not lead through the chains that have taken nothing")
  void isAsShortAsThoseThatTake() {
    TakenIndex first = new TakenIndex(space);
    first.add(new Taken(Box.ALL, rule(), Optional.empty()));
    Entry way = Entry.of(Box.ALL).through(Box.ALL, first, 2);
    for (int chain = 0; chain < 1000; chain++) {
      way = way.through(Box.ALL, new TakenIndex(space), 1);
    }

    assertThat(length(way)).isEqualTo(2);
    assertThat(cover(way)).isEqualTo(End.COVERED);
  }

  @Test
  @DisplayName("that comes from the kernel through chains that take nothing covers nothing")
  void coversNothingWhereNothingIsTaken() {
    Entry way = Entry.of(Box.ALL).through(Box.ALL, new TakenIndex(space), 1);
    TakenIndex later = new TakenIndex(space);
    way = way.through(Box.ALL, later, 1);
    later.add(new Taken(Box.ALL, rule(), Optional.empty()));

    assertThat(way.caller()).isNotNull();
    assertThat(cover(way)).isEqualTo(End.NOT_COVERED);
  }

  private End cover(Entry way) {
    Budget budget = new Budget(100);
    budget.begin();
    return way.cover(Box.ALL, new TakenIndex(space), 1, budget, new ArrayList<>());
  }

  private static int length(Entry way) {
    int length = 0;
    for (Entry at = way; at != null; at = at.caller()) {
      length++;
    }
    return length;
  }

  private static Rule rule() {
    return Tables.of("*filter\n:FORWARD ACCEPT [0:0]\n-A FORWARD -j DROP\nCOMMIT\n")
        .chains()
        .get(0)
        .rules()
        .get(0);
  }
}
