package io.github.ricochet.report;

import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Origin;
import io.github.ricochet.lint.Finding;
import io.github.ricochet.lint.HostFindings;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** How machine formats name files: from one root, with {@code /} between folders. */
final class Places {

  private static final String UNRESERVED = "-._~/!$&'()*+,;=@";

  private final Path root;

  /**
   * @param root an absolute folder
   */
  Places(Path root) {
    this.root = root.normalize();
  }

  /**
   * A place as code-scanning formats want one, which know none without file and line.
   *
   * @param file the file's name as the user named it
   * @param line from 1
   * @param origin the stretch; empty where only the file is known
   */
  record Spot(String file, int line, Optional<Origin> origin) {

    static Spot of(Origin origin) {
      return new Spot(origin.file().name(), origin.line(), Optional.of(origin));
    }
  }

  /** The foremost place of a finding; where it has none, the first dump of its host. */
  static Spot spot(HostFindings host, Finding finding) {
    return finding.locations().stream().findFirst().map(Spot::of).orElseGet(() -> spot(host));
  }

  /** The first line of the first dump, or the host's own name where there is no dump. */
  static Spot spot(HostFindings host) {
    Optional<Input> first =
        host.inputs().stream().filter(i -> i.kind() != DumpKind.UNRECOGNISED).findFirst();
    return new Spot(first.map(Input::file).orElse(host.host()), 1, Optional.empty());
  }

  /** The path from the root, or as the user named it where it is elsewhere. */
  String path(String file) {
    return relative(file).orElse(file);
  }

  /** The path from the root; empty where the file is not below it. */
  Optional<String> relative(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath().normalize();
      if (!path.startsWith(root) || path.equals(root)) {
        return Optional.empty();
      }
      return Optional.of(root.relativize(path).toString().replace('\\', '/'));
    } catch (InvalidPathException e) {
      return Optional.empty(); // the name of something that is no file, such as --stdin-name gives
    }
  }

  /** The absolute URI of the root, with a slash at its end. */
  String rootUri() {
    return absolute(root) + (root.getNameCount() == 0 ? "" : "/");
  }

  /** The path from the file system's root, for a file that is not below the root. */
  static String fromFileSystem(String file) {
    try {
      String path = Path.of(file).toAbsolutePath().normalize().toString().replace('\\', '/');
      return path.startsWith("/") ? path.substring(1) : path;
    } catch (InvalidPathException e) {
      return file;
    }
  }

  private static String absolute(Path path) {
    String name = path.toString().replace('\\', '/');
    return "file://" + (name.startsWith("/") ? "" : "/") + encoded(name);
  }

  /** The path as a URI has it: percent-encoded UTF-8 (RFC 3986). */
  static String encoded(String path) {
    StringBuilder uri = new StringBuilder(path.length() + 16);
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xff;
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        uri.append((char) c);
      } else {
        uri.append(String.format("%%%02X", c));
      }
    }
    return uri.toString();
  }
}
