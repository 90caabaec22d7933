package io.github.ricochet.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds and reads the JSON that {@code ip -j} and {@code bridge -j} print: an array of objects,
 * whose members tell which command it was.
 */
final class JsonDumps {

  /** The most objects that are read of one dump: the routing table of the Internet. */
  static final int MOST_OBJECTS = 1_000_000;

  private JsonDumps() {}

  /**
   * The JSON text that starts with a line, if one does: of a kind that is read, or UNRECOGNISED
   * where it is some other. A kind that is known by its first object goes on to the end of the file
   * where the text is cut off.
   */
  static Optional<Stretch> find(DumpFile file, int line) {
    DumpKind kind = DumpKind.UNRECOGNISED;
    try (JsonStream stream = new JsonStream(file, line)) {
      boolean any = false;
      try {
        for (Optional<JsonItem> item = stream.next(); item.isPresent(); item = stream.next()) {
          kind = kind == DumpKind.UNRECOGNISED ? kindOf(item.get()) : kind;
          any = true;
        }
      } catch (JsonProcessingException e) {
        return kind == DumpKind.UNRECOGNISED
            ? Optional.empty()
            : Optional.of(new Stretch(file, kind, line, file.lines()));
      }
      boolean empty = !any && file.line(line).strip().matches("\\[[\\s{},]*\\]");
      return any || empty
          ? Optional.of(new Stretch(file, kind, line, stream.line()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static DumpKind kindOf(JsonItem item) {
    if (item.has("nftables")) {
      return DumpKind.NFT_RULESET;
    }
    if (item.has("addr_info")) {
      return DumpKind.IP_ADDR;
    }
    if (item.has("mac") && (item.has("ifname") || item.has("master") || item.has("state"))) {
      return DumpKind.BRIDGE_FDB;
    }
    if (item.has("vlans") || isVlansByPort(item)) {
      return DumpKind.BRIDGE_VLAN;
    }
    if (item.has("ifname") && item.has("flags")) {
      boolean link = item.has("link_type") || item.has("operstate");
      return link ? DumpKind.IP_LINK : DumpKind.BRIDGE_LINK;
    }
    if (item.has("priority") && item.has("src")) {
      return DumpKind.IP_RULE;
    }
    if (item.has("dst") && item.has("dev") && (item.has("lladdr") || item.has("state"))) {
      return DumpKind.IP_NEIGH;
    }
    return item.has("dst") && (item.has("flags") || item.has("dev") || item.has("type"))
        ? DumpKind.IP_ROUTE
        : DumpKind.UNRECOGNISED;
  }

  /** What iproute2 printed before 4.19: one object whose members are the ports. */
  private static boolean isVlansByPort(JsonItem item) {
    return !item.members().isEmpty()
        && item.members().keySet().stream()
            .allMatch(
                port ->
                    item.items(port).stream().findFirst().filter(v -> v.has("vlan")).isPresent());
  }

  /** Whether a stretch is JSON; no line of another dump starts so. */
  static boolean isJson(Stretch stretch) {
    String line = KindDetector.head(stretch.file(), stretch.first());
    return line.startsWith("[{")
        || line.startsWith("{")
        || line.equals("[")
        || line.startsWith("[ ");
  }

  /** Reads all objects of a stretch; one that is not understood becomes a problem. */
  static void read(Stretch stretch, Facts facts) {
    try (JsonStream stream = new JsonStream(stretch.file(), stretch.first())) {
      try {
        int objects = 0;
        for (Optional<JsonItem> item = stream.next(); item.isPresent(); item = stream.next()) {
          if (++objects > MOST_OBJECTS) {
            facts.problem(
                Problem.Kind.TRUNCATED,
                item.get().origin(),
                "only the first "
                    + MOST_OBJECTS
                    + " objects of a dump are read, and this one goes on");
            break;
          }
          read(stretch.kind(), item.get(), facts);
        }
      } catch (JsonEOFException e) {
        facts.problem(Problem.Kind.TRUNCATED, stream.here(), "the JSON text ends before its end");
      } catch (JsonProcessingException e) {
        String message = e.getOriginalMessage();
        facts.notUnderstood(
            stream.here(), "this is not JSON: " + message.lines().findFirst().orElse(""));
      }
    } catch (IOException e) {
      facts.notUnderstood(Origin.ofLine(stretch.file(), stretch.first()), "this is not JSON");
    }
  }

  private static void read(DumpKind kind, JsonItem item, Facts facts) {
    if (item.members().isEmpty()) {
      // iproute2 prints {} for what its filter leaves out.
      return;
    }
    try {
      switch (kind) {
        case IP_LINK, IP_ADDR -> JsonLinks.link(item, facts);
        case BRIDGE_LINK -> JsonLinks.port(item, facts);
        case BRIDGE_FDB -> JsonLinks.fdb(item, facts);
        case BRIDGE_VLAN -> JsonLinks.vlan(item, facts);
        case IP_NEIGH -> JsonRoutes.neighbour(item, facts);
        case IP_ROUTE -> JsonRoutes.route(item, facts);
        case IP_RULE -> JsonRoutes.rule(item, facts);
        default -> throw new IllegalStateException("no JSON reader for " + kind);
      }
    } catch (JsonItem.BadMemberException e) {
      facts.notUnderstood(item.origin(), e.getMessage());
    }
  }
}
