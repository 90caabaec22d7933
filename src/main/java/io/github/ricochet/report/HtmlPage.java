package io.github.ricochet.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame of a web page that stands alone: its style sheet and script are in it, and its policy
 * (Content Security Policy, Level 3) lets it load and send nothing, and run nothing but that
 * script.
 */
final class HtmlPage {

  /** So many hops of a picture are linked to their steps. */
  private static final int HOPS = 60;

  /** So many views of a finding can be chosen. */
  private static final int VIEWS = 6;

  private final Markup out;
  private final String style;
  private final String script;

  HtmlPage(Markup out) {
    this.out = out;
    style = Resources.text("html/report.css") + Resources.text("picture/picture.css") + links();
    script = Resources.text("html/report.js");
  }

  /** Steps and picture mark each other, and a remedy shows its picture, without a script. */
  private static String links() {
    StringBuilder css = new StringBuilder();
    for (int i = 1; i <= HOPS; i++) {
      String step = ".s" + i;
      String mark = ".pic .h" + i;
      css.append(
          ".view:has("
              + step
              + ":hover,"
              + step
              + ":focus-within) .pic :is(.track,.badge,.label,.cross):not(.h"
              + i
              + "){opacity:.25}\n");
      css.append(
          ".view:has("
              + mark
              + ":hover) "
              + step
              + "{background:var(--mark);color:var(--markfg)}\n");
    }
    for (int i = 0; i < VIEWS; i++) {
      css.append(".finding:has(.pick" + i + ":checked) .view:not(.view" + i + "){display:none}\n");
    }
    return css.toString();
  }

  /** Begins the page. */
  void begin(String title) {
    String policy =
        "default-src 'none'; style-src '"
            + hash(style)
            + "'; script-src '"
            + hash(script)
            + "'; base-uri 'none'; form-action 'none'";
    out.own("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head").line();
    out.leaf("meta", "charset", "utf-8").line();
    out.leaf("meta", "http-equiv", "Content-Security-Policy", "content", policy).line();
    out.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    out.leaf("meta", "name", "color-scheme", "content", "light dark").line();
    out.leaf("meta", "name", "referrer", "content", "no-referrer").line();
    out.element("title", title).line();
    out.open("style").own(style).closeLine();
    out.closeLine().open("body").line();
    out.element("a", "To the findings", "class", "skip", "href", "#main").line();
  }

  /** Ends the page. */
  void end() {
    out.element("p", "", "id", "copied", "class", "skip", "role", "status").line();
    out.open("script").own(script).closeLine();
    out.closeLine().closeLine();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
