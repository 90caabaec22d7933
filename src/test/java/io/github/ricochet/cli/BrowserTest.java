package io.github.ricochet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpServer;
import io.github.ricochet.cli.Chromium.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The web page in a real Chromium ({@code mvn test -Pbrowser}): Debian's package, or the program
 * that {@code RICOCHET_CHROMIUM} names. Pictures of it are left in {@code target/browser}.
 */
@Tag("browser")
class BrowserTest {

  private static final Path AXE = Path.of(".ci/npm/node_modules/axe-core/axe.min.js");
  private static final Path MERMAID = Path.of(".ci/npm/node_modules/mermaid/dist/mermaid.min.js");
  private static final Path PICTURES = Path.of("target/browser");
  private static final int MEGABYTE = 1 << 20;

  /** Of pictures, in pixels. */
  private static final int HEIGHT = 6_000;

  @TempDir static Path temp;

  private static Chromium chromium;

  @BeforeAll
  static void startBrowser() throws IOException {
    Optional<Path> program = Chromium.installed();
    if (program.isEmpty()) {
      System.out.println("skipped: no chromium on the PATH, and RICOCHET_CHROMIUM names none");
    }
    assumeTrue(program.isPresent(), "no chromium");
    chromium = Chromium.start(program.get(), temp.resolve("profile"));
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void newPage() {
    chromium.newPage();
  }

  private static Path report(String... hosts) throws IOException {
    List<String> words = new ArrayList<>(List.of("lint", "--format", "html"));
    words.addAll(List.of(hosts));
    Path file = Files.createTempFile(temp, "report", ".html");
    return Files.writeString(file, Run.of(words.toArray(String[]::new)).out());
  }

  private static String open(String... hosts) throws IOException {
    String url = report(hosts).toUri().toString();
    chromium.open(url);
    return url;
  }

  /** Whatever went wrong, or was asked for, beside the page itself. */
  private static List<String> noise(String url) {
    List<String> noise = new ArrayList<>();
    for (Event event : chromium.events()) {
      JsonObject params = event.params();
      switch (event.method()) {
        case "Network.requestWillBeSent" -> {
          String asked = params.getAsJsonObject("request").get("url").getAsString();
          if (!asked.equals(url)) {
            noise.add(asked);
          }
        }
        case "Log.entryAdded", "Runtime.exceptionThrown", "Page.javascriptDialogOpening" ->
            noise.add(params.toString());
        case "Runtime.consoleAPICalled" -> noise.add(params.toString());
        default -> {}
      }
    }
    return noise;
  }

  /** Whether an element is seen. */
  private static boolean seen(String selector) {
    return chromium
        .eval("[...document.querySelectorAll('" + selector + "')].some(e => e.checkVisibility())")
        .getAsBoolean();
  }

  private static String text(String selector) {
    return chromium
        .eval(
            "[...document.querySelectorAll('"
                + selector
                + "')].filter(e => e.checkVisibility()).map(e => e.textContent).join('\\n')")
        .getAsString();
  }

  @Test
  void loadsWithNothingToComplainOfAndAsksForNothing() throws IOException {
    String url = open("samples/tika", "samples/tika-hairpin");

    assertThat(noise(url)).isEmpty();
    assertThat(chromium.eval("performance.getEntriesByType('resource').length").getAsInt())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"light, 1200", "dark, 1200", "light, 380", "dark, 380"})
  void isAccessible(String scheme, int width) throws IOException {
    boolean there = Files.exists(AXE);
    if (!there) {
      System.out.println("skipped: no " + AXE + " (npm ci --prefix .ci/npm)");
    }
    assumeTrue(there, "no axe-core");
    chromium.size(width, 900);
    chromium.scheme(scheme);
    open("samples/tika", "samples/tika-hairpin");
    chromium.shoot(PICTURES.resolve(scheme + "-" + width + ".png"), HEIGHT);
    chromium.eval("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    chromium.eval(
        "document.querySelectorAll('.finding').forEach(f => { f.style.contentVisibility = 'visible'; })");
    chromium.awaitTrue("document.querySelector('.grid td')");
    chromium.eval(Files.readString(AXE) + ";0");

    JsonArray violations =
        chromium
            .eval(
                "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200) + ' ' + n.failureSummary)]))")
            .getAsJsonArray();

    assertThat(violations.asList()).isEmpty();
    nothingButPicturesAndTablesScrollsSideways();
  }

  private static void nothingButPicturesAndTablesScrollsSideways() {
    assertThat(chromium.eval("document.documentElement.scrollWidth - innerWidth").getAsInt())
        .as("pixels that the page is wider than its window")
        .isNotPositive();
  }

  @Test
  void thePictureShowsTheBridgeThePortAndTheDrop() throws IOException {
    open("samples/tika");

    assertThat(text("#host1-f1 .view .pic")).contains("br-lxc", "v-web", "should_deliver: lost");
    assertThat(seen("#host1-f1 .pic .cross")).isTrue();
    assertThat(seen("#host1-f1 .pic .port.fault")).isTrue();
    assertThat(text("#host1-f1 .hops .lost")).contains("where hairpin is off");
  }

