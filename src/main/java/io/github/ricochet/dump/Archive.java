package io.github.ricochet.dump;

import io.github.ricochet.dump.TextFiles.UnreadableException;
import io.github.ricochet.host.DumpFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads a tar archive, packed with gzip or not, as ricochet-collect and sosreport make them.
 * Nothing is written to disk; what an archive may unpack to is bounded, and members whose names
 * would leave the archive are left out. The format is POSIX ustar with the long names of GNU tar
 * and pax.
 */
final class Archive {

  /** The most bytes that all members of an archive may have together: 512 MiB. */
  static final long LARGEST_ARCHIVE = 512L << 20;

  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 1 << 16;

  private final InputStream in;
  private final List<Member> members = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private long total;

  private Archive(InputStream in) {
    this.in = in;
  }

  /** A file in an archive. */
  static final class Member {

    private final String name;
    private final byte[] bytes;

    private Member(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    /** Its path in the archive, relative. */
    String name() {
      return name;
    }

    /** Its content as the text of a file that messages call {@code file}. */
    DumpFile text(String file) throws UnreadableException {
      return TextFiles.text(bytes, file);
    }
  }

  /**
   * What an archive holds.
   *
   * @param members its regular files, in order
   * @param refused the names of those that would leave the archive
   */
  record Content(List<Member> members, List<String> refused) {}

  /** Whether a file is a tar archive, by its content. */
  static boolean isArchive(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = open(Files.newInputStream(file))) {
      return isTar(in.readNBytes(BLOCK));
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether what was piped in is one. */
  static boolean isArchive(Piped piped) {
    try (InputStream in = open(piped.open())) {
      return isTar(in.readNBytes(BLOCK));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isTar(byte[] block) {
    return block.length == BLOCK
        && new String(block, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  private static InputStream open(InputStream raw) throws IOException {
    InputStream in = new BufferedInputStream(raw);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in) : in;
  }

  /** Reads the whole archive. */
  static Content read(Path file) throws UnreadableException {
    return read(() -> Files.newInputStream(file));
  }

  /** Reads the whole archive that was piped in. */
  static Content read(Piped piped) throws UnreadableException {
    return read(piped::open);
  }

  /** Opens what holds the archive. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private static Content read(Opener opener) throws UnreadableException {
    try (InputStream in = open(opener.open())) {
      Archive archive = new Archive(in);
      archive.readAll();
      return new Content(archive.members, archive.refused);
    } catch (EOFException e) {
      throw new UnreadableException("ends before its end; copy the archive again");
    } catch (IOException e) {
      throw new UnreadableException(
          "is a damaged archive: " + Quote.of(String.valueOf(e.getMessage())));
    }
  }

  private void readAll() throws IOException, UnreadableException {
    String longName = null;
    for (byte[] header = block(); header.length > 0 && header[0] != 0; header = block()) {
      long size = size(header);
      switch (header[156]) {
        case 'L' -> longName = text(content(size, LONGEST_NAME));
        case 'x' -> longName = paxPath(text(content(size, LONGEST_NAME)), longName);
        case '0', 0 -> {
          take(longName == null ? name(header) : longName, size);
          longName = null;
        }
        default -> {
          skip(size);
          longName = null;
        }
      }
    }
  }

  private void take(String name, long size) throws IOException, UnreadableException {
    String path = name.startsWith("./") ? name.substring(2) : name;
    if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
      refused.add(path);
      skip(size);
    } else {
      members.add(new Member(path, content(size, TextFiles.LARGEST_FILE)));
    }
    if (members.size() > HostFolders.MOST_FILES) {
      throw new UnreadableException("holds more than " + HostFolders.MOST_FILES + " files");
    }
  }

  private byte[] content(long size, int most) throws IOException, UnreadableException {
    total += size;
    if (size > most || total > LARGEST_ARCHIVE) {
      throw new UnreadableException(
          "unpacks to more than is read: "
              + (TextFiles.LARGEST_FILE >> 20)
              + " MiB a file, "
              + (LARGEST_ARCHIVE >> 20)
              + " MiB in all");
    }
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    in.skipNBytes(padding(size));
    return bytes;
  }

  private void skip(long size) throws IOException, UnreadableException {
    total += size;
    if (total > LARGEST_ARCHIVE) {
      throw new UnreadableException("unpacks to more than " + (LARGEST_ARCHIVE >> 20) + " MiB");
    }
    in.skipNBytes(size + padding(size));
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  /** The next header; empty at the end of the file, which tar may cut short. */
  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    if (block.length > 0 && block[0] != 0 && !isTar(block)) {
      throw new IOException(block.length < BLOCK ? "a header is cut off" : "no tar header");
    }
    return block.length < BLOCK ? new byte[0] : block;
  }

  private static String name(byte[] header) {
    String name = field(header, 0, 100);
    String prefix = field(header, 345, 155);
    // GNU tar has other things in the place of ustar's prefix.
    boolean posix = header[262] == 0;
    return posix && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  private static long size(byte[] header) throws IOException {
    try {
      return Long.parseLong(field(header, 124, 12).strip(), 8);
    } catch (NumberFormatException e) {
      throw new IOException("no size in a header", e);
    }
  }

  private static String field(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return field(bytes, 0, bytes.length);
  }

  /** The path of an extended header: lines of {@code LENGTH path=NAME}. */
  private static String paxPath(String records, String otherwise) {
    return records
        .lines()
        .filter(line -> line.contains(" path="))
        .map(line -> line.substring(line.indexOf(" path=") + " path=".length()))
        .findFirst()
        .orElse(otherwise);
  }
}
