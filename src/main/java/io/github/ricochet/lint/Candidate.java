package io.github.ricochet.lint;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import io.github.ricochet.host.xtables.Rule;
import io.github.ricochet.lint.fact.Admission;
import io.github.ricochet.lint.fact.Barrier;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.path.Choice;
import io.github.ricochet.path.Loss;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What a rule of {@code rules/} claims. A candidate that says how flows fare becomes a finding when
 * the simulator has flows fare so; one that does not is a finding as it stands.
 *
 * <p>A message may hold placeholders, which the flows of the finding fill: {@code {from}} who asks,
 * {@code {to}} what they ask for, {@code {targets}} the machines that port forwards send them to,
 * {@code {devices}} the ports or interfaces that lose them, {@code {ends}} how they end, {@code
 * {by}} who answers, {@code {why}} what the simulator says of the loss. Flows with the same message
 * and the same reason are one finding.
 *
 * <p>Immutable: each method returns a candidate that says more.
 */
public final class Candidate {

  private final String rule;
  private final Object subject;
  // Unmodifiable all, so that the candidates of a hundred thousand rules share what they do not
  // change.
  private Set<Enum<?>> ways = Set.of();
  private List<Predicate<Fate>> conditions = List.of();
  private List<Origin> locations = List.of();

  /** Kept beside them, for it is what tens of thousands are sorted by. */
  private int line;

  private List<PortForward> forwards = List.of();
  private List<Choice> open = List.of();
  private Optional<PortForward> winner = Optional.empty();
  private String device = "";
  private boolean witnessed;
  private Severity severity = Severity.NOTE;
  private String message = "";

  private Candidate(String rule, Object subject) {
    this.rule = rule;
    this.subject = subject;
  }

  private Candidate(Candidate other) {
    this(other.rule, other.subject);
    ways = other.ways;
    conditions = other.conditions;
    locations = other.locations;
    line = other.line;
    forwards = other.forwards;
    open = other.open;
    winner = other.winner;
    device = other.device;
    witnessed = other.witnessed;
    severity = other.severity;
    message = other.message;
  }

  /** A claim of the rule with this id about flows that a port forward takes. */
  public static Candidate of(String rule, PortForward forward) {
    Candidate claim = new Candidate(rule, forward).because(forward.rule());
    claim.forwards = List.of(forward);
    return claim;
  }

  /**
   * A claim of the rule with this id about port forwards of which no walk can prove anything, by
   * the lines that they stand in.
   */
  public static Candidate of(String rule, List<PortForward> forwards) {
    Candidate claim = new Candidate(rule, "");
    claim.forwards = forwards;
    return claim.becauseOf(forwards.stream().map(f -> f.rule().origin()).distinct().toList());
  }

  /** A claim of the rule with this id about flows that ask for a service. */
  public static Candidate of(String rule, Service service) {
    return new Candidate(rule, service);
  }

  /** A claim of the rule with this id about flows that end at a rule or a policy. */
  public static Candidate of(String rule, Barrier barrier) {
    Candidate claim = new Candidate(rule, barrier.key());
    return barrier.origin().map(claim::because).orElse(claim);
  }

  /** A claim of the rule with this id about the input. */
  public static Candidate of(String rule, Problem problem) {
    Candidate claim = of(rule);
    return problem.origin().map(claim::because).orElse(claim);
  }

  /** A claim of the rule with this id about the host, or about all flows. */
  public static Candidate of(String rule) {
    return new Candidate(rule, "");
  }

  /** For flows that are lost for one of these reasons. */
  public Candidate lost(Loss.Reason... reasons) {
    Candidate more = new Candidate(this);
    more.ways = ways(List.of(reasons));
    return more;
  }

  /** For flows that are answered, but in this way. */
  public Candidate answered(Blemish blemish) {
    Candidate more = new Candidate(this);
    more.ways = ways(List.of(blemish));
    return more;
  }

  /** For a port forward that never gets a flow, since the other one takes them all. */
  public Candidate insteadOf(PortForward first) {
    Candidate more = because(first.rule());
    more.winner = Optional.of(first);
    return more;
  }

  /** For flows that are lost at this bridge port or interface only. */
  public Candidate at(String faultyDevice) {
    Candidate more = where(fate -> fate.isLostAt(faultyDevice));
    more.device = faultyDevice;
    return more;
  }

  /** Only for flows whose request, not whose answer, is lost. */
  public Candidate onTheWayThere() {
    return where(fate -> !fate.isLostOnTheWayBack());
  }

  /** Only for flows whose answer is lost. */
  public Candidate onTheWayBack() {
    return where(Fate::isLostOnTheWayBack);
  }

  /** Only for flows whose sender and target have the same device of the host in front of them. */
  public Candidate amongNeighbours() {
    return where(Fate::isAmongNeighbours);
  }

  /** Only for flows whose sender and target are behind the same bridge port. */
  public Candidate throughOnePort() {
    return where(Fate::isThroughOnePort);
  }

  /** Only for flows whose sender this admits. */
  public Candidate fromWhom(Admission admission) {
    return where(
        fate -> fate.flow().source().address().filter(admission::admitsSource).isPresent());
  }

  /** Only for flows of the host itself. */
  public Candidate fromTheHost() {
    return where(fate -> fate.flow().source().isHost());
  }

  /** Only for flows of other machines than the host. */
  public Candidate fromOthers() {
    return where(fate -> !fate.flow().source().isHost());
  }

  /** Only for flows of machines that come in by an interface to the outside. */
  public Candidate fromOutside() {
    return where(fate -> fate.flow().source().outside());
  }

  /** Only for flows of machines that do not come in by an interface to the outside. */
  public Candidate fromInside() {
    return where(fate -> !fate.flow().source().outside() && !fate.flow().source().isHost());
  }

