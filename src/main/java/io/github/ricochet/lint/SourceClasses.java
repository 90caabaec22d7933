package io.github.ricochet.lint;

import io.github.ricochet.host.Ip;
import io.github.ricochet.lint.fact.PortForward;
import io.github.ricochet.lint.fact.Service;
import io.github.ricochet.lint.fact.Source;
import io.github.ricochet.lint.fact.SourceTests;
import io.github.ricochet.lint.fact.SourceTests.Stretch;
import io.github.ricochet.path.Simulator;
import io.github.ricochet.path.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts together the sources that nothing on the host tells apart when they ask for a service, so
 * that one of them is walked for all: those with the same standing, but for the ones that a rule
 * names which may see the service's packets, and those that share their gateway with a machine that
 * takes part.
 */
final class SourceClasses {

  /** A source's list, of those that it is alike with, and its place there. */
  private record Member(int list, int place) {}

  /** Lists of sources that only their names tell apart, and the place of each in them. */
  private record Split(List<List<Source>> lists, Map<Source, Member> members) {

    static Split of(Collection<List<Source>> lists) {
      Map<Source, Member> members = new HashMap<>();
      int number = 0;
      for (List<Source> list : lists) {
        for (int place = 0; place < list.size(); place++) {
          members.put(list.get(place), new Member(number, place));
        }
        number++;
      }
      return new Split(List.copyOf(lists), members);
    }
  }

  /** What tells sources apart whatever they ask for. */
  private record Kind(boolean outside, String device, Object standing) {}

  private final AskedAddresses asked;
  private final Function<Ip, Optional<Standing>> standings;
  private final Map<Ip, Optional<Standing>> known = new HashMap<>();
  private final SourceTests tests;
  private final Map<Source, Integer> order = new HashMap<>();

  /** Those that may be like no other. */
  private final List<Source> alone = new ArrayList<>();

  private final List<List<Source>> kinds;
  private final Map<Ip, Source> byAddress = new HashMap<>();

  /** Those whose packets come by a machine: its own, or those that it is the gateway of. */
  private final Map<Ip, List<Source>> byHop = new HashMap<>();

  /** The kinds, taken apart further by what rules of nat ask of networks. */
  private final Map<Set<Stretch>, Split> splits = new HashMap<>();

  /** Where the packets for an address may be sent to. */
  private final Map<Ip, PortTargets> targets = new HashMap<>();

  /** Where the packets for any address may be sent to. */
  private final PortTargets targetsOfAny = new PortTargets();

  SourceClasses(Facts facts, AskedAddresses asked, Simulator simulator) {
    this.asked = asked;
    this.standings = simulator.standings();
    this.tests = SourceTests.of(facts.host());
    Map<Kind, List<Source>> byKind = new LinkedHashMap<>();
    for (Source source : facts.sources()) {
      order.put(source, order.size());
      Optional<Standing> standing = standing(source);
      if (standing.isPresent()) {
        Kind kind = new Kind(source.outside(), source.place().device(), standing.get().kind());
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(source);
        byAddress.put(source.address().orElseThrow(), source);
        byHop.computeIfAbsent(standing.get().hop(), h -> new ArrayList<>(1)).add(source);
      } else {
        alone.add(source);
      }
    }
    kinds = List.copyOf(byKind.values());
    for (PortForward forward : facts.forwards()) {
      for (Ip to : asked.of(forward.service())) {
        targets.computeIfAbsent(to, a -> new PortTargets()).add(forward);
      }
      if (forward.admission().namedDestination().filter(d -> d.isSingle()).isEmpty()) {
        targetsOfAny.add(forward);
      }
    }
  }

  /** The standing of a source that others may stand like: a machine that a dump names. */
  private Optional<Standing> standing(Source source) {
    return tests.listed() && source.known() && source.in().isEmpty()
        ? source.address().flatMap(this::standing)
        : Optional.empty();
  }

  private Optional<Standing> standing(Ip address) {
    return known.computeIfAbsent(address, standings);
  }

