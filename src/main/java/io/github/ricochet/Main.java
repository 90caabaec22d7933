package io.github.ricochet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** The command line. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Options options =
        new Options()
            .addOption(Option.builder("h").longOpt("help").desc("print this help").get())
            .addOption(Option.builder().longOpt("version").desc("print the version").get());
    try {
      CommandLine line = new DefaultParser().parse(options, args);
      if (line.hasOption("version")) {
        System.out.println("ricochet " + version());
        return 0;
      }
      System.out.println("usage: ricochet [--help] [--version]");
      return line.hasOption("help") ? 0 : 2;
    } catch (ParseException e) {
      System.err.println("ricochet: " + e.getMessage());
      return 2;
    }
  }

  private static String version() {
    try (InputStream version = Main.class.getResourceAsStream("/META-INF/ricochet/version")) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
