package io.github.ricochet.host.xtables;

import java.util.List;

/** What a rule does with a packet that it takes. */
public interface Target {

  /** As iptables-save prints it: {@code " -j NAME --option value"}, with a blank in front. */
  String save();

  /** The chain that it sends packets to; {@code null} where it sends them to none. */
  default String called() {
    return null;
  }

  /** A rule without {@code -j}: it only counts. */
  record None() implements Target {
    @Override
    public String save() {
      return "";
    }
  }

  /** The standard targets that end a walk through a chain (or hand the packet to a program). */
  enum Standard implements Target {
    ACCEPT,
    DROP,
    RETURN,
    QUEUE,
    /** ebtables: go on with the next rule. */
    CONTINUE;

    @Override
    public String save() {
      return " -j " + name();
    }
  }

  /**
   * {@code -j CHAIN}: walk that chain, then come back.
   *
   * @param chain its name
   */
  record Jump(String chain) implements Target {
    @Override
    public String save() {
      return " -j " + Words.bare(chain);
    }

    @Override
    public String called() {
      return chain;
    }
  }

  /**
   * {@code -g CHAIN}: walk that chain and come back to where this one was called from.
   *
   * @param chain its name
   */
  record GoTo(String chain) implements Target {
    @Override
    public String save() {
      return " -g " + Words.bare(chain);
    }

    @Override
    public String called() {
      return chain;
    }
  }

  /**
   * A target that is known by name only, all of its words kept. What it does to a verdict is not
   * known.
   *
   * @param name the target's name
   * @param words its options as written
   */
  record Unmodelled(String name, List<String> words) implements Target {
    @Override
    public String save() {
      StringBuilder text = new StringBuilder(" -j ").append(Words.bare(name));
      words.forEach(w -> text.append(' ').append(Words.bare(w)));
      return text.toString();
    }
  }
}