  /** Only for flows to an address that is not the host's own one towards the inside. */
  public Candidate askingPublicly() {
    return where(fate -> !fate.inward());
  }

  /** Only for flows to an address that who is outside can know. */
  public Candidate askingOutwardly() {
    return where(Fate::outward);
  }

  /** Only for flows to 127.0.0.0/8. */
  public Candidate askingLoopback() {
    return where(fate -> fate.flow().to().isLoopback());
  }

  /** Only for flows that reach the rules of nat, where no port forward takes them. */
  public Candidate passedOver() {
    return where(Fate::isPassedOver);
  }

  /** Only for flows that never get to the rules of the host. */
  public Candidate beforeTheHost() {
    return where(Fate::isLostBeforeTheHost);
  }

  /** Only for flows that a port forward takes. */
  public Candidate taken() {
    return where(fate -> fate.taken().isPresent());
  }

  /** Only where nobody at all is answered by the service. */
  public Candidate whereNobodyIsAnswered() {
    return where(Fate::dead);
  }

  /** Only for flows that this rule did something to, on their way there or back. */
  public Candidate passing(Rule line) {
    Candidate more = where(fate -> fate.lines().contains(line.origin()));
    more.witnessed = true;
    return more;
  }

  private Candidate where(Predicate<Fate> condition) {
    Candidate more = new Candidate(this);
    more.conditions = join(conditions, List.of(condition));
    return more;
  }

  /** An error with this message. */
  public Candidate error(String text) {
    return says(Severity.ERROR, text);
  }

  /** A warning with this message. */
  public Candidate warning(String text) {
    return says(Severity.WARNING, text);
  }

  /** A note with this message. */
  public Candidate note(String text) {
    return says(Severity.NOTE, text);
  }

  private Candidate says(Severity level, String text) {
    Candidate more = new Candidate(this);
    more.severity = level;
    more.message = text;
    return more;
  }

  /** Names a rule that causes it; the first that is named is the foremost. */
  public Candidate because(Rule cause) {
    return because(cause.origin());
  }

  /** Names a line that causes it. */
  public Candidate because(Origin origin) {
    return becauseOf(List.of(origin));
  }

  /** Names the words of a line that cause it, or the whole line where they do not stand in it. */
  public Candidate because(Origin origin, String words) {
    int at = origin.text().indexOf(words);
    if (at < 0) {
      return because(origin);
    }
    int column = origin.column() + origin.text().codePointCount(0, at);
    int end = column + words.codePointCount(0, words.length());
    return because(new Origin(origin.file(), origin.line(), column, end));
  }

  /** Names lines that cause it, the foremost first. */
  public Candidate becauseOf(List<Origin> origins) {
    Candidate more = new Candidate(this);
    more.locations = join(locations, origins);
    more.line = more.locations.isEmpty() ? 0 : more.locations.get(0).line();
    return more;
  }

  /** Names a line that causes it, where there is one. */
  public Candidate because(Optional<Origin> origin) {
    return origin.map(this::because).orElse(this);
  }

  /**
   * Says that no walk can prove it, since a dump is missing.
   *
   * @param question what is not known
   * @param kind the kind of dump that would tell
   */
  public Candidate unproven(String question, DumpKind kind) {
    Candidate more = new Candidate(this);
    more.open = join(open, List.of(new Choice(question, "", Optional.of(kind), Optional.empty())));
    return more;
  }

  private Set<Enum<?>> ways(Collection<? extends Enum<?>> further) {
    Set<Enum<?>> all = new LinkedHashSet<>(ways);
    all.addAll(further);
    return Collections.unmodifiableSet(all);
  }

  private static <T> List<T> join(List<T> some, List<T> further) {
    if (some.isEmpty()) {
      return List.copyOf(further);
    }
    List<T> all = new ArrayList<>(some);
    all.addAll(further);
    return List.copyOf(all);
  }

  /** Whether it is about a flow that fares like this, its subject and its ways aside. */
  boolean isTrueOf(Fate fate) {
    return conditions.stream().allMatch(c -> c.test(fate));
  }

  /**
   * How much it asks of a flow. Of two claims that are both true, the one that asks more tells
   * more; one that names a line on the flow's way tells most.
   */
  int precision() {
    return conditions.size() + (subject.equals("") ? 0 : 1) + (witnessed ? 100 : 0);
  }

  /** The id of the rule that claims it. */
  public String rule() {
    return rule;
  }

  /** The port forward, service or {@link Barrier#key()} that it is about; else empty text. */
  Object subject() {
    return subject;
  }

  /** The port forwards whose flows are lost. */
  List<PortForward> forwards() {
    return forwards;
  }

  /** The {@link Loss.Reason}s and {@link Blemish}es that it is about. */
  Set<Enum<?>> ways() {
    return ways;
  }

  /** Whether it is about a port forward that has lost all of its flows to another, as told. */
  boolean isTrueOf(BiPredicate<PortForward, PortForward> beaten) {
    return winner.isPresent() && forwards.stream().anyMatch(f -> beaten.test(f, winner.get()));
  }

  /** How much it matters when it is true. */
  public Severity severity() {
    return severity;
  }

  /** The message, with its placeholders. */
  public String message() {
    return message;
  }

  /** The lines that cause it, the foremost first. */
  public List<Origin> locations() {
    return locations;
  }

  /** The number of the foremost line that causes it; 0 where it names none. */
  int line() {
    return line;
  }

  /** Whether a walk has to confirm it. */
  public boolean isToBeWalked() {
    return !ways.isEmpty();
  }

  /** What is not known, where no walk can prove it. */
  public List<Choice> open() {
    return open;
  }

  /** The device that it is about, or empty text. */
  public String device() {
    return device;
  }
}