  /**
   * All sources of the host, as they ask for a service, in the order of the first of each crowd.
   *
   * @param keeps of a crowd that it refuses, each source is listed by itself
   */
  List<Crowd> of(Service service, Predicate<Crowd> keeps) {
    List<Crowd> settled = new ArrayList<>();
    for (Crowd crowd : of(service)) {
      if (crowd.size() == 1 || keeps.test(crowd)) {
        settled.add(crowd);
      } else {
        crowd.stream().map(Crowd::of).forEach(settled::add);
      }
    }
    settled.sort(Comparator.comparing(crowd -> order.get(crowd.first())));
    return settled;
  }

  private List<Crowd> of(Service service) {
    Set<Ip> present = new HashSet<>();
    targetsOfAny.find(service, present);
    for (Ip to : asked.of(service)) {
      present.add(to);
      PortTargets there = targets.get(to);
      if (there != null) {
        there.find(service, present);
      }
    }
    Set<Stretch> networks = new HashSet<>();
    Set<Ip> named = new HashSet<>();
    for (Stretch stretch : tests.of(present)) {
      if (stretch.isSingle()) {
        named.add(stretch.first());
      } else {
        networks.add(stretch);
      }
    }
    named.addAll(present);
    return crowds(splits.computeIfAbsent(networks, this::split), named, hops(present));
  }

  /** The machines by which packets come to some of these addresses. */
  private Set<Ip> hops(Set<Ip> present) {
    Set<Ip> hops = new LinkedHashSet<>();
    present.forEach(address -> standing(address).ifPresent(s -> hops.add(s.hop())));
    return hops;
  }

  /**
   * The crowds of all sources.
   *
   * @param split which sources are alike, but for what follows
   * @param named addresses that are like no other
   * @param hops machines by which the packets of others that take part come: whose packets come by
   *     the same are alike among themselves
   */
  private List<Crowd> crowds(Split split, Set<Ip> named, Set<Ip> hops) {
    Map<Company, List<Source>> companies = new LinkedHashMap<>();
    named.stream()
        .map(byAddress::get)
        .filter(Objects::nonNull)
        .forEach(source -> companies.put(new Company(source, null), List.of(source)));
    for (Ip hop : hops) {
      for (Source source : byHop.getOrDefault(hop, List.of())) {
        if (!named.contains(source.address().orElseThrow())) {
          Company company = new Company(split.members.get(source).list, hop);
          companies.computeIfAbsent(company, c -> new ArrayList<>()).add(source);
        }
      }
    }
    Map<Integer, List<Integer>> without = new HashMap<>();
    for (List<Source> company : companies.values()) {
      for (Source source : company) {
        Member member = split.members.get(source);
        without.computeIfAbsent(member.list, l -> new ArrayList<>()).add(member.place);
      }
    }
    List<Crowd> crowds = new ArrayList<>();
    alone.forEach(source -> crowds.add(Crowd.of(source)));
    companies.values().forEach(company -> crowds.add(Crowd.of(company)));
    for (int i = 0; i < split.lists.size(); i++) {
      List<Source> list = split.lists.get(i);
      List<Integer> others = without.getOrDefault(i, List.of());
      if (others.size() < list.size()) {
        crowds.add(Crowd.of(list, others.stream().mapToInt(p -> p).sorted().toArray()));
      }
    }
    return crowds;
  }

  /** What those have in common who are not alike with all of their list: who they are, or a hop. */
  private record Company(Object of, Ip hop) {}

  /** The kinds, by which of these stretches each source is in. */
  private Split split(Set<Stretch> stretches) {
    List<Stretch> all = List.copyOf(stretches);
    Map<Part, List<Source>> parts = new LinkedHashMap<>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (Source source : kinds.get(kind)) {
        Ip address = source.address().orElseThrow();
        List<Boolean> in = all.stream().map(s -> s.contains(address)).toList();
        parts.computeIfAbsent(new Part(kind, in), p -> new ArrayList<>()).add(source);
      }
    }
    return Split.of(parts.values());
  }

  private record Part(int kind, List<Boolean> in) {}
}