  @Test
  void choosingARemedyRedrawsTheWay() throws IOException {
    open("samples/tika");

    chromium.click("#host1-f1 .pick1");

    assertThat(text("#host1-f1 .view figcaption"))
        .contains("With remedy 1")
        .doesNotContain("As it is");
    assertThat(seen("#host1-f1 .pic .track.answer")).isTrue();
    assertThat(seen("#host1-f1 .pic .track.before")).isTrue();
    assertThat(text("#host1-f1 .view .pic")).contains("hairpin on");
    assertThat(seen("#host1-f1 .hops .lost")).isFalse();
    chromium.shoot(PICTURES.resolve("remedy.png"), HEIGHT);
  }

  @Test
  void pointingAtAStepMarksItsPlaceAndTheOtherWayRound() throws IOException {
    open("samples/tika");
    String opacity =
        "getComputedStyle(document.querySelector('#host1-f1 .view0 .pic .track.h%d')).opacity";

    chromium.eval("document.querySelector('#host1-f1 .view0 .s3 a').focus()");
    chromium.awaitTrue(String.format(opacity, 2) + " < 0.5");
    assertThat(chromium.eval(String.format(opacity, 3)).getAsString()).isEqualTo("1");

    chromium.eval("document.activeElement.blur()");
    chromium.click("#host1-f1 .view0 .pic .badge.h2");
    assertThat(chromium.eval("document.activeElement.closest('li').className").getAsString())
        .contains("s2");
  }

  @Test
  void theKeyboardAloneSuffices() throws IOException {
    open("samples/tika");

    tabTo(".pick0");
    chromium.press("ArrowDown");
    assertThat(seen("#host1-f1 .view1")).isTrue();
    tabTo(".view1 .hops a");
    assertThat(chromium.eval("getComputedStyle(document.activeElement).outlineStyle").getAsString())
        .isEqualTo("solid");
    tabTo(".copyable button");
    chromium.press("Enter");
    chromium.awaitTrue("/Copied|Selected/.test(document.getElementById('copied').textContent)");
    tabTo(".all summary");
    chromium.press("Enter");
    chromium.awaitTrue("document.querySelector('.grid td')");
    tabTo(".grid td");
    chromium.press("End");
    assertThat(text(".detail")).contains("the host itself → 192.0.2.1:80-81/tcp");
    chromium.press("Enter");
    assertThat(chromium.eval("document.activeElement.getAttribute('href')").getAsString())
        .startsWith("#host1-f");
  }

  /** Presses Tab until the element that has the focus is one of these. */
  private static void tabTo(String selector) {
    for (int i = 0; i < 300; i++) {
      chromium.press("Tab");
      if (chromium.eval("document.activeElement.matches('" + selector + "')").getAsBoolean()) {
        return;
      }
    }
    throw new AssertionError("no way to " + selector + " by Tab");
  }

  @Test
  void withoutScriptsItTellsTheStoryAllTheSame() throws IOException {
    chromium.call("Emulation.setScriptExecutionDisabled", "value", true);
    open("samples/tika");
    int root = chromium.call("DOM.getDocument").getAsJsonObject("root").get("nodeId").getAsInt();
    assertThat(isDrawn(root, "#host1-f1 .view0 .pic .cross")).isTrue();
    assertThat(isDrawn(root, "#host1-f1 .view1")).isFalse();
    assertThat(isDrawn(root, ".all")).isFalse();
    assertThat(isDrawn(root, "tbody td.reach-lost")).isTrue();

    int radio = node(root, "#host1-f1 .pick1");
    chromium.call("DOM.scrollIntoViewIfNeeded", "nodeId", radio);
    JsonArray box =
        chromium
            .call("DOM.getBoxModel", "nodeId", radio)
            .getAsJsonObject("model")
            .getAsJsonArray("content");
    chromium.click(box.get(0).getAsDouble() + 3, box.get(1).getAsDouble() + 3);

    assertThat(isDrawn(root, "#host1-f1 .view1 .pic .track.answer")).isTrue();
    assertThat(isDrawn(root, "#host1-f1 .view0")).isFalse();
  }

  private static int node(int root, String selector) {
    return chromium
        .call("DOM.querySelector", "nodeId", root, "selector", selector)
        .get("nodeId")
        .getAsInt();
  }

