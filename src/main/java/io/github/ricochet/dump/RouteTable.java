package io.github.ricochet.dump;

import io.github.ricochet.host.DumpFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which routing table a listing is of. {@code ip route show table 77} does not print the table, so
 * that only the command above it, or the name of the file, tells.
 */
final class RouteTable {

  private static final Pattern COMMAND =
      Pattern.compile(".*\\bip\\b.*\\br(?:o|oute)?\\b.*\\b(?:table|t)[ =](\\w+).*");
  private static final Pattern FILE = Pattern.compile(".*table[-_=. ](\\w+?)(?:\\.\\w+)?");

  private RouteTable() {}

  /** The table of routes that name none: {@code main}, or the one that was asked for. */
  static String of(Stretch stretch) {
    if (stretch.first() > 1) {
      Matcher command = COMMAND.matcher(KindDetector.head(stretch.file(), stretch.first() - 1));
      if (command.matches()) {
        return known(command.group(1));
      }
    }
    Matcher file = FILE.matcher(DumpFile.baseName(stretch.file().name()));
    return file.matches() ? known(file.group(1)) : "main";
  }

  private static String known(String table) {
    return table.equals("all") ? "main" : TokenValues.table(table);
  }
}
