package io.github.ricochet.dump;

import io.github.ricochet.dump.TextFiles.UnreadableException;
import io.github.ricochet.dump.script.ScriptReader;
import io.github.ricochet.host.DumpFile;
import io.github.ricochet.host.DumpKind;
import io.github.ricochet.host.Host;
import io.github.ricochet.host.Input;
import io.github.ricochet.host.Origin;
import io.github.ricochet.host.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads the dumps of a host. Bad input is never an exception: it becomes a {@link Problem} of the
 * host. Nothing but the named files, and the files below the named folders, is read.
 *
 * <p>Limits: 256 MiB and four million lines (2<sup>22</sup>) a file, 512 MiB an archive, 100,000
 * files a host; a line may have a million characters (2<sup>20</sup>), a dump two million lines.
 * What goes beyond is told.
 */
public final class HostReader {

  /** Files that stand beside dumps and are none. */
  static final Set<String> NO_DUMPS =
      Set.of("expected.txt", "spec.json", "truth.json", ".ricochet.yaml", "policy.yaml");

  private final Facts facts = new Facts();
  private final Facts configured = new Facts();
  private final Rulesets rulesets = new Rulesets(facts);
  private final Refusals refusals = new Refusals();
  private final Provenance provenance = new Provenance();
  private final TreeValues tree = new TreeValues();
  private final List<Stretch> scripts = new ArrayList<>();
  private final VuurmuurTrees vuurmuur = new VuurmuurTrees();
  private final List<Input> inputs = new ArrayList<>();
  private final Set<DumpKind> present = EnumSet.noneOf(DumpKind.class);

  private HostReader() {}

  /**
   * The hosts in what the user named, in that order: a folder is one host; a folder that holds no
   * dump itself, but whose subfolders each do, is a folder of hosts; files that are named singly
   * are together one host. An archive, tar with or without gzip, is one host as well. A path that
   * does not exist counts as a file, and reading it says so.
   */
  public static List<HostPaths> hosts(List<Path> paths) {
    return hosts(paths, Optional.empty(), folder -> HostPaths.ALL);
  }

  /**
   * The hosts that changed files belong to, each once and as a whole.
   *
   * @param files as seen from the working folder; those that are gone count, too
   * @param treesAlone only hosts with a Vuurmuur configuration tree
   */
  public static List<HostPaths> changed(List<Path> files, boolean treesAlone) {
    return ChangedHosts.of(files, treesAlone);
  }

  /** Whether a Vuurmuur configuration tree is among these folders and files, or below them. */
  public static boolean holdsTree(List<Path> paths) {
    return ChangedHosts.holdsTree(new HostPaths("", paths));
  }

  /**
   * The hosts in what the user named, without some of what lies in the folders.
   *
   * @param piped what came by standard input; it belongs to the files that are named singly
   * @param excluded for a folder that the user named, which files and folders below are not read
   */
  public static List<HostPaths> hosts(
      List<Path> paths, Optional<Piped> piped, Function<Path, Predicate<Path>> excluded) {
    return HostFolders.hosts(paths, piped, excluded);
  }

  /** All files of a host in the order of their names, those that hold no dump as well. */
  public static List<Path> files(HostPaths host) {
    return host.paths().stream()
        .flatMap(
            path ->
                Files.isDirectory(path)
                    ? HostFolders.files(path, host.excluded()).stream()
                    : Stream.of(path))
        .toList();
  }

  /** Whether a file holds a dump. */
  public static boolean holdsDump(Path file) {
    return HostFolders.holdsDump(file);
  }

  /**
   * Reads all dumps in the folders, and the files that are named singly.
   *
   * @param name the host's name, as the user named it
   */
  public static Host read(String name, List<Path> paths) {
    return read(new HostPaths(name, paths));
  }

  /** Reads one host as {@link #hosts} found it. */
  public static Host read(HostPaths host) {
    return read(host, host.name(), new Rewriting(UnaryOperator.identity(), file -> file));
  }

  /**
   * What is made of files before they are read.
   *
   * @param name the name of a file as messages show it
   * @param text the file itself, with that name
   */
  record Rewriting(UnaryOperator<String> name, UnaryOperator<DumpFile> text) {

    Source of(Source source) {
      return new Source(name.apply(source.name), () -> text.apply(source.opener.open()));
    }
  }

  /** Reads one host under another name, and what is made of its files. */
  static Host read(HostPaths host, String name, Rewriting rewriting) {
    HostReader reader = new HostReader();
    List<Source> sources = new ArrayList<>();
    for (Path path : host.paths()) {
      if (Files.isDirectory(path)) {
        reader.filesBelow(path, host.excluded()).forEach(file -> sources.add(Source.of(file)));
      } else if (Archive.isArchive(path)) {
        sources.addAll(reader.unpack(HostFolders.name(path), () -> Archive.read(path)));
      } else {
        sources.add(Source.of(path));
      }
    }
    host.piped().ifPresent(piped -> sources.addAll(reader.sources(piped)));
    // Of two that contradict each other the first counts, and what runs counts for more.
    sources.replaceAll(rewriting::of);
    sources.sort((a, b) -> Boolean.compare(isConfiguration(a), isConfiguration(b)));
    reader.vuurmuur.find(sources.stream().map(Source::name).toList());
    sources.forEach(reader::read);
    return reader.host(name);
  }

  private static boolean isConfiguration(Source source) {
    return ConfiguredFacts.isConfiguration(source.name());
  }

  private List<Source> sources(Piped piped) {
    return Archive.isArchive(piped)
        ? unpack(piped.name(), () -> Archive.read(piped))
        : List.of(new Source(piped.name(), () -> TextFiles.text(piped.bytes(), piped.name())));
  }