  private static boolean isDrawn(int root, String selector) {
    try {
      chromium.call("DOM.getBoxModel", "nodeId", node(root, selector));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Test
  void aThousandServicesAreSmallAndAnswerWhileTheyLoad() throws Exception {
    byte[] page =
        ManyServices.page(temp.resolve("many"), 1_000, 500).getBytes(StandardCharsets.UTF_8);
    assertThat(page.length).isLessThan(5 * MEGABYTE);
    CountDownLatch clicked = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(page, 0, page.length / 4);
            body.flush();
            clicked.await(60, TimeUnit.SECONDS);
            body.write(page, page.length / 4, page.length - page.length / 4);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      chromium.go("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      chromium.awaitTrue("document.querySelector('#host1-f1 .view1')");
      long start = System.nanoTime();
      chromium.click("#host1-f1 .pick1");
      assertThat(seen("#host1-f1 .view1")).isTrue();
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertThat(chromium.eval("document.readyState").getAsString()).isEqualTo("loading");
      System.out.println(
          "a page of "
              + page.length
              + " bytes answers a click after "
              + millis
              + " ms while it loads");
      assertThat(millis).isLessThan(2_000);
      clicked.countDown();
      chromium.awaitTrue("document.readyState === 'complete'");
    } finally {
      clicked.countDown();
      server.stop(0);
    }
    theGridScrollsSmoothly();
    nothingButPicturesAndTablesScrollsSideways();
  }

  /** Each picture of a scroll through all services and sources is made in time. */
  private static void theGridScrollsSmoothly() throws IOException {
    chromium.click(".all summary");
    chromium.awaitTrue("document.querySelectorAll('.grid td').length > 20");
    JsonElement frames =
        chromium.eval(
            """
            (async () => {
              const grid = document.querySelector('.grid');
              const frame = () => new Promise(done => requestAnimationFrame(done));
              const times = [];
              for (let i = 0; i < 60; i++) {
                const before = performance.now();
                grid.scrollTop = i * 480;
                grid.scrollLeft = i * 1100;
                await frame();
                await frame();
                times.push(performance.now() - before);
              }
              times.sort((a, b) => a - b);
              return [times[30], times[56], document.querySelectorAll('.grid td').length];
            })()
            """);
    System.out.println(
        "two frames of the grid take, half and 95 of 100 of the time at most, and cells are there: "
            + frames);
    assertThat(frames.getAsJsonArray().get(0).getAsDouble()).isLessThan(100);
    assertThat(frames.getAsJsonArray().get(2).getAsInt()).isLessThan(600);
    chromium.eval(
        "document.querySelector('.grid').scrollTop = 1e9; document.querySelector('.grid').scrollLeft = 1e9");
    chromium.awaitTrue(
        "document.querySelector('.grid tbody tr:last-child th').textContent.includes(':1999/tcp')");
    assertThat(text(".grid thead th:last-child")).contains("the host itself");
    chromium.eval(
        "const s = document.querySelectorAll('.all input[type=search]')[0]; s.value = ':1500/tcp'; s.dispatchEvent(new Event('input'))");
    chromium.awaitTrue("document.querySelectorAll('.grid tbody tr').length === 1");
    chromium.shoot(PICTURES.resolve("many.png"), HEIGHT);
  }

  /** What a ticket shows of {@code trace --format mermaid}: Mermaid itself draws it. */
  @Test
  void mermaidDrawsATrace() throws IOException {
    boolean there = Files.exists(MERMAID);
    if (!there) {
      System.out.println("skipped: no " + MERMAID + " (npm ci --prefix .ci/npm)");
    }
    assumeTrue(there, "no mermaid");
    chromium.open("about:blank");
    chromium.eval(Files.readString(MERMAID) + ";mermaid.initialize({startOnLoad: false});0");

    String drawn = drawnByMermaid("samples/tika");
    assertThat(drawn).contains("10.0.0.2 -> 192.0.2.1:80/tcp", "port v-web", "bridge br-lxc");
    assertThat(drawn)
        .contains("destination 192.0.2.1:80 \u2192 10.0.0.2:80", "should_deliver: lost");

    Path hostile = HostileDumpTest.makeHost(Files.createDirectory(temp.resolve("hostile-mermaid")));
    assertThat(drawnByMermaid(hostile.toString())).contains("should_deliver: lost");
    assertThat(
            chromium.eval("document.querySelectorAll('script, img, [onload]').length").getAsInt())
        .isZero();
  }

  /** The text of Mermaid's picture of a packet that the host's container sends to itself. */
  private static String drawnByMermaid(String host) {
    String trace =
        Run.of(
                "trace",
                host,
                "--from",
                "10.0.0.2",
                "--to",
                "192.0.2.1:80/tcp",
                "--format",
                "mermaid")
            .out();
    return chromium
        .eval(
            "mermaid.render('trace', "
                + new JsonPrimitive(trace)
                + ").then(r => { document.body.innerHTML = r.svg; return document.body.textContent; })")
        .getAsString();
  }

  @Test
  void aHostileDumpRunsNoScript() throws IOException {
    Path host = HostileDumpTest.makeHost(Files.createDirectory(temp.resolve("hostile")));
    try (var files = Files.list(host)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().contains("error file")).toList()) {
        Files.writeString(
            file,
            Files.readString(file)
                .replace(
                    "]]>",
                    "\\\"><img src=x onerror=pwned=1><script>pwned=1</script><svg onload=pwned=1>"));
      }
    }

    String url = open(host.toString());
    chromium.eval("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    chromium.awaitTrue("document.querySelector('.grid td')");

    assertThat(noise(url)).isEmpty();
    assertThat(chromium.eval("typeof pwned").getAsString()).isEqualTo("undefined");
    assertThat(
            chromium
                .eval("document.querySelectorAll('img, iframe, [onload], [onerror]').length")
                .getAsInt())
        .isZero();
    assertThat(text("pre")).contains("<script>pwned=1</script>");
  }
}
