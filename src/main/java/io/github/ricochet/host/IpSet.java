package io.github.ricochet.host;

import java.util.List;

/**
 * A set of ipset(8), as {@code ipset save} prints it.
 *
 * @param name its name
 * @param type its type, such as {@code hash:ip,port}
 * @param family the address family of its members
 * @param netmask the {@code netmask} that members are cut to in bits, or the family's length
 * @param timeout whether members may expire ({@code timeout} in its create line)
 * @param entries its members, in order
 * @param origin the create line
 */
public record IpSet(
    String name,
    String type,
    Family family,
    int netmask,
    boolean timeout,
    List<Entry> entries,
    Origin origin) {

  /** The same set with these members. */
  public IpSet withEntries(List<Entry> members) {
    return new IpSet(name, type, family, netmask, timeout, List.copyOf(members), origin);
  }

  /**
   * A member.
   *
   * @param element the element as printed, its dimensions separated by commas
   * @param nomatch whether it is an exception within a larger net
   * @param origin its add line
   */
  public record Entry(String element, boolean nomatch, Origin origin) {}
}
