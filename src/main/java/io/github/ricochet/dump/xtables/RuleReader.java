package io.github.ricochet.dump.xtables;

import io.github.ricochet.host.RuleFamily;
import io.github.ricochet.host.xtables.Match;
import io.github.ricochet.host.xtables.Target;
import io.github.ricochet.host.xtables.UnmodelledMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the options of one rule as do_parse() of iptables' xshared.c does: in any order, by long or
 * short name or an unambiguous beginning of a long one, an extension's options from where it is
 * named.
 */
final class RuleReader implements BodyReader {

  private final Arguments words;
  private final Interner facts;
  private final HeaderReader header;
  private final Map<String, String> names = new HashMap<>();
  private final List<Loaded<Match>> matches = new ArrayList<>(4);

  private TableBuilder table;
  private RuleFamily family;
  private Loaded<Target> target;

  /** The name after {@code -j} or {@code -g} where it is no extension. */
  private Target simpleTarget;

  private boolean protocolLoaded;
  private boolean not;

  /**
   * Reads rules of one line after the other.
   *
   * @param words those of the line
   * @param facts what rules have in common
   */
  RuleReader(Arguments words, Interner facts) {
    this.words = words;
    this.facts = facts;
    header = new HeaderReader(words);
  }

  @Override
  public RuleBody read(TableBuilder in, String chain) {
    table = in;
    family = in.family();
    header.begin(family);
    matches.clear();
    target = null;
    simpleTarget = null;
    protocolLoaded = false;
    not = false;
    while (words.hasNext()) {
      word(words.next());
    }
    if (not) {
      throw new Slip("\"!\" with nothing after it; the option that it inverts must follow");
    }
    return finish(chain);
  }

  private void word(String word) {
    if (word.equals("!")) {
      if (not) {
        throw new Slip("a second \"!\"; one is enough, and two do not cancel each other");
      }
      not = true;
    } else if (word.startsWith("--") && word.length() > 2) {
      longOption(word);
    } else if (word.length() > 1 && word.charAt(0) == '-') {
      shortOption(word);
    } else {
      throw new Slip(Advice.badArgument(word));
    }
  }

  private RuleBody finish(String chain) {
    if (header.isOfOtherFamily()) {
      return RuleBody.NONE;
    }
    header.checkDevices(chain);
    RuleScope scope =
        new RuleScope(family, table.name(), chain, header.protocol(), table.isSaved());
    return new RuleBody(
        header.headers(facts),
        facts.intern(matches(scope)),
        facts.intern(target(scope)),
        header.counters(),
        header.hostNameWord());
  }

  private List<Match> matches(RuleScope scope) {
    List<Match> hostNames = header.hostNames();
    Match[] made = new Match[hostNames.size() + matches.size()];
    for (int i = 0; i < hostNames.size(); i++) {
      made[i] = hostNames.get(i);
    }
    for (int i = 0; i < matches.size(); i++) {
      made[hostNames.size() + i] = facts.intern(matches.get(i).make(scope));
    }
    return List.of(made);
  }

  private Target target(RuleScope scope) {
    if (simpleTarget != null) {
      return simpleTarget;
    }
    return target == null ? new Target.None() : target.make(scope);
  }

  private void shortOption(String word) {
    HeaderOptions option = HeaderOptions.ofLetter(word.charAt(1));
    if (option == null || (word.length() > 3 && Advice.isLongOption(word.substring(1)))) {
      throw new Slip(Advice.shortOption(word));
    }
    headerOption(option, word.length() > 2 ? word.substring(2) : null, word.substring(0, 2));
  }

  private void longOption(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? name(word) : word.substring(2, equals);
    String glued = equals < 0 ? null : word.substring(equals + 1);
    HeaderOptions of = HeaderOptions.LONG.get(name);
    if (of != null) {
      headerOption(of, glued, word);
      return;
    }
    if (tryExtension(name, glued) || (loadProtocol(name) && tryExtension(name, glued))) {
      return;
    }
    if (simpleTarget instanceof Target.Jump jump && !table.hasChain(jump.chain())) {
      // A target that is not known, and no chain: all that follows is its own.
      words.back();
      unknownTarget(jump.chain(), words.last());
      return;
    }
    throw new Slip(Advice.unknownOption(name, matches));
  }