  /**
   * A file that is to be read.
   *
   * @param name as messages show it
   * @param opener reads it
   */
  private record Source(String name, Opener opener) {

    static Source of(Path path) {
      String name = HostFolders.name(path);
      return new Source(name, () -> TextFiles.read(path, name));
    }
  }

  /** Reads one file. */
  private interface Opener {
    DumpFile open() throws UnreadableException;
  }

  /** Reads an archive. */
  private interface Unpacker {
    Archive.Content unpack() throws UnreadableException;
  }

  private List<Path> filesBelow(Path folder, Predicate<Path> excluded) {
    List<Path> files = HostFolders.files(folder, excluded);
    if (files.size() <= HostFolders.MOST_FILES) {
      return files;
    }
    String more = "holds more than " + HostFolders.MOST_FILES + " files; the rest is not read";
    unreadable(HostFolders.name(folder), more);
    return files.subList(0, HostFolders.MOST_FILES);
  }

  private List<Source> unpack(String name, Unpacker unpacker) {
    List<Source> sources = new ArrayList<>();
    try {
      Archive.Content content = unpacker.unpack();
      for (Archive.Member member : content.members()) {
        String file = name + "/" + member.name();
        sources.add(new Source(file, () -> member.text(file)));
      }
      for (String member : content.refused()) {
        unreadable(name, "has a member that would leave it: " + Quote.of(member));
      }
    } catch (UnreadableException e) {
      unreadable(name, e.getMessage());
    }
    return sources;
  }

  private void unreadable(String name, String why) {
    facts.add(new Problem(Problem.Kind.UNREADABLE, name + " " + why, name, Optional.empty()));
  }

  /** Reads a host from text that is already in memory. */
  public static Host readText(String name, List<DumpFile> files) {
    HostReader reader = new HostReader();
    reader.vuurmuur.find(files.stream().map(DumpFile::name).toList());
    files.forEach(reader::readText);
    return reader.host(name);
  }

  private Host host(String name) {
    tree.end(facts);
    scripts.forEach(this::readScript);
    vuurmuur.end(present, facts, rulesets);
    RoutedAddresses.fill(facts);
    ConfiguredFacts.fill(facts, configured);
    new Inference(facts).run();
    configured.problems().forEach(facts::add);
    refusals.tell(present, facts);
    provenance.tell(facts);
    Collections.sort(inputs);
    return facts.host(name, rulesets.all(), present, inputs);
  }

  private void read(Source source) {
    String name = source.name();
    if (NO_DUMPS.contains(DumpFile.baseName(name))) {
      inputs.add(new Input(name, DumpKind.UNRECOGNISED, 1, 0, 0));
      return;
    }
    try {
      readText(source.opener().open());
    } catch (UnreadableException e) {
      unreadable(name, e.getMessage());
    }
  }

  private void readText(DumpFile file) {
    if (vuurmuur.take(file)) {
      present.add(DumpKind.VUURMUUR);
      inputs.add(new Input(file.name(), DumpKind.VUURMUUR, 1, file.lines(), file.lines()));
      return;
    }
    Optional<DumpKind> value = tree.take(file, facts);
    if (value.isPresent()) {
      present.add(value.get());
      inputs.add(new Input(file.name(), value.get(), 1, 1, 1));
      return;
    }
    KindDetector.Layout layout = KindDetector.detect(file);
    leftOut(layout.elsewhere(), "of a container or another network namespace, and left out");
    if (layout.dumps().isEmpty()) {
      readNothing(file);
      return;
    }
    provenance.read(file);
    layout.dumps().forEach(this::readStretch);
    leftOut(layout.foreign(), "no part of a dump and left out");
  }

  private void leftOut(List<Stretch> texts, String why) {
    for (Stretch text : texts) {
      String lines = text.lines() == 1 ? "this line is " : "these " + text.lines() + " lines are ";
      facts.problem(
          Problem.Kind.FOREIGN_TEXT, Origin.ofLine(text.file(), text.first()), lines + why);
    }
  }

  /**
   * A file without a dump. Nothing is what ebtables-save prints on most hosts, those where no table
   * was ever asked for; its name alone can tell then.
   */
  private void readNothing(DumpFile file) {
    DumpKind kind = DumpKind.UNRECOGNISED;
    if (file.lines() == 0 && DumpFile.baseName(file.name()).startsWith("ebtables")) {
      kind = DumpKind.EBTABLES_SAVE;
      present.add(kind);
    }
    inputs.add(new Input(file.name(), kind, 1, file.lines(), 0));
  }

  private void readStretch(Stretch stretch) {
    Stretch known = Kinds.refine(stretch);
    present.add(known.kind());
    provenance.read(known);
    if (known.kind() == DumpKind.IPTABLES_SCRIPT) {
      scripts.add(known);
      return;
    }
    boolean planned = known.kind() == DumpKind.IFUPDOWN || known.kind() == DumpKind.NETWORKD;
    Facts target = planned ? configured : facts;
    if (rulesets.takes(known.kind())) {
      rulesets.read(known);
    } else {
      Readers.forStretch(known)
          .ifPresentOrElse(reader -> reader.read(known, target), () -> refusals.add(known));
    }
    took(known, target);
  }

  private void readScript(Stretch script) {
    ScriptReader.Result result = ScriptReader.read(script.file(), facts::add);
    result.rulesets().forEach(rules -> rulesets.add(rules, script));
    result.sysctls().forEach(facts::add);
    took(script, facts);
  }

  private void took(Stretch known, Facts target) {
    int misunderstood = target.takeMisunderstood(known);
    inputs.add(
        new Input(
            known.file().name(),
            known.kind(),
            known.first(),
            known.lines(),
            Math.max(0, known.lines() - misunderstood)));
  }
}
