package io.github.ricochet.host;

/** The program that a set of rules is for. */
public enum RuleFamily {
  IPTABLES("iptables"),
  IP6TABLES("ip6tables"),
  EBTABLES("ebtables");

  private final String program;

  RuleFamily(String program) {
    this.program = program;
  }

  /** The program's name, for commands and messages. */
  public String program() {
    return program;
  }
}
