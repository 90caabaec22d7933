package io.github.ricochet.lint.remedy;

import io.github.ricochet.host.BridgePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the commands of a remedy as changes of the host, so far as the model knows them. */
public final class Commands {

  private static final Pattern SYSCTL = Pattern.compile("sysctl -w ([\\w./-]+)=(\\S+)");
  private static final Pattern PORT = Pattern.compile("bridge link set dev (\\S+) (\\w+) (on|off)");
  private static final Pattern BRIDGE =
      Pattern.compile("ip link set dev (\\S+) type bridge nf_call_iptables ([01])");

  private Commands() {}

  /** What the commands change; empty where one of them is not known. */
  public static Optional<List<Change>> changes(List<String> commands) {
    List<Change> changes = new ArrayList<>();
    for (String command : commands) {
      Optional<Change> change = change(command);
      if (change.isEmpty()) {
        return Optional.empty();
      }
      changes.add(change.get());
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(changes));
  }

  private static Optional<Change> change(String command) {
    Matcher sysctl = SYSCTL.matcher(command);
    if (sysctl.matches()) {
      return Optional.of(new SysctlValue(sysctl.group(1), sysctl.group(2)));
    }
    Matcher bridge = BRIDGE.matcher(command);
    if (bridge.matches()) {
      return Optional.of(new BridgeCall(bridge.group(1), bridge.group(2).equals("1")));
    }
    Matcher port = PORT.matcher(command);
    return port.matches()
        ? Stream.of(BridgePort.Flag.values())
            .filter(flag -> flag.word().equals(port.group(2)))
            .findFirst()
            .map(flag -> new PortFlag(port.group(1), flag, port.group(3).equals("on")))
        : Optional.empty();
  }
}
