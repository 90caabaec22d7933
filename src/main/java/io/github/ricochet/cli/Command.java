package io.github.ricochet.cli;

import io.github.ricochet.config.ConfigException;
import java.io.IOException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One command of Ricochet. */
public interface Command {

  /** What stands after the command's name, such as {@code HOST...}. */
  String arguments();

  /** The options that it takes, {@code --help} aside. */
  Options options();

  /**
   * Does the work.
   *
   * @return the exit code
   * @throws UsageException if it was called wrongly
   * @throws IOException if a file that the user named cannot be read
   * @throws ConfigException if a file that the user wrote is not as it should be
   */
  int run(CommandLine line, Console console) throws UsageException, IOException, ConfigException;
}