  /** An option without its dashes: of a hundred thousand, a few are unlike all others. */
  private String name(String word) {
    return names.computeIfAbsent(word, w -> w.substring(2));
  }

  private void headerOption(HeaderOptions option, String glued, String spelling) {
    boolean inverted = not;
    not = false;
    switch (option) {
      case MATCH -> {
        noInversion(inverted, spelling);
        match(glued != null ? glued : words.argument(spelling));
      }
      case JUMP -> {
        noInversion(inverted, spelling);
        jump(glued != null ? glued : words.argument(spelling));
      }
      case GOTO -> {
        noInversion(inverted, spelling);
        checkOneTarget();
        simpleTarget = new Target.GoTo(glued != null ? glued : words.argument(spelling));
      }
      default -> header.read(option, inverted, glued, spelling);
    }
  }

  private static void noInversion(boolean inverted, String spelling) {
    if (inverted) {
      throw new Slip("\"!\" before " + spelling + "; this option cannot be inverted");
    }
  }

  /** Whether the option belongs to an extension of this rule, and then reads it. */
  private boolean tryExtension(String name, String glued) {
    Loaded<?> owner = null;
    Option<?> option = null;
    for (int i = matches.size(); i >= 0 && option == null; i--) {
      // The target's options count as the newest, then the matches from last to first.
      owner = i == matches.size() ? target : matches.get(i);
      option = owner == null ? null : owner.extension().options().get(name);
    }
    if (option == null) {
      Abbreviation found = Abbreviation.find(name, matches, target);
      if (found == null) {
        return false;
      }
      if (found.header() != null) {
        headerOption(found.header(), glued, "--" + name);
        return true;
      }
      owner = found.owner();
      option = found.option();
    }
    boolean inverted = not;
    not = false;
    OptionReader.read(words, owner, option, glued, inverted, family);
    return true;
  }

  private void match(String name) {
    int word = words.last();
    Optional<Extension<Match>> extension = Extensions.match(name, family);
    if (extension.isPresent()) {
      Extensions.checkProgram("-m", extension.get().name(), family);
      matches.add(new Loaded<>(extension.get(), word));
      return;
    }
    Advice.checkMatchName(name);
    matches.add(Loaded.unknown(name, word, foreignWords(), UnmodelledMatch::new));
  }

  private void jump(String name) {
    checkOneTarget();
    int word = words.last();
    Optional<Extension<Target>> extension = Extensions.target(name);
    if (extension.isPresent()) {
      Extensions.checkProgram("-j", name, family);
      target = new Loaded<>(extension.get(), word);
    } else if (Extensions.FOREIGN_TARGETS.contains(name)) {
      unknownTarget(name, word);
    } else {
      simpleTarget = Advice.simpleTarget(name, table::hasChain);
    }
  }

  private void unknownTarget(String name, int word) {
    simpleTarget = null;
    target = Loaded.unknown(name, word, foreignWords(), Target.Unmodelled::new);
  }

  private void checkOneTarget() {
    if (target != null || simpleTarget != null) {
      throw new Slip("a second -j or -g; a rule has one target, so write a rule for each");
    }
  }

  /** Whatever follows up to the next option that every rule has. */
  private List<String> foreignWords() {
    List<String> foreign = new ArrayList<>();
    if (not) {
      foreign.add("!");
      not = false;
    }
    while (words.hasNext() && !HeaderOptions.isOne(words.peek())) {
      foreign.add(words.next());
    }
    if (words.hasNext() && !foreign.isEmpty() && foreign.get(foreign.size() - 1).equals("!")) {
      foreign.remove(foreign.size() - 1);
      not = true;
    }
    return List.copyOf(foreign);
  }

  /** {@code -p tcp --dport 80} without {@code -m tcp}: the protocol brings its match along. */
  private boolean loadProtocol(String option) {
    if (protocolLoaded || header.protocol().isEmpty()) {
      return false;
    }
    Optional<Extension<Match>> extension =
        Extensions.ofProtocol(header.protocol().get().value(), family);
    if (extension.isEmpty()
        || extension.get().options().keySet().stream().noneMatch(o -> o.startsWith(option))) {
      return false;
    }
    protocolLoaded = true;
    matches.add(new Loaded<>(extension.get(), words.last()));
    return true;
  }
}
